// One server per data folder: two would each keep their own copy of a report in memory and never see each other's edits.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

/** Takes the folder; the operating system gives it back when the process ends, however it ends. */
export const lockFolder = (folder: string): Result<{ readonly release: () => void }, Message> => {
  const file = join(folder, 'lock');
  try {
    const db = new Database(file, { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch {
      db.close();
      return err(message('server.start.dataInUse', { folder }));
    }
    return ok({ release: () => db.close() });
  } catch (error) {
    return err(message('server.start.dataUnreadable', { file, reason: error instanceof Error ? error.message : String(error) }));
  }
};
