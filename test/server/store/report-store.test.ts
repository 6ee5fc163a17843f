// The stores against their contract, and what only the SQLite one can get wrong.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import { createMemoryStore } from '../../../server/store/memory-store.ts';
import type { ReportStore } from '../../../server/store/report-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite-store.ts';
import { reportStoreContract } from '../../contract/report-store.ts';
import { temporaryFolder } from '../../world.ts';

reportStoreContract('memory', () => ({ open: createMemoryStore }));

const fileOf = new WeakMap<ReportStore, string>();
const openFile = (file: string): ReportStore => {
  const opened = openSqliteStore(file);
  if (!opened.ok) throw new Error(opened.error.key);
  fileOf.set(opened.value, file);
  return opened.value;
};

reportStoreContract('sqlite', () => ({
  open: () => openFile(join(temporaryFolder(), 'nianbao.db')),
  reopen: async (store) => {
    await store.close();
    return openFile(must(fileOf.get(store), 'its file'));
  },
}));

test('sqlite: commits are on disk before they return (WAL, synchronous FULL)', async () => {
  const file = join(temporaryFolder(), 'nianbao.db');
  const store = openFile(file);
  const db = new Database(file, { readonly: true });
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  db.close();
  await store.close();
});

test('sqlite: data of a newer program is refused and left alone', () => {
  const file = join(temporaryFolder(), 'nianbao.db');
  const db = new Database(file);
  db.pragma('user_version = 99');
  db.close();
  expect(openSqliteStore(file)).toMatchObject({ ok: false, error: { key: 'server.start.newerData', parameters: { found: 99 } } });
});

test('sqlite: a file that is no database is refused with its name', () => {
  const file = join(temporaryFolder(), 'nianbao.db');
  writeFileSync(file, 'not a database, but long enough to be looked at closely by anyone who opens it');
  expect(openSqliteStore(file)).toMatchObject({ ok: false, error: { key: 'operations.damagedPages', parameters: { file } } });
});
