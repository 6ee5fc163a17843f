// Brings a database to the format this program writes. Steps are numbered by their place in the list and only ever added.
import type { Database } from 'better-sqlite3';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { first } from './first.ts';

/** Runs the missing steps, each in its own transaction. A database newer than this program is left alone and refused. */
export const migrate = (db: Database): Result<true, Message> => {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > STEPS.length) return err(message('server.start.newerData', { found, known: STEPS.length }));
  STEPS.slice(found).forEach((step, index) => {
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${found + index + 1}`);
    })();
  });
  return ok(true);
};

const STEPS: readonly string[] = [first];
