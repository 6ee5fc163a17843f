// Storage in one SQLite file: write-ahead log, every commit on disk before it returns. The embedded default.
import Database from 'better-sqlite3';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { copyDatabase, removeDatabase, unusedName } from './copy-database.ts';
import { DATA_FORMAT, formatOf, migrate } from './migrations/migrate.ts';
import type { ReportStore } from './report-store.ts';
import { readBesideJournal } from './sqlite-beside.ts';
import { createSqliteEntry } from './sqlite-entry.ts';
import { createSqliteHistory } from './sqlite-history.ts';
import { createSqliteLog } from './sqlite-log.ts';
import { createSqliteNotices } from './sqlite-notices.ts';
import { createSqlitePeople } from './sqlite-people.ts';
import { createSqliteReports } from './sqlite-reports.ts';

export type OpenOptions = {
  /** False: no copy of data of an older format is kept (it is a copy already). */
  readonly keepOlder?: boolean;
  /** Last word on the connection: tests make the disk full or read-only with it. */
  readonly tune?: (db: Database.Database) => void;
};

/**
 * Opens or creates the file, or says in a sentence why it cannot. Data of an older format is brought to this program's; before that a copy
 * is kept beside it, named by its format.
 */
export const openSqliteStore = (file: string, { keepOlder = true, tune }: OpenOptions = {}): Result<ReportStore, Message> => {
  let db: Database.Database | null = null;
  let copy: string | null = null;
  try {
    const opened = new Database(file, { timeout: BUSY_MILLISECONDS });
    db = opened;
    opened.pragma('journal_mode = WAL');
    opened.pragma('synchronous = FULL');
    const migrated = migrate(opened, (format) => {
      if (!keepOlder) return;
      copy = unusedName(`${file}.format-${format}`);
      copyDatabase(opened, copy);
    });
    tune?.(opened);
    if (migrated.ok) return ok(storeOn(opened));
    opened.close();
    return migrated;
  } catch (error) {
    db?.close();
    // The data is as it was; a copy at every attempt would fill the disk.
    if (copy !== null) removeDatabase(copy);
    return err(unreadable(file, error));
  }
};

/** A store that is only read, as it stood when it was opened, also while a server writes to it. `db` is its connection. */
export const readSqliteStore = (
  file: string,
): Result<{ readonly store: ReportStore; readonly db: Database.Database; readonly close: () => void }, Message> => {
  let db: Database.Database | null = null;
  try {
    const opened = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS });
    db = opened;
    const found = formatOf(opened);
    if (found !== DATA_FORMAT) {
      opened.close();
      return err(message(found > DATA_FORMAT ? 'server.start.newerData' : 'operations.olderData', { found, known: DATA_FORMAT }));
    }
    opened.pragma('temp_store = MEMORY');
    opened.exec('BEGIN');
    readBesideJournal(opened);
    return ok({ store: partsOn(opened).store, db: opened, close: () => opened.close() });
  } catch (error) {
    db?.close();
    return err(unreadable(file, error));
  }
};

/** Why a file cannot be read, with the remedy: a damaged one needs a backup, anything else a look at folder and disk. */
const unreadable = (file: string, error: unknown): Message => {
  const reason = error instanceof Error ? error.message : String(error);
  const isDamaged = error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
  return isDamaged
    ? message('operations.damagedPages', { file, detail: reason })
    : message('server.start.dataUnreadable', { file, reason });
};

/** A store that writes: what it reads includes the journal. */
const storeOn = (db: Database.Database): ReportStore => {
  const { store, fold, stop } = partsOn(db);
  /** Reads once the journal is folded; where the disk takes nothing, as one who may not write. */
  const read = async <T>(report: string | null, ask: (from: ReportStore) => Promise<T>): Promise<T> => {
    try {
      fold(report);
    } catch (error) {
      const beside = readSqliteStore(db.name);
      if (!beside.ok) throw error;
      return ask(beside.value.store).finally(beside.value.close);
    }
    return ask(store);
  };
  try {
    fold(null);
  } catch {
    // A server whose disk is full or read-only still serves what there is; its first edit says what is wrong.
  }
  return {
    ...store,
    load: (report) => read(report, (from) => from.load(report)),
    rowsAfter: (report, seq) => read(report, (from) => from.rowsAfter(report, seq)),
    report: (id) => read(id, (from) => from.report(id)),
    reports: () => read(null, (from) => from.reports()),
    reportsOf: (person) => read(null, (from) => from.reportsOf(person)),
    audit: (report, from, limit) => read(report, (store) => store.audit(report, from, limit)),
    auditHead: (report) => read(report, (from) => from.auditHead(report)),
    openConflicts: (report) => read(report, (from) => from.openConflicts(report)),
    conflict: (report, id) => read(report, (from) => from.conflict(report, id)),
    close: async () => {
      stop();
      if (!db.open) return;
      try {
        fold(null);
      } catch {
        // It stays in the journal, and the next start folds it.
      }
      db.close();
    },
  };
};

/** Everything of the port on one connection, as the tables have it. */
const partsOn = (db: Database.Database) => {
  // One immediate transaction: everything or nothing, and the lock is taken before the first read.
  const transaction = db.transaction((work: () => unknown) => work());
  const inOneCommit = <T>(work: () => T): T => transaction.immediate(work) as T;
  const { begin, fold, stop, ...log } = createSqliteLog(db, inOneCommit);
  const { putPerson, ...people } = createSqlitePeople(db, inOneCommit);
  const ping = db.prepare('SELECT 1 FROM reports LIMIT 1');
  // Rows of the journal are read whole by whoever comes next: this one is never seen.
  const putProbe = db.prepare("INSERT INTO journal (edits, updates) VALUES ('', zeroblob(65536)) RETURNING id").pluck();
  const dropProbe = db.prepare('DELETE FROM journal WHERE id = ?');
  const store: ReportStore = {
    ...log,
    ...createSqliteReports(db, begin, inOneCommit),
    ...createSqliteHistory(db),
    ...people,
    ...createSqliteEntry(db, putPerson, inOneCommit),
    ...createSqliteNotices(db, inOneCommit),
    ping: async () => {
      ping.get();
    },
    probe: async () => inOneCommit(() => void dropProbe.run(putProbe.get())),
    close: async () => {
      db.close();
    },
  };
  return { store, fold, stop };
};

const BUSY_MILLISECONDS = 5000;
