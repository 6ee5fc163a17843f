// Taking turns with other windows, and going on where the browser does not let us.
import { expect, test } from 'vitest';
import { runAlone } from '../../../addin/state/alone.ts';

const work = async () => 'done';
const lockAll = { request: async (_name: string, run: () => unknown) => run() } as unknown as LockManager;
const refuseAll = {
  request: async () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')),
} as unknown as LockManager;

test('the work is done under the lock', async () => {
  expect(await runAlone(lockAll, 'x', work)).toBe('done');
});

test('a browser without locks, and a frame that may not use them, do the work all the same', async () => {
  expect(await runAlone(undefined, 'x', work)).toBe('done');
  expect(await runAlone(refuseAll, 'x', work)).toBe('done');
});

test('work that fails is not done twice', async () => {
  let times = 0;
  const failing = async () => {
    times += 1;
    throw new Error('broken');
  };
  await expect(runAlone(lockAll, 'x', failing)).rejects.toThrow('broken');
  expect(times).toBe(1);
});
