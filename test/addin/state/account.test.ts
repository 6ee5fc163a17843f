// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { message } from '#shared/i18n/translate';
import { err, ok } from '#shared/result';
import { createAccount, linkToToken } from '../../../addin/state/account.ts';
import { createKeyStore } from '../../../addin/state/key-store.ts';
import { createRouter, readRoute, takeSignInLink } from '../../../addin/state/route.ts';

const PERSON = { id: 'p1', name: '周敏', unit: '办公室', colour: '#1d63ad' };
const NOW = Date.parse('2026-01-10T00:00:00Z');
const good = {
  signIn: async (link: string) => ok({ token: `bearer-${link}`, expiresAt: '2026-01-11T00:00:00Z', person: PERSON, report: 'r1' }),
};

beforeEach(() => {
  sessionStorage.clear();
  location.hash = '';
});

describe('signing in', () => {
  test.each([
    ['http://localhost:3000/web#/sign-in/abc.def-123', 'abc.def-123'],
    ['  abc.def-123 ', 'abc.def-123'],
    ['http://localhost:3000/web', null],
    ['', null],
    ['请点击链接', null],
  ])('the token of %j is %j', (text, token) => {
    expect(linkToToken(text)).toBe(token);
  });

  test('a link gives a token that survives a reload of the tab and ends with its time', async () => {
    const store = createKeyStore(() => sessionStorage);
    const account = createAccount(store, good, () => NOW);
    expect(await account.signIn('https://a.example/web#/sign-in/abcdefgh')).toEqual({ report: 'r1' });
    expect(account.token()).toBe('bearer-abcdefgh');
    expect(createAccount(store, good, () => NOW).get()).toEqual({ kind: 'signedIn', person: PERSON });
    expect(createAccount(store, good, () => NOW + 86_400_001).get()).toEqual({ kind: 'signedOut', reason: null });
  });

  test('a refused link says why and leaves nobody signed in', async () => {
    const reason = message('pane.api.signedOut');
    const api = { signIn: async () => err({ kind: 'signedOut' as const, status: 401, reason }) };
    const account = createAccount(
      createKeyStore(() => sessionStorage),
      api,
      () => NOW,
    );
    expect(await account.signIn('abcdefgh')).toBeNull();
    expect(account.get()).toEqual({ kind: 'signedOut', reason });
    expect(account.token()).toBeNull();
  });

  test('where the browser forbids storage the tab keeps its entries in memory', () => {
    const store = createKeyStore(() => {
      throw new DOMException('denied');
    });
    store.set('language', 'en');
    expect(store.get('language')).toBe('en');
    store.set('language', null);
    expect(store.get('language')).toBeNull();
  });

  test('the sign-in token leaves the address at once', () => {
    location.hash = '#/sign-in/abcdefgh';
    expect(takeSignInLink(window)).toBe('#/sign-in/abcdefgh');
    expect(location.hash).toBe('');
    expect(takeSignInLink(window)).toBeNull();
  });

  test('it leaves the address also where Excel has taken replaceState away', () => {
    const place = { location: { hash: '#/sign-in/abcdefgh', pathname: '/', search: '' }, history: { replaceState: null } };
    expect(takeSignInLink(place as unknown as Window)).toBe('#/sign-in/abcdefgh');
    expect(place.location.hash).toBe('#/');
  });
});

describe('the open screen', () => {
  test('stands in the fragment and follows it', () => {
    const router = createRouter(window);
    router.go({ kind: 'report', id: 'demo-2025' });
    expect(location.hash).toBe('#/report/demo-2025');
    expect(router.get()).toEqual({ kind: 'report', id: 'demo-2025' });
    router.close();
  });

  test.each(['#/report/', '#/report/a%20b', '#/else', '#/report/../x'])('%s is the list of reports', (hash) => {
    expect(readRoute(hash)).toEqual({ kind: 'reports' });
  });
});
