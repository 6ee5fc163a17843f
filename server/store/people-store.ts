// The part of the storage port that knows units, people, what they may do in a report, invitations and sign-ins.
import type { Assignment, Role } from '#shared/access/can';

/** A department, office or subordinate organ. */
export type UnitRow = { readonly id: string; readonly name: string; readonly active: boolean };

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  /** Id of the person's unit. */
  readonly unit: string;
  readonly colour: string;
  /** False once the person no longer works here; their history stays. */
  readonly active: boolean;
  /** May create units, people, invitations and backups. */
  readonly isAdmin: boolean;
  /** `issuer subject` of the identity provider, where the person signs in with one. */
  readonly subject: string | null;
};

export type MemberRow = {
  readonly person: PersonRow;
  readonly unitName: string;
  readonly role: Role;
  readonly assigned: readonly Assignment[];
  /** ISO date (2026-01-15) by which the person's part is due. */
  readonly due: string | null;
};

export type NewMember = {
  readonly person: string;
  readonly role: Role;
  readonly assigned: readonly Assignment[];
  readonly due: string | null;
};

/** A link that lets one person in. Only the digest of its secret is kept. Times are ISO 8601. */
export type InvitationRow = {
  readonly id: string;
  readonly digest: string;
  /** The person it signs in; null: whoever accepts it first becomes a new person of `unit`. */
  readonly person: string | null;
  readonly unit: string | null;
  readonly isAdmin: boolean;
  /** The report it leads to, and what the accepting person does there. */
  readonly report: string | null;
  readonly role: Role | null;
  readonly assigned: readonly Assignment[];
  readonly due: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly acceptedBy: string | null;
  readonly acceptedAt: string | null;
  readonly revokedAt: string | null;
};

/** A sign-in that may be renewed: `digest` is that of its current refresh secret, `spent` that of the one before. */
export type SignInRow = {
  readonly id: string;
  readonly person: string;
  readonly digest: string;
  readonly spent: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
};

/** Something an administrator or coordinator did outside the document (invited, assigned, deactivated, restored …); append-only. */
export type DeedRow = {
  readonly at: string;
  readonly person: string;
  readonly deed: string;
  readonly report: string | null;
  readonly about: string;
};

/** A deed as it is listed: numbers grow from the first deed to the last, over all reports. */
export type NumberedDeed = DeedRow & { readonly number: number };

/** Units, people, and what they do in each report. */
export type MemberStore = {
  readonly saveUnit: (unit: UnitRow) => Promise<void>;
  readonly unit: (id: string) => Promise<UnitRow | null>;
  readonly units: () => Promise<readonly UnitRow[]>;

  /** Adds or changes a person. */
  readonly savePerson: (person: PersonRow) => Promise<void>;
  /** Adds or changes units and people, all or none. */
  readonly savePeople: (units: readonly UnitRow[], people: readonly PersonRow[]) => Promise<void>;
  readonly person: (id: string) => Promise<PersonRow | null>;
  readonly personBySubject: (subject: string) => Promise<PersonRow | null>;
  readonly people: () => Promise<readonly PersonRow[]>;

  readonly members: (report: string) => Promise<readonly MemberRow[]>;
  readonly member: (report: string, person: string) => Promise<MemberRow | null>;
  readonly setMember: (report: string, member: NewMember) => Promise<void>;
  readonly removeMember: (report: string, person: string) => Promise<void>;
  /** Deactivates `person` and gives their parts in every report to `heir` (handedOver below; null: to nobody), in one commit. The reports touched. */
  readonly handOver: (person: string, heir: string | null) => Promise<readonly string[]>;
};

/** How people come in, and what was done outside the documents. */
export type EntryStore = {
  readonly addInvitation: (invitation: InvitationRow) => Promise<void>;
  readonly invitationByDigest: (digest: string) => Promise<InvitationRow | null>;
  /** Newest first. */
  readonly invitations: () => Promise<readonly InvitationRow[]>;
  /** False where it was accepted or revoked meanwhile: it works once. `person` is added or changed in the same commit. */
  readonly acceptInvitation: (id: string, person: PersonRow, at: string) => Promise<boolean>;
  readonly revokeInvitation: (id: string, at: string) => Promise<boolean>;

  readonly addSignIn: (signIn: SignInRow) => Promise<void>;
  /** By the current or the spent secret's digest. */
  readonly signInByDigest: (digest: string) => Promise<SignInRow | null>;
  readonly signIn: (id: string) => Promise<SignInRow | null>;
  /** Replaces the secret; false where `from` is no longer the current one or the sign-in ended. */
  readonly renewSignIn: (id: string, from: string, to: string, expiresAt: string) => Promise<boolean>;
  readonly endSignIns: (person: string, at: string) => Promise<void>;
  readonly endSignIn: (id: string, at: string) => Promise<void>;
  /** Those of the sign-ins that exist and have not ended. */
  readonly openSignIns: (among: readonly string[]) => Promise<readonly string[]>;
  /**
   * Takes out what nobody can use any more: sign-ins that ended or ran out before `signIns`, invitations that were accepted, revoked or
   * ran out before `invitations`. What was done with them stays among the deeds. How many rows went.
   */
  readonly forgetEntries: (before: { readonly signIns: string; readonly invitations: string }) => Promise<number>;

  readonly addDeed: (deed: DeedRow) => Promise<void>;
  /** Oldest first; null: all. */
  readonly deeds: (report: string | null) => Promise<readonly DeedRow[]>;
  /** The newest `limit` of those before the number `before` (null: of all), newest first; `report` null: of all reports and none. */
  readonly deedPage: (report: string | null, before: number | null, limit: number) => Promise<readonly NumberedDeed[]>;
};

export type PeopleStore = MemberStore & EntryStore;

/** What `heir` does in a report after taking over: the stronger role, both's parts, the earlier due date. For the adapters. */
export const handedOver = (leaving: MemberRow, has: MemberRow | null, heir: string): NewMember => ({
  person: heir,
  role: ROLES_BY_STRENGTH.find((role) => role === leaving.role || role === has?.role) ?? leaving.role,
  assigned: [...new Set([...(has?.assigned ?? []), ...leaving.assigned])],
  due: [leaving.due, has?.due ?? null].filter((due) => due !== null).sort()[0] ?? null,
});

const ROLES_BY_STRENGTH: readonly Role[] = ['coordinator', 'reviewer', 'preparer', 'reader'];
