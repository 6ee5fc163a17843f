// Brings a database to the format this program writes. Steps are numbered by their place in the list and only ever added.
import type { Database } from 'better-sqlite3';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { chainAudit } from './chain-audit.ts';
import { first } from './first.ts';
import { fourth } from './fourth.ts';
import { second } from './second.ts';
import { third } from './third.ts';

/**
 * Runs the missing steps, each in its own transaction; throws where one fails, and then the data is as it was. `keep` is called
 * before anything changes in data of an older format. A database newer than this program is left alone and refused.
 */
export const migrate = (db: Database, keep: (format: number) => void): Result<true, Message> => {
  const found = formatOf(db);
  if (found > STEPS.length) return err(message('server.start.newerData', { found, known: STEPS.length }));
  if (found > 0 && found < STEPS.length) keep(found);
  // Tables are rebuilt under their old names; what refers to them is checked at the end of each step.
  db.pragma('foreign_keys = OFF');
  STEPS.slice(found).forEach((step, index) => {
    db.transaction(() => {
      step(db);
      const [broken] = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
      if (broken) throw new Error(`format ${found + index + 1}: a row of ${broken.table} refers to nothing`);
      db.pragma(`user_version = ${found + index + 1}`);
    })();
  });
  db.pragma('foreign_keys = ON');
  return ok(true);
};

/** The data format of a database; 0 where it is new. */
export const formatOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

const STEPS: readonly ((db: Database) => void)[] = [
  (db) => db.exec(first),
  (db) => {
    db.exec(second);
    chainAudit(db);
  },
  (db) => db.exec(third),
  (db) => db.exec(fourth),
];

/** The format this program writes. */
export const DATA_FORMAT = STEPS.length;
