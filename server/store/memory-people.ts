// The part of the memory store that knows units, people, invitations, sign-ins and deeds. Used by memory-store.ts.
import { must } from '#shared/result';
import type { DeedRow, InvitationRow, MemberRow, NewMember, PeopleStore, PersonRow, SignInRow, UnitRow } from './people-store.ts';
import { handedOver } from './people-store.ts';

/** `membersOf` gives a report's members (nothing where there is no such report); `reports` the ids of all. */
export type MemberShelves = {
  readonly membersOf: (report: string) => Map<string, NewMember> | undefined;
  readonly reports: () => readonly string[];
};

export const createMemoryPeople = ({ membersOf, reports }: MemberShelves): PeopleStore => {
  const units = new Map<string, UnitRow>();
  const people = new Map<string, PersonRow>();
  const invitations = new Map<string, InvitationRow>();
  const signIns = new Map<string, SignInRow>();
  const deeds: DeedRow[] = [];

  const checkPerson = ({ id, unit, subject }: PersonRow, known: ReadonlySet<string>): void => {
    if (!known.has(unit)) throw new Error(`no such unit: ${unit}`);
    const taken = subject !== null && [...people.values()].some((other) => other.subject === subject && other.id !== id);
    if (taken) throw new Error(`another person has the subject of ${id}`);
  };
  const savePerson = (person: PersonRow): void => {
    checkPerson(person, new Set(units.keys()));
    people.set(person.id, person);
  };
  const memberRow = ({ person: id, role, assigned, due }: NewMember): MemberRow => {
    const person = must(people.get(id), `person ${id}`);
    return { person, unitName: must(units.get(person.unit), 'unit').name, role, assigned, due };
  };
  const memberOf = (report: string, person: string): MemberRow | null => {
    const member = membersOf(report)?.get(person);
    return member ? memberRow(member) : null;
  };
  const setMember = (report: string, member: NewMember): void => {
    must(people.get(member.person), `person ${member.person}`);
    must(membersOf(report), `report ${report}`).set(member.person, member);
  };
  const byId = <T extends { readonly id: string }>(rows: Iterable<T>): T[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

  return {
    saveUnit: async (unit) => void units.set(unit.id, unit),
    unit: async (id) => units.get(id) ?? null,
    units: async () => byId(units.values()),
    savePerson: async (person) => savePerson(person),
    savePeople: async (newUnits, newPeople) => {
      const known = new Set([...units.keys(), ...newUnits.map(({ id }) => id)]);
      for (const person of newPeople) checkPerson(person, known);
      for (const unit of newUnits) units.set(unit.id, unit);
      for (const person of newPeople) people.set(person.id, person);
    },
    person: async (id) => people.get(id) ?? null,
    personBySubject: async (subject) => [...people.values()].find((person) => person.subject === subject) ?? null,
    people: async () => byId(people.values()),
    members: async (report) => byId(people.values()).flatMap(({ id }) => memberOf(report, id) ?? []),
    member: async (report, person) => memberOf(report, person),
    setMember: async (report, member) => setMember(report, member),
    removeMember: async (report, person) => void membersOf(report)?.delete(person),
    handOver: async (id, heir) => {
      if (heir !== null) must(heir === id ? null : people.get(heir), `an heir of ${id}`);
      people.set(id, { ...must(people.get(id), `person ${id}`), active: false });
      return [...reports()].sort().filter((report) => {
        const leaving = memberOf(report, id);
        if (!leaving) return false;
        if (heir !== null) setMember(report, handedOver(leaving, memberOf(report, heir), heir));
        membersOf(report)?.delete(id);
        return true;
      });
    },
    addInvitation: async (invitation) => void invitations.set(invitation.id, invitation),
    invitationByDigest: async (digest) => [...invitations.values()].find((row) => row.digest === digest) ?? null,
    invitations: async () => [...invitations.values()].reverse(),
    acceptInvitation: async (id, person, at) => {
      const row = invitations.get(id);
      if (!row || row.acceptedAt !== null || row.revokedAt !== null) return false;
      savePerson(person);
      invitations.set(id, { ...row, acceptedBy: person.id, acceptedAt: at });
      return true;
    },
    revokeInvitation: async (id, at) => {
      const row = invitations.get(id);
      if (!row || row.acceptedAt !== null || row.revokedAt !== null) return false;
      invitations.set(id, { ...row, revokedAt: at });
      return true;
    },
    addSignIn: async (signIn) => void signIns.set(signIn.id, signIn),
    signInByDigest: async (digest) => [...signIns.values()].find((row) => row.digest === digest || row.spent === digest) ?? null,
    signIn: async (id) => signIns.get(id) ?? null,
    renewSignIn: async (id, from, to, expiresAt) => {
      const row = signIns.get(id);
      if (!row || row.digest !== from || row.endedAt !== null) return false;
      signIns.set(id, { ...row, digest: to, spent: from, expiresAt });
      return true;
    },
    endSignIns: async (person, at) => {
      for (const row of signIns.values()) if (row.person === person) signIns.set(row.id, { ...row, endedAt: row.endedAt ?? at });
    },
    endSignIn: async (id, at) => {
      const row = signIns.get(id);
      if (row) signIns.set(id, { ...row, endedAt: row.endedAt ?? at });
    },
    openSignIns: async (among) => among.filter((id) => signIns.get(id)?.endedAt === null),
    forgetEntries: async (before) => {
      const known = signIns.size + invitations.size;
      for (const { id, expiresAt, endedAt } of [...signIns.values()]) if ((endedAt ?? expiresAt) < before.signIns) signIns.delete(id);
      for (const { id, expiresAt, acceptedAt, revokedAt } of [...invitations.values()]) {
        if ((acceptedAt ?? revokedAt ?? expiresAt) < before.invitations) invitations.delete(id);
      }
      return known - signIns.size - invitations.size;
    },
    addDeed: async (deed) => void deeds.push(deed),
    deeds: async (report) => deeds.filter((deed) => report === null || deed.report === report),
    deedPage: async (report, before, limit) =>
      deeds
        .map((deed, index) => ({ number: index + 1, ...deed }))
        .filter((deed) => (report === null || deed.report === report) && (before === null || deed.number < before))
        .reverse()
        .slice(0, limit),
  };
};
