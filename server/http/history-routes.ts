// What happened to a report, going back to a moment, and choosing between values in dispute.
import { can } from '#shared/access/can';
import { message } from '#shared/i18n/translate';
import type { HistoryAnswer, HistoryRow } from '#shared/protocol/http-history';
import {
  ConflictChoice,
  ConflictList,
  HistoryAnswer as HistoryAnswerShape,
  HistoryQuery,
  RestoreAnswer,
  RestoreRequest,
} from '#shared/protocol/http-history';
import { ok } from '#shared/result';
import { ADMINISTRATOR } from '../auth/entrance.ts';
import { restoreReport } from '../reports-restore.ts';
import type { AuditRow } from '../store/report-store.ts';
import { chooseValue } from '../sync/conflicts.ts';
import type { Rooms } from '../sync/rooms.ts';
import { accessOf } from '../sync/standing.ts';
import type { Deeds } from './deeds.ts';
import { type Api, addRoute, refused } from './route.ts';

export type HistoryDeps = { readonly rooms: Rooms; readonly deeds: Deeds };

export const addHistoryRoutes = (api: Api, { rooms, deeds }: HistoryDeps): void => {
  const { store } = api;

  /** Rows from `from` on, of one place where that is wanted: as many as asked for, or as one request may read through. */
  const pageOf = async (report: string, from: number, limit: number, place: string | null) => {
    const rows: AuditRow[] = [];
    let next = from;
    for (let read = 0; read < MOST_READ && rows.length < limit; ) {
      const chunk = await store.audit(report, next, place === null ? limit : CHUNK);
      for (const row of chunk) {
        next = row.number + 1;
        if (place === null || row.place === place) rows.push(row);
        if (rows.length === limit) break;
      }
      read += chunk.length;
      if (chunk.length === 0) break;
    }
    return { rows, next };
  };

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/history',
      who: 'member',
      summary: { zh: '修改记录', en: 'who changed what, when and how' },
      query: HistoryQuery,
      answer: { status: 200, json: HistoryAnswerShape },
    },
    async ({ entered: { row }, query: { place = null, from = 1, limit = 100 } }) => {
      const { count } = await store.auditHead(row.id);
      const { rows, next } = await pageOf(row.id, Math.max(1, from), limit, place);
      const names = new Map<string, string>([[ADMINISTRATOR.id, ADMINISTRATOR.name]]);
      for (const { person } of rows) if (!names.has(person)) names.set(person, (await store.person(person))?.name ?? person);
      const shownRows = rows.map((audit) => shown(audit, names.get(audit.person) ?? audit.person));
      return ok({ rows: shownRows, count, next: next <= count ? next : null } satisfies HistoryAnswer);
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/reports/:id/restore',
      who: 'member',
      summary: {
        zh: '把一处或整份年报恢复到某一时刻（作为新的修改）',
        en: 'brings a place or the whole report back to a moment, as a new edit',
      },
      body: RestoreRequest,
      answer: { status: 200, json: RestoreAnswer },
      problems: [403, 422],
      perMinute: 30,
    },
    async ({ caller, entered: { row, me }, body: { to, place } }) => {
      if (place === null) {
        const judged = can(me, 'restore', { kind: 'report' }, await accessOf(store, row.id));
        if (!judged.ok) return refused(403, judged.error);
      }
      const restored = await restoreReport({ rooms, store }, row.id, me, to, place);
      if (restored.ok) {
        const moment = 'number' in to ? `number ${to.number}` : to.at;
        await deeds(caller, 'restored', row.id, `${place ?? 'everything'} to ${moment}, ${restored.value.changed} places`);
        return ok({ changed: restored.value.changed });
      }
      switch (restored.error.kind) {
        case 'refused':
          return refused(403, restored.error.refusal.reason);
        case 'no-such-place':
          return refused(422, message('people.restore.noPlace', { place: (place ?? '').slice(0, 60) }));
        case 'no-such-moment':
          return refused(422, message('people.restore.noMoment'));
        case 'no-report':
          return refused(404, message('server.http.noSuchReport'));
      }
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/conflicts',
      who: 'member',
      summary: { zh: '待决的值', en: 'values in dispute' },
      answer: { status: 200, json: ConflictList },
    },
    async ({ entered: { row } }) => {
      const open = await store.openConflicts(row.id);
      return ok({
        conflicts: open.map(({ id, place, values, openedAt }) => ({ id, place, values: values.map((value) => ({ ...value })), openedAt })),
      });
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/reports/:id/conflicts/:conflict',
      who: 'member',
      summary: { zh: '在待决的值中选定一个', en: 'chooses one of the values in dispute' },
      body: ConflictChoice,
      answer: { status: 204 },
      problems: [403, 409, 422],
    },
    async ({ caller, entered: { row, me }, params: { conflict = '' }, body: { choice } }) => {
      const chosen = await chooseValue(rooms, row.id, me, conflict, choice);
      if (chosen.ok) {
        await deeds(caller, 'conflictChosen', row.id, `${conflict} ${choice}`);
        return ok(undefined);
      }
      switch (chosen.error.kind) {
        case 'refused':
          return refused(403, chosen.error.refusal.reason);
        case 'gone':
          return refused(409, message('people.conflict.gone'));
        case 'no-such-choice':
          return refused(422, message('people.conflict.noChoice'));
        case 'no-report':
          return refused(404, message('server.http.noSuchReport'));
      }
    },
  );
};

const shown = ({ number, at, madeAt, person, place, how, before, after }: AuditRow, name: string): HistoryRow => ({
  number,
  at,
  madeAt,
  person,
  name,
  place,
  how,
  before,
  after,
});

/** Rows read at once, and by one request at most, when looking for one place's. */
const CHUNK = 500;
const MOST_READ = 10_000;
