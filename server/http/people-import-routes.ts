// Importing units and people from a CSV table: all rows or none, with every fault named by line and column; a dry run writes nothing.
import { message, translate } from '#shared/i18n/translate';
import { PeopleImportAnswer, PeopleImportQuery } from '#shared/protocol/http-people';
import { err, ok } from '#shared/result';
import type { Rooms } from '../sync/rooms.ts';
import type { Deeds } from './deeds.ts';
import { planPeople } from './people-import.ts';
import { type Api, addRoute } from './route.ts';

export const addPeopleImportRoutes = (api: Api, { rooms, deeds }: { readonly rooms: Rooms; readonly deeds: Deeds }): void => {
  const { store } = api;

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/people/import',
      who: 'admin',
      summary: { zh: '从 CSV 导入单位和人员', en: 'imports units and people from CSV' },
      query: PeopleImportQuery,
      file: { types: ['text/csv'], bytes: 4 * 1024 * 1024 },
      answer: { status: 200, json: PeopleImportAnswer },
      problems: [413, 422],
      perMinute: 20,
    },
    async ({ caller, request, lang, query: { dryRun = false } }) => {
      const bytes = request.body as Buffer;
      const plan = planPeople(bytes, { units: await store.units(), people: await store.people() });
      if (!plan.ok) {
        const errors = plan.error.map(({ line, column, reason }) => ({ line, column, message: translate(lang, reason) }));
        return err({ status: 422, reason: message('people.csv.refused', { count: errors.length }), extra: { errors } });
      }
      const { units, people, added, ignored } = plan.value;
      if (!dryRun) {
        await store.savePeople(units, people);
        await deeds(caller, 'peopleImported', null, `${people.length} people, ${units.length} units`);
        const reports = new Set<string>();
        for (const { id } of people) for (const { row } of await store.reportsOf(id)) reports.add(row.id);
        for (const report of reports) await rooms.accessChanged(report);
      }
      return ok({
        dryRun,
        units: { added: added.units, changed: units.length - added.units },
        people: { added: added.people, changed: people.length - added.people },
        ignored: [...ignored],
      } satisfies PeopleImportAnswer);
    },
  );
};
