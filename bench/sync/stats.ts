// Small arithmetic and waiting, shared by the scenarios.
import { setTimeout as sleep } from 'node:timers/promises';

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Of an even number of values the mean of the middle two. */
export const median = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** Waits for a condition; throws after half a minute. */
export const until = async (holds: () => boolean, what: string): Promise<void> => {
  for (const deadline = performance.now() + 30_000; !holds(); await sleep(2)) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
  }
};

/** What happens, or an error after ten seconds without it. */
export const within = async <T>(happens: Promise<T>, what: string): Promise<T> => {
  let late: NodeJS.Timeout | undefined;
  const never = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`waited in vain: ${what}`)), 10_000);
  });
  try {
    return await Promise.race([happens, never]);
  } finally {
    clearTimeout(late);
  }
};

/** Calls `step` evenly `perSecond` times a second for so many seconds, catching up where the timer was late; resolves to the number of calls. */
export const atRate = async (perSecond: number, seconds: number, step: (index: number) => void): Promise<number> => {
  const begun = performance.now();
  let done = 0;
  for (let passed = 0; passed < seconds; passed = (performance.now() - begun) / 1000) {
    for (const due = Math.floor(passed * perSecond); done < due; done += 1) step(done);
    await sleep(4);
  }
  return done;
};

/** Runs the work for 0 … count - 1, so many at a time. */
export const inLanes = async (count: number, lanes: number, work: (index: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};
