// Reports over HTTP: the list, a new one, a ticket for its socket, and the report as JSON.
import { editionByKey, editionForYear } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import type { ReportSummary, TicketAnswer } from '#shared/protocol/http';
import { NewReport, NewReportAnswer, ReportList, TicketAnswer as TicketAnswerShape } from '#shared/protocol/http';
import { ImportAnswer } from '#shared/protocol/http-files';
import { ok } from '#shared/result';
import type { Attempts } from '../auth/attempts.ts';
import type { Caller } from '../auth/caller.ts';
import { ADMINISTRATOR } from '../auth/entrance.ts';
import { newId } from '../auth/secrets.ts';
import type { Tokens } from '../auth/tokens.ts';
import { createReport } from '../reports.ts';
import type { ReportStore } from '../store/report-store.ts';
import type { Rooms } from '../sync/rooms.ts';
import { accessOf } from '../sync/standing.ts';
import { reportJson } from './report-json.ts';
import { type Api, addRoute, callerId, refused } from './route.ts';
import { slowDown } from './session-routes.ts';

export type ReportDeps = {
  readonly rooms: Rooms;
  readonly tokens: Tokens;
  /** New reports, per person. */
  readonly attempts: Attempts;
  readonly now: () => number;
};

export const addReportRoutes = (api: Api, { rooms, tokens, attempts, now }: ReportDeps): void => {
  const { store } = api;

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports',
      who: 'signedIn',
      summary: { zh: '我参与的年报', en: 'the reports the caller takes part in' },
      answer: { status: 200, json: ReportList },
    },
    async ({ caller }) => ok({ reports: await reportsFor(store, caller) }),
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/reports',
      who: 'signedIn',
      summary: { zh: '新建年报，由新建的人统稿', en: 'a new report, coordinated by whoever makes it' },
      body: NewReport,
      wrong: (field) => message('server.http.badReport', { field }),
      answer: { status: 201, json: NewReportAnswer },
      problems: [403, 409, 429],
    },
    async ({ caller, body: { id: wanted, edition: key, organ, year } }) => {
      const wait = caller.kind === 'person' ? attempts.take(`report ${caller.person.id}`) : null;
      if (wait !== null) return slowDown(wait);
      const edition = editionByKey(key);
      if (!edition) return refused(400, message('server.http.badReport', { field: 'edition' }));
      const prescribed = editionForYear(year);
      if (edition.id !== prescribed?.id) {
        const parameters = { year, edition: edition.id, prescribed: prescribed?.id ?? '—' };
        return refused(400, message('server.http.editionForYear', parameters));
      }
      // A person could learn from a chosen id which others exist; ids are for automation.
      if (wanted !== undefined && caller.kind === 'person') return refused(403, message('server.http.idForAdministrator'));
      const id = wanted ?? `${year}-${newId()}`;
      const created = await createReport(store, {
        id,
        title: { organ, year, edition: edition.key },
        members: caller.kind === 'person' ? [{ person: caller.person.id, role: 'coordinator', assigned: [], due: null }] : [],
        author: callerId(caller),
        at: new Date(now()).toISOString(),
      });
      return created ? ok({ id }) : refused(409, message('server.http.idTaken', { id }));
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/reports/:id/tickets',
      who: 'member',
      summary: { zh: '打开年报协同连接的票据', en: 'a ticket for the report’s socket' },
      answer: { status: 201, json: TicketAnswerShape },
    },
    async ({ caller, entered: { row, me, guest } }) => {
      const signIn = caller.kind === 'person' ? caller.signIn : null;
      const signed = await tokens.signTicket({ person: me.id, report: row.id, epoch: row.epoch, guest, signIn });
      const { people } = await accessOf(store, row.id);
      return ok({
        ticket: signed.token,
        expiresAt: signed.expiresAt,
        epoch: row.epoch,
        me: { ...me, assigned: [...me.assigned] },
        people: people.map((person) => ({ ...person, assigned: [...person.assigned] })),
      } satisfies TicketAnswer);
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/report.json',
      who: 'member',
      summary: { zh: '年报内容，可供命令行读取', en: 'the report as the command line reads it' },
      answer: { status: 200, json: ImportAnswer },
    },
    async ({ entered: { row } }) => {
      const report = await rooms.read(row.id);
      return report ? ok(reportJson(report)) : refused(404, message('server.http.noSuchReport'));
    },
  );
};

const reportsFor = async (store: ReportStore, caller: Caller): Promise<readonly ReportSummary[]> => {
  const rows =
    caller.kind === 'person'
      ? await store.reportsOf(caller.person.id)
      : (await store.reports()).map((row) => ({ row, role: ADMINISTRATOR.role }));
  return rows.map(({ row: { id, organ, year, edition, updatedAt }, role }) => ({ id, organ, year, edition, role, updatedAt }));
};
