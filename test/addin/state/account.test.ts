// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { message } from '#shared/i18n/translate';
import type { SignInAnswer } from '#shared/protocol/http';
import { NAME_NEEDED } from '#shared/protocol/http';
import { err, ok } from '#shared/result';
import type { AccountDeps } from '../../../addin/state/account.ts';
import { createAccount, linkToToken } from '../../../addin/state/account.ts';
import { createAccountKeys } from '../../../addin/state/account-keys.ts';
import { createKeyStore } from '../../../addin/state/key-store.ts';
import { takeSignInLink } from '../../../addin/state/route.ts';

const PERSON = { id: 'p1', name: '周敏', unit: '办公室', colour: '#1d63ad' };
const NOW = Date.parse('2026-01-10T00:00:00Z');
const MINUTE = 60_000;

const answerAt = (now: number, number = 0): SignInAnswer => ({
  token: `token-${number}`,
  expiresAt: new Date(now + 15 * MINUTE).toISOString(),
  refresh: `refresh-${number}`,
  refreshExpiresAt: new Date(now + 30 * 24 * 60 * MINUTE).toISOString(),
  person: PERSON,
  report: 'r1',
});
const fault = (status: number | null, kind: 'signedOut' | 'unreachable' | 'refused', type: string | null = null) =>
  err({ kind, status, type, reason: message('pane.said', { text: `${status}` }), body: null });

/** A browser whose windows share storage, a lock and a server that renews each secret once. */
const startBrowser = () => {
  const shared = createKeyStore(() => localStorage);
  const renewed: string[] = [];
  const out: string[] = [];
  let lock: Promise<unknown> = Promise.resolve();
  const browser = {
    now: NOW,
    renewed,
    out,
    unsent: 0,
    reach: true,
    spent: new Set<string>(),
    window: (tab = new Map<string, string>(), more: Partial<AccountDeps['api']> = {}) =>
      createAccount({
        keys: createAccountKeys(
          { get: (key) => tab.get(key) ?? null, set: (key, value) => (value === null ? tab.delete(key) : tab.set(key, value)) },
          shared,
        ),
        now: () => browser.now,
        newWord: () => `word-${renewed.length}-0123456789`,
        alone: (_name, work) => {
          const turn = lock.then(work);
          lock = turn.catch(() => {});
          return turn;
        },
        forget: async () => browser.unsent,
        api: {
          signIn: async () => ok(answerAt(browser.now)),
          signOut: async (token) => {
            out.push(token);
            return ok(null);
          },
          renew: async (refresh, attempt) => {
            await Promise.resolve();
            if (!browser.reach) return fault(null, 'unreachable');
            if (browser.spent.has(refresh)) return fault(401, 'signedOut');
            browser.spent.add(refresh);
            renewed.push(`${refresh} ${attempt}`);
            return ok({ ...answerAt(browser.now, renewed.length), report: null });
          },
          ...more,
        },
      }),
  };
  return browser;
};

