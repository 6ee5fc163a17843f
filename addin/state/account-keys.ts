// Where sign-ins are kept: one per person in the browser, so that windows share and renew it together and it outlives the browser's
// restart; and which person this window is. account.ts uses it.
import * as v from 'valibot';
import { Person } from '#shared/protocol/http';
import type { KeyStore } from './key-store.ts';

/**
 * `attempt`: the word of a renewal whose answer has not come yet. Times are ISO 8601 by the server's clock, `receivedAt` is in milliseconds
 * by this computer's.
 */
export type Kept = v.InferOutput<typeof Kept>;
const Kept = v.object({
  token: v.string(),
  expiresAt: v.string(),
  refresh: v.string(),
  refreshExpiresAt: v.string(),
  person: Person,
  attempt: v.nullable(v.string()),
  receivedAt: v.number(),
});

export type AccountKeys = {
  /** The sign-in of this window; of a new window, the last one used in this browser. */
  readonly read: () => Kept | null;
  readonly of: (person: string) => Kept | null;
  /** Keeps it, and makes this window that person's. */
  readonly write: (kept: Kept) => void;
  readonly clear: (person: string) => void;
};

/** `tab` lives as long as the window, `browser` outlives it. */
export const createAccountKeys = (tab: KeyStore, browser: KeyStore): AccountKeys => {
  const of = (person: string) => readKept(browser.get(keyOf(person)));
  return {
    read: () => {
      const person = tab.get(PERSON) ?? browser.get(PERSON);
      const kept = person === null ? null : of(person);
      if (kept) tab.set(PERSON, kept.person.id);
      return kept;
    },
    of,
    write: (kept) => {
      browser.set(keyOf(kept.person.id), JSON.stringify(kept));
      browser.set(PERSON, kept.person.id);
      tab.set(PERSON, kept.person.id);
    },
    clear: (person) => {
      browser.set(keyOf(person), null);
      if (browser.get(PERSON) === person) browser.set(PERSON, null);
      if (tab.get(PERSON) === person) tab.set(PERSON, null);
    },
  };
};

const readKept = (text: string | null): Kept | null => {
  if (text === null) return null;
  try {
    const kept = v.safeParse(Kept, JSON.parse(text));
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
};

const keyOf = (person: string): string => `account.${person}`;
const PERSON = 'person';
