// Counts attempts per address or account within a window, so that guessing and flooding end in "later". Kept in memory: each node its own.

export type Attempts = {
  /** Null where this attempt is still allowed, else the seconds after which to try again. */
  readonly take: (key: string) => number | null;
  /** How many keys are remembered. */
  readonly held: () => number;
};

/** `max` attempts in each window; null lifts the limit. */
export const createAttempts = (max: number | null, windowMilliseconds: number, now: () => number): Attempts => {
  const windows = new Map<string, { readonly ends: number; count: number }>();
  const prune = (at: number): void => {
    // In the order they end: what is over stands in front.
    for (const [key, { ends }] of windows) {
      if (ends > at) break;
      windows.delete(key);
    }
    // Somebody with very many keys: the oldest are forgotten first, memory stays bounded.
    for (const key of windows.keys()) {
      if (windows.size < MOST_KEYS) break;
      windows.delete(key);
    }
  };
  return {
    take: (key) => {
      if (max === null) return null;
      const at = now();
      let window = windows.get(key);
      if (!window || window.ends <= at) {
        prune(at);
        windows.delete(key);
        window = { ends: at + windowMilliseconds, count: 0 };
        windows.set(key, window);
      }
      window.count += 1;
      return window.count <= max ? null : Math.max(1, Math.ceil((window.ends - at) / 1000));
    },
    held: () => windows.size,
  };
};

/** The key of an address: a whole /64 of IPv6 belongs to one household or office. */
export const addressKey = (address: string): string => {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const middle = address.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : [];
  return `${[...front, ...middle, ...back]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
};

const MOST_KEYS = 20_000;
