// The part of the SQLite store that knows people and what they may do in a report. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import type { Role } from '#shared/access/can';
import type { MemberRow, PersonRow, ReportStore } from './report-store.ts';

type People = Pick<ReportStore, 'savePerson' | 'person' | 'members' | 'member' | 'setMember' | 'removeMember'>;

type StoredPerson = Omit<PersonRow, 'active'> & { readonly active: number };
type StoredMember = StoredPerson & { readonly role: Role; readonly assigned: string };

export const createSqlitePeople = (db: Database): People => {
  const savePerson = db.prepare<[string, string, string, string, number]>(
    `INSERT INTO people (id, name, unit, colour, active) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, colour = excluded.colour, active = excluded.active`,
  );
  const person = db.prepare<[string], StoredPerson>(`SELECT ${PERSON} FROM people WHERE id = ?`);
  const members = db.prepare<[string], StoredMember>(
    `SELECT ${PERSON}, role, assigned FROM members JOIN people ON people.id = members.person WHERE report = ? ORDER BY people.id`,
  );
  const member = db.prepare<[string, string], StoredMember>(
    `SELECT ${PERSON}, role, assigned FROM members JOIN people ON people.id = members.person WHERE report = ? AND person = ?`,
  );
  const setMember = db.prepare<[string, string, string, string]>(
    `INSERT INTO members (report, person, role, assigned) VALUES (?, ?, ?, ?)
     ON CONFLICT (report, person) DO UPDATE SET role = excluded.role, assigned = excluded.assigned`,
  );
  const removeMember = db.prepare<[string, string]>('DELETE FROM members WHERE report = ? AND person = ?');
  return {
    savePerson: async ({ id, name, unit, colour, active }) => {
      savePerson.run(id, name, unit, colour, active ? 1 : 0);
    },
    person: async (id) => {
      const found = person.get(id);
      return found ? toPerson(found) : null;
    },
    members: async (report) => members.all(report).map(toMember),
    member: async (report, id) => {
      const found = member.get(report, id);
      return found ? toMember(found) : null;
    },
    setMember: async (report, { person: id, role, assigned }) => {
      setMember.run(report, id, role, JSON.stringify(assigned));
    },
    removeMember: async (report, id) => {
      removeMember.run(report, id);
    },
  };
};

const toPerson = ({ id, name, unit, colour, active }: StoredPerson): PersonRow => ({ id, name, unit, colour, active: active === 1 });

const toMember = ({ role, assigned, ...person }: StoredMember): MemberRow => ({
  person: toPerson(person),
  role,
  assigned: JSON.parse(assigned) as readonly string[],
});

const PERSON = 'people.id, name, unit, colour, active';
