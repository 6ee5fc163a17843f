// How React reads watched values, and values derived from something that announces its changes. Every hook and
// watch of state/ builds on it.
import { startTransition, useEffect, useState, useSyncExternalStore } from 'react';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';

/** The value now; the component is drawn again when it changes. */
export const useWatched = <T>(watched: Watched<T>): T => useSyncExternalStore(watched.subscribe, watched.get);

/**
 * The same for what is large on the screen: what others change is drawn in slices, so that keys and the pointer go first. It may be a
 * moment behind what `get` answers; whoever acts on it asks that. `isOwn`: the person's own hand made it so, and waits for it.
 */
export const useWatchedCalmly = <T>(watched: Watched<T>, isOwn: (value: T) => boolean): T => {
  const [value, setValue] = useState(watched.get);
  useEffect(() => {
    const take = () => {
      const next = watched.get();
      if (isOwn(next)) setValue(() => next);
      else startTransition(() => setValue(() => next));
    };
    // It may have changed between the first drawing and now.
    take();
    return watched.subscribe(take);
  }, [watched, isOwn]);
  return value;
};

export type Derived<T> = Watched<T> & {
  /** Reads at once what is announced and not yet read. */
  readonly refresh: () => void;
  readonly close: () => void;
};

/**
 * A value computed from something that announces its changes. Many announcements in a row lead to one new value,
 * made a turn of the event loop later, so that a burst of remote edits does not make a burst of renders; `apart`: milliseconds between
 * two such values at least, unless the person's own hand made the change (`changedNow`), which `read` is told.
 */
export const deriveWatched = <T>(
  read: (byHand: boolean) => T,
  attach: (changed: () => void, changedNow: () => void) => () => void,
  apart = 0,
): Derived<T> => {
  const now = createWatched(read(false));
  let timer: ReturnType<typeof setTimeout> | null = null;
  const settle = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  let byHand = false;
  let readAt = Number.NEGATIVE_INFINITY;
  const refresh = () => {
    settle();
    readAt = performance.now();
    const isOwn = byHand;
    byHand = false;
    now.set(read(isOwn));
  };
  const wait = (milliseconds: number) => {
    timer ??= setTimeout(refresh, Math.max(0, milliseconds));
  };
  const detach = attach(
    () => wait(readAt + apart - performance.now()),
    () => {
      settle();
      byHand = true;
      wait(0);
    },
  );
  return {
    get: now.get,
    subscribe: now.subscribe,
    refresh,
    close: () => {
      settle();
      detach();
    },
  };
};
