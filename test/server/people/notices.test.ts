// What people are told inside the program: who is told of what, live and later; how far they have looked; being shown around.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { NoticeSeen } from '#shared/protocol/notices';
import type { Client } from '../../client.ts';
import { REPORT, until, type World, world } from '../../world.ts';

const path = (rest: string) => `/api/reports/${REPORT}/${rest}`;
const step = (made: World, as: string, part: string | null, to: string, note = '') =>
  made.call('POST', path('reviews'), as, { part, to, note });
const noticesOf = async (made: World, as: string) => (await made.call('GET', '/api/notices', as)).body.notices as readonly NoticeSeen[];
const told = async (made: World, as: string) =>
  (await noticesOf(made, as)).map(({ kind, place, words, byName }) => [kind, place, words, byName].join('|'));
/** What the person's window was told last. */
const heard = ({ messages }: Client): readonly NoticeSeen[] =>
  messages.flatMap((message) => (message.type === 'notices' ? [message.notices] : [])).at(-1) ?? [];

const withPeople = async (): Promise<World> => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.join('pete', 'preparer', ['requests']);
  await made.join('rita', 'reviewer');
  return made;
};

test('a part that is given, handed in and returned is told to whom it concerns, with the words, never to its author', async () => {
  const made = await withPeople();
  const body = { role: 'preparer', assigned: ['requests', 'disputes'], due: '2026-01-20' };
  expect((await made.call('PUT', path('members/pete'), 'cora', body)).status).toBe(204);
  // Nothing new given: nothing told.
  expect((await made.call('PUT', path('members/pete'), 'cora', { ...body, due: null })).status).toBe(204);
  await step(made, 'pete', 'pete', 'submitted');
  await step(made, 'cora', 'pete', 'returned', '请再核对第一行');
  expect(await told(made, 'pete')).toEqual(['returned|pete|请再核对第一行|cora同志', 'assigned||disputes|cora同志']);
  expect(await told(made, 'cora')).toEqual(['submitted|pete||pete同志']);
  expect(await told(made, 'rita')).toEqual([]);
  const [first] = await noticesOf(made, 'pete');
  expect(first).toMatchObject({ report: REPORT, organ: '青禾市档案局', year: 2025, isRead: false });
});

test('a report on its way is told to the reviewer, coming back to the coordinator', async () => {
  const made = await withPeople();
  await step(made, 'cora', null, 'submitted', '请审');
  await step(made, 'rita', null, 'approved');
  await step(made, 'cora', null, 'returned', '更正一处');
  expect(await told(made, 'rita')).toEqual(['submitted||请审|cora同志']);
  expect(await told(made, 'cora')).toEqual(['approved|||rita同志']);
});

test('notices arrive in open windows at once, and reading them in one reads them in the other', async () => {
  const made = await withPeople();
  const [one, other] = [await made.open('pete'), await made.open('pete')];
  const cora = await made.open('cora');
  expect((await made.call('POST', path('chase'), 'cora', { people: ['pete'], words: '周五前请交' })).body).toEqual({ told: 1 });
  await until(() => heard(one).length === 1 && heard(other).length === 1, 'both windows are told');
  expect(heard(one)[0]).toMatchObject({ kind: 'chased', words: '周五前请交', isRead: false });
  expect((await made.call('POST', '/api/notices/read', 'pete', { ids: [heard(one)[0]?.id] })).status).toBe(204);
  await until(() => heard(other)[0]?.isRead === true, 'the other window knows');
  expect(cora.messages.some(({ type }) => type === 'notices')).toBe(false);
});

test('what was told while nobody listened is there when the person comes', async () => {
  const made = await withPeople();
  await made.call('POST', path('chase'), 'cora', { people: ['pete'] });
  const pete = await made.open('pete');
  await until(() => heard(pete).length === 1, 'the notice is there');
});

test('only the coordinator asks for parts, only people of the report are asked, and not again at once', async () => {
  const made = await withPeople();
  await made.add('olaf');
  expect((await made.call('POST', path('chase'), 'pete', { people: ['rita'] })).status).toBe(403);
  expect((await made.call('POST', path('chase'), 'olaf', { people: ['pete'] })).status).toBe(404);
  expect((await made.call('POST', path('chase'), 'cora', { people: ['olaf', 'pete', 'cora'] })).body).toEqual({ told: 1 });
  expect((await made.call('POST', path('chase'), 'cora', { people: ['pete'] })).body).toEqual({ told: 0 });
  expect((await noticesOf(made, 'olaf')).length).toBe(0);
});

