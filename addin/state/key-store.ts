// Small texts that outlive a reload: the bearer token, the open report, the language. The composition roots make the stores.

export type KeyStore = {
  readonly get: (key: string) => string | null;
  /** Null removes the entry. */
  readonly set: (key: string, value: string | null) => void;
};

/** `isKept`: whether entries outlive the page at all. */
export type BrowserStore = KeyStore & { readonly isKept: boolean };

/**
 * A store on the browser's storage. Where that is missing or forbidden (private windows, blocked frames) the
 * entries live in memory only, and the person signs in again after a reload.
 */
export const createKeyStore = (open: () => Storage): BrowserStore => {
  const memory = new Map<string, string>();
  const storage = tryOpen(open);
  return {
    isKept: storage !== null,
    get: (key) => memory.get(key) ?? storage?.getItem(PREFIX + key) ?? null,
    set: (key, value) => {
      memory.delete(key);
      try {
        if (value === null) storage?.removeItem(PREFIX + key);
        else if (storage) storage.setItem(PREFIX + key, value);
        else memory.set(key, value);
      } catch {
        if (value !== null) memory.set(key, value);
      }
    },
  };
};

const tryOpen = (open: () => Storage): Storage | null => {
  try {
    const storage = open();
    storage.getItem(PREFIX);
    return storage;
  } catch {
    return null;
  }
};

const PREFIX = 'nianbao.';
