// Copies of a database that are whole and on disk before they bear their name, and never take the place of another file.
// Used by backup, restore and before a migration.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';

/** Copies an open database, as it stands at this moment, into the new file `copy`, readable by its owner only. Others may go on writing. */
export const writeCopy = (db: Database, copy: string): void => {
  removeDatabase(copy);
  closeSync(openSync(copy, 'wx', 0o600));
  db.prepare('VACUUM INTO ?').run(copy);
};

/** Gives a finished copy its name once it is on disk. Throws (EEXIST) where the name is taken; the copy then stays what it is. */
export const placeCopy = (copy: string, target: string): void => {
  flush(copy);
  // Taken first, so that nobody else's file can get in between.
  closeSync(openSync(target, 'wx', 0o600));
  renameSync(copy, target);
  flush(dirname(target));
};

/** Both, where there is nothing to look at in between; a failure leaves nothing behind. */
export const copyDatabase = (db: Database, target: string): void => {
  const copy = `${target}.part`;
  try {
    writeCopy(db, copy);
    placeCopy(copy, target);
  } catch (error) {
    removeDatabase(copy);
    throw error;
  }
};

/** Removes a database file and what SQLite keeps beside it. */
export const removeDatabase = (file: string): void => {
  for (const suffix of ['', ...BESIDE]) rmSync(`${file}${suffix}`, { force: true });
};

/** The name itself, or with -2, -3 … behind it where it is taken. */
export const unusedName = (name: string): string => {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
};

/** Brings a file, or the names in a folder, to disk. */
export const flush = (path: string): void => {
  let handle: number;
  try {
    handle = openSync(path, 'r+');
  } catch {
    // A folder opens for reading only, and on Windows not at all; there names are flushed with the file.
    if (process.platform === 'win32') return;
    handle = openSync(path, 'r');
  }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** What SQLite may keep beside a database: log and index of the log, or the journal. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const;
