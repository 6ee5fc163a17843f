// Invitation links: who may make one, and what happens when somebody follows it. Each works once; only the digest of its secret is kept.
import { isAssignment } from '#shared/access/assignment';
import { editionByKey } from '#shared/edition/editions';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { InvitationRow, PersonRow } from '../store/people-store.ts';
import type { ReportStore } from '../store/report-store.ts';
import { colourFor } from './colours.ts';
import { digestOf, newId, newSecret } from './secrets.ts';

/** What is asked for; of somebody new `person` is null. */
type InvitationWish = Pick<InvitationRow, 'person' | 'unit' | 'isAdmin' | 'report' | 'role' | 'assigned' | 'due'>;

/** Who invites: an administrator (a person, the token from the environment, the command line), or somebody with reports of their own. */
type Inviter = { readonly id: string; readonly isAdmin: boolean };

type Invited = { readonly row: InvitationRow; readonly secret: string };

type InviteFault = { readonly kind: 'forbidden' | 'hidden' | 'wrong'; readonly reason: Message };

/** nameNeeded: somebody new, ask again with a name; nameTaken: that name is somebody else's there. */
export type AcceptFault = 'unknown' | 'expired' | 'used' | 'revoked' | 'nameNeeded' | 'nameTaken' | 'subjectTaken';

export type Invitations = {
  /** hidden: the report is not the inviter's, or there is none. */
  readonly invite: (inviter: Inviter, wish: InvitationWish, days: number) => Promise<Result<Invited, InviteFault>>;
  /** Makes the person where it is somebody new, and gives them their part. `subject` ties them to an identity (oidc.ts). */
  readonly accept: (
    secret: string,
    name: string | null,
    subject?: string,
  ) => Promise<Result<{ readonly person: PersonRow; readonly report: string | null }, AcceptFault>>;
};

export type InvitationDeps = {
  readonly store: ReportStore;
  readonly now: () => number;
  /** People of the report changed. */
  readonly onMember: (report: string) => Promise<void>;
};

export const createInvitations = ({ store, now, onMember }: InvitationDeps): Invitations => {
  const at = () => new Date(now()).toISOString();

  const mayInvite = async (inviter: Inviter, wish: InvitationWish): Promise<InviteFault | null> => {
    if (inviter.isAdmin) return null;
    if (wish.report !== null) {
      const member = await store.member(wish.report, inviter.id);
      if (!member) return { kind: 'hidden', reason: message('server.http.noSuchReport') };
      if (member.role !== 'coordinator') return { kind: 'forbidden', reason: message('server.http.coordinatorOnly') };
    }
    // A link for somebody who is here lets its maker in as that person.
    if (wish.report === null || wish.person !== null || wish.isAdmin)
      return { kind: 'forbidden', reason: message('people.invite.adminOnly') };
    return null;
  };

  const faultOf = async (wish: InvitationWish): Promise<InviteFault | null> => {
    const wrong = (reason: Message): InviteFault => ({ kind: 'wrong', reason });
    if (wish.person !== null && !(await store.person(wish.person))?.active) return wrong(message('server.http.noSuchPerson'));
    if (wish.person === null && wish.unit === null) return wrong(message('people.invite.unitNeeded'));
    if (wish.unit !== null && !(await store.unit(wish.unit))?.active) return wrong(message('people.noSuchUnit', { unit: wish.unit }));
    if ((wish.report === null) !== (wish.role === null)) return wrong(message('people.invite.reportAndRole'));
    if (wish.report === null) return null;
    const row = await store.report(wish.report);
    if (!row) return { kind: 'hidden', reason: message('server.http.noSuchReport') };
    const edition = editionByKey(row.edition);
    const misspelt = edition && wish.assigned.find((assignment) => !isAssignment(assignment, edition));
    return misspelt ? wrong(message('people.noSuchAssignment', { assignment: misspelt })) : null;
  };

  /** Whoever made the link could still make it today; else it would outlive their rights. */
  const stillStands = async (row: InvitationRow): Promise<boolean> => {
    if (BEYOND_PEOPLE.includes(row.createdBy)) return true;
    const creator = await store.person(row.createdBy);
    return creator?.active === true && (await mayInvite({ id: creator.id, isAdmin: creator.isAdmin }, row)) === null;
  };

  /** People of a unit and of a report must be told apart by their names: an invited one cannot take a colleague's. */
  const isTaken = async (name: string, { unit, report }: InvitationRow): Promise<boolean> => {
    const members = report === null ? [] : (await store.members(report)).map(({ person }) => person);
    const sameUnit = (await store.people()).filter((person) => person.active && person.unit === unit);
    return [...members, ...sameUnit].some((person) => plainName(person.name) === plainName(name));
  };

  return {
    invite: async (inviter, wish, days) => {
      const fault = (await mayInvite(inviter, wish)) ?? (await faultOf(wish));
      if (fault) return err(fault);
      const secret = newSecret();
      const row: InvitationRow = {
        ...wish,
        id: newId(),
        digest: digestOf(secret),
        createdBy: inviter.id,
        createdAt: at(),
        expiresAt: new Date(now() + days * DAY).toISOString(),
        acceptedBy: null,
        acceptedAt: null,
        revokedAt: null,
      };
      await store.addInvitation(row);
      const about = [row.id, wish.person ?? `unit ${wish.unit}`, wish.isAdmin ? 'administrator' : '', wish.role ?? '', ...wish.assigned];
      await store.addDeed({ at: at(), person: inviter.id, deed: 'invited', report: wish.report, about: about.filter(Boolean).join(' ') });
      return ok({ row, secret });
    },

    accept: async (secret, name, subject) => {
      const row = await store.invitationByDigest(digestOf(secret));
      if (!row) return err('unknown');
      if (row.acceptedAt !== null) return err('used');
      if (row.revokedAt !== null || !(await stillStands(row))) return err('revoked');
      if (Date.parse(row.expiresAt) <= now()) return err('expired');
      const known = row.person === null ? null : await store.person(row.person);
      if (row.person !== null && !known?.active) return err('revoked');
      if (!known && name === null) return err('nameNeeded');
      if (!known && (await isTaken(name ?? '', row))) return err('nameTaken');
      const holder = subject === undefined ? null : await store.personBySubject(subject);
      if (holder && holder.id !== known?.id) return err('subjectTaken');
      const id = known?.id ?? newId();
      const person: PersonRow = {
        ...(known ?? { id, name: name ?? '', unit: row.unit ?? '', colour: colourFor(id), active: true, subject: null }),
        isAdmin: row.isAdmin || (known?.isAdmin ?? false),
        ...(subject === undefined ? {} : { subject }),
      };
      if (!(await store.acceptInvitation(row.id, person, at()))) return err('used');
      await store.addDeed({ at: at(), person: person.id, deed: 'accepted', report: row.report, about: row.id });
      if (row.report !== null && row.role !== null && !(await store.member(row.report, person.id))) {
        await store.setMember(row.report, { person: person.id, role: row.role, assigned: row.assigned, due: row.due });
        await onMember(row.report);
      }
      return ok({ person, report: row.report });
    },
  };
};

/** As eyes compare names: width and spaces aside. */
const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Inviters who are nobody of the people: the token from the environment, and whoever may use the command line of the machine. */
const BY_TOKEN = 'administrator';
export const BY_COMMAND = 'command-line';
const BEYOND_PEOPLE: readonly string[] = [BY_TOKEN, BY_COMMAND];
const DAY = 24 * 3600 * 1000;
