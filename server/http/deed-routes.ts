// Who did what outside the documents: roles, invitations, reviews, restores, backups. Administrators read all of it, coordinators their report's.
import { can } from '#shared/access/can';
import type { DeedAnswer } from '#shared/protocol/http-history';
import { DeedAnswer as DeedAnswerShape, DeedQuery } from '#shared/protocol/http-history';
import { ok } from '#shared/result';
import { ADMINISTRATOR } from '../auth/entrance.ts';
import { accessOf } from '../sync/standing.ts';
import { type Api, addRoute, refused } from './route.ts';

export const addDeedRoutes = (api: Api): void => {
  const { store } = api;

  const page = async (report: string | null, before: number | null, limit: number): Promise<DeedAnswer> => {
    // One more than asked for says whether there is another page.
    const rows = await store.deedPage(report, before, limit + 1);
    const shown = rows.slice(0, limit);
    const names = new Map<string, string>([[ADMINISTRATOR.id, ADMINISTRATOR.name]]);
    for (const { person } of shown) if (!names.has(person)) names.set(person, (await store.person(person))?.name ?? person);
    return {
      deeds: shown.map((row) => ({ ...row, name: names.get(row.person) ?? row.person })),
      next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
    };
  };

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/deeds',
      who: 'admin',
      summary: { zh: '管理记录：谁安排、邀请、恢复、公布了什么', en: 'who arranged, invited, restored or published what' },
      query: DeedQuery,
      answer: { status: 200, json: DeedAnswerShape },
    },
    async ({ query: { before = null, limit = 100 } }) => ok(await page(null, before, limit)),
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/deeds',
      who: 'manager',
      summary: { zh: '这份年报的管理记录', en: 'who arranged, invited, restored or published what in this report' },
      query: DeedQuery,
      answer: { status: 200, json: DeedAnswerShape },
      problems: [403],
    },
    async ({ entered: { row, me }, query: { before = null, limit = 100 } }) => {
      const judged = can(me, 'manage', { kind: 'report' }, await accessOf(store, row.id));
      return judged.ok ? ok(await page(row.id, before, limit)) : refused(403, judged.error);
    },
  );
};
