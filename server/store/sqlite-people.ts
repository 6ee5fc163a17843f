// The part of the SQLite store that knows units, people and what they may do in a report. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import type { Assignment, Role } from '#shared/access/can';
import { must } from '#shared/result';
import type { MemberRow, MemberStore, NewMember, PersonRow, UnitRow } from './people-store.ts';
import { handedOver } from './people-store.ts';
import type { InOneCommit } from './sqlite-log.ts';

export const createSqlitePeople = (
  db: Database,
  inOneCommit: InOneCommit,
): MemberStore & { readonly putPerson: (person: PersonRow) => void } => {
  const saveUnit = db.prepare<[string, string, number]>(
    'INSERT INTO units (id, name, active) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, active = excluded.active',
  );
  const unit = db.prepare<[string], StoredUnit>('SELECT id, name, active FROM units WHERE id = ?');
  const units = db.prepare<[], StoredUnit>('SELECT id, name, active FROM units ORDER BY id');
  const savePerson = db.prepare<[string, string, string, string, number, number, string | null]>(
    `INSERT INTO people (id, name, unit, colour, active, is_admin, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, colour = excluded.colour, active = excluded.active,
       is_admin = excluded.is_admin, subject = excluded.subject`,
  );
  const person = db.prepare<[string], StoredPerson>(`SELECT ${PERSON} FROM people WHERE id = ?`);
  const personBySubject = db.prepare<[string], StoredPerson>(`SELECT ${PERSON} FROM people WHERE subject = ?`);
  const people = db.prepare<[], StoredPerson>(`SELECT ${PERSON} FROM people ORDER BY id`);
  const members = db.prepare<[string], StoredMember>(`SELECT ${MEMBER} WHERE report = ? ORDER BY people.id`);
  const member = db.prepare<[string, string], StoredMember>(`SELECT ${MEMBER} WHERE report = ? AND person = ?`);
  const reportsOf = db.prepare<[string], string>('SELECT report FROM members WHERE person = ? ORDER BY report').pluck();
  const setMember = db.prepare<[string, string, string, string, string | null]>(
    `INSERT INTO members (report, person, role, assigned, due) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (report, person) DO UPDATE SET role = excluded.role, assigned = excluded.assigned, due = excluded.due`,
  );
  const removeMember = db.prepare<[string, string]>('DELETE FROM members WHERE report = ? AND person = ?');
  const deactivate = db.prepare<[string]>('UPDATE people SET active = 0 WHERE id = ?');

  const putUnit = ({ id, name, active }: UnitRow): void => void saveUnit.run(id, name, active ? 1 : 0);
  const putPerson = ({ id, name, unit: of, colour, active, isAdmin, subject }: PersonRow): void =>
    void savePerson.run(id, name, of, colour, active ? 1 : 0, isAdmin ? 1 : 0, subject);
  const putMember = (report: string, { person: id, role, assigned, due }: NewMember): void =>
    void setMember.run(report, id, role, JSON.stringify(assigned), due);
  const memberOf = (report: string, id: string): MemberRow | null => orNull(member.get(report, id), toMember);

  return {
    putPerson,
    saveUnit: async (row) => putUnit(row),
    unit: async (id) => orNull(unit.get(id), toUnit),
    units: async () => units.all().map(toUnit),
    savePerson: async (row) => putPerson(row),
    savePeople: async (newUnits, newPeople) =>
      inOneCommit(() => {
        newUnits.forEach(putUnit);
        newPeople.forEach(putPerson);
      }),
    person: async (id) => orNull(person.get(id), toPerson),
    personBySubject: async (subject) => orNull(personBySubject.get(subject), toPerson),
    people: async () => people.all().map(toPerson),
    members: async (report) => members.all(report).map(toMember),
    member: async (report, id) => memberOf(report, id),
    setMember: async (report, row) => putMember(report, row),
    removeMember: async (report, id) => {
      removeMember.run(report, id);
    },
    handOver: async (id, heir) =>
      inOneCommit(() => {
        if (heir !== null) must(heir === id ? null : person.get(heir), `an heir of ${id}`);
        must(deactivate.run(id).changes || null, `person ${id}`);
        const reports = reportsOf.all(id);
        for (const report of reports) {
          const leaving = memberOf(report, id);
          if (heir !== null && leaving) putMember(report, handedOver(leaving, memberOf(report, heir), heir));
          removeMember.run(report, id);
        }
        return reports;
      }),
  };
};

type StoredUnit = Omit<UnitRow, 'active'> & { readonly active: number };
type StoredPerson = Omit<PersonRow, 'active' | 'isAdmin'> & { readonly active: number; readonly isAdmin: number };
type StoredMember = StoredPerson & {
  readonly unitName: string;
  readonly role: Role;
  readonly assigned: string;
  readonly due: string | null;
};

const orNull = <T, U>(row: T | undefined, read: (row: T) => U): U | null => (row === undefined ? null : read(row));

const toUnit = ({ id, name, active }: StoredUnit): UnitRow => ({ id, name, active: active === 1 });

const toPerson = ({ active, isAdmin, ...person }: StoredPerson): PersonRow => ({ ...person, active: active === 1, isAdmin: isAdmin === 1 });

const toMember = ({ unitName, role, assigned, due, ...person }: StoredMember): MemberRow => ({
  person: toPerson(person),
  unitName,
  role,
  assigned: JSON.parse(assigned) as readonly Assignment[],
  due,
});

const PERSON = 'people.id, people.name, unit, colour, people.active, is_admin AS isAdmin, subject';
const MEMBER = `${PERSON}, units.name AS unitName, role, assigned, due FROM members
  JOIN people ON people.id = members.person JOIN units ON units.id = people.unit`;
