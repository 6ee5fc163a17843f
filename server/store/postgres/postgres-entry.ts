// The part of the PostgreSQL store that knows invitations, sign-ins and deeds. Used by open-postgres.ts.
import { type Kysely, sql } from 'kysely';
import type { Assignment, Role } from '#shared/access/can';
import type { EntryStore, InvitationRow } from '../people-store.ts';
import { putPerson } from './postgres-people.ts';
import type { Tables } from './tables.ts';

export const createPostgresEntry = (db: Kysely<Tables>): EntryStore => {
  const invitations = () => db.selectFrom('invitations').select(INVITATION);
  const signIns = () => db.selectFrom('sign_ins').select(SIGN_IN);
  /** Only an invitation nobody has accepted or revoked yet. */
  const closeInvitation = async (on: Kysely<Tables>, id: string, how: Closing): Promise<boolean> => {
    const closed = await on
      .updateTable('invitations')
      .set(how)
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute();
    return closed.length > 0;
  };
  return {
    addInvitation: async (row) => {
      const { id, digest, person, unit, isAdmin, report, role, assigned, due } = row;
      const { createdBy, createdAt, expiresAt, acceptedBy, acceptedAt, revokedAt } = row;
      const where = { person, unit, is_admin: isAdmin, report, role, assigned: JSON.stringify(assigned), due };
      const made = { created_by: createdBy, created_at: createdAt, expires_at: expiresAt };
      const closed = { accepted_by: acceptedBy, accepted_at: acceptedAt, revoked_at: revokedAt };
      await db
        .insertInto('invitations')
        .values({ id, digest, ...where, ...made, ...closed })
        .execute();
    },
    invitationByDigest: async (digest) => {
      const found = await invitations().where('digest', '=', digest).executeTakeFirst();
      return found ? toInvitation(found) : null;
    },
    invitations: async () => (await invitations().orderBy('number', 'desc').execute()).map(toInvitation),
    acceptInvitation: (id, person, at) =>
      db.transaction().execute(async (on) => {
        const accepted = await closeInvitation(on, id, { accepted_by: person.id, accepted_at: at });
        if (accepted) await putPerson(on, person);
        return accepted;
      }),
    revokeInvitation: (id, at) => closeInvitation(db, id, { revoked_at: at }),
    addSignIn: async ({ id, person, digest, spent, createdAt, expiresAt, endedAt }) => {
      await db
        .insertInto('sign_ins')
        .values({ id, person, digest, spent, created_at: createdAt, expires_at: expiresAt, ended_at: endedAt })
        .execute();
    },
    signInByDigest: async (digest) =>
      (await signIns()
        .where((is) => is.or([is('digest', '=', digest), is('spent', '=', digest)]))
        .executeTakeFirst()) ?? null,
    signIn: async (id) => (await signIns().where('id', '=', id).executeTakeFirst()) ?? null,
    renewSignIn: async (id, from, to, expiresAt) => {
      const renewed = await db
        .updateTable('sign_ins')
        .set({ digest: to, spent: sql`digest`, expires_at: expiresAt })
        .where('id', '=', id)
        .where('digest', '=', from)
        .where('ended_at', 'is', null)
        .returning('id')
        .execute();
      return renewed.length > 0;
    },
    endSignIns: async (person, at) => {
      await db.updateTable('sign_ins').set({ ended_at: at }).where('person', '=', person).where('ended_at', 'is', null).execute();
    },
    endSignIn: async (id, at) => {
      await db.updateTable('sign_ins').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).execute();
    },
    openSignIns: async (among) => {
      const open = await db
        .selectFrom('sign_ins')
        .select('id')
        .where('ended_at', 'is', null)
        .where(sql<boolean>`id = ANY (${among})`)
        .execute();
      return open.map(({ id }) => id);
    },
    forgetEntries: async (before) => {
      const gone = await sql`DELETE FROM sign_ins WHERE coalesce(ended_at, expires_at) < ${before.signIns}`.execute(db);
      const spent = await sql`DELETE FROM invitations WHERE coalesce(accepted_at, revoked_at, expires_at) < ${before.invitations}`.execute(
        db,
      );
      return Number((gone.numAffectedRows ?? 0n) + (spent.numAffectedRows ?? 0n));
    },
    addDeed: async ({ at, person, deed, report, about }) => {
      await db.insertInto('deeds').values({ at, person, deed, report, about }).execute();
    },
    deeds: (report) => {
      const all = db.selectFrom('deeds').select(['at', 'person', 'deed', 'report', 'about']).orderBy('number');
      return (report === null ? all : all.where('report', '=', report)).execute();
    },
    deedPage: async (report, before, limit) => {
      let page = db
        .selectFrom('deeds')
        .select(['number', 'at', 'person', 'deed', 'report', 'about'])
        .orderBy('number', 'desc')
        .limit(limit);
      if (report !== null) page = page.where('report', '=', report);
      if (before !== null) page = page.where('number', '<', String(before));
      return (await page.execute()).map((row) => ({ ...row, number: Number(row.number) }));
    },
  };
};

type Closing = { readonly accepted_by: string; readonly accepted_at: string } | { readonly revoked_at: string };

type StoredInvitation = Omit<InvitationRow, 'assigned' | 'role'> & { readonly assigned: string; readonly role: string | null };

const toInvitation = ({ assigned, role, ...row }: StoredInvitation): InvitationRow => ({
  ...row,
  role: role as Role | null,
  assigned: JSON.parse(assigned) as readonly Assignment[],
});

const INVITATION = [
  'id',
  'digest',
  'person',
  'unit',
  'is_admin as isAdmin',
  'report',
  'role',
  'assigned',
  'due',
  'created_by as createdBy',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'accepted_by as acceptedBy',
  'accepted_at as acceptedAt',
  'revoked_at as revokedAt',
] as const;

const SIGN_IN = ['id', 'person', 'digest', 'spent', 'created_at as createdAt', 'expires_at as expiresAt', 'ended_at as endedAt'] as const;
