// The part of the PostgreSQL store that writes and reads the log of updates, with the audit rows of each. Used by open-postgres.ts.
import { CompiledQuery, type Kysely, sql } from 'kysely';
import { DatabaseError } from 'pg';
import type { Append, LogRow, LogStore } from '../report-store.ts';
import { foreignClient, noSuchReport } from '../report-store.ts';
import { APPEND, APPEND_ERRORS, appendValues, type LogEnd, type ReportCommit } from './append-call.ts';
import { planCommit } from './plan-commit.ts';
import { REPORT_COLUMNS } from './postgres-reports.ts';
import type { Tables } from './tables.ts';

type Log = Pick<LogStore, 'append' | 'load' | 'rowsAfter' | 'compact'> & {
  /** Writes these edits, on this connection or inside this transaction. */
  readonly put: (on: Kysely<Tables>, edits: readonly Append[]) => Promise<readonly (number | null)[]>;
};

/** `node` names this server in the news that every commit sends to the others. */
export const createPostgresLog = (db: Kysely<Tables>, node: string): Log => {
  // Where the logs ended when last heard of: most commits need not ask. A guess, which the database checks.
  const known = new Map<string, LogEnd>();
  const learn = (report: string, end: LogEnd): void => {
    known.delete(report);
    known.set(report, end);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  };

  const endsFor = async (on: Kysely<Tables>, edits: readonly Append[]): Promise<ReadonlyMap<string, LogEnd>> => {
    const unsure = [...firstOfEach(edits)].filter(({ report, after }) => {
      const end = known.get(report);
      return !end || (after !== null && after !== end.seq);
    });
    if (unsure.length > 0) {
      const rows = await on
        .selectFrom('reports')
        .select(['id', 'seq', 'audit_count as count', 'audit_hash as hash'])
        .where(sql<boolean>`id = ANY (${unsure.map(({ report }) => report)})`)
        .execute();
      for (const { id, ...end } of rows) learn(id, end);
    }
    return known;
  };

  const send = async (on: Kysely<Tables>, commits: readonly ReportCommit[]): Promise<ReadonlySet<string>> => {
    try {
      const { rows } = await on.executeQuery(CompiledQuery.raw(APPEND, [...appendValues(node, commits)]));
      const leftOut = rows as readonly LeftOut[];
      for (const { report, to } of commits) learn(report, to);
      for (const { left_out, stands_at: seq, stands_count: count, stands_hash: hash } of leftOut) learn(left_out, { seq, count, hash });
      return new Set(leftOut.map(({ left_out }) => left_out));
    } catch (error) {
      // Whether it was written is not known, or what was known is wrong: next time the database is asked.
      for (const { report } of commits) known.delete(report);
      throw error;
    }
  };

  const put: Log['put'] = async (on, edits) => {
    if (edits.length === 0) return [];
    const { seqs, commits } = planCommit(edits, await endsFor(on, edits));
    if (commits.length === 0) return seqs;
    const leftOut = await send(on, commits);
    return leftOut.size === 0 ? seqs : edits.map(({ report }, index) => (leftOut.has(report) ? null : (seqs[index] ?? null)));
  };

  return {
    put,
    append: async (edits) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await put(db, edits);
        } catch (error) {
          // Only for edits that are written whatever the log holds; those of others never come here.
          if (codeOf(error) !== APPEND_ERRORS.movedOn || attempt >= ATTEMPTS) throw toPortError(error);
        }
      }
    },
    load: (report) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (on) => {
          const found = await on
            .selectFrom('reports')
            .select([...REPORT_COLUMNS, 'seq'])
            .where('id', '=', report)
            .executeTakeFirst();
          if (!found) return null;
          const { seq, ...row } = found;
          const base = await on.selectFrom('snapshots').select(['seq', 'data']).where('report', '=', report).executeTakeFirst();
          const updates = await on
            .selectFrom('updates')
            .select(['seq', 'author', 'data as update'])
            .where('report', '=', report)
            .where('seq', '>', base?.seq ?? 0)
            .orderBy('seq')
            .execute();
          const clients = await on.selectFrom('clients').select(['client', 'person']).where('report', '=', report).execute();
          const owners = new Map(clients.map(({ client, person }) => [Number(client), person]));
          return { row, seq, snapshot: base ? { seq: base.seq, update: base.data } : null, updates, owners };
        }),
    rowsAfter: async (report, seq) => {
      // One statement, so that no snapshot can come between its two questions. Without updates there is one row with nulls.
      const { rows } = await sql<Following>`
        SELECT reports.seq AS last, snapshots.seq AS base, updates.seq, author, updates.data AS "update"
        FROM reports LEFT JOIN snapshots ON snapshots.report = reports.id
          LEFT JOIN updates ON updates.report = reports.id AND updates.seq > ${seq}
        WHERE reports.id = ${report} ORDER BY updates.seq`.execute(db);
      const [first] = rows;
      // A log that ends before it lost commits (a standby took over that had not got them all): what the caller holds is not the log's.
      if (!first || (first.base ?? 0) > seq || first.last < seq) return null;
      return rows.flatMap((row): LogRow[] => (row.seq === null ? [] : [{ seq: row.seq, author: row.author, update: row.update }]));
    },
    compact: async (report, seq, snapshot) => {
      const { rows } = await sql<{ readonly last: number }>`
        WITH last AS (SELECT seq FROM reports WHERE id = ${report}),
          written AS (
            INSERT INTO snapshots (report, seq, data) SELECT ${report}, ${seq}::integer, ${snapshot}::bytea FROM last WHERE last.seq >= ${seq}
            ON CONFLICT (report) DO UPDATE SET seq = excluded.seq, data = excluded.data WHERE excluded.seq > snapshots.seq
            RETURNING seq
          ),
          dropped AS (DELETE FROM updates USING written WHERE report = ${report} AND updates.seq <= written.seq)
        SELECT seq AS last FROM last`.execute(db);
      const [end] = rows;
      if (!end) throw noSuchReport(report);
      if (seq > end.last) throw new Error(`report ${report}: a snapshot of number ${seq}, the log ends at ${end.last}`);
    },
  };
};

type LeftOut = { readonly left_out: string; readonly stands_at: number; readonly stands_count: number; readonly stands_hash: string };

type Following = { readonly last: number; readonly base: number | null } & (
  | { readonly seq: null }
  | { readonly seq: number; readonly author: string; readonly update: Uint8Array }
);

const firstOfEach = (edits: readonly Append[]): Iterable<Append> => {
  const first = new Map<string, Append>();
  for (const edit of edits) if (!first.has(edit.report)) first.set(edit.report, edit);
  return first.values();
};

const codeOf = (error: unknown): string | undefined => (error instanceof DatabaseError ? error.code : undefined);

/** The database's own words for what the port names. */
const toPortError = (error: unknown): unknown => {
  if (!(error instanceof DatabaseError)) return error;
  if (error.code === APPEND_ERRORS.noSuchReport) return noSuchReport(error.detail ?? '');
  return error.code === APPEND_ERRORS.foreignClient ? foreignClient(error.detail ?? '', Number(error.hint)) : error;
};

const REMEMBERED = 10_000;
const ATTEMPTS = 20;
