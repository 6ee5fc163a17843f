// How many group commits PostgreSQL takes: one, two and three writers, each committing as fast as it is answered, as a node's committer does.
import { createLog } from '../../server/log.ts';
import { openPostgres } from '../../server/store/postgres/open-postgres.ts';
import type { Append, ReportStore } from '../../server/store/report-store.ts';
import { ask } from '../../test/server/cluster/postgres-engine.ts';
import { quantile } from '../sync/stats.ts';

export type CommitRate = {
  readonly writers: number;
  /** Edits in one commit, each of another report. */
  readonly edits: number;
  readonly commitsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Bytes an edit leaves in tables and indexes, and in the write-ahead log. */
  readonly tableBytes: number;
  readonly logBytes: number;
};

/** Measures one setting on an empty or used database. */
export const measureCommitRate = async (url: string, writers: number, edits: number, seconds: number): Promise<CommitRate> => {
  const stores = await Promise.all(Array.from({ length: writers }, (_, index) => openStore(url, `w${index}`)));
  const waits: number[] = [];
  const names = stores.map((_, writer) => Array.from({ length: edits }, (_, index) => `c${writers}-${edits}-${writer}-${index}`));
  for (const [writer, store] of stores.entries()) {
    for (const id of names[writer] ?? [])
      await store.createReport(id, { organ: '某局', year: 2025, edition: '2021' }, [], edit(id, null, 0));
  }
  const before = await sizes(url);
  const end = performance.now() + seconds * 1000;
  const write = async (store: ReportStore, ids: readonly string[]): Promise<void> => {
    let seqs: readonly (number | null)[] = ids.map(() => 1);
    for (let round = 0; performance.now() < end; round += 1) {
      const begun = performance.now();
      seqs = await store.append(ids.map((id, index) => edit(id, seqs[index] ?? null, round)));
      waits.push(performance.now() - begun);
    }
  };
  await Promise.all(stores.map((store, writer) => write(store, names[writer] ?? [])));
  for (const store of stores) await store.close();
  const after = await sizes(url);
  const written = waits.length * edits;
  return {
    writers,
    edits,
    commitsPerSecond: waits.length / seconds,
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    tableBytes: (after.tables - before.tables) / written,
    logBytes: (after.log - before.log) / written,
  };
};

const sizes = async (url: string): Promise<{ readonly tables: number; readonly log: number }> => {
  const [row] = await ask(
    url,
    `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS log, sum(pg_total_relation_size(oid))::float8 AS tables
     FROM pg_class WHERE relnamespace = 'nianbao'::regnamespace AND relkind = 'r'`,
  );
  return { tables: Number(row?.tables), log: Number(row?.log) };
};

const openStore = async (url: string, node: string): Promise<ReportStore> => {
  const opened = await openPostgres({ url, node, log: createLog('silent'), connections: 3 });
  if (!opened.ok) throw new Error(opened.error.key);
  return opened.value.store;
};

/** An edit of one cell, as long as a real one, with its audit row. */
const edit = (report: string, after: number | null, value: number): Append => ({
  report,
  update: new Uint8Array(60),
  author: 'anna',
  at: '2026-01-15T08:00:00.000Z',
  clients: [],
  conflicts: [],
  changes: [{ place: 'requests/new/natural', before: '0', after: String(value), splices: null, how: 'typed', madeAt: null }],
  after,
});
