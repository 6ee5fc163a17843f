// The log: whatever passes through the server, no secret reaches it.
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';
import { ADMIN_TOKEN, REPORT, world } from '../world.ts';
import { openBrowser, startProvider } from './people/provider.ts';

const listen = () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: createLog('debug', stream), lines };
};

test('neither links nor sessions nor tickets nor the administrator’s token are logged, even at the finest level', async () => {
  const { log, lines } = listen();
  const made = await world({}, { log });
  await made.join('anna', 'coordinator');
  const link = String((await made.server.signLink('anna', REPORT)).split('#/sign-in/')[1]);
  const session = await made.call('POST', '/api/session', null, { link });
  const refresh = String(session.body.refresh);
  const renewed = await made.call('POST', '/api/session/renew', null, { refresh, attempt: 'attempt-of-the-client' });
  const stolen = await made.call('POST', '/api/session/renew', null, { refresh });
  expect([renewed.status, stolen.status]).toEqual([200, 401]);
  const invitation = await made.call('POST', '/api/invitations', 'anna', { unit: 'office', report: REPORT, role: 'reader' });
  const secret = String(String(invitation.body.link).split('#/sign-in/')[1]);
  const accepted = await made.call('POST', '/api/session', null, { link: secret, name: '王一' });
  expect(accepted.status).toBe(200);
  const ticket = await made.ticket('anna');
  await made.open('anna');
  await made.call('POST', '/api/reports', 'administrator', { edition: '2021', organ: '某局', year: 2025 });
  const first = made.server.firstAdmin;
  log.error({
    headers: { authorization: `Bearer ${String(session.body.token)}`, 'sec-websocket-protocol': `nianbao.v1, ticket.${ticket}` },
    link,
    body: { ticket, refresh },
  });
  const all = lines.join('');
  expect(lines.length).toBeGreaterThan(10);
  const secrets = [link, ticket, ADMIN_TOKEN, refresh, secret, first?.kind === 'link' ? first.secret : ''];
  for (const { body } of [session, renewed, accepted]) secrets.push(String(body.token), String(body.refresh));
  for (const hidden of secrets) {
    expect(hidden.length).toBeGreaterThan(15);
    expect(all.includes(hidden)).toBe(false);
  }
});

test('on the way through the identity provider neither codes, states, secrets nor what is kept in the cookie are logged', async () => {
  const { log, lines } = listen();
  let url = '';
  const { issuer, clientId, clientSecret } = await startProvider(() => `${url}/api/session/oidc/callback`);
  const made = await world({ oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret }, { log });
  url = made.server.url;
  await made.add('anna');
  await made.call('PATCH', '/api/people/anna', 'administrator', { subject: `${issuer} a.li` });
  const browser = openBrowser('a.li');
  const arrived = await browser.go(`${url}/api/session/oidc/start`);
  // The same answer once more, and a wrong one: what goes wrong is logged, what it carried is not.
  const callback = new URL(String(browser.visited.find((visited) => visited.startsWith(`${url}/api/session/oidc/callback`))));
  const begun = await fetch(`${url}/api/session/oidc/start`, { redirect: 'manual' });
  const cookie = String(String(begun.headers.get('set-cookie')).split(';')[0]);
  expect((await fetch(callback, { headers: { cookie }, redirect: 'manual' })).status).toBe(403);
  const all = lines.join('');
  expect(all).toContain('/api/session/oidc/callback');
  const values = [...callback.searchParams.values()].filter((value) => value.length > 15 && value !== issuer);
  expect(values.length).toBeGreaterThanOrEqual(2);
  for (const hidden of [...values, clientSecret, cookie.split('=')[1] ?? '', arrived.url.split('#/sign-in/')[1] ?? '']) {
    expect(hidden.length).toBeGreaterThan(15);
    expect(all.includes(hidden)).toBe(false);
  }
});
