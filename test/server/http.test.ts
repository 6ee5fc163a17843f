// The HTTP side: signing in, reports, tickets, problems in words, headers.
import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Problem, ReportList, SignInAnswer, TicketAnswer } from '#shared/protocol/http';
import { inputValues } from '#shared/report/report';
import { reportFromJson } from '#shared/text/report-json';
import { startServer } from '../../server/main.ts';
import { ADMIN_TOKEN, areInDatabases, REPORT, temporaryFolder, testConfig, until, world } from '../world.ts';

test('a signed link gives a session, the session the report list and a ticket', async () => {
  const { join: add, server, call } = await world();
  await add('anna', 'preparer', ['requests']);
  const link = (await server.signLink('anna', REPORT)).split('#/sign-in/')[1];
  const session = v.parse(SignInAnswer, (await call('POST', '/api/session', null, { link })).body);
  expect(session).toMatchObject({ person: { id: 'anna' }, report: REPORT });
  expect((await call('GET', '/api/me', 'anna')).body).toMatchObject({ person: { id: 'anna' } });
  const { reports } = v.parse(ReportList, (await call('GET', '/api/reports', 'anna')).body);
  expect(reports).toMatchObject([{ id: REPORT, year: 2025, role: 'preparer', organ: '青禾市档案局' }]);
  const ticket = v.parse(TicketAnswer, (await call('POST', `/api/reports/${REPORT}/tickets`, 'anna', {})).body);
  expect(ticket).toMatchObject({ epoch: 1, me: { id: 'anna', role: 'preparer', assigned: ['requests'] } });
});

test('expired, foreign and damaged links, and those of people who left, are refused in words', async () => {
  let clock = Date.now();
  const { join: add, server, call } = await world({}, { now: () => clock });
  await add('anna', 'reader');
  const { token: link } = await server.tokens.signLink({ person: 'anna', report: null }, 60);
  const { token: session } = await server.tokens.signSession({ person: 'anna' });
  const detail = async (value: unknown) => {
    const { status, body } = await call('POST', '/api/session', null, { link: value });
    return `${status} ${v.parse(Problem, body).type}`;
  };
  expect(await detail(session)).toBe('401 urn:nianbao:server.http.badLink');
  expect(await detail('nonsense')).toBe('401 urn:nianbao:server.http.badLink');
  expect(await detail(5)).toBe('400 urn:nianbao:server.http.badSignIn');
  clock += 61_000;
  expect(await detail(link)).toBe('401 urn:nianbao:server.http.linkExpired');
  clock -= 61_000;
  const gone = { id: 'anna', name: '安娜', unit: 'office', colour: '#000000', active: false, isAdmin: false, subject: null };
  await server.store.savePerson(gone);
  expect(await detail(link)).toBe('401 urn:nianbao:server.http.badLink');
});

test('a person creates a report and coordinates it; nobody outside learns that it exists', async () => {
  const { join: add, call } = await world();
  await add('anna', 'reader');
  await add('bert', 'reader');
  const created = await call('POST', '/api/reports', 'anna', { edition: '2021', organ: '新局', year: 2024 });
  expect(created.status).toBe(201);
  const path = `/api/reports/${String(created.body.id)}`;
  expect((await call('POST', `${path}/tickets`, 'anna', {})).body).toMatchObject({ me: { role: 'coordinator' } });
  const foreign = await call('POST', `${path}/tickets`, 'bert', {});
  const absent = await call('POST', '/api/reports/nowhere/tickets', 'bert', {});
  expect(foreign.status).toBe(404);
  expect(foreign.body).toEqual(absent.body);
  expect((await call('GET', `${path}/report.json`, 'bert')).status).toBe(404);
  expect((await call('POST', '/api/reports', 'bert', { id: 'guess', edition: '2021', organ: '局', year: 2024 })).status).toBe(403);
});

test('a report as JSON is what the command line reads, from what is on disk', async () => {
  const { join: add, call, open } = await world();
  await add('anna', 'coordinator');
  const anna = await open('anna');
  anna.report.cells.set('requests/new/natural', 3);
  anna.report.cells.set('art20/fees/amount', '248.9611');
  anna.report.section('1').insert(0, '第一段\n第二段');
  await until(() => anna.acknowledged() === anna.sent(), 'all is on disk');
  const { status, body } = await call('GET', `/api/reports/${REPORT}/report.json`, 'anna');
  expect(status).toBe(200);
  expect(body).toMatchObject({ organ: '青禾市档案局', year: 2025, edition: '2021', computed: { 'requests/new/total': 3 } });
  const read = reportFromJson(body);
  if (!read.ok) throw new Error(read.error.key);
  expect(read.value.report.sections['1']).toEqual(['第一段', '第二段']);
  expect(inputValues(read.value.report)).toEqual(new Map(Object.entries({ 'requests/new/natural': 3, 'art20/fees/amount': '248.9611' })));
});

