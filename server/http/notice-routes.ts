// What people are told inside the program: the list, marking it read, asking for a part; how far each has looked at a report, and
// whether they were shown around.
import type { Principal } from '#shared/access/can';
import { can } from '#shared/access/can';
import { message } from '#shared/i18n/translate';
import { ChaseAnswer, ChaseRequest, LookAnswer, LookRequest, NoticeList, NoticesRead, TourAnswer } from '#shared/protocol/notices';
import { ok } from '#shared/result';
import { dueOf } from '../notices/due.ts';
import { accessOf } from '../sync/standing.ts';
import { type Api, addRoute, callerId, refused } from './route.ts';
import type { TeamDeps } from './team-deps.ts';

export const addNoticeRoutes = (api: Api, { notices, rooms, deeds, now }: TeamDeps): void => {
  const { store } = api;
  const at = () => new Date(now()).toISOString();

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/notices',
      who: 'person',
      summary: { zh: '我的通知和到期事项', en: 'what the caller is told, and what is due' },
      answer: { status: 200, json: NoticeList },
    },
    async ({ caller: { person } }) => ok({ notices: await notices.noticesOf(person.id), due: await dueOf(store, person.id) }),
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/notices/read',
      who: 'person',
      summary: { zh: '标为已读', en: 'marks notices as read' },
      body: NoticesRead,
      answer: { status: 204 },
    },
    async ({ caller: { person }, body: { ids } }) => {
      await notices.read(person.id, ids);
      return ok(undefined);
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/reports/:id/chase',
      who: 'member',
      summary: { zh: '催办', en: 'asks people for their parts' },
      body: ChaseRequest,
      answer: { status: 200, json: ChaseAnswer },
      problems: [403],
      perMinute: 60,
    },
    async ({ caller, entered: { row, me }, body: { people, words } }) => {
      const access = await accessOf(store, row.id);
      const allowed = can(me, 'manage', { kind: 'report' }, access);
      if (!allowed.ok) return refused(403, allowed.error);
      const told: string[] = [];
      for (const { id } of membersAmong(access.people, people))
        if (!(await notices.wasTold(id, row.id, 'chased', PEACE_MILLISECONDS))) told.push(id);
      const count = await notices.notify({ report: row.id, kind: 'chased', by: callerId(caller), people: told, words });
      if (count > 0) await deeds(caller, 'chased', row.id, told.join(' '));
      return ok({ told: count });
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/look',
      who: 'member',
      summary: { zh: '上次查看到哪里', en: 'how far the caller has looked at the report’s history' },
      answer: { status: 200, json: LookAnswer },
    },
    async ({ caller, entered: { row } }) => {
      const { count } = await store.auditHead(row.id);
      const mark = caller.kind === 'person' ? await store.mark(caller.person.id, lookName(row.id)) : null;
      return ok({ number: mark && Number(mark.value), at: mark?.at ?? null, count });
    },
  );

  addRoute(
    api,
    {
      method: 'PUT',
      path: '/api/reports/:id/look',
      who: 'member',
      summary: { zh: '记下查看到哪里', en: 'keeps how far the caller has looked' },
      body: LookRequest,
      answer: { status: 204 },
      problems: [403, 422],
    },
    async ({ caller, entered: { row }, body: { number } }) => {
      if (caller.kind !== 'person') return refused(403, message('notices.personOnly'));
      // What is on its way counts as not looked at.
      await rooms.read(row.id);
      const { count } = await store.auditHead(row.id);
      if (number > count) return refused(422, message('notices.beyondHistory', { number, count }));
      await store.setMark(caller.person.id, lookName(row.id), { value: String(number), at: at() });
      return ok(undefined);
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/me/tour',
      who: 'person',
      summary: { zh: '是否看过使用引导', en: 'whether the caller was shown around' },
      answer: { status: 200, json: TourAnswer },
    },
    async ({ caller: { person } }) => ok({ seen: (await store.mark(person.id, TOUR)) !== null }),
  );

  addRoute(
    api,
    {
      method: 'PUT',
      path: '/api/me/tour',
      who: 'person',
      summary: { zh: '记下已看过使用引导', en: 'keeps that the caller was shown around' },
      answer: { status: 204 },
    },
    async ({ caller: { person } }) => {
      await store.setMark(person.id, TOUR, { value: '1', at: at() });
      return ok(undefined);
    },
  );
};

const membersAmong = (members: readonly Principal[], people: readonly string[]): readonly Principal[] =>
  members.filter(({ id }) => people.includes(id));

const lookName = (report: string): string => `look/${report}`;
const TOUR = 'tour';
/** Who was asked for a part is left in peace this long. */
const PEACE_MILLISECONDS = 10 * 60_000;
