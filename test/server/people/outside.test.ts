// Nobody outside a report can learn that it exists: every route of a report answers alike for one that is not theirs and one there is not.
import { expect, test } from 'vitest';
import { REPORT, type World, world } from '../../world.ts';

const BODIES: Readonly<Record<string, unknown>> = {
  'PUT /api/reports/:id/members/:person': { role: 'coordinator', assigned: [] },
  'POST /api/reports/:id/restore': { to: { number: 1 }, place: null },
  'POST /api/reports/:id/conflicts/:conflict': { choice: 0 },
  'POST /api/reports/:id/reviews': { part: null, to: 'submitted' },
  'POST /api/reports/:id/tickets': {},
  'POST /api/reports/:id/import': { any: 'file' },
};

const ask = async (made: World, as: string, method: string, path: string, body: unknown) => {
  const { status, body: answer, headers } = await made.call(method, path, as, body);
  const shown = [...headers].filter(([name]) => !['date', 'content-length', 'x-ratelimit-remaining', 'x-ratelimit-reset'].includes(name));
  return { status, answer, headers: shown.sort() };
};

test('every route of a report answers for a foreign one exactly as for none', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.add('oskar');
  await made.call('POST', '/api/reports', 'oskar', { edition: '2021', organ: '他局', year: 2025 });
  const routes = made.server.routes.filter(({ path }) => path.startsWith('/api/reports/:id/'));
  expect(routes.length).toBeGreaterThanOrEqual(13);
  for (const { method, path } of routes) {
    const concrete = (id: string) => path.replace(':id', id).replace(':person', 'cora').replace(':conflict', 'c1');
    const body = BODIES[`${method} ${path}`] ?? (method === 'POST' || method === 'PUT' ? {} : undefined);
    // A wrong body and a wrong query must not be noticed before it is clear whose report it is.
    for (const [sent, query] of [
      [body, ''],
      [body === undefined ? undefined : { wrong: true }, '?limit=-1&format=nonsense&last=..&draft=maybe'],
    ] as const) {
      const foreign = await ask(made, 'oskar', method, concrete(REPORT) + query, sent);
      const absent = await ask(made, 'oskar', method, concrete('report-none') + query, sent);
      expect([method, path, foreign]).toEqual([method, path, absent]);
      expect([method, path, foreign.status]).toEqual([method, path, 404]);
    }
  }
});

test('without a sign-in every route of a report says only that', async () => {
  const made = await world();
  for (const { method, path } of made.server.routes.filter(({ path: of }) => of.startsWith('/api/reports/:id/'))) {
    const concrete = path.replace(':id', REPORT).replace(':person', 'cora').replace(':conflict', 'c1');
    const body = method === 'POST' || method === 'PUT' ? {} : undefined;
    expect([path, (await made.call(method, concrete, null, body)).status]).toEqual([path, 401]);
  }
});

test('a coordinator of one report cannot reach into another, nor name it as last year’s or in an invitation', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.add('oskar');
  const { body } = await made.call('POST', '/api/reports', 'oskar', { edition: '2021', organ: '他局', year: 2024 });
  const other = String(body.id);
  for (const id of [other, 'report-none']) {
    expect((await made.call('PUT', `/api/reports/${id}/members/cora`, 'cora', { role: 'coordinator', assigned: [] })).status).toBe(404);
    expect((await made.call('GET', `/api/reports/${REPORT}/check?last=${id}`, 'cora')).status).toBe(404);
    expect((await made.call('GET', `/api/reports/${REPORT}/publish?draft=1&last=${id}`, 'cora')).status).toBe(404);
    const wish = { unit: 'office', report: id, role: 'reader' };
    expect((await made.call('POST', '/api/invitations', 'cora', wish)).status).toBe(404);
  }
  // Not even an administrator among the people enters; they may put its people in order, nothing else.
  await made.add('boss', { isAdmin: true });
  expect((await made.call('GET', `/api/reports/${REPORT}/report.json`, 'boss')).status).toBe(404);
  expect((await made.call('POST', `/api/reports/${REPORT}/tickets`, 'boss', {})).status).toBe(404);
  expect((await made.call('GET', `/api/reports/${REPORT}/members`, 'boss')).status).toBe(200);
});

test('a preparer and a reviewer cannot make themselves more than they are', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.join('pete', 'preparer', ['requests']);
  await made.join('rita', 'reviewer');
  for (const person of ['pete', 'rita']) {
    const change = { role: 'coordinator', assigned: [] };
    expect((await made.call('PUT', `/api/reports/${REPORT}/members/${person}`, person, change)).status).toBe(403);
    expect((await made.call('DELETE', `/api/reports/${REPORT}/members/cora`, person)).status).toBe(403);
    expect((await made.call('PATCH', `/api/people/${person}`, person, { isAdmin: true })).status).toBe(403);
    expect((await made.call('POST', '/api/people', person, { name: '新人', unit: 'office' })).status).toBe(403);
    expect((await made.call('POST', '/api/people/cora/deactivate', person, { heir: null })).status).toBe(403);
    expect((await made.call('GET', '/api/backup', person)).status).toBe(403);
    expect((await made.call('POST', `/api/reports/${REPORT}/restore`, person, { to: { number: 1 }, place: null })).status).toBe(403);
  }
});
