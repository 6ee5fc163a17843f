// Units: departments, offices, subordinate organs. Everybody signed in may see them, administrators add and rename them.
import { message } from '#shared/i18n/translate';
import { NewUnit, Unit, UnitChange, UnitList } from '#shared/protocol/http-people';
import { ok } from '#shared/result';
import { newId } from '../auth/secrets.ts';
import type { Rooms } from '../sync/rooms.ts';
import { isAdmin } from './admit.ts';
import type { Deeds } from './deeds.ts';
import { type Api, addRoute, refused } from './route.ts';

export const addUnitRoutes = (api: Api, { rooms, deeds }: { readonly rooms: Rooms; readonly deeds: Deeds }): void => {
  const { store } = api;

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/units',
      who: 'signedIn',
      summary: { zh: '科室和单位', en: 'departments, offices and organs' },
      answer: { status: 200, json: UnitList },
    },
    async ({ caller }) => ok({ units: (await store.units()).filter(({ active }) => active || isAdmin(caller)) }),
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/units',
      who: 'admin',
      summary: { zh: '新增单位', en: 'a new unit' },
      body: NewUnit,
      answer: { status: 201, json: Unit },
      problems: [409],
    },
    async ({ caller, body: { id = newId(), name } }) => {
      if (await store.unit(id)) return refused(409, message('people.idTaken', { id }));
      if ((await store.units()).some((unit) => unit.active && unit.name === name)) {
        return refused(409, message('people.unitNameTaken', { name }));
      }
      const unit = { id, name, active: true };
      await store.saveUnit(unit);
      await deeds(caller, 'unitAdded', null, `${id} ${name}`);
      return ok(unit);
    },
  );

  addRoute(
    api,
    {
      method: 'PATCH',
      path: '/api/units/:unit',
      who: 'admin',
      summary: { zh: '改名或停用单位', en: 'renames a unit or takes it out of use' },
      body: UnitChange,
      answer: { status: 200, json: Unit },
      problems: [404, 409],
    },
    async ({ caller, params: { unit: id = '' }, body: { name, active } }) => {
      const unit = await store.unit(id);
      if (!unit) return refused(404, message('people.noSuchUnit', { unit: id.slice(0, 60) }));
      const people = (await store.people()).filter((person) => person.active && person.unit === id);
      if (active === false && people.length > 0) {
        return refused(409, message('people.unitNotEmpty', { name: unit.name }));
      }
      const changed = { ...unit, ...(name === undefined ? {} : { name }), ...(active === undefined ? {} : { active }) };
      await store.saveUnit(changed);
      await deeds(caller, 'unitChanged', null, `${id} ${changed.name}${changed.active ? '' : ' inactive'}`);
      const reports = new Set<string>();
      for (const person of people) for (const { row } of await store.reportsOf(person.id)) reports.add(row.id);
      for (const report of reports) await rooms.accessChanged(report);
      return ok(changed);
    },
  );
};