test('a new title shows in the list', async () => {
  const { join: add, call, open } = await world();
  await add('anna', 'coordinator');
  const anna = await open('anna');
  anna.report.meta.set('organ', '青禾市档案馆');
  await until(async () => JSON.stringify((await call('GET', '/api/reports', 'anna')).body).includes('青禾市档案馆'), 'the list follows');
});

test('the administrator’s token creates reports with an id and coordinates them', async () => {
  const { call } = await world();
  const report = { id: 'auto_1', edition: '2019', organ: '某局', year: 2019 };
  expect(await call('POST', '/api/reports', 'administrator', report)).toMatchObject({ status: 201, body: { id: 'auto_1' } });
  expect((await call('POST', '/api/reports', 'administrator', report)).status).toBe(409);
  expect(await call('POST', '/api/reports/auto_1/tickets', 'administrator', {})).toMatchObject({
    status: 201,
    body: { me: { role: 'coordinator' }, ticket: expect.any(String), expiresAt: expect.any(String) },
  });
  for (const wrong of [
    { ...report, id: 'no spaces' },
    { ...report, edition: '2018' },
    { ...report, id: 'early', year: 2018 },
    { ...report, id: 'other', edition: '2021' },
    { ...report, year: '2019' },
    { ...report, organ: ' ' },
    [],
    'x',
    null,
  ]) {
    const { status, body } = await call('POST', '/api/reports', 'administrator', wrong);
    expect([status, v.parse(Problem, body).status]).toEqual([400, 400]);
  }
});

test('without a session, with a wrong one or an almost right administrator’s token nothing opens', async () => {
  const { server, call } = await world();
  expect((await call('GET', '/api/reports', null)).status).toBe(401);
  for (const token of [
    'x',
    `${ADMIN_TOKEN}x`,
    ADMIN_TOKEN.slice(1),
    (await server.tokens.signLink({ person: 'anna', report: null })).token,
  ]) {
    const response = await fetch(`${server.url}/api/reports`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
  }
});

test('problems are sentences in the language asked for, without a stack', async () => {
  const { server } = await world();
  const ask = async (init: RequestInit & { readonly path?: string }) => {
    const response = await fetch(`${server.url}${init.path ?? '/api/session'}`, { method: 'POST', ...init });
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const text = await response.text();
    expect(text).not.toMatch(/ at |node_modules|\.ts/);
    return { status: response.status, detail: v.parse(Problem, JSON.parse(text)).detail };
  };
  const json = { 'content-type': 'application/json' };
  expect(await ask({ headers: json, body: '{"link": ' })).toEqual({ status: 400, detail: '请求的内容不是完整的 JSON。' });
  expect(await ask({ headers: { ...json, 'accept-language': 'fr, en;q=0.8, zh;q=0.5' }, body: '{' })).toEqual({
    status: 400,
    detail: 'The request is not complete JSON.',
  });
  expect((await ask({ headers: json, body: JSON.stringify({ link: 'x'.repeat(70_000) }) })).status).toBe(413);
  expect((await ask({ headers: { 'content-type': 'text/csv' }, body: 'a,b' })).status).toBe(415);
  expect((await ask({ path: '/api/nothing', headers: json, body: '{}' })).status).toBe(404);
  expect((await ask({ path: '/../../etc/passwd', method: 'GET' })).status).toBe(404);
  expect((await ask({ path: '/%2e%2e%2fpackage.json', method: 'GET' })).status).toBe(404);
});

test('too many sign-ins are slowed down; NIANBAO_LIMITS=off lifts that', async () => {
  const attempts = async (limits: string) => {
    const { server } = await world({ limits });
    const statuses = await Promise.all(
      Array.from({ length: 70 }, async () => {
        const response = await fetch(`${server.url}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"link":"x"}',
        });
        return response.status;
      }),
    );
    return statuses.filter((status) => status === 429).length;
  };
  expect(await attempts('on')).toBe(10);
  expect(await attempts('off')).toBe(0);
});

test('/healthz says that storage answers, and 503 when it does not', async () => {
  let broken = false;
  const { call } = await world(
    {},
    {
      store: (store) => ({
        ...store,
        ping: async () => {
          if (broken) throw new Error('gone');
          await store.ping();
        },
      }),
    },
  );
  expect(await call('GET', '/healthz', null)).toMatchObject({ status: 200, body: { status: 'ok' } });
  broken = true;
  expect((await call('GET', '/healthz', null)).status).toBe(503);
});

test.skipIf(areInDatabases())('the key is made once and readable by its owner only; a damaged one is refused', async () => {
  const data = temporaryFolder();
  const { server } = await world({ data });
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  await server.close();
  const { writeFileSync } = await import('node:fs');
  chmodSync(join(data, 'secret'), 0o600);
  writeFileSync(join(data, 'secret'), 'short');
  await expect(startServer(testConfig({ data }))).rejects.toThrow(/密钥文件/);
});

test('a taken port is said with its number and the way out', async () => {
  const { server } = await world();
  const port = new URL(server.url).port;
  await expect(startServer(testConfig({ port, data: temporaryFolder() }))).rejects.toThrow(`端口 ${port} 已被`);
});
