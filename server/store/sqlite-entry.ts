// The part of the SQLite store that knows invitations, sign-ins and deeds. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import type { Assignment } from '#shared/access/can';
import type { DeedRow, EntryStore, InvitationRow, NumberedDeed, PersonRow, SignInRow } from './people-store.ts';
import type { InOneCommit } from './sqlite-log.ts';

export const createSqliteEntry = (db: Database, putPerson: (person: PersonRow) => void, inOneCommit: InOneCommit): EntryStore => {
  const addInvitation = db.prepare(
    `INSERT INTO invitations (id, digest, person, unit, is_admin, report, role, assigned, due, created_by, created_at, expires_at,
       accepted_by, accepted_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const invitationByDigest = db.prepare<[string], StoredInvitation>(`SELECT ${INVITATION} FROM invitations WHERE digest = ?`);
  const invitations = db.prepare<[], StoredInvitation>(`SELECT ${INVITATION} FROM invitations ORDER BY number DESC`);
  const accept = db.prepare<[string, string, string]>(
    'UPDATE invitations SET accepted_by = ?, accepted_at = ? WHERE id = ? AND accepted_at IS NULL AND revoked_at IS NULL',
  );
  const revoke = db.prepare<[string, string]>(
    'UPDATE invitations SET revoked_at = ? WHERE id = ? AND accepted_at IS NULL AND revoked_at IS NULL',
  );
  const addSignIn = db.prepare(
    'INSERT INTO sign_ins (id, person, digest, spent, created_at, expires_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const signInByDigest = db.prepare<[string, string], SignInRow>(`SELECT ${SIGN_IN} FROM sign_ins WHERE digest = ? OR spent = ?`);
  const signIn = db.prepare<[string], SignInRow>(`SELECT ${SIGN_IN} FROM sign_ins WHERE id = ?`);
  const renew = db.prepare<[string, string, string, string]>(
    'UPDATE sign_ins SET digest = ?, spent = digest, expires_at = ? WHERE id = ? AND digest = ? AND ended_at IS NULL',
  );
  const endAll = db.prepare<[string, string]>('UPDATE sign_ins SET ended_at = ? WHERE person = ? AND ended_at IS NULL');
  const endOne = db.prepare<[string, string]>('UPDATE sign_ins SET ended_at = ? WHERE id = ? AND ended_at IS NULL');
  const addDeed = db.prepare('INSERT INTO deeds (at, person, deed, report, about) VALUES (?, ?, ?, ?, ?)');
  const deeds = db.prepare<[string | null, string | null], DeedRow>(
    'SELECT at, person, deed, report, about FROM deeds WHERE ? IS NULL OR report = ? ORDER BY number',
  );
  const deedPage = db.prepare<[string | null, string | null, number | null, number | null, number], NumberedDeed>(
    `SELECT number, at, person, deed, report, about FROM deeds
     WHERE (? IS NULL OR report = ?) AND (? IS NULL OR number < ?) ORDER BY number DESC LIMIT ?`,
  );
  const openSignIns = db
    .prepare<[string], string>('SELECT id FROM sign_ins WHERE ended_at IS NULL AND id IN (SELECT value FROM json_each(?))')
    .pluck();
  const forgetSignIns = db.prepare<[string]>('DELETE FROM sign_ins WHERE coalesce(ended_at, expires_at) < ?');
  const forgetInvitations = db.prepare<[string]>('DELETE FROM invitations WHERE coalesce(accepted_at, revoked_at, expires_at) < ?');
  return {
    addInvitation: async (row) => {
      const { id, digest, person, unit, isAdmin, report, role, assigned, due } = row;
      const { createdBy, createdAt, expiresAt, acceptedBy, acceptedAt, revokedAt } = row;
      const where = [person, unit, isAdmin ? 1 : 0, report, role, JSON.stringify(assigned), due] as const;
      addInvitation.run(id, digest, ...where, createdBy, createdAt, expiresAt, acceptedBy, acceptedAt, revokedAt);
    },
    invitationByDigest: async (digest) => {
      const found = invitationByDigest.get(digest);
      return found ? toInvitation(found) : null;
    },
    invitations: async () => invitations.all().map(toInvitation),
    acceptInvitation: async (id, person, at) =>
      inOneCommit(() => {
        if (accept.run(person.id, at, id).changes === 0) return false;
        putPerson(person);
        return true;
      }),
    revokeInvitation: async (id, at) => revoke.run(at, id).changes > 0,
    addSignIn: async ({ id, person, digest, spent, createdAt, expiresAt, endedAt }) => {
      addSignIn.run(id, person, digest, spent, createdAt, expiresAt, endedAt);
    },
    signInByDigest: async (digest) => signInByDigest.get(digest, digest) ?? null,
    signIn: async (id) => signIn.get(id) ?? null,
    renewSignIn: async (id, from, to, expiresAt) => renew.run(to, expiresAt, id, from).changes > 0,
    endSignIns: async (person, at) => {
      endAll.run(at, person);
    },
    endSignIn: async (id, at) => {
      endOne.run(at, id);
    },
    openSignIns: async (among) => openSignIns.all(JSON.stringify(among)),
    forgetEntries: async (before) =>
      inOneCommit(() => forgetSignIns.run(before.signIns).changes + forgetInvitations.run(before.invitations).changes),
    addDeed: async ({ at, person, deed, report, about }) => {
      addDeed.run(at, person, deed, report, about);
    },
    deeds: async (report) => deeds.all(report, report),
    deedPage: async (report, before, limit) => deedPage.all(report, report, before, before, limit),
  };
};

type StoredInvitation = Omit<InvitationRow, 'isAdmin' | 'assigned'> & { readonly isAdmin: number; readonly assigned: string };

const toInvitation = ({ isAdmin, assigned, ...row }: StoredInvitation): InvitationRow => ({
  ...row,
  isAdmin: isAdmin === 1,
  assigned: JSON.parse(assigned) as readonly Assignment[],
});

const INVITATION = `id, digest, person, unit, is_admin AS isAdmin, report, role, assigned, due, created_by AS createdBy,
  created_at AS createdAt, expires_at AS expiresAt, accepted_by AS acceptedBy, accepted_at AS acceptedAt, revoked_at AS revokedAt`;
const SIGN_IN = 'id, person, digest, spent, created_at AS createdAt, expires_at AS expiresAt, ended_at AS endedAt';
