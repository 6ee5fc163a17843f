// Repeatable chance for tests, and how much of it: NIANBAO_FULL=1 runs the fault tests in the sizes promised, otherwise they are quick.
import { must } from '#shared/result';

export type Random = {
  /** 0 ≤ x < limit, whole. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
};

/** Small and fast, the same everywhere; the same seed gives the same run. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, chance: (probability) => next() < probability, pick: (list) => must(list[below(list.length)], 'an element') };
};

/** The size of a fault test. */
export const sized = (quick: number, full: number): number => (process.env.NIANBAO_FULL === '1' ? full : quick);