test('whoever a comment or an answer names is told where once it is on disk, oneself and strangers are not', async () => {
  const made = await withPeople();
  await made.add('olaf');
  const pete = await made.open('pete');
  const signed = { by: 'pete', at: '2026-01-12T08:00:00.000Z' };
  pete.report.comments.set('comment-0001', {
    kind: 'comment',
    place: 'requests/new/natural',
    text: '这个数对吗',
    mentions: 'cora pete olaf',
    ...signed,
  });
  await until(async () => (await told(made, 'cora')).length === 1, 'the coordinator is told');
  expect(await told(made, 'cora')).toEqual(['mentioned|requests/new/natural|这个数对吗|pete同志']);
  pete.report.comments.set('comment-0002', { kind: 'reply', to: 'comment-0001', text: '也请看看', mentions: 'rita', ...signed });
  pete.report.comments.set('comment-0003', { kind: 'resolve', to: 'comment-0001', ...signed });
  await until(async () => (await told(made, 'rita')).length === 1, 'the reviewer is told');
  expect(await told(made, 'rita')).toEqual(['mentioned|requests/new/natural|也请看看|pete同志']);
  expect([await told(made, 'pete'), await told(made, 'olaf')]).toEqual([[], []]);
  expect((await told(made, 'cora')).length).toBe(1);
});

test('a mention written without a network arrives with its comment, and once', async () => {
  const made = await withPeople();
  const pete = await made.open('pete');
  pete.provider.disconnect();
  pete.report.comments.set('comment-0001', {
    kind: 'comment',
    place: 'section:5',
    text: '请看',
    mentions: 'cora',
    by: 'pete',
    at: '2026-01-12T08:00:00.000Z',
  });
  expect(await told(made, 'cora')).toEqual([]);
  // The window is gone; another one brings what the computer kept.
  const update = Y.encodeStateAsUpdate(pete.report.doc);
  pete.close();
  for (const number of [1, 2]) {
    const window = await made.open('pete');
    Y.applyUpdate(window.report.doc, update);
    window.report.cells.set('requests/new/natural', number);
    await until(() => window.acknowledged() === window.sent(), 'it is on disk');
  }
  await until(async () => (await told(made, 'cora')).length > 0, 'the coordinator is told');
  expect(await told(made, 'cora')).toEqual(['mentioned|section:5|请看|pete同志']);
});

test('what is due is worked out: not once it is handed in or the report is approved', async () => {
  const made = await withPeople();
  const due = async () => ((await made.call('GET', '/api/notices', 'pete')).body.due as readonly unknown[]).length;
  expect(await due()).toBe(0);
  await made.call('PUT', path('members/pete'), 'cora', { role: 'preparer', assigned: ['requests'], due: '2026-01-20' });
  expect((await made.call('GET', '/api/notices', 'pete')).body.due).toEqual([
    { report: REPORT, organ: '青禾市档案局', year: 2025, day: '2026-01-20' },
  ]);
  await step(made, 'pete', 'pete', 'submitted');
  expect(await due()).toBe(0);
  await step(made, 'cora', 'pete', 'returned', '再看');
  expect(await due()).toBe(1);
});

test('how far somebody has looked is kept for each person, and never beyond the history', async () => {
  const made = await withPeople();
  const look = async (as: string) => (await made.call('GET', path('look'), as)).body;
  expect(await look('rita')).toMatchObject({ number: null, at: null });
  const count = Number((await look('rita')).count);
  expect((await made.call('PUT', path('look'), 'rita', { number: count })).status).toBe(204);
  const pete = await made.open('pete');
  pete.report.cells.set('requests/new/natural', 3);
  await until(() => pete.acknowledged() === pete.sent(), 'it is on disk');
  expect(await look('rita')).toMatchObject({ number: count, count: count + 1 });
  expect(await look('cora')).toMatchObject({ number: null });
  expect((await made.call('PUT', path('look'), 'rita', { number: count + 9 })).status).toBe(422);
});

test('a person is shown around once', async () => {
  const made = await withPeople();
  expect((await made.call('GET', '/api/me/tour', 'pete')).body).toEqual({ seen: false });
  expect((await made.call('PUT', '/api/me/tour', 'pete')).status).toBe(204);
  expect((await made.call('GET', '/api/me/tour', 'pete')).body).toEqual({ seen: true });
  expect((await made.call('GET', '/api/me/tour', 'cora')).body).toEqual({ seen: false });
  expect((await made.call('GET', '/api/me/tour', 'administrator')).status).toBe(401);
});
