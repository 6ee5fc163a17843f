// Over HTTP under bad conditions: huge bodies of strangers, storage that fails, a server that is asked to stop.
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADMIN_TOKEN, REPORT, until, world } from '../../world.ts';

/** Sends the head of a request with a long body and then nothing: the answer must not wait for the body. */
const announce = (url: string, head: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\r\n')) {
        socket.destroy();
        resolve(text.split('\r\n')[0] ?? '');
      }
    });
    socket.on('error', reject);
    socket.write(`${[...head, `Host: ${hostname}`, 'Content-Type: text/plain', 'Content-Length: 20000000', '', ''].join('\r\n')}`);
  });

test('a stranger’s file is turned away before a byte of it is read', async () => {
  const made = await world();
  await made.add('oskar');
  expect(await announce(made.server.url, [`POST /api/reports/${REPORT}/import HTTP/1.1`])).toMatch(/ 401 /);
  expect(await announce(made.server.url, ['POST /api/people/import HTTP/1.1'])).toMatch(/ 401 /);
  const link = (await made.server.signLink('oskar', null)).split('#/sign-in/')[1];
  const token = String((await made.call('POST', '/api/session', null, { link })).body.token);
  const signed = `Authorization: Bearer ${token}`;
  expect(await announce(made.server.url, [`POST /api/reports/${REPORT}/import HTTP/1.1`, signed])).toMatch(/ 404 /);
  expect(await announce(made.server.url, ['POST /api/people/import HTTP/1.1', signed])).toMatch(/ 403 /);
});

