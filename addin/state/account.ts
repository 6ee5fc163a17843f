// Who is signed in. Keeps the bearer token for the tab, takes sign-in links, forgets both on sign-out.
// The composition roots make it; the sign-in view and the router read it.
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { Person } from '#shared/protocol/http';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { Api } from './api.ts';
import type { KeyStore } from './key-store.ts';

type AccountState =
  | { readonly kind: 'signedOut'; readonly reason: Message | null }
  | { readonly kind: 'signingIn' }
  | { readonly kind: 'signedIn'; readonly person: Person };

export type Account = Watched<AccountState> & {
  readonly token: () => string | null;
  /** Takes a whole link or only its token. The answer is the report the link leads to, if it leads to one. */
  readonly signIn: (linkOrToken: string) => Promise<{ readonly report: string | null } | null>;
  /** `reason` is shown on the sign-in view. */
  readonly signOut: (reason?: Message) => void;
};

export const createAccount = (store: KeyStore, api: Pick<Api, 'signIn'>, now: () => number): Account => {
  const kept = readKept(store.get(KEPT), now());
  const state = createWatched<AccountState>(kept ? { kind: 'signedIn', person: kept.person } : { kind: 'signedOut', reason: null });
  let token = kept?.token ?? null;
  if (!kept) store.set(KEPT, null);
  return {
    get: state.get,
    subscribe: state.subscribe,
    token: () => token,
    signIn: async (linkOrToken) => {
      const link = linkToToken(linkOrToken);
      if (link === null) {
        state.set({ kind: 'signedOut', reason: message('pane.signIn.noToken') });
        return null;
      }
      token = null;
      state.set({ kind: 'signingIn' });
      const answer = await api.signIn(link);
      if (!answer.ok) {
        state.set({ kind: 'signedOut', reason: answer.error.reason });
        return null;
      }
      const { person, expiresAt, report } = answer.value;
      token = answer.value.token;
      store.set(KEPT, JSON.stringify({ token, expiresAt, person } satisfies Kept));
      state.set({ kind: 'signedIn', person });
      return { report };
    },
    signOut: (reason) => {
      token = null;
      store.set(KEPT, null);
      state.set({ kind: 'signedOut', reason: reason ?? null });
    },
  };
};

/** The token in a sign-in link ("…#/sign-in/<token>") or the token itself; null where there is none. */
export const linkToToken = (text: string): string | null => {
  const plain = text.trim();
  const at = plain.indexOf(FRAGMENT);
  const token = at === -1 ? plain : plain.slice(at + FRAGMENT.length);
  return TOKEN.test(token) ? token : null;
};

type Kept = v.InferOutput<typeof Kept>;
const Kept = v.object({ token: v.string(), expiresAt: v.string(), person: Person });

const readKept = (text: string | null, now: number): Kept | null => {
  if (text === null) return null;
  try {
    const kept = v.safeParse(Kept, JSON.parse(text));
    return kept.success && Date.parse(kept.output.expiresAt) > now ? kept.output : null;
  } catch {
    return null;
  }
};

const KEPT = 'account';
const FRAGMENT = '#/sign-in/';
const TOKEN = /^[A-Za-z0-9._~-]{8,2000}$/;
