// A backup of the embedded database: one SQLite file with everything but the signing key. Called by `nianbao backup`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err } from '#shared/result';
import type { DatabaseCheck } from './check-database.ts';
import { checkDatabase } from './check-database.ts';
import { placeCopy, removeDatabase, writeCopy } from './copy-database.ts';
import { readSqliteStore } from './sqlite-store.ts';

/** The database's name in a data folder. */
export const DATABASE = 'nianbao.db';

/**
 * Copies the data of a folder, as it stands at this moment, to `target`; a server may be running on it. Good only if the copy could be opened
 * and everything in it holds. Never overwrites; where it fails nothing is left behind.
 */
export const backUp = async (folder: string, target: string): Promise<Result<DatabaseCheck, readonly Message[]>> => {
  if (existsSync(target)) return err([message('operations.exists', { file: target })]);
  const source = readSqliteStore(join(folder, DATABASE));
  if (!source.ok) return err([source.error]);
  const copy = `${target}.part`;
  try {
    // The copy fixes its own moment; it cannot be made inside the reader's.
    source.value.db.exec('COMMIT');
    writeCopy(source.value.db, copy);
    const checked = await checkDatabase(copy);
    if (checked.ok) placeCopy(copy, target);
    return checked;
  } catch (error) {
    return err([message('operations.backup.failed', { file: target, reason: error instanceof Error ? error.message : String(error) })]);
  } finally {
    source.value.close();
    removeDatabase(copy);
  }
};
