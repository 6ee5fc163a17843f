// Puts a backup in the place of a data folder's database. Called by `nianbao restore`; the server must be stopped.
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { DATABASE } from './backup.ts';
import type { DatabaseCheck } from './check-database.ts';
import { checkDatabase } from './check-database.ts';
import { BESIDE, flush, removeDatabase, unusedName, writeCopy } from './copy-database.ts';
import { lockFolder } from './folder-lock.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { turnBack } from './turn-back.ts';

export type Restored = DatabaseCheck & {
  /** Where the replaced data now is; null where there was none. */
  readonly kept: string | null;
  /** Reports of the replaced data that the backup does not have. */
  readonly missing: readonly string[];
  /** Whether invitations, sign-ins and who has left were taken over from the replaced data. */
  readonly accessKept: boolean;
};

/**
 * Checks the backup, raises every report's epoch (a client of before would else bring back what was undone) and only then changes places.
 * Whatever goes wrong before, the folder's data is what it was. `now` in milliseconds.
 */
export const restoreBackup = async (folder: string, backup: string, now: number): Promise<Result<Restored, readonly Message[]>> => {
  if (!existsSync(backup)) return err([message('operations.restore.noFile', { file: backup })]);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err([message('operations.restore.failed', { file: backup, reason: reasonOf(error) })]);
  }
  const lock = lockFolder(folder);
  if (!lock.ok) return err([lock.error]);
  const target = join(folder, DATABASE);
  const incoming = `${target}.incoming`;
  try {
    const made = await prepare(backup, incoming);
    if (!made.ok) return made;
    foldLog(target);
    const turned = turnBack(incoming, existsSync(target) ? target : null, { now, name: basename(backup) });
    flush(incoming);
    const kept = keep(target);
    renameSync(incoming, target);
    flush(folder);
    return ok({ ...made.value, ...turned, kept });
  } catch (error) {
    return err([message('operations.restore.failed', { file: backup, reason: reasonOf(error) })]);
  } finally {
    removeDatabase(incoming);
    lock.value.release();
  }
};

/** A copy of the backup in this program's format, checked. The backup itself is only read. */
const prepare = async (backup: string, incoming: string): Promise<Result<DatabaseCheck, readonly Message[]>> => {
  try {
    const db = new Database(backup, { readonly: true, fileMustExist: true });
    try {
      writeCopy(db, incoming);
    } finally {
      db.close();
    }
  } catch (error) {
    return err([message('operations.restore.damaged', { file: backup, reason: reasonOf(error) })]);
  }
  const opened = openSqliteStore(incoming, { keepOlder: false });
  if (!opened.ok) return err([opened.error]);
  await opened.value.close();
  return checkDatabase(incoming);
};

/** Brings what is still in the write-ahead log into the database, so that it is one file; a damaged one stays as it is. */
const foldLog = (target: string): void => {
  if (!existsSync(target)) return;
  try {
    const db = new Database(target);
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch {
    // Its log goes with it, see keep().
  }
};

/** Gives the data in the way a second name; it keeps its own until the restored data takes it. */
const keep = (target: string): string | null => {
  const beside = BESIDE.filter((suffix) => existsSync(`${target}${suffix}`));
  if (!existsSync(target) && beside.length === 0) return null;
  const kept = unusedName(`${target}.replaced`);
  // A log must never meet another database than its own.
  for (const suffix of beside) renameSync(`${target}${suffix}`, `${kept}${suffix}`);
  if (existsSync(target)) {
    try {
      linkSync(target, kept);
    } catch {
      copyFileSync(target, kept);
      flush(kept);
    }
  }
  return kept;
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
