// When to try again: growing waits with jitter, so that a thousand panes do not return in the same second.

/** Calls back after that many milliseconds; the returned function cancels. */
export type NewTimer = (callback: () => void, milliseconds: number) => () => void;

export type Backoff = {
  /** Runs `attempt` after the next wait; a wait already running is replaced. */
  readonly schedule: (attempt: () => void) => void;
  /** Runs the waiting attempt at once, if one waits (the network is back, the window is looked at again). */
  readonly hurry: () => void;
  /** The last attempt did useful work: waits start small again. */
  readonly reset: () => void;
  readonly cancel: () => void;
};

export const createBackoff = (newTimer: NewTimer, random: () => number): Backoff => {
  let failures = 0;
  let waiting: { readonly attempt: () => void; readonly cancel: () => void } | null = null;
  const cancel = () => {
    waiting?.cancel();
    waiting = null;
  };
  return {
    schedule: (attempt) => {
      cancel();
      const wait = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT) * (0.5 + random() / 2);
      failures += 1;
      const stop = newTimer(() => {
        waiting = null;
        attempt();
      }, wait);
      waiting = { attempt, cancel: stop };
    },
    hurry: () => {
      const attempt = waiting?.attempt;
      cancel();
      attempt?.();
    },
    reset: () => {
      failures = 0;
    },
    cancel,
  };
};

/** The platform's own timer. */
export const platformTimer: NewTimer = (callback, milliseconds) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** The answer, or `otherwise` once that many milliseconds are over: a request that never returns counts as one without an answer. */
export const inTime = <T>(answer: Promise<T>, otherwise: T, newTimer: NewTimer, milliseconds: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const cancel = newTimer(() => resolve(otherwise), milliseconds);
    answer.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });

const FIRST_WAIT = 300;
const LONGEST_WAIT = 20_000;
