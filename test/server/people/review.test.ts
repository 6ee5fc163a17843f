// History, restoring, conflicts, review, files over HTTP: who may, and what comes of it.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ConflictList, HistoryAnswer, ReviewAnswer } from '#shared/protocol/http-history';
import type { Client } from '../../client.ts';
import { ADMIN_TOKEN, REPORT, until, type World, world } from '../../world.ts';

const saved = (client: Client) => until(() => client.acknowledged() === client.sent(), 'all is on disk');
const path = (rest: string) => `/api/reports/${REPORT}/${rest}`;
const step = (made: World, as: string, part: string | null, to: string, note = '') =>
  made.call('POST', path('reviews'), as, { part, to, note });

const withPeople = async (): Promise<World> => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.join('pete', 'preparer', ['requests', 'section:1']);
  await made.join('rita', 'reviewer');
  await made.join('ruth', 'reader');
  return made;
};

test('a part is submitted, closed to its preparer, returned with a reason, and open again, on open sockets at once', async () => {
  const made = await withPeople();
  const pete = await made.open('pete');
  expect((await step(made, 'rita', 'pete', 'submitted')).status).toBe(403);
  expect((await step(made, 'pete', 'pete', 'submitted')).status).toBe(200);
  await until(() => pete.messages.some((message) => message.type === 'reviews' && message.reviews.length === 1), 'the review is told');
  pete.report.cells.set('requests/new/natural', 3);
  await until(() => pete.closes.length > 0, 'the edit is refused');
  expect(pete.closes[0]?.code).toBe(4422);
  expect(JSON.stringify(pete.messages)).toContain('已经提交');
  expect((await step(made, 'cora', 'pete', 'returned')).status).toBe(422);
  expect((await step(made, 'cora', 'pete', 'returned', '表三第一行请再核对')).status).toBe(200);
  const again = await made.open('pete');
  again.report.cells.set('requests/new/natural', 4);
  await saved(again);
  expect(again.closes).toEqual([]);
  const answer = v.parse(ReviewAnswer, (await made.call('GET', path('reviews'), 'pete')).body);
  expect(answer.steps.map(({ part, state, by, note }) => `${part} ${state} ${by} ${note}`)).toEqual([
    'pete submitted pete ',
    'pete returned cora 表三第一行请再核对',
  ]);
  expect(answer.open).toEqual([{ part: 'pete', to: 'submitted', needsNote: false }]);
});

test('an approved report is closed to everybody until it is returned', async () => {
  const made = await withPeople();
  expect((await step(made, 'cora', null, 'approved')).status).toBe(403);
  expect((await step(made, 'cora', null, 'submitted')).status).toBe(200);
  expect((await step(made, 'cora', null, 'approved')).status).toBe(403);
  expect((await step(made, 'rita', null, 'approved')).status).toBe(200);
  const cora = await made.open('cora');
  cora.report.cells.set('requests/new/natural', 3);
  await until(() => cora.closes.length > 0, 'the edit is refused');
  expect(cora.closes[0]?.code).toBe(4422);
  for (const as of ['cora', 'pete']) {
    const restore = await made.call('POST', path('restore'), as, { to: { number: 1 }, place: 'requests/new/natural' });
    expect([as, restore.status === 403 || (restore.status === 200 && restore.body.changed === 0)]).toEqual([as, true]);
  }
  expect((await made.call('POST', path('import?apply=1'), 'cora', { any: 'json' })).status).toBe(403);
  // Not while the checks say that something must be corrected.
  const published = await step(made, 'cora', null, 'published');
  expect([published.status, published.body.type]).toEqual([409, 'urn:nianbao:people.publish.blocked']);
  expect((await step(made, 'rita', null, 'returned', '请更正')).status).toBe(200);
  const open = await made.open('cora');
  open.report.cells.set('requests/new/natural', 3);
  await saved(open);
  expect(open.closes).toEqual([]);
});

