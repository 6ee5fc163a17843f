// Storage in one SQLite file: write-ahead log, every commit on disk before it returns. The embedded default.
import Database from 'better-sqlite3';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { migrate } from './migrations/migrate.ts';
import type { Append, ReportStore } from './report-store.ts';
import { foreignClient, noSuchReport } from './report-store.ts';
import { createSqlitePeople } from './sqlite-people.ts';
import { createSqliteReports } from './sqlite-reports.ts';

/** Opens or creates the file, or says in a sentence why it cannot. */
export const openSqliteStore = (file: string): Result<ReportStore, Message> => {
  let db: Database.Database;
  try {
    db = new Database(file, { timeout: BUSY_MILLISECONDS });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
  } catch (error) {
    return err(message('server.start.dataUnreadable', { file, reason: error instanceof Error ? error.message : String(error) }));
  }
  const migrated = migrate(db);
  if (!migrated.ok) {
    db.close();
    return migrated;
  }
  return ok(storeOn(db));
};

const storeOn = (db: Database.Database): ReportStore => {
  const log = createLog(db);
  // One immediate transaction: everything or nothing, and the lock is taken before the first read.
  const inOneCommit = <T>(work: () => T): T => db.transaction(work).immediate();
  return {
    append: async (edits) => inOneCommit(() => edits.map(log.put)),
    compact: async (report, seq, snapshot) => inOneCommit(() => log.compact(report, seq, snapshot)),
    ...createSqliteReports(db, log.put, inOneCommit),
    ...createSqlitePeople(db),
    ping: async () => {
      db.prepare('SELECT 1').get();
    },
    close: async () => {
      db.close();
    },
  };
};

const createLog = (db: Database.Database) => {
  const nextSeq = db
    .prepare<[string, string], number>('UPDATE reports SET seq = seq + 1, updated_at = ? WHERE id = ? RETURNING seq')
    .pluck();
  const addUpdate = db.prepare<[string, number, string, Uint8Array]>('INSERT INTO updates (report, seq, author, data) VALUES (?, ?, ?, ?)');
  const addClient = db.prepare<[string, number, string]>(
    'INSERT INTO clients (report, client, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const clientOwner = db.prepare<[string, number], string>('SELECT person FROM clients WHERE report = ? AND client = ?').pluck();
  const addChange = db.prepare<[string, number, string, string, string, string | null, string | null, string]>(
    'INSERT INTO audit (report, seq, at, person, place, before, after, how) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const setSnapshot = db.prepare<[string, number, Uint8Array]>(
    `INSERT INTO snapshots (report, seq, data) VALUES (?, ?, ?)
     ON CONFLICT (report) DO UPDATE SET seq = excluded.seq, data = excluded.data WHERE excluded.seq > seq`,
  );
  const dropUpdates = db.prepare<[string, number]>('DELETE FROM updates WHERE report = ? AND seq <= ?');
  return {
    put: ({ report, update, author, at, clients, changes }: Append): number => {
      const seq = nextSeq.get(at, report);
      if (seq === undefined) throw noSuchReport(report);
      addUpdate.run(report, seq, author, update);
      for (const client of clients) {
        if (addClient.run(report, client, author).changes === 0 && clientOwner.get(report, client) !== author) {
          throw foreignClient(report, client);
        }
      }
      for (const { place, before, after, how } of changes) addChange.run(report, seq, at, author, place, before, after, how);
      return seq;
    },
    compact: (report: string, seq: number, snapshot: Uint8Array): void => {
      if (setSnapshot.run(report, seq, snapshot).changes > 0) dropUpdates.run(report, seq);
    },
  };
};

const BUSY_MILLISECONDS = 5000;
