// Counting attempts, and which addresses count as one.
import { expect, test } from 'vitest';
import { addressKey, createAttempts } from '../../../server/auth/attempts.ts';

test('so many in a window, then later; a new window begins afresh', () => {
  let clock = 0;
  const attempts = createAttempts(3, 60_000, () => clock);
  expect([1, 2, 3, 4, 5].map(() => attempts.take('a'))).toEqual([null, null, null, 60, 60]);
  expect(attempts.take('b')).toBe(null);
  clock += 30_000;
  expect(attempts.take('a')).toBe(30);
  clock += 30_000;
  expect(attempts.take('a')).toBe(null);
});

test('without a limit nothing is counted', () => {
  const attempts = createAttempts(null, 60_000, () => 0);
  for (let count = 0; count < 1000; count += 1) expect(attempts.take('a')).toBe(null);
});

test('very many keys do not push out the one that is limited just now', () => {
  const attempts = createAttempts(1, 60_000, () => 0);
  attempts.take('first');
  for (let count = 0; count < 30_000; count += 1) attempts.take(`key ${count}`);
  expect(attempts.take('key 29999')).not.toBe(null);
});

test('what is over is forgotten, a window later at most', () => {
  let clock = 0;
  const attempts = createAttempts(3, 60_000, () => clock);
  for (let count = 0; count < 500; count += 1) attempts.take(`key ${count}`);
  expect(attempts.held()).toBe(500);
  clock += 60_000;
  attempts.take('another');
  expect(attempts.held()).toBe(1);
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
