// One verdict in two places: the pane with its own session, and the server's check, publication and review, on the same stored reports.
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import { ReportList, TicketAnswer } from '#shared/protocol/http';
import { CheckAnswer } from '#shared/protocol/http-files';
import { must, ok } from '#shared/result';
import { openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { pastYearsOf, yearBefore } from '../../../addin/state/past-years.ts';
import { giveReason, takeReasonBack } from '../../../addin/state/reasons.ts';
import { openSession } from '../../../addin/sync/session.ts';
import { type World, world } from '../../world.ts';
import { isSaved, until } from '../sync/desk.ts';

const NOW_REPORT = 'demo-2025';
const BEFORE = 'demo-2024';
const Y2 = 'Y2:requests/carriedIn/natural';

/** The pane of this person, comparing with last year as ReportPane.tsx has it do. */
const sitDown = async (made: World, person: string) => {
  const session = openSession({
    reportId: NOW_REPORT,
    url: `${made.server.url.replace('http', 'ws')}/sync`,
    WebSocket: NodeWebSocket as unknown as typeof WebSocket,
    requestTicket: async () => ok(v.parse(TicketAnswer, (await made.call('POST', `/api/reports/${NOW_REPORT}/tickets`, person, {})).body)),
  });
  const desk = openDesk(session, importJudge);
  onTestFinished(() => desk.close());
  await until(desk.findings, ({ kind }) => kind === 'ready');
  const past = pastYearsOf(desk, {
    reports: async () => ok(v.parse(ReportList, (await made.call('GET', '/api/reports', person)).body).reports),
    report: async (id) => ok((await made.call('GET', `/api/reports/${id}/report.json`, person)).body),
  });
  past.load();
  await until(past, ({ kind }) => kind === 'here');
  desk.compareWith(yearBefore(past.get(), must(desk.report.get(), 'report').report));
  return { desk, session };
};

type Seat = Awaited<ReturnType<typeof sitDown>>;

const stand = ({ verdict, counts, explained, findings }: Judged) => ({
  verdict,
  counts,
  explained,
  findings: findings.map(({ id, severity, reason }) => [id, severity, (reason as { text?: string } | undefined)?.text ?? null]),
});
type Judged = Pick<v.InferOutput<typeof CheckAnswer>, 'verdict' | 'counts' | 'explained' | 'findings'>;

const inPane = ({ desk }: Seat) => {
  const now = desk.findings.get();
  if (now.kind !== 'ready') throw new Error('not judged');
  return stand(now.result as unknown as Judged);
};

const finding = ({ desk }: Seat, id: string) => {
  const now = desk.findings.get();
  return must(now.kind === 'ready' ? now.result.findings.find((one) => one.id === id) : undefined, id);
};

/** Written by the person, judged by the pane, and on the server's disk. */
const settled = async (seat: Seat, look: () => boolean) => {
  await until(seat.desk.findings, look);
  await isSaved(seat.session);
};

/** Both sides: the figure of 上年结转 with a carry out that keeps the balance. */
const carryIn = async (seat: Seat, natural: number) => {
  const report = seat.session.report.get();
  const values = new Map([
    ['requests/carriedIn/natural' as CellId, natural],
    ['requests/carriedOut/natural' as CellId, natural - 1],
  ]);
  setCells(report, must(editionOfDoc(report), 'edition'), values, paneOrigin('typed'));
  await settled(seat, () => inPane(seat).findings.some(([id, , text]) => id === Y2 && text === null) === (natural !== 3));
};

const onServer = async (made: World, person: string) => {
  const answer = v.parse(CheckAnswer, (await made.call('GET', `/api/reports/${NOW_REPORT}/check`, person)).body);
  return { ...stand(answer), last: answer.last?.id ?? null };
};

test('[Y2] broken, explained, changed, explained again, taken back: pane and server say the same each time', async () => {
  const made = await world({ demo: 'on' });
  const seat = await sitDown(made, 'demo-coordinator');
  const agree = async () => {
    const { last, ...server } = await onServer(made, 'demo-coordinator');
    expect(server).toEqual(inPane(seat));
    expect(last).toBe(BEFORE);
    const file = await made.call('GET', `/api/reports/${NOW_REPORT}/publish`, 'demo-coordinator');
    expect([file.status, server.verdict]).toEqual(server.verdict === 'publishable' ? [200, 'publishable'] : [409, 'blocked']);
    if (file.status === 409) expect(file.body.last).toMatchObject({ id: BEFORE, year: 2024 });
    else expect(file.headers.get('nianbao-last-year')).toBe(BEFORE);
    return server;
  };
  expect(await agree()).toMatchObject({ verdict: 'publishable', explained: 0 });

  await carryIn(seat, 4);
  expect(await agree()).toMatchObject({ verdict: 'blocked', counts: { error: 1 }, explained: 0 });

  expect(giveReason(seat.session, [finding(seat, Y2)], '上年年报已于五月更正，结转数应为四件。')).toBeNull();
  await settled(seat, () => inPane(seat).explained === 1);
  const explained = await agree();
  expect(explained).toMatchObject({ verdict: 'publishable', counts: { error: 0 }, explained: 1 });
  expect(explained.findings).toContainEqual([Y2, 'query', '上年年报已于五月更正，结转数应为四件。']);

  await carryIn(seat, 5);
  expect(await agree()).toMatchObject({ verdict: 'blocked', explained: 0 });
  expect(finding(seat, Y2).earlierReasons?.map(({ text }) => text)).toEqual(['上年年报已于五月更正，结转数应为四件。']);

  expect(giveReason(seat.session, [finding(seat, Y2)], '更正后为五件。')).toBeNull();
  await settled(seat, () => inPane(seat).explained === 1);
  expect(await agree()).toMatchObject({ verdict: 'publishable', explained: 1 });

  expect(takeReasonBack(seat.session, finding(seat, Y2))).toBeNull();
  await settled(seat, () => inPane(seat).explained === 0);
  expect(await agree()).toMatchObject({ verdict: 'blocked', counts: { error: 1 } });

  await carryIn(seat, 3);
  expect(await agree()).toMatchObject({ verdict: 'publishable' });
});

test('[Y2] the step to published is judged with last year and the reasons too', async () => {
  const made = await world({ demo: 'on' });
  const seat = await sitDown(made, 'demo-coordinator');
  const step = (person: string, to: string, note = '') =>
    made.call('POST', `/api/reports/${NOW_REPORT}/reviews`, person, { part: null, to, note });
  await carryIn(seat, 4);
  const submit = async () => {
    expect((await step('demo-coordinator', 'submitted')).status).toBe(200);
    expect((await step('demo-supervisor', 'approved')).status).toBe(200);
  };
  await submit();
  const refused = await step('demo-coordinator', 'published');
  expect([refused.status, refused.body.type]).toEqual([409, 'urn:nianbao:people.publish.blocked']);
  expect(refused.body).toMatchObject({ last: { id: BEFORE }, findings: [{ id: Y2 }] });
  // Approved is closed: the reason waits until the report is returned.
  expect(giveReason(seat.session, [finding(seat, Y2)], '已更正')?.key).toBe('access.approved');
  expect((await step('demo-supervisor', 'returned', '请说明结转数')).status).toBe(200);
  await until(seat.session.access, ({ reportState }) => reportState === 'returned');
  expect(giveReason(seat.session, [finding(seat, Y2)], '已更正')).toBeNull();
  await settled(seat, () => inPane(seat).explained === 1);
  await submit();
  expect((await step('demo-coordinator', 'published')).status).toBe(200);
});

test('last year counts only for those who belong to it; a named one wins; the carried .json says the same', async () => {
  const made = await world({ demo: 'on' });
  const seat = await sitDown(made, 'demo-coordinator');
  await carryIn(seat, 4);
  await made.add('stranger');
  await made.server.store.setMember(NOW_REPORT, { person: 'stranger', role: 'coordinator', assigned: [], due: null });
  await made.server.rooms.accessChanged(NOW_REPORT);
  expect(await onServer(made, 'stranger')).toMatchObject({ verdict: 'publishable', last: null });
  expect((await made.call('GET', `/api/reports/${NOW_REPORT}/check?last=${BEFORE}`, 'stranger')).status).toBe(404);
  const named = await made.call('GET', `/api/reports/${NOW_REPORT}/check?last=${NOW_REPORT}`, 'demo-coordinator');
  expect(named.body).toMatchObject({ verdict: 'publishable', last: { id: NOW_REPORT } });
  expect(giveReason(seat.session, [finding(seat, Y2)], '已更正')).toBeNull();
  await settled(seat, () => inPane(seat).explained === 1);
  const { body } = await made.call('GET', `/api/reports/${NOW_REPORT}/report.json`, 'demo-coordinator');
  expect(body.reasons).toMatchObject([{ finding: Y2, text: '已更正', by: 'demo-coordinator' }]);
});
