// Signing in with an identity provider: the whole way with a real one, and what must not get through.

import { createServer } from 'node:http';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { OidcStartAnswer, SignInAnswer } from '#shared/protocol/http';
import { ADMIN_TOKEN, REPORT, type World, world } from '../../world.ts';
import { type Browser, openBrowser, startProvider } from './provider.ts';

const withProvider = async (): Promise<{ readonly made: World; readonly issuer: string }> => {
  let made: World | null = null;
  const { issuer, clientId, clientSecret } = await startProvider(() => `${made?.server.url}/api/session/oidc/callback`);
  made = await world({ oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcLabel: '政务统一认证' });
  return { made, issuer };
};

const enter = async ({ call }: World, arrived: string) => call('POST', '/api/session', null, { link: arrived.split('#/sign-in/')[1] });

const beginAs = async ({ server }: World, browser: Browser, body: object, token?: string): Promise<string> => {
  const response = await fetch(`${server.url}/api/session/oidc/start`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const [pair = ''] = String(response.headers.get('set-cookie')).split(';');
  const at = pair.indexOf('=');
  browser.cookies.set(new URL(server.url).host, new Map([[pair.slice(0, at), pair.slice(at + 1)]]));
  return v.parse(OidcStartAnswer, await response.json()).url;
};

test('a person an administrator tied to an identity signs in with it; the link works once and stands behind the #', async () => {
  const { made, issuer } = await withProvider();
  await made.join('anna', 'reader');
  await made.call('PATCH', '/api/people/anna', 'administrator', { subject: `${issuer} a.li` });
  expect((await made.call('GET', '/api/session/ways', null)).body).toEqual({ oidc: '政务统一认证' });
  const browser = openBrowser('a.li');
  const arrived = await browser.go(`${made.server.url}/api/session/oidc/start`);
  expect(arrived.url.startsWith(`${made.server.url}/web#/sign-in/`)).toBe(true);
  const session = v.parse(SignInAnswer, (await enter(made, arrived.url)).body);
  expect(session.person.id).toBe('anna');
  expect((await enter(made, arrived.url)).status).toBe(401);
  const secret = String(arrived.url.split('#/sign-in/')[1]);
  expect(browser.visited.some((url) => url.includes(secret))).toBe(false);
  expect(browser.cookies.get(new URL(made.server.url).host)?.size).toBe(0);
});

test('an identity nobody is tied to gets a page that names it, not an account', async () => {
  const { made, issuer } = await withProvider();
  const before = (await made.server.store.people()).length;
  const arrived = await openBrowser('<script>x').go(`${made.server.url}/api/session/oidc/start`);
  expect(arrived.status).toBe(403);
  expect(arrived.text).toContain(issuer);
  expect(arrived.text).not.toContain('<script>');
  expect((await made.server.store.people()).length).toBe(before);
});

test('an invitation accepted with an identity makes the person and ties them', async () => {
  const { made } = await withProvider();
  await made.join('cora', 'coordinator');
  const { body } = await made.call('POST', '/api/invitations', 'cora', { unit: 'office', report: REPORT, role: 'reader' });
  const secret = String(String(body.link).split('#/sign-in/')[1]);
  const browser = openBrowser('w.yi');
  const arrived = await browser.go(await beginAs(made, browser, { link: secret, name: '王一' }));
  const session = v.parse(SignInAnswer, (await enter(made, arrived.url)).body);
  expect(session).toMatchObject({ person: { name: '王一' }, report: REPORT });
  const again = await openBrowser('w.yi').go(`${made.server.url}/api/session/oidc/start`);
  expect(v.parse(SignInAnswer, (await enter(made, again.url)).body).person.id).toBe(session.person.id);
  expect(browser.visited.some((url) => url.includes(secret))).toBe(false);
});

test('somebody signed in ties their own identity, and nobody else’s', async () => {
  const { made } = await withProvider();
  await made.add('anna');
  await made.add('bert');
  const tokenOf = async (person: string) => {
    const link = (await made.server.signLink(person, null)).split('#/sign-in/')[1];
    return String((await made.call('POST', '/api/session', null, { link })).body.token);
  };
  const browser = openBrowser('a.li');
  await browser.go(await beginAs(made, browser, {}, await tokenOf('anna')));
  expect((await made.server.store.person('anna'))?.subject).toMatch(/ a\.li$/);
  const second = openBrowser('a.li');
  const taken = await second.go(await beginAs(made, second, {}, await tokenOf('bert')));
  expect(taken.status).toBe(409);
  expect((await made.server.store.person('bert'))?.subject).toBe(null);
});

test('a callback without our cookie, with another’s, with a changed state or without a code is refused', async () => {
  const { made, issuer } = await withProvider();
  await made.add('anna');
  await made.call('PATCH', '/api/people/anna', 'administrator', { subject: `${issuer} a.li` });
  const callback = `${made.server.url}/api/session/oidc/callback`;
  expect((await openBrowser('x').go(`${callback}?code=a&state=b`)).status).toBe(400);
  // Somebody else's browser brings the answer made for this one.
  const victim = openBrowser('a.li');
  await victim.go(`${made.server.url}/api/session/oidc/start`);
  const answer = String(victim.visited.find((url) => url.startsWith(callback)));
  const thief = openBrowser('t');
  expect((await thief.go(answer)).status).toBe(400);
  const cookieOf = async () => {
    const response = await fetch(`${made.server.url}/api/session/oidc/start`, { redirect: 'manual' });
    const line = String(response.headers.get('set-cookie'));
    expect(line).toMatch(/; HttpOnly; SameSite=Lax/);
    return String(line.split(';')[0]);
  };
  for (const query of [new URL(answer).search, '?code=x&state=y', '', '?error=access_denied&state=y']) {
    const response = await fetch(`${callback}${query}`, { headers: { cookie: await cookieOf() }, redirect: 'manual' });
    expect([query.slice(0, 10), response.status]).toEqual([query.slice(0, 10), 403]);
  }
  for (const cookie of ['nianbao_oidc=x', `nianbao_oidc=${(await made.server.tokens.signLink({ person: 'anna', report: null })).token}`])
    expect((await fetch(`${callback}?code=x&state=y`, { headers: { cookie }, redirect: 'manual' })).status).toBe(400);
});

test('a provider that cannot be reached is a sentence, and the other ways in stay open', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise<void>((resolve) => silent.close(() => resolve()));
  const made = await world({ oidcIssuer: `http://127.0.0.1:${port}`, oidcClientId: 'c', adminToken: ADMIN_TOKEN });
  await made.add('anna');
  expect((await openBrowser('x').go(`${made.server.url}/api/session/oidc/start`)).status).toBe(503);
  expect((await made.call('POST', '/api/session/oidc/start', null, {})).status).toBe(503);
  expect((await made.call('GET', '/api/me', 'anna')).status).toBe(200);
});

test('somebody who left does not come in by their identity', async () => {
  const { made, issuer } = await withProvider();
  await made.add('anna');
  await made.call('PATCH', '/api/people/anna', 'administrator', { subject: `${issuer} a.li` });
  await made.call('POST', '/api/people/anna/deactivate', 'administrator', { heir: null });
  expect((await openBrowser('a.li').go(`${made.server.url}/api/session/oidc/start`)).status).toBe(403);
});