beforeEach(() => {
  localStorage.clear();
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

  test('a link gives a token that outlives the browser and ends when it can no longer be renewed', async () => {
    const browser = startBrowser();
    const account = browser.window();
    expect(await account.signIn('https://a.example/web#/sign-in/abcdefgh')).toEqual({ report: 'r1' });
    expect(await account.token()).toBe('token-0');
    browser.now += 20 * 24 * 60 * MINUTE;
    expect(browser.window().get()).toEqual({ kind: 'signedIn', person: PERSON });
    browser.now += 10 * 24 * 60 * MINUTE;
    expect(browser.window().get()).toEqual({ kind: 'signedOut', reason: null });
  });

  test('a refused link says why and leaves nobody signed in', async () => {
    const account = startBrowser().window(undefined, { signIn: async () => fault(401, 'signedOut') });
    expect(await account.signIn('abcdefgh')).toBeNull();
    expect(account.get()).toEqual({ kind: 'signedOut', reason: message('pane.said', { text: '401' }) });
    expect(await account.token()).toBeNull();
  });

  test('somebody new is asked for a name, again where it does not do, and comes in with it', async () => {
    const account = startBrowser().window(undefined, {
      signIn: async (_link, name) =>
        name === undefined
          ? fault(422, 'refused', NAME_NEEDED)
          : name === '=x'
            ? fault(422, 'refused')
            : ok({ ...answerAt(NOW), person: { ...PERSON, name } }),
    });
    expect(await account.signIn('#/sign-in/invited-1')).toBeNull();
    expect(account.get()).toEqual({ kind: 'nameNeeded', link: 'invited-1', reason: null });
    await account.signIn('invited-1', '=x');
    expect(account.get()).toMatchObject({ kind: 'nameNeeded', reason: { key: 'pane.said' } });
    await account.signIn('invited-1', '林晓');
    expect(account.get()).toMatchObject({ kind: 'signedIn', person: { name: '林晓' } });
  });

  test('two people in two windows of one browser stay themselves over reloads', async () => {
    const browser = startBrowser();
    const [one, two] = [new Map<string, string>(), new Map<string, string>()];
    const other = { ...PERSON, id: 'p2', name: '林晓' };
    await browser.window(one).signIn('abcdefgh');
    await browser.window(two, { signIn: async () => ok({ ...answerAt(NOW, 7), person: other }) }).signIn('abcdefgh');
    expect([browser.window(one).get(), browser.window(two).get()]).toMatchObject([{ person: PERSON }, { person: other }]);
    expect(await browser.window(one).token()).toBe('token-0');
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

describe('renewing', () => {
  test('before its end a token is renewed once, however many calls and windows ask together', async () => {
    const browser = startBrowser();
    const [left, right] = [browser.window(), browser.window()];
    await left.signIn('abcdefgh');
    const second = browser.window();
    browser.now += 14.5 * MINUTE;
    expect(await Promise.all([left.token(), left.token(), second.token(), second.renew('token-0')])).toEqual([
      'token-1',
      'token-1',
      'token-1',
      { kind: 'token', token: 'token-1' },
    ]);
    expect(browser.renewed).toHaveLength(1);
    expect(await right.token()).toBeNull();
  });

  test('a lost answer is asked for again with the same word; the old token is used meanwhile', async () => {
    const browser = startBrowser();
    const words: string[] = [];
    let isLost = true;
    const account = browser.window(undefined, {
      renew: async (_refresh, attempt) => {
        words.push(attempt);
        return isLost ? fault(null, 'unreachable') : ok(answerAt(browser.now, 5));
      },
    });
    await account.signIn('abcdefgh');
    browser.now += 16 * MINUTE;
    expect(await account.token()).toBe('token-0');
    expect(await account.renew('token-0')).toMatchObject({ kind: 'unreachable' });
    expect(account.get().kind).toBe('signedIn');
    isLost = false;
    expect(await account.token()).toBe('token-5');
    expect(new Set(words).size).toBe(1);
  });

  test('a clock far ahead of the server does not make every call renew', async () => {
    const browser = startBrowser();
    const serverTime = NOW - 60 * MINUTE;
    let renewals = 0;
    const account = browser.window(undefined, {
      signIn: async () => ok(answerAt(serverTime)),
      renew: async () => {
        renewals += 1;
        return ok(answerAt(serverTime, 1));
      },
    });
    await account.signIn('abcdefgh');
    browser.now += 6 * MINUTE;
    for (let call = 0; call < 5; call += 1) await account.token();
    expect(renewals).toBe(1);
  });

  test('a sign-in that has ended leaves what is on screen; the next call says so', async () => {
    const browser = startBrowser();
    const account = browser.window();
    await account.signIn('abcdefgh');
    browser.spent.add('refresh-0');
    expect(await account.renew('token-0')).toMatchObject({ kind: 'ended', reason: { key: 'pane.said' } });
    expect(account.get().kind).toBe('signedIn');
    expect(await account.token()).toBeNull();
    expect(browser.window().get()).toEqual({ kind: 'signedOut', reason: null });
  });

  test('signing out tells the server, ends all windows, and says what is left on the computer', async () => {
    const browser = startBrowser();
    const account = browser.window();
    await account.signIn('abcdefgh');
    const other = browser.window();
    browser.unsent = 3;
    account.signOut();
    expect(account.get()).toEqual({ kind: 'signedOut', reason: null });
    await vi.waitFor(() => expect(account.get()).toEqual({ kind: 'signedOut', reason: message('sync.leftBehind', { pending: 3 }) }));
    expect(browser.out).toEqual(['token-0']);
    expect(await other.token()).toBeNull();
    account.signOut(message('pane.api.signedOut'));
    expect(browser.out).toHaveLength(1);
  });
});