test('two decisions at the same moment: the second is judged by what the first left', async () => {
  const made = await withPeople();
  await step(made, 'cora', null, 'submitted');
  const answers = await Promise.all([
    step(made, 'rita', null, 'approved'),
    step(made, 'rita', null, 'approved'),
    step(made, 'rita', null, 'approved'),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
});

test('the history says who did what; a page begins where the last one ended', async () => {
  const made = await withPeople();
  const pete = await made.open('pete');
  for (let count = 0; count < 5; count += 1) {
    pete.report.cells.set('requests/new/natural', count);
    await saved(pete);
  }
  pete.report.section('1').insert(0, '第一段');
  await saved(pete);
  const rows: string[] = [];
  let from: number | null = 1;
  while (from !== null) {
    const query: string = `history?place=requests/new/natural&limit=2&from=${from}`;
    const page: HistoryAnswer = v.parse(HistoryAnswer, (await made.call('GET', path(query), 'ruth')).body);
    expect(page.rows.length).toBeLessThanOrEqual(2);
    rows.push(...page.rows.map(({ person, name, before, after }) => `${person} ${name} ${before} ${after}`));
    from = page.next;
  }
  expect(rows).toEqual(['null 0', '0 1', '1 2', '2 3', '3 4'].map((change) => `pete pete同志 ${change}`));
  for (const wrong of ['limit=0', 'limit=501', 'from=x', `place=${'x'.repeat(121)}`])
    expect((await made.call('GET', path(`history?${wrong}`), 'ruth')).status).toBe(400);
});

test('a cell goes back to a moment for whoever may write it, the whole report for the coordinator', async () => {
  const made = await withPeople();
  const pete = await made.open('pete');
  pete.report.cells.set('requests/new/natural', 1);
  await saved(pete);
  const { count } = await made.server.store.auditHead(REPORT);
  pete.report.cells.set('requests/new/natural', 2);
  pete.report.section('1').insert(0, '新的一段');
  await saved(pete);
  const restore = (as: string, place: string | null, to: object = { number: count }) =>
    made.call('POST', path('restore'), as, { to, place });
  expect((await restore('ruth', 'requests/new/natural')).status).toBe(403);
  expect((await restore('pete', null)).status).toBe(403);
  expect(await restore('pete', 'requests/new/natural')).toMatchObject({ status: 200, body: { changed: 1 } });
  await until(() => pete.report.cells.get('requests/new/natural') === 1, 'the old value is back');
  expect(await restore('cora', null)).toMatchObject({ status: 200, body: { changed: 1 } });
  await until(() => pete.report.section('1').toString() === '', 'the paragraph is gone');
  expect((await restore('cora', 'reasons/of-somebody')).status).toBe(422);
  expect((await restore('cora', null, { number: 99_999 })).status).toBe(422);
  expect((await restore('cora', null, { number: 1, at: '2026-01-01T00:00:00Z' })).status).toBe(400);
  const last = (await made.server.store.audit(REPORT)).at(-1);
  expect(last).toMatchObject({ how: 'restored', person: 'cora' });
});

test('a file is read for everybody and written for the coordinator, judged and logged as imported', async () => {
  const made = await withPeople();
  const tokens = new Map<string, string>();
  for (const person of ['cora', 'pete']) {
    const link = (await made.server.signLink(person, null)).split('#/sign-in/')[1];
    tokens.set(person, String((await made.call('POST', '/api/session', null, { link })).body.token));
  }
  const send = async (as: string, text: string, query = '') => {
    const headers = { authorization: `Bearer ${tokens.get(as)}`, 'content-type': 'application/json' };
    const response = await fetch(`${made.server.url}${path(`import${query}`)}`, { method: 'POST', headers, body: text });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const { body: report } = await made.call('GET', path('report.json'), 'cora');
  const cells = report.cells as Record<string, { value: number | string | null }>;
  const text = JSON.stringify({ ...report, schema: 1, cells: { ...cells, 'requests/new/natural': { value: 7, status: 'stated' } } });
  const read = await send('pete', text, '?name=来文.json');
  expect(read).toMatchObject({ status: 200, body: { file: '来文.json', organ: '青禾市档案局' } });
  expect((await send('pete', text, '?apply=1')).status).toBe(403);
  expect((await send('cora', text, '?apply=1')).status).toBe(200);
  expect((await made.server.rooms.read(REPORT))?.cells.get('requests/new/natural' as never)).toMatchObject({ value: 7 });
  expect((await made.server.store.audit(REPORT)).at(-1)).toMatchObject({ how: 'imported', person: 'cora', place: 'requests/new/natural' });
  expect((await send('cora', '这不是年报', '?apply=1')).status).toBe(422);
  expect((await send('cora', '', '?apply=1')).status).toBeGreaterThanOrEqual(400);
});

test('check and publish say what the command line says; the final text is the coordinator’s, a draft everybody’s', async () => {
  const made = await withPeople();
  const check = await made.call('GET', path('check'), 'ruth');
  expect(check).toMatchObject({ status: 200, body: { verdict: 'blocked' } });
  const refused = await made.call('GET', path('publish'), 'cora');
  expect([refused.status, refused.body.type]).toEqual([409, 'urn:nianbao:people.publish.blocked']);
  expect((refused.body.findings as unknown[]).length).toBe((check.body.counts as { error: number }).error);
  expect((await made.call('GET', path('publish'), 'ruth')).status).toBe(403);
  const link = (await made.server.signLink('ruth', null)).split('#/sign-in/')[1];
  const token = String((await made.call('POST', '/api/session', null, { link })).body.token);
  for (const [format, start] of [
    ['text', '【草稿】'],
    ['html', '<!'],
    ['docx', 'PK'],
    ['xlsx', 'PK'],
    ['json', '{'],
    ['csv', ''],
  ]) {
    const response = await fetch(`${made.server.url}${path(`publish?draft=1&format=${format}`)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([format, response.status]).toEqual([format, 200]);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%._-]+$/);
    expect(response.headers.get('content-type')).not.toMatch(/html/);
    expect((await response.text()).replace('\ufeff', '').toLowerCase().startsWith(String(start).toLowerCase())).toBe(true);
  }
  expect((await made.call('GET', path('publish?layout=source&draft=1'), 'cora')).status).toBe(409);
  expect((await made.call('GET', path('publish?layout=lines&format=pdf&draft=1'), 'cora')).status).toBe(400);
  const asToken = await fetch(`${made.server.url}${path('check')}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  expect(asToken.status).toBe(200);
});

test('what was written in the very moment of approving is not approved with it', async () => {
  let late: (() => Promise<unknown>) | null = null;
  const made = await world(
    {},
    {
      store: (store) => ({
        ...store,
        addReviewStep: async (row) => {
          if (row.state === 'approved') await late?.();
          await store.addReviewStep(row);
        },
      }),
    },
  );
  await made.join('cora', 'coordinator');
  await made.join('rita', 'reviewer');
  await step(made, 'cora', null, 'submitted');
  const cora = { id: 'cora', name: 'cora同志', role: 'coordinator', assigned: [] } as const;
  late = () => made.server.rooms.write(REPORT, cora, 'typed', (doc) => void doc.cells.set('requests/new/natural', 9));
  const moved = await step(made, 'rita', null, 'approved');
  expect([moved.status, moved.body.type]).toEqual([409, 'urn:nianbao:people.review.moved']);
  expect((await made.server.store.reviews(REPORT)).map(({ state }) => state)).toEqual(['submitted']);
  late = null;
  expect((await step(made, 'rita', null, 'approved')).status).toBe(200);
  const [review] = await made.server.store.reviews(REPORT);
  expect(review?.head).toEqual(await made.server.store.auditHead(REPORT));
});

test('a value in dispute is chosen once, by whoever may write there', async () => {
  const made = await withPeople();
  await made.join('paul', 'preparer', ['requests']);
  const pete = await made.open('pete');
  const paul = await made.open('paul');
  paul.provider.disconnect();
  paul.report.cells.set('requests/new/natural', 4);
  pete.report.cells.set('requests/new/natural', 3);
  await saved(pete);
  paul.provider.connect();
  const list = async () => v.parse(ConflictList, (await made.call('GET', path('conflicts'), 'ruth')).body).conflicts;
  await until(async () => (await list()).length === 1, 'the conflict is listed');
  const [conflict] = await list();
  expect(conflict?.values.map(({ person, name, value }) => `${person} ${name} ${value}`)).toEqual(['pete pete同志 3', 'paul paul同志 4']);
  const choose = async (as: string, choice: unknown, id = conflict?.id) =>
    (await made.call('POST', path(`conflicts/${id}`), as, { choice })).status;
  expect(await choose('ruth', 0)).toBe(403);
  expect(await choose('pete', 7)).toBe(422);
  expect(await choose('pete', -1)).toBe(400);
  expect(await choose('pete', 0, 'nothing')).toBe(409);
  expect(await choose('pete', 0)).toBe(204);
  expect(await choose('paul', 1)).toBe(409);
  await until(() => paul.report.cells.get('requests/new/natural') === 3, 'the choice is everybody’s');
  expect(await list()).toEqual([]);
});