test('another method, too large a body and an empty one are answered for what they are', async () => {
  const made = await world();
  const ask = async (method: string, path: string, body: string | null, type = 'application/json') => {
    const response = await fetch(`${made.server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': type },
      ...(body === null ? {} : { body }),
    });
    const { detail = '' } = (await response.json()) as { detail?: string };
    return { status: response.status, detail, allow: response.headers.get('allow') };
  };
  expect(await ask('GET', `/api/reports/${REPORT}/tickets`, null)).toMatchObject({ status: 405, allow: 'POST' });
  expect(await ask('DELETE', '/api/reports', null)).toMatchObject({ status: 405, allow: 'GET, HEAD, POST' });
  expect(await ask('GET', '/api/reports/nowhere/tickets', null)).toMatchObject({ status: 405, allow: 'POST' });
  expect((await ask('GET', '/api/nothing', null)).status).toBe(404);
  expect((await ask('POST', `/api/reports/${REPORT}/tickets`, '')).status).toBe(201);
  expect(await ask('POST', '/api/reports', 'x'.repeat(100_000))).toMatchObject({ status: 413, detail: expect.stringContaining('64 KB') });
  expect(await ask('GET', '/api/reports/%E0%A4%A/members', null)).toMatchObject({ status: 400, detail: expect.stringContaining('地址') });
  const file = await ask('POST', `/api/reports/${REPORT}/import`, 'x'.repeat(21 * 1024 * 1024), 'text/plain');
  expect(file).toMatchObject({ status: 413, detail: expect.stringContaining('20480 KB') });
});

test('whoever loses their rights while their request is still arriving has lost them', async () => {
  let asked = 0;
  const made = await world(
    {},
    {
      store: (store) => ({
        ...store,
        signIn: (id) => {
          asked += 1;
          return store.signIn(id);
        },
      }),
    },
  );
  await made.join('cora', 'coordinator');
  await made.join('carl', 'coordinator');
  const link = (await made.server.signLink('carl', null)).split('#/sign-in/')[1];
  const token = String((await made.call('POST', '/api/session', null, { link })).body.token);
  const body = JSON.stringify({ unit: 'office', report: REPORT, role: 'coordinator' });
  const { port, hostname } = new URL(made.server.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  const head = ['POST /api/invitations HTTP/1.1', `Host: ${hostname}`, `Authorization: Bearer ${token}`, 'Content-Type: application/json'];
  socket.write([...head, `Content-Length: ${body.length}`, 'Connection: close', '', body.slice(0, 10)].join('\r\n'));
  await until(() => asked > 0, 'the door was passed');
  await made.call('POST', '/api/people/carl/deactivate', 'administrator', { heir: null });
  socket.write(body.slice(10));
  await until(() => text.includes('\r\n'), 'the answer is there');
  expect(text).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
});

test('when storage fails the answer says so, nothing is half done, and reading goes on', async () => {
  let broken = false;
  const full = () => {
    if (broken) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  const made = await world(
    {},
    {
      store: (store) => ({
        ...store,
        addInvitation: async (row) => {
          full();
          await store.addInvitation(row);
        },
        append: async (edits) => {
          full();
          return store.append(edits);
        },
      }),
    },
  );
  await made.join('cora', 'coordinator');
  broken = true;
  const wish = { unit: 'office', report: REPORT, role: 'reader' };
  const invited = await made.call('POST', '/api/invitations', 'cora', wish);
  expect([invited.status, invited.body.type]).toEqual([503, 'urn:nianbao:people.storageFault']);
  expect(JSON.stringify(invited.body)).not.toMatch(/SQLITE|disk is full/);
  const restored = await made.call('POST', `/api/reports/${REPORT}/restore`, 'cora', { to: { number: 1 }, place: 'requests/new/natural' });
  expect([200, 503]).toContain(restored.status);
  expect((await made.call('GET', `/api/reports/${REPORT}/report.json`, 'cora')).status).toBe(200);
  broken = false;
  expect((await made.call('POST', '/api/invitations', 'cora', wish)).status).toBe(201);
});

test('a stopping server answers what was begun and turns new requests away', async () => {
  let release = (): void => {};
  let isWaiting = false;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const made = await world(
    {},
    {
      store: (store) => ({
        ...store,
        addInvitation: async (row) => {
          if (row.report !== null) {
            isWaiting = true;
            await gate;
          }
          await store.addInvitation(row);
        },
      }),
    },
  );
  await made.join('cora', 'coordinator');
  const begun = made.call('POST', '/api/invitations', 'cora', { unit: 'office', report: REPORT, role: 'reader' });
  await until(() => isWaiting, 'the request is being worked on');
  const stopped = made.server.close();
  await until(async () => (await made.call('GET', '/healthz', null)).status === 503, 'new requests are turned away');
  release();
  expect((await begun).status).toBe(201);
  await stopped;
});

test('whatever is sent to whichever route, nothing falls over', async () => {
  const made = await world({ limits: 'off' });
  await made.join('cora', 'coordinator');
  await made.join('pete', 'preparer', ['requests']);
  const known = fc.constantFrom(
    'cora',
    'pete',
    'office',
    REPORT,
    'requests/new/natural',
    'section:1',
    'meta/year',
    'coordinator',
    'submitted',
    '1',
  );
  const value = fc.oneof(known, fc.jsonValue({ maxDepth: 2 }), fc.string(), fc.integer(), fc.constant(null));
  const names = [
    'id',
    'name',
    'unit',
    'link',
    'refresh',
    'role',
    'assigned',
    'report',
    'person',
    'heir',
    'to',
    'place',
    'part',
    'choice',
    'note',
    'due',
    'isAdmin',
    'subject',
    'days',
    'active',
    'edition',
    'organ',
    'year',
    'attempt',
  ];
  const body = fc.oneof(
    fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }),
    fc.record({ to: fc.record({ number: fc.integer({ min: -2, max: 9 }) }), place: fc.oneof(known, fc.constant(null)) }),
    fc.record({ role: fc.constantFrom('preparer', 'reader'), assigned: fc.array(fc.oneof(known, fc.string()), { maxLength: 3 }) }),
    fc.jsonValue(),
  );
  const query = fc.dictionary(
    fc.constantFrom('from', 'limit', 'place', 'format', 'draft', 'last', 'dryRun', 'apply', 'name'),
    fc.oneof(known, fc.string()),
    { maxKeys: 3 },
  );
  const routes = made.server.routes.filter(({ path }) => path !== '/api/backup');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.constantFrom('administrator', 'cora', 'pete', null),
      body,
      query,
      known,
      async (route, as, sent, asked, name) => {
        const path = route.path.replace(':id', REPORT).replace(/:[a-z]+/, encodeURIComponent(name));
        // The draft of a whole report takes its time; one format stands for all.
        const search = path.endsWith('/publish') ? '?format=text' : `?${new URLSearchParams(asked)}`;
        // The two stay who they are, so that they can be asked again.
        if (['deactivate', 'members'].some((part) => path.includes(part)) && route.method !== 'GET') return;
        const { status } = await made.call(
          route.method,
          `${path}${search}`,
          as,
          route.method === 'GET' || route.method === 'DELETE' ? undefined : sent,
        );
        expect([route.method, path, status < 500]).toEqual([route.method, path, true]);
      },
    ),
    { numRuns: 400 },
  );
});
