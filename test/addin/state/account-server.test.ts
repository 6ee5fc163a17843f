// Signing in, renewing and signing out against the project's own server, by the pane's own account and api.
import { expect, test } from 'vitest';
import { createAccount } from '../../../addin/state/account.ts';
import { createAccountKeys } from '../../../addin/state/account-keys.ts';
import { createApi } from '../../../addin/state/api.ts';
import type { KeyStore } from '../../../addin/state/key-store.ts';
import { REPORT, type World, world } from '../../world.ts';

const memory = (): KeyStore => {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => void (value === null ? entries.delete(key) : entries.set(key, value)),
  };
};

const startPane = (there: World, browser: KeyStore, clock: { now: number }) => {
  const calls: string[] = [];
  let lock: Promise<unknown> = Promise.resolve();
  const api = createApi({
    fetch: (input, init) => {
      calls.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    },
    base: new URL(`${there.server.url}/`),
    token: () => account.token(),
    renew: (spent) => account.renew(spent),
    language: () => 'zh-CN',
  });
  const account = createAccount({
    keys: createAccountKeys(memory(), browser),
    api,
    now: () => clock.now,
    newWord: () => `w${Math.random().toString(36).slice(2)}aaaaaaaaaaaaaaaa`.slice(0, 20),
    alone: (_name, work) => {
      const turn = lock.then(work);
      lock = turn.catch(() => {});
      return turn;
    },
  });
  return { api, account, calls };
};

test('a link signs in, the token is renewed in time by one window for all, and sign-out ends it on the server', async () => {
  const there = await world();
  await there.join('lin', 'coordinator');
  const clock = { now: Date.now() };
  const browser = memory();
  const first = startPane(there, browser, clock);
  expect(await first.account.signIn(await there.server.signLink('lin', REPORT))).toEqual({ report: REPORT });
  const second = startPane(there, browser, clock);
  expect(second.account.get()).toMatchObject({ kind: 'signedIn', person: { id: 'lin' } });
  expect((await first.api.ticket(REPORT)).ok).toBe(true);
  clock.now += 14.5 * 60_000;
  const answers = await Promise.all([first.api.listReports(), first.api.listReports(), first.api.ticket(REPORT)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(first.calls.filter((call) => call.endsWith('/renew'))).toHaveLength(1);
  expect((await second.api.listReports()).ok).toBe(true);
  expect(second.calls.filter((call) => call.endsWith('/renew'))).toHaveLength(0);
  const token = await first.account.token();
  first.account.signOut();
  await expect
    .poll(async () => (await fetch(`${there.server.url}/api/me`, { headers: { authorization: `Bearer ${token}` } })).status)
    .toBe(401);
  expect(await second.api.listReports()).toMatchObject({ ok: false, error: { kind: 'signedOut' } });
});

test('an invitation of somebody new asks for a name and signs in with it', async () => {
  const there = await world();
  await there.join('lin', 'coordinator');
  const { body, status } = await there.call('POST', '/api/invitations', 'lin', {
    unit: 'office',
    report: REPORT,
    role: 'preparer',
    assigned: ['requests/new'],
  });
  expect(status).toBe(201);
  const pane = startPane(there, memory(), { now: Date.now() });
  expect(await pane.account.signIn(String(body.link))).toBeNull();
  expect(pane.account.get()).toMatchObject({ kind: 'nameNeeded', reason: null });
  const asked = pane.account.get();
  expect(await pane.account.signIn(asked.kind === 'nameNeeded' ? asked.link : '', '温言')).toEqual({ report: REPORT });
  expect(pane.account.get()).toMatchObject({ kind: 'signedIn', person: { name: '温言' } });
  expect(await pane.api.ticket(REPORT)).toMatchObject({ ok: true, value: { me: { role: 'preparer', assigned: ['requests/new'] } } });
  expect(await pane.api.ways()).toEqual({ ok: true, value: { oidc: null } });
});
