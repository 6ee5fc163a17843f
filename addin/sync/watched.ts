// A value with subscribers. The session and the binding publish what they know through it; React reads it.
import type { Watched } from './session-state.ts';

export type Settable<T> = Watched<T> & { readonly set: (value: T) => void };

/** Subscribers are told after every change; setting the same value again tells nobody. */
export const createWatched = <T>(initial: T): Settable<T> => {
  let value = initial;
  const listeners = new Set<{ readonly call: () => void }>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const { call } of [...listeners]) call();
    },
    subscribe: (call) => {
      const listener = { call };
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
