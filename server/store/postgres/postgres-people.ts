// The part of the PostgreSQL store that knows units, people and what they may do in a report. Used by open-postgres.ts.
import type { Kysely } from 'kysely';
import type { Assignment, Role } from '#shared/access/can';
import { must } from '#shared/result';
import type { MemberRow, MemberStore, NewMember, PersonRow, UnitRow } from '../people-store.ts';
import { handedOver } from '../people-store.ts';
import type { Tables } from './tables.ts';

export const createPostgresPeople = (db: Kysely<Tables>): MemberStore => {
  const people = () => db.selectFrom('people').select(PERSON);
  return {
    saveUnit: (unit) => putUnit(db, unit),
    unit: async (id) => (await db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    units: () => db.selectFrom('units').selectAll().orderBy('id').execute(),
    savePerson: (person) => putPerson(db, person),
    savePeople: (newUnits, newPeople) =>
      db.transaction().execute(async (on) => {
        // In the order of their ids, so that two imports at once wait for each other instead of for ever.
        for (const unit of [...newUnits].sort(byId)) await putUnit(on, unit);
        for (const person of [...newPeople].sort(byId)) await putPerson(on, person);
      }),
    person: (id) => personOf(db, id),
    personBySubject: async (subject) => (await people().where('subject', '=', subject).executeTakeFirst()) ?? null,
    people: () => people().orderBy('people.id').execute(),
    members: async (report) => (await membersOf(db, report).orderBy('people.id').execute()).map(toMember),
    member: (report, person) => memberOf(db, report, person),
    setMember: (report, member) => putMember(db, report, member),
    removeMember: (report, person) => dropMember(db, report, person),
    handOver: (person, heir) =>
      db.transaction().execute(async (on) => {
        if (heir !== null) must(heir === person ? null : await personOf(on, heir), `an heir of ${person}`);
        const left = await on.updateTable('people').set({ active: false }).where('id', '=', person).returning('id').executeTakeFirst();
        must(left, `person ${person}`);
        // Taken for this transaction, so that a change made meanwhile is handed over too or comes after.
        const parts = await on.selectFrom('members').select('report').where('person', '=', person).orderBy('report').forUpdate().execute();
        for (const { report } of parts) {
          const leaving = await memberOf(on, report, person);
          if (heir !== null && leaving) await putMember(on, report, handedOver(leaving, await memberOf(on, report, heir), heir));
          await dropMember(on, report, person);
        }
        return parts.map(({ report }) => report);
      }),
  };
};

/** Adds or changes a person, on this connection or inside this transaction. */
export const putPerson = async (on: Kysely<Tables>, { isAdmin, ...person }: PersonRow): Promise<void> => {
  const { id, ...row } = { ...person, is_admin: isAdmin };
  await on
    .insertInto('people')
    .values({ id, ...row })
    .onConflict((taken) => taken.column('id').doUpdateSet(row))
    .execute();
};

const personOf = async (on: Kysely<Tables>, id: string): Promise<PersonRow | null> =>
  (await on.selectFrom('people').select(PERSON).where('people.id', '=', id).executeTakeFirst()) ?? null;

const putUnit = async (on: Kysely<Tables>, { id, name, active }: UnitRow): Promise<void> => {
  await on
    .insertInto('units')
    .values({ id, name, active })
    .onConflict((taken) => taken.column('id').doUpdateSet({ name, active }))
    .execute();
};

const putMember = async (on: Kysely<Tables>, report: string, { person, role, assigned, due }: NewMember): Promise<void> => {
  const part = { role, assigned: JSON.stringify(assigned), due };
  await on
    .insertInto('members')
    .values({ report, person, ...part })
    .onConflict((taken) => taken.columns(['report', 'person']).doUpdateSet(part))
    .execute();
};

const dropMember = async (on: Kysely<Tables>, report: string, person: string): Promise<void> => {
  await on.deleteFrom('members').where('report', '=', report).where('person', '=', person).execute();
};

const membersOf = (on: Kysely<Tables>, report: string) =>
  on
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person')
    .innerJoin('units', 'units.id', 'people.unit')
    .select([...PERSON, 'units.name as unitName', 'role', 'assigned', 'due'])
    .where('report', '=', report);

const memberOf = async (on: Kysely<Tables>, report: string, person: string): Promise<MemberRow | null> => {
  const found = await membersOf(on, report).where('person', '=', person).executeTakeFirst();
  return found ? toMember(found) : null;
};

type StoredMember = PersonRow & {
  readonly unitName: string;
  readonly role: string;
  readonly assigned: string;
  readonly due: string | null;
};

const toMember = ({ unitName, role, assigned, due, ...person }: StoredMember): MemberRow => ({
  person,
  unitName,
  role: role as Role,
  assigned: JSON.parse(assigned) as readonly Assignment[],
  due,
});

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

const PERSON = ['people.id', 'people.name', 'unit', 'colour', 'people.active', 'is_admin as isAdmin', 'subject'] as const;
