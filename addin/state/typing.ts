// Who is typing in a cell this moment: the sign a person gives, and how long it counts at the others' desks. A sign that is not renewed
// ends by itself within half a minute, so a cell is never kept from anybody. together.ts gives the sign, watch-presence.ts reads it.
import type { Awareness } from 'y-protocols/awareness';
import type { NewTimer } from '../sync/reconnect.ts';
import { platformTimer } from '../sync/reconnect.ts';
import type { Watched } from '../sync/session-state.ts';

export type TypingSign = {
  /** Called at every key while something is being entered, and with false when it is done. */
  readonly tell: (isTyping: boolean) => void;
  readonly close: () => void;
};

/** Counts up in the own awareness state, at most every few seconds; taken back when the keys are left alone. */
export const createTypingSign = (
  source: Watched<Awareness>,
  now: () => number = Date.now,
  newTimer: NewTimer = platformTimer,
): TypingSign => {
  let toldAt: number | null = null;
  let count = 0;
  let cancel = () => {};
  const end = () => {
    cancel();
    if (toldAt === null) return;
    toldAt = null;
    put(source.get(), null);
  };
  return {
    tell: (isTyping) => {
      if (!isTyping) {
        end();
        return;
      }
      cancel();
      cancel = newTimer(end, QUIET_AFTER);
      if (toldAt !== null && now() - toldAt < RENEWED_EVERY) return;
      toldAt = now();
      count += 1;
      put(source.get(), count);
    },
    close: end,
  };
};

export type Typists = {
  /** Takes what a client says now (undefined: it is not typing); whether that still counts. */
  readonly hear: (client: number, sign: unknown) => boolean;
  /** Forgets clients that are gone. */
  readonly keep: (clients: ReadonlySet<number>) => void;
  readonly close: () => void;
};

/** `onExpire`: a sign has become too old. Only the own clock is asked: what counts is when a sign was last seen to change. */
export const createTypists = (onExpire: () => void, now: () => number = Date.now, newTimer: NewTimer = platformTimer): Typists => {
  const heard = new Map<number, { readonly sign: number; readonly at: number }>();
  let cancel = () => {};
  const wait = () => {
    cancel();
    const next = Math.min(...[...heard.values()].map(({ at }) => at + COUNTS_FOR - now()).filter((left) => left > 0));
    if (Number.isFinite(next)) cancel = newTimer(onExpire, next + 1);
  };
  return {
    hear: (client, sign) => {
      if (typeof sign !== 'number') {
        heard.delete(client);
        return false;
      }
      const known = heard.get(client);
      const at = known?.sign === sign ? known.at : now();
      if (known?.sign !== sign) {
        heard.set(client, { sign, at });
        wait();
      }
      return now() - at < COUNTS_FOR;
    },
    keep: (clients) => {
      for (const client of heard.keys()) if (!clients.has(client)) heard.delete(client);
    },
    close: () => cancel(),
  };
};

const put = (awareness: Awareness, typing: number | null): void => {
  const { typing: _, ...state } = awareness.getLocalState() ?? {};
  if (!('user' in state)) return;
  awareness.setLocalState(typing === null ? state : { ...state, typing });
};

/** Milliseconds. */
const QUIET_AFTER = 15_000;
const RENEWED_EVERY = 5_000;
const COUNTS_FOR = 25_000;
