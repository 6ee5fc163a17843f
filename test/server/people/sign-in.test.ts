// Signing in, renewing, signing out, and what each of these must not let through.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { MeAnswer, SignInAnswer } from '#shared/protocol/http';
import { CLOSE } from '#shared/protocol/socket';
import { REPORT, type World, world } from '../../world.ts';

const signIn = async ({ server, call }: World, person: string): Promise<SignInAnswer> => {
  const link = (await server.signLink(person, null)).split('#/sign-in/')[1];
  return v.parse(SignInAnswer, (await call('POST', '/api/session', null, { link })).body);
};

const asBearer = async ({ server }: World, token: string, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.status;
};

const renew = async ({ call }: World, refresh: string, attempt?: string) =>
  call('POST', '/api/session/renew', null, { refresh, ...(attempt === undefined ? {} : { attempt }) });

test('a bearer token lives for 15 minutes, and the refresh secret buys the next one', async () => {
  let clock = Date.now();
  const made = await world({}, { now: () => clock });
  await made.add('anna');
  const first = await signIn(made, 'anna');
  expect(await asBearer(made, first.token, 'GET', '/api/me')).toBe(200);
  clock += 15 * 60_000 + 1000;
  expect(await asBearer(made, first.token, 'GET', '/api/me')).toBe(401);
  const next = v.parse(SignInAnswer, (await renew(made, first.refresh)).body);
  expect(next.person.id).toBe('anna');
  expect(next.refresh).not.toBe(first.refresh);
  expect(await asBearer(made, next.token, 'GET', '/api/me')).toBe(200);
});

test('a spent refresh secret that comes back ends the sign-in, for the thief and for the owner', async () => {
  const made = await world();
  await made.add('anna');
  const first = await signIn(made, 'anna');
  const second = v.parse(SignInAnswer, (await renew(made, first.refresh)).body);
  const stolen = await renew(made, first.refresh);
  expect([stolen.status, stolen.body.type]).toEqual([401, 'urn:nianbao:people.session.stolen']);
  expect((await renew(made, second.refresh)).status).toBe(401);
  expect(await asBearer(made, second.token, 'GET', '/api/me')).toBe(401);
});

test('an older secret, replaced several times since, ends the sign-in as well', async () => {
  const made = await world();
  await made.add('anna');
  const first = await signIn(made, 'anna');
  let last = first;
  for (let count = 0; count < 3; count += 1) last = v.parse(SignInAnswer, (await renew(made, last.refresh)).body);
  expect((await renew(made, first.refresh)).status).toBe(401);
  expect((await renew(made, last.refresh)).status).toBe(401);
});

test('an answer lost on the way is given again to the same attempt, and to no other', async () => {
  const made = await world();
  await made.add('anna');
  const first = await signIn(made, 'anna');
  const attempt = 'a-word-of-the-client-1';
  const lost = v.parse(SignInAnswer, (await renew(made, first.refresh, attempt)).body);
  const again = v.parse(SignInAnswer, (await renew(made, first.refresh, attempt)).body);
  expect(again.refresh).toBe(lost.refresh);
  const next = v.parse(SignInAnswer, (await renew(made, again.refresh, 'a-word-of-the-client-2')).body);
  expect(next.refresh).not.toBe(again.refresh);
  expect((await renew(made, first.refresh, attempt)).status).toBe(401);
  expect((await renew(made, next.refresh)).status).toBe(401);
});

test('of many renewals at once with one secret at most one stands, and the sign-in ends', async () => {
  const made = await world();
  await made.add('anna');
  const { refresh } = await signIn(made, 'anna');
  const answers = await Promise.all(Array.from({ length: 8 }, () => renew(made, refresh)));
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  for (const { status, body } of answers) if (status === 200) expect((await renew(made, String(body.refresh))).status).toBe(401);
});

