// What operators ask of a running server: ready, metrics, a backup, the API's description.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Readiness } from '#shared/protocol/http-files';
import { describeApi } from '../../server/http/open-api.ts';
import { ADMIN_TOKEN, REPORT, until, world } from '../world.ts';

test('/readyz is ready while edits can be taken, and 503 when the data folder cannot be written', async () => {
  const made = await world();
  const ready = await made.call('GET', '/readyz', null);
  expect([ready.status, v.parse(Readiness, ready.body).status]).toEqual([200, 'ready']);
  expect(readdirSync(made.config.dataFolder).filter((name) => name.startsWith('.ready'))).toEqual([]);
  rmSync(made.config.dataFolder, { recursive: true, force: true });
  const not = await made.call('GET', '/readyz', null);
  expect([not.status, v.parse(Readiness, not.body).status]).toEqual([503, 'notReady']);
  expect(JSON.stringify(not.body)).not.toContain(made.config.dataFolder);
});

test('/readyz says no while commits fail, reads go on, and it says yes again by itself once they would not', async () => {
  let isFull = false;
  let clock = Date.now();
  const refuse = async (): Promise<never> => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  const made = await world(
    {},
    {
      now: () => clock,
      store: (store) => ({
        ...store,
        append: (edits) => (isFull ? refuse() : store.append(edits)),
        probe: () => (isFull ? refuse() : store.probe()),
      }),
    },
  );
  const statusOf = async () => {
    const { status, body } = await made.call('GET', '/readyz', null);
    const readiness = v.parse(Readiness, body);
    return [status, readiness.checks.filter((check) => !check.ok).map(({ name }) => name)];
  };
  await made.join('anna', 'coordinator');
  const anna = await made.open('anna');
  anna.report.cells.set('requests/new/natural', 3);
  await until(() => anna.acknowledged() > 0 && anna.acknowledged() === anna.sent(), 'all is on disk');
  isFull = true;
  anna.report.cells.set('requests/new/natural', 4);
  await until(() => anna.closes.length > 0, 'anna is told');
  expect(anna.closes.map(({ code }) => code)).toEqual([1013]);
  expect(await statusOf()).toEqual([503, ['commits']]);
  clock += 1000;
  expect(await statusOf()).toEqual([503, ['commits']]);
  const shown = await made.call('GET', `/api/reports/${REPORT}/report.json`, 'anna');
  expect([shown.status, JSON.stringify(shown.body).includes('"requests/new/natural"')]).toEqual([200, true]);
  isFull = false;
  clock += 1000;
  expect(await statusOf()).toEqual([200, []]);
});

test('/metrics counts edits, bytes, commits, refusals and requests', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  await made.join('rita', 'reader');
  const anna = await made.open('anna');
  anna.report.cells.set('requests/new/natural', 3);
  await until(() => anna.acknowledged() > 0 && anna.acknowledged() === anna.sent(), 'all is on disk');
  const rita = await made.open('rita');
  rita.report.cells.set('requests/new/natural', 4);
  await until(() => rita.closes.length > 0, 'the reader is refused');
  const response = await fetch(`${made.server.url}/metrics`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  const value = (line: RegExp): number => Number(line.exec(text)?.[1] ?? Number.NaN);
  expect(value(/^nianbao_edits_total (\d+)/m)).toBeGreaterThan(0);
  expect(value(/^nianbao_edit_bytes_total (\d+)/m)).toBeGreaterThan(0);
  expect(value(/^nianbao_commit_seconds_count (\d+)/m)).toBeGreaterThan(0);
  expect(value(/^nianbao_refusals_total\{rule="access"\} (\d+)/m)).toBe(1);
  expect(value(/^nianbao_rooms (\d+)/m)).toBe(1);
  expect(value(/^nianbao_http_seconds_count\{method="POST",route="\/api\/reports\/:id\/tickets",status="201"\} (\d+)/m)).toBe(2);
  expect(text).not.toContain(REPORT);
});

test('/metrics is for this machine and the administrator’s token: nobody who comes through a proxy sees it', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  const status = async (headers: Record<string, string>) => (await fetch(`${made.server.url}/metrics`, { headers })).status;
  expect(await status({})).toBe(200);
  expect(await status({ 'x-forwarded-for': '203.0.113.9' })).toBe(404);
  expect(await status({ forwarded: 'for=127.0.0.1' })).toBe(404);
  expect(await status({ 'x-forwarded-for': '127.0.0.1', authorization: `Bearer ${ADMIN_TOKEN}` })).toBe(200);
  expect(await status({ 'x-forwarded-for': '127.0.0.1', authorization: `Bearer ${ADMIN_TOKEN}x` })).toBe(404);
});

test('/api/backup gives an administrator a checked copy and leaves nothing behind', async () => {
  const made = await world();
  const response = await fetch(`${made.server.url}/api/backup`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
  await until(() => !readdirSync(made.config.dataFolder).some((name) => name.startsWith('backup-')), 'the copy is gone');
  expect(existsSync(made.config.dataFolder)).toBe(true);
  expect((await made.call('GET', '/api/backup', null)).status).toBe(401);
});

test('every route the server answers is described, and every described one is answered', async () => {
  const made = await world({ oidcIssuer: 'http://127.0.0.1:1', oidcClientId: 'c' });
  const response = await fetch(`${made.server.url}/api/openapi.json`);
  const document = (await response.json()) as { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> };
  expect(document).toEqual(JSON.parse(JSON.stringify(describeApi(made.server.routes, 'zh'))));
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const registered = made.server.registered.filter(
    (route) => /^\w+ \/(api\/|healthz|readyz|metrics)/.test(route) && !route.startsWith('HEAD '),
  );
  expect(registered.map((route) => route.replace(/:([A-Za-z]+)/g, '{$1}')).sort()).toEqual(described.sort());
  expect(described.length).toBeGreaterThan(35);
  for (const methods of Object.values(document.paths)) {
    for (const { responses } of Object.values(methods)) expect(Object.keys(responses).length).toBeGreaterThan(0);
  }
});

test('names in a path, huge headers and broken lines are answered without a trace of the inside', async () => {
  const made = await world();
  await made.add('anna');
  for (const path of [
    '/api/reports/%00/report.json',
    '/api/reports/..%2f..%2fetc/report.json',
    `/api/reports/${'x'.repeat(99)}/report.json`,
    '/api/reports/__proto__/members',
    `/api/reports/${encodeURIComponent("' OR 1=1 --")}/history`,
  ]) {
    const { status, body } = await made.call('GET', path, 'anna');
    expect([path, status]).toEqual([path, 404]);
    expect(JSON.stringify(body)).not.toMatch(/node_modules|SQLITE|\.ts/);
  }
  const raw = await new Promise<number>((resolve, reject) => {
    const { port, hostname } = new URL(made.server.url);
    const call = request({ port, hostname, path: '/api/me', headers: { authorization: `Bearer ${'x'.repeat(20_000)}` } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end();
  });
  expect(raw).toBe(431);
});
