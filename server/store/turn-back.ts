// What must not go back in time with a restored database: epochs rise, and who may come in stays as it was last. Used by restore.ts.
import Database from 'better-sqlite3';
import { DATA_FORMAT, formatOf } from './migrations/migrate.ts';

export type TurnedBack = { readonly missing: readonly string[]; readonly accessKept: boolean };

/**
 * Raises the epoch of every report in `restored` above any a client can have seen, takes invitations, sign-ins and who has left over from
 * `replaced` (where that can still be read), and notes the restore as a deed. `name`: the backup's file name.
 */
export const turnBack = (
  restored: string,
  replaced: string | null,
  { now, name }: { readonly now: number; readonly name: string },
): TurnedBack => {
  const db = new Database(restored);
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    // Also above those of a restore that happened on another machine: seconds only grow.
    const epoch = Math.floor(now / 1000);
    db.prepare('UPDATE reports SET epoch = max(epoch + 1, ?)').run(epoch);
    const at = new Date(now).toISOString();
    db.prepare("INSERT INTO deeds (at, person, deed, report, about) VALUES (?, 'administrator', 'restored', NULL, ?)").run(at, name);
    return replaced === null ? { missing: [], accessKept: false } : takeOver(db, replaced);
  } finally {
    db.close();
  }
};

const takeOver = (db: Database.Database, replaced: string): TurnedBack => {
  try {
    const old = new Database(replaced, { readonly: true });
    const format = formatOf(old);
    old.close();
    if (format !== DATA_FORMAT) return { missing: [], accessKept: false };
    db.prepare('ATTACH ? AS old').run(replaced);
    db.transaction(() => db.exec(TAKE_OVER))();
    const missing = db.prepare<[], string>('SELECT id FROM old.reports WHERE id NOT IN (SELECT id FROM main.reports)').pluck().all();
    return { missing, accessKept: true };
  } catch {
    // Often the very reason for restoring: nothing can be read there.
    return { missing: [], accessKept: false };
  }
};

const TAKE_OVER = `
UPDATE main.reports SET epoch = max(epoch, 1 + (SELECT o.epoch FROM old.reports o WHERE o.id = reports.id))
  WHERE id IN (SELECT id FROM old.reports);
UPDATE main.people SET active = 0 WHERE id IN (SELECT id FROM old.people WHERE active = 0);
DELETE FROM main.sign_ins;
INSERT INTO main.sign_ins SELECT * FROM old.sign_ins WHERE person IN (SELECT id FROM main.people);
DELETE FROM main.invitations;
INSERT INTO main.invitations SELECT * FROM old.invitations;
`;
