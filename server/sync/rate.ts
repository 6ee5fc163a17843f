// How fast one connection may send. Too fast means it is read later, never that anything is lost.
import type { Limits } from './limits.ts';

export type RateMeter = {
  /** Counts a frame; gives the milliseconds to wait before reading on, 0 while within the limits. */
  readonly count: (bytes: number) => number;
};

export const createRateMeter = (rate: NonNullable<Limits['rate']>, now: () => number): RateMeter => {
  let frames = rate.burstFrames;
  let bytes = rate.burstBytes;
  let last = now();
  return {
    count: (size) => {
      const at = now();
      const seconds = Math.max(0, at - last) / 1000;
      last = at;
      frames = Math.min(rate.burstFrames, frames + seconds * rate.framesPerSecond) - 1;
      bytes = Math.min(rate.burstBytes, bytes + seconds * rate.bytesPerSecond) - size;
      const wait = Math.max(-frames / rate.framesPerSecond, -bytes / rate.bytesPerSecond, 0);
      return Math.ceil(wait * 1000);
    },
  };
};
