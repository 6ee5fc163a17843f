// People: who is here, adding and changing them, and what happens when somebody leaves. Writing is for administrators.
import { message } from '#shared/i18n/translate';
import type { PersonEntry } from '#shared/protocol/http-people';
import {
  Deactivation,
  DeactivationAnswer,
  NewPerson,
  PeopleList,
  PeopleQuery,
  PersonChange,
  PersonEntry as PersonShape,
} from '#shared/protocol/http-people';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import { colourFor } from '../auth/colours.ts';
import { isReservedId, newId } from '../auth/secrets.ts';
import type { PersonRow, UnitRow } from '../store/people-store.ts';
import { isAdmin } from './admit.ts';
import { type Api, addRoute, callerId, type Refused, refused } from './route.ts';
import type { TeamDeps } from './team-deps.ts';

export const addPeopleRoutes = (api: Api, { rooms, notices, deeds, now }: TeamDeps): void => {
  const { store } = api;

  const tellReports = async (person: string): Promise<void> => {
    for (const { row } of await store.reportsOf(person)) await rooms.accessChanged(row.id);
  };
  const unitFault = async (unit: string): Promise<Result<never, Refused> | null> =>
    (await store.unit(unit))?.active ? null : refused(422, message('people.noSuchUnit', { unit }));
  const subjectFault = async (subject: string | null, person: string): Promise<Result<never, Refused> | null> => {
    const holder = subject === null ? null : await store.personBySubject(subject);
    return holder && holder.id !== person ? refused(409, message('people.oidc.subjectTaken')) : null;
  };
  /** Somebody must stay who can let people in. */
  const isLastAdmin = async (person: PersonRow): Promise<boolean> =>
    person.isAdmin && person.active && !(await store.people()).some((other) => other.isAdmin && other.active && other.id !== person.id);
  const shown = async (person: PersonRow): Promise<PersonEntry> => entryOf(person, await unitsById(store), true);

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/people',
      who: 'signedIn',
      summary: { zh: '人员名单', en: 'who is here' },
      query: PeopleQuery,
      answer: { status: 200, json: PeopleList },
    },
    async ({ caller, query: { unit } }) => {
      const units = await unitsById(store);
      const asAdmin = isAdmin(caller);
      const people = (await store.people()).filter((person) => (person.active || asAdmin) && (unit === undefined || person.unit === unit));
      return ok({ people: people.map((person) => entryOf(person, units, asAdmin)) });
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/people',
      who: 'admin',
      summary: { zh: '新增人员', en: 'a new person' },
      body: NewPerson,
      answer: { status: 201, json: PersonShape },
      problems: [409, 422],
    },
    async ({ caller, body: { id = newId(), name, unit, isAdmin: admin, subject } }) => {
      if (isReservedId(id) || (await store.person(id))) return refused(409, message('people.idTaken', { id }));
      const fault = (await unitFault(unit)) ?? (await subjectFault(subject, id));
      if (fault) return fault;
      const person: PersonRow = { id, name, unit, colour: colourFor(id), active: true, isAdmin: admin, subject };
      await store.savePerson(person);
      await deeds(caller, 'personAdded', null, `${id} ${name}${admin ? ' administrator' : ''}`);
      return ok(await shown(person));
    },
  );

  addRoute(
    api,
    {
      method: 'PATCH',
      path: '/api/people/:person',
      who: 'admin',
      summary: { zh: '修改人员', en: 'changes a person' },
      body: PersonChange,
      answer: { status: 200, json: PersonShape },
      problems: [404, 409, 422],
    },
    async ({ caller, params, body }) => {
      const person = await store.person(params.person ?? '');
      if (!person) return refused(404, message('server.http.noSuchPerson'));
      const fault = (body.unit === undefined ? null : await unitFault(body.unit)) ?? (await subjectFault(body.subject ?? null, person.id));
      if (fault) return fault;
      if (body.isAdmin === false && (await isLastAdmin(person))) return refused(409, message('people.lastAdmin'));
      const changed: PersonRow = { ...person, ...definedOf(body) };
      // Whatever was begun in the moment of leaving does not come back with them.
      if (!person.active && changed.active) await store.endSignIns(person.id, new Date(now()).toISOString());
      await store.savePerson(changed);
      await deeds(caller, 'personChanged', null, `${person.id} ${Object.keys(definedOf(body)).join(' ')}`);
      await tellReports(person.id);
      return ok(await shown(changed));
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/people/:person/deactivate',
      who: 'admin',
      summary: { zh: '人员离开，分工一并移交', en: 'somebody leaves; their parts are handed over' },
      body: Deactivation,
      answer: { status: 200, json: DeactivationAnswer },
      problems: [404, 409, 422],
    },
    async ({ caller, params, body: { heir } }) => {
      const person = await store.person(params.person ?? '');
      if (!person) return refused(404, message('server.http.noSuchPerson'));
      if (heir !== null && (heir === person.id || !(await store.person(heir))?.active)) return refused(422, message('people.badHeir'));
      if (await isLastAdmin(person)) return refused(409, message('people.lastAdmin'));
      const reports = await store.handOver(person.id, heir);
      await store.endSignIns(person.id, new Date(now()).toISOString());
      await deeds(caller, 'deactivated', null, `${person.id} heir ${heir ?? 'nobody'}`);
      for (const report of reports) {
        await deeds(caller, 'deactivated', report, `${person.id} heir ${heir ?? 'nobody'}`);
        await rooms.accessChanged(report);
        const words = heir === null ? '' : ((await store.member(report, heir))?.assigned.join(' ') ?? '');
        if (heir !== null) await notices.notify({ report, kind: 'assigned', by: callerId(caller), people: [heir], words });
      }
      return ok({ reports: [...reports] });
    },
  );
};

const unitsById = async (store: Api['store']): Promise<ReadonlyMap<string, UnitRow>> =>
  new Map((await store.units()).map((unit) => [unit.id, unit]));

const entryOf = (person: PersonRow, units: ReadonlyMap<string, UnitRow>, asAdmin: boolean): PersonEntry => {
  const { id, name, unit, colour, active, isAdmin: admin, subject } = person;
  const detail = asAdmin ? { active, isAdmin: admin, subject } : null;
  return { id, name, unit, unitName: units.get(unit)?.name ?? '', colour, admin: detail };
};

/** Without the members that were not given. */
const definedOf = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
