// Reports over HTTP: the list, a new one, a ticket for its socket, its people, and the report as JSON.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { editionByKey, editionForYear } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import type { ReportSummary, TicketAnswer } from '#shared/protocol/http';
import { MemberChange, NewReport } from '#shared/protocol/http';
import type { Caller, CallerReader } from '../auth/caller.ts';
import { ADMINISTRATOR, principalOf } from '../auth/entrance.ts';
import type { Tokens } from '../auth/tokens.ts';
import { createReport } from '../reports.ts';
import type { ReportStore } from '../store/report-store.ts';
import { accessOf, type Rooms } from '../sync/rooms.ts';
import { sendProblem } from './problem.ts';
import { reportJson } from './report-json.ts';

export type ReportDeps = {
  readonly store: ReportStore;
  readonly rooms: Rooms;
  readonly tokens: Tokens;
  readonly callerOf: CallerReader;
  readonly now: () => number;
  readonly newId: () => string;
};

type WithId = FastifyRequest<{ Params: { readonly id: string; readonly person?: string } }>;

export const addReportRoutes = (app: FastifyInstance, deps: ReportDeps): void => {
  const { store, rooms, tokens, callerOf } = deps;

  app.get('/api/reports', async (request, reply) => {
    const caller = await callerOf(request.headers.authorization);
    if (!caller) return sendProblem(request, reply, 401, message('server.http.signIn'));
    return reply.header('cache-control', 'no-store').send({ reports: await reportsFor(store, caller) });
  });

  app.post('/api/reports', async (request, reply) => {
    const caller = await callerOf(request.headers.authorization);
    if (!caller) return sendProblem(request, reply, 401, message('server.http.signIn'));
    const body = v.safeParse(NewReport, request.body);
    if (!body.success) return sendProblem(request, reply, 400, message('server.http.badReport', { field: fieldOf(body.issues) }));
    const { id: wanted, edition: key, organ, year } = body.output;
    const edition = editionByKey(key);
    if (!edition) return sendProblem(request, reply, 400, message('server.http.badReport', { field: 'edition' }));
    const prescribed = editionForYear(year);
    if (edition.id !== prescribed?.id) {
      return sendProblem(
        request,
        reply,
        400,
        message('server.http.editionForYear', { year, edition: edition.id, prescribed: prescribed?.id ?? '—' }),
      );
    }
    // A person could learn from a chosen id which others exist; ids are for automation.
    if (wanted !== undefined && caller.kind === 'person')
      return sendProblem(request, reply, 403, message('server.http.idForAdministrator'));
    const id = wanted ?? `${year}-${deps.newId()}`;
    const created = await createReport(store, {
      id,
      title: { organ, year, edition: edition.key },
      members: caller.kind === 'person' ? [{ person: caller.person.id, role: 'coordinator', assigned: [] }] : [],
      author: caller.kind === 'person' ? caller.person.id : ADMINISTRATOR.id,
      at: new Date(deps.now()).toISOString(),
    });
    if (!created) return sendProblem(request, reply, 409, message('server.http.idTaken', { id }));
    return reply.code(201).send({ id });
  });

  /** The caller's place in the report; answers for everybody who has none as if the report did not exist. */
  const enter = async (request: WithId, reply: FastifyReply) => {
    const caller = await callerOf(request.headers.authorization);
    if (!caller) {
      sendProblem(request, reply, 401, message('server.http.signIn'));
      return null;
    }
    const row = await store.report(request.params.id);
    const member = row && caller.kind === 'person' ? await store.member(row.id, caller.person.id) : null;
    const me = caller.kind === 'administrator' ? ADMINISTRATOR : member ? principalOf(member) : null;
    if (!row || !me) {
      sendProblem(request, reply, 404, message('server.http.noSuchReport'));
      return null;
    }
    return { row, me, guest: caller.kind === 'administrator' };
  };

  app.post('/api/reports/:id/tickets', async (request: WithId, reply) => {
    const entered = await enter(request, reply);
    if (!entered) return reply;
    const { row, me, guest } = entered;
    const signed = await tokens.signTicket({ person: me.id, report: row.id, epoch: row.epoch, guest });
    const { people } = await accessOf(store, row.id);
    const answer: TicketAnswer = {
      ticket: signed.token,
      expiresAt: signed.expiresAt,
      epoch: row.epoch,
      me: { ...me, assigned: [...me.assigned] },
      people: people.map((person) => ({ ...person, assigned: [...person.assigned] })),
    };
    return reply.code(201).header('cache-control', 'no-store').send(answer);
  });

  app.get('/api/reports/:id/report.json', async (request: WithId, reply) => {
    const entered = await enter(request, reply);
    if (!entered) return reply;
    const report = await rooms.read(entered.row.id);
    if (!report) return sendProblem(request, reply, 404, message('server.http.noSuchReport'));
    return reply.header('cache-control', 'no-store').send(reportJson(report));
  });

  app.put('/api/reports/:id/members/:person', async (request: WithId, reply) => {
    const entered = await enter(request, reply);
    if (!entered) return reply;
    const { row, me } = entered;
    if (me.role !== 'coordinator') return sendProblem(request, reply, 403, message('server.http.coordinatorOnly'));
    const body = v.safeParse(MemberChange, request.body);
    if (!body.success) return sendProblem(request, reply, 400, message('server.http.badMember', { field: fieldOf(body.issues) }));
    const person = await store.person(request.params.person ?? '');
    if (!person?.active) return sendProblem(request, reply, 404, message('server.http.noSuchPerson'));
    await store.setMember(row.id, { person: person.id, role: body.output.role, assigned: body.output.assigned });
    await rooms.accessChanged(row.id);
    return reply.code(204).send();
  });

  app.delete('/api/reports/:id/members/:person', async (request: WithId, reply) => {
    const entered = await enter(request, reply);
    if (!entered) return reply;
    const { row, me } = entered;
    if (me.role !== 'coordinator') return sendProblem(request, reply, 403, message('server.http.coordinatorOnly'));
    await store.removeMember(row.id, request.params.person ?? '');
    await rooms.accessChanged(row.id);
    return reply.code(204).send();
  });
};

const reportsFor = async (store: ReportStore, caller: Caller): Promise<readonly ReportSummary[]> => {
  const rows =
    caller.kind === 'person'
      ? await store.reportsOf(caller.person.id)
      : (await store.reports()).map((row) => ({ row, role: ADMINISTRATOR.role }));
  return rows.map(({ row: { id, organ, year, edition, updatedAt }, role }) => ({ id, organ, year, edition, role, updatedAt }));
};

/** The first field that is not right, for the sentence. */
const fieldOf = (issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string =>
  issues[0].path?.map(({ key }) => String(key)).join('.') ?? 'JSON';
