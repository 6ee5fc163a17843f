// The journal of the SQLite store: what is in it counts as written, for everyone who reads, and is folded exactly once.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/result';
import { verifyChain } from '../../../server/store/audit-chain.ts';
import { DATABASE } from '../../../server/store/backup.ts';
import { writeCopy } from '../../../server/store/copy-database.ts';
import type { ConflictRow, ReportStore } from '../../../server/store/report-store.ts';
import { openSqliteStore, readSqliteStore } from '../../../server/store/sqlite-store.ts';
import { AT, addReport, begin, change, edit, LATER } from '../../contract/store-fixture.ts';
import { temporaryFolder } from '../../world.ts';

const openFile = (file: string): ReportStore => {
  const opened = openSqliteStore(file);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

/** Reports r1 and r2, and in the journal two commits: new client ids, changes, a conflict. */
const begun = async (): Promise<{ readonly store: ReportStore; readonly file: string }> => {
  const file = join(temporaryFolder(), DATABASE);
  const store = await begin({ open: () => openFile(file) });
  await addReport(store, 'r2', 2024);
  const typed = (value: number) => change('requests/new/natural', value === 2 ? null : String(value - 1), String(value));
  await store.append([
    edit('r1', 2, { after: 1, clients: [11], changes: [typed(2)] }),
    edit('r2', 3, { author: 'bert', clients: [12], at: LATER, conflicts: [conflict] }),
    edit('r1', 4, { author: 'bert', clients: [13], changes: [typed(3)] }),
  ]);
  await store.append([edit('r1', 5, { after: 3, changes: [typed(4)], at: LATER })]);
  return { store, file };
};

const conflict: ConflictRow = {
  id: 'c1',
  report: 'r2',
  place: 'requests/new/natural',
  values: [{ person: 'anna', name: '安娜', value: '3', at: AT }],
  openedAt: LATER,
  resolvedBy: null,
  resolvedAt: null,
};

/** Everything the port says of both reports. */
const contentOf = async (store: ReportStore) => ({
  loaded: [await store.load('r1'), await store.load('r2')],
  audit: [await store.audit('r1'), await store.audit('r2'), await store.audit('r1', 2, 1)],
  heads: [await store.auditHead('r1'), await store.auditHead('r2')],
  conflicts: [await store.openConflicts('r2'), await store.conflict('r2', 'c1')],
  rows: [await store.rowsAfter('r1', 2), await store.reports(), await store.report('r2'), await store.reportsOf('anna')],
});

const rowsOf = (file: string, table: string): number => {
  const db = new Database(file, { readonly: true });
  const count = Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  db.close();
  return count;
};

const copyOf = (file: string): string => {
  const copy = join(temporaryFolder(), DATABASE);
  for (const suffix of ['', '-wal']) copyFileSync(`${file}${suffix}`, `${copy}${suffix}`);
  return copy;
};

describe('the journal', () => {
  test('holds a commit as one row, until somebody reads a report it is about', async () => {
    const { store, file } = await begun();
    expect([rowsOf(file, 'journal'), rowsOf(file, 'updates'), rowsOf(file, 'audit')]).toEqual([2, 2, 0]);
    expect((await store.load('r1'))?.updates.map(({ seq, author, update }) => [seq, author, update[0]])).toEqual([
      [1, 'anna', 1],
      [2, 'anna', 2],
      [3, 'bert', 4],
      [4, 'anna', 5],
    ]);
    expect([rowsOf(file, 'journal'), rowsOf(file, 'updates'), rowsOf(file, 'audit')]).toEqual([0, 6, 3]);
    await store.close();
  });

  test('of a server that was killed is folded by the next one, and a second time changes nothing', async () => {
    const { store, file } = await begun();
    const killed = copyOf(file);
    const expected = await contentOf(store);
    const next = openFile(killed);
    expect(rowsOf(killed, 'journal')).toBe(0);
    expect(await contentOf(next)).toEqual(expected);
    await next.close();
    const again = openFile(killed);
    expect(await contentOf(again)).toEqual(expected);
    expect(await again.append([edit('r1', 6, { after: 4 })])).toEqual([5]);
    await again.close();
    await store.close();
  });

  test('is read by those who may only read as if it were folded, and stays as it is', async () => {
    const { store, file } = await begun();
    const reader = must(readSqliteStore(file), 'a reader');
    if (!reader.ok) throw new Error(reader.error.key);
    const beside = await contentOf(reader.value.store);
    expect(rowsOf(file, 'journal')).toBe(2);
    expect(beside).toEqual(await contentOf(store));
    const [rows] = beside.audit;
    expect(verifyChain('r1', must(rows, 'rows'), must(beside.heads[0], 'head'))).toEqual({ ok: true, value: true });
    reader.value.close();
    await store.close();
  });

  test('[foreign-client] knows whose client ids stand in it only', async () => {
    const { store } = await begun();
    await expect(store.append([edit('r1', 6, { author: 'bert', clients: [11] })])).rejects.toThrow('belongs to another person');
    expect(await store.append([edit('r1', 6, { clients: [11, 14] }), edit('r2', 7, { clients: [11] })])).toEqual([5, 3]);
    await expect(store.append([edit('r1', 8, { clients: [15] }), edit('r1', 9, { author: 'bert', clients: [15] })])).rejects.toThrow();
    expect([...must(await store.load('r1'), 'r1').owners].sort(([a], [b]) => a - b)).toEqual([
      [7, 'anna'],
      [11, 'anna'],
      [13, 'bert'],
      [14, 'anna'],
    ]);
    await store.close();
  });

  test('an edit left out for being behind stays out of it, and so do those after it', async () => {
    const { store } = await begun();
    const behind = [edit('r1', 6, { after: 3 }), edit('r1', 7), edit('r1', 8, { after: 5 })];
    expect(await store.append(behind)).toEqual([null, 5, null]);
    expect((await store.load('r1'))?.updates.map(({ update }) => update[0])).toEqual([1, 2, 4, 5, 7]);
    await store.close();
  });

  test('a snapshot, a large edit and small ones follow each other in any order', async () => {
    const { store, file } = await begun();
    const changes = Array.from({ length: 200 }, (_, index) => change('requests/new/natural', String(index), String(index + 1)));
    expect(await store.append([edit('r1', 6, { changes }), edit('r2', 7)])).toEqual([5, 3]);
    expect(rowsOf(file, 'journal')).toBe(0);
    expect(await store.append([edit('r1', 8)])).toEqual([6]);
    await store.compact('r1', 6, Uint8Array.of(42));
    expect(await store.append([edit('r1', 9, { changes: changes.slice(0, 1) })])).toEqual([7]);
    const loaded = must(await store.load('r1'), 'r1');
    expect([loaded.seq, loaded.snapshot?.seq, loaded.updates.map(({ update }) => update[0])]).toEqual([7, 6, [9]]);
    expect(verifyChain('r1', await store.audit('r1'), await store.auditHead('r1'))).toEqual({ ok: true, value: true });
    await store.close();
  });

  test('two connections that both write to one file number every edit once', async () => {
    const { store, file } = await begun();
    const other = openFile(file);
    expect(await other.append([edit('r1', 6, { clients: [21] })])).toEqual([5]);
    expect(await store.append([edit('r1', 7)])).toEqual([6]);
    expect(await store.append([edit('r1', 8)])).toEqual([7]);
    await expect(store.append([edit('r1', 9, { author: 'bert', clients: [21] })])).rejects.toThrow('belongs to another person');
    expect(await other.append([edit('r1', 9, { after: 5 })])).toEqual([null]);
    expect(await other.append([edit('r1', 9, { after: 7 })])).toEqual([8]);
    await other.close();
    expect((await store.load('r1'))?.updates.map(({ update }) => update[0])).toEqual([1, 2, 4, 5, 6, 7, 8, 9]);
    await store.close();
  });

  test('is in a copy made while the server runs, as a backup makes it', async () => {
    const { store, file } = await begun();
    const target = join(temporaryFolder(), DATABASE);
    const reader = must(readSqliteStore(file), 'a reader');
    if (!reader.ok) throw new Error(reader.error.key);
    reader.value.db.exec('COMMIT');
    writeCopy(reader.value.db, target);
    reader.value.close();
    const copy = openFile(target);
    expect(await contentOf(copy)).toEqual(await contentOf(store));
    await copy.close();
    await store.close();
  });
});
