// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import { createAccount } from '../../../addin/state/account.ts';
import { createAccountKeys } from '../../../addin/state/account-keys.ts';
import { createKeyStore } from '../../../addin/state/key-store.ts';

const later = '2027-01-10T00:00:00Z';

test('the screen a link leads to is chosen before the person is shown as signed in, so that no other one is drawn first', async () => {
  const steps: string[] = [];
  const keys = createKeyStore(() => sessionStorage);
  const account = createAccount({
    keys: createAccountKeys(keys, keys),
    now: () => Date.parse('2026-01-10T00:00:00Z'),
    newWord: () => 'word',
    alone: (_name, work) => work(),
    lead: (report) => void steps.push(`lead ${report}`),
    api: {
      signIn: async () =>
        ok({
          token: 'token',
          expiresAt: later,
          refresh: 'refresh',
          refreshExpiresAt: later,
          person: { id: 'p1', name: '周敏', unit: '办公室', colour: '#1d63ad' },
          report: 'r1',
        }),
      renew: async () => Promise.reject(new Error('nobody renews here')),
      signOut: async () => ok(null),
    },
  });
  account.subscribe(() => void steps.push(account.get().kind));
  await account.signIn('abcdefgh');
  expect(steps).toEqual(['signingIn', 'lead r1', 'signedIn']);
});