test('a made-up refresh secret, also one with the right sign-in in front, ends nobody’s sign-in', async () => {
  const made = await world();
  await made.add('anna');
  const { refresh } = await signIn(made, 'anna');
  const damaged = `${refresh.slice(0, 30)}${refresh.slice(30).replace(/[A-Za-z]/g, 'x')}`;
  for (const wrong of [damaged, 'x'.repeat(80), refresh.slice(0, 40), `${refresh}AA`]) expect((await renew(made, wrong)).status).toBe(401);
  expect((await renew(made, refresh)).status).toBe(200);
});

test('after signing out neither the bearer token, nor the refresh secret, nor the tickets open anything', async () => {
  const made = await world();
  await made.join('anna', 'reader');
  const { token, refresh } = await signIn(made, 'anna');
  const answer = await fetch(`${made.server.url}/api/reports/${REPORT}/tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const { ticket } = (await answer.json()) as { ticket: string };
  const { entranceWorks } = await entrance(made, ticket);
  expect(await entranceWorks()).toBe(true);
  expect(await asBearer(made, token, 'DELETE', '/api/session')).toBe(204);
  expect(await asBearer(made, token, 'GET', '/api/me')).toBe(401);
  expect((await renew(made, refresh)).status).toBe(401);
  expect(await entranceWorks()).toBe(false);
});

const entrance = async ({ server }: World, ticket: string) => {
  const { createEntrance } = await import('../../../server/auth/entrance.ts');
  const read = createEntrance(server.tokens, server.store);
  return { entranceWorks: async () => (await read(ticket, REPORT)).ok };
};

test('/api/me says who is signed in and whether they administer', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  expect(v.parse(MeAnswer, (await made.call('GET', '/api/me', 'boss')).body)).toEqual({
    person: { id: 'boss', name: 'boss同志', unit: '办公室', colour: '#0f6cbd' },
    isAdmin: true,
    oidc: false,
  });
  expect((await made.call('GET', '/api/me', null)).status).toBe(401);
});

test('somebody who leaves is out at once: sessions, refresh secrets, tickets, open sockets', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.join('anna', 'preparer', ['requests']);
  await made.join('bert', 'preparer', ['art20']);
  const { token, refresh } = await signIn(made, 'anna');
  const client = await made.open('anna');
  const ticket = await made.ticket('anna');
  const left = await made.call('POST', '/api/people/anna/deactivate', 'boss', { heir: 'bert' });
  expect([left.status, left.body]).toEqual([200, { reports: [REPORT] }]);
  await expect.poll(() => client.closes.map(({ code }) => code)).toEqual([CLOSE.accessChanged]);
  expect(await asBearer(made, token, 'GET', '/api/me')).toBe(401);
  expect((await renew(made, refresh)).status).toBe(401);
  const { entranceWorks } = await entrance(made, ticket);
  expect(await entranceWorks()).toBe(false);
  expect(await made.server.store.member(REPORT, 'bert')).toMatchObject({ assigned: ['art20', 'requests'] });
  const link = (await made.server.signLink('anna', null)).split('#/sign-in/')[1];
  expect((await made.call('POST', '/api/session', null, { link })).status).toBe(401);
});

test('sign-ins to one account are limited however many addresses they come from', async () => {
  const made = await world({ trustProxy: 'on' });
  await made.add('anna');
  const link = (await made.server.signLink('anna', null)).split('#/sign-in/')[1];
  const statuses = [];
  for (let count = 0; count < 40; count += 1) {
    const response = await fetch(`${made.server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${count}.1` },
      body: JSON.stringify({ link }),
    });
    statuses.push(response.status);
  }
  expect(statuses.filter((status) => status === 200).length).toBe(30);
  expect(statuses.at(-1)).toBe(429);
});

test('behind a proxy each address has its own limit, and a made-up chain of addresses does not lift it', async () => {
  const made = await world({ trustProxy: 'on' });
  const attempt = async (forwarded: string) => {
    const response = await fetch(`${made.server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
      body: '{"link":"nonsense.x.y"}',
    });
    return response.status;
  };
  for (let count = 0; count < 60; count += 1) expect(await attempt(`1.2.3.${count}, 198.51.100.7`)).toBe(401);
  expect(await attempt('203.0.113.9, 198.51.100.7')).toBe(429);
  expect(await attempt('198.51.100.8')).toBe(401);
});
