// Who is signed in. Takes sign-in links, keeps the tokens, renews them in time, forgets them on sign-out. The composition roots make
// it; the sign-in view and the router read it, api.ts asks it for tokens.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Person, SignInAnswer } from '#shared/protocol/http';
import { NAME_NEEDED } from '#shared/protocol/http';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { AccountKeys, Kept } from './account-keys.ts';
import type { Api } from './api.ts';
import type { Renewal } from './ask-server.ts';

type AccountState =
  | { readonly kind: 'signedOut'; readonly reason: Message | null }
  | { readonly kind: 'signingIn' }
  /** The link is an invitation of somebody new, who has to say what they are called. */
  | { readonly kind: 'nameNeeded'; readonly link: string; readonly reason: Message | null }
  | { readonly kind: 'signedIn'; readonly person: Person };

export type Account = Watched<AccountState> & {
  /** A token good for some time yet; null where nobody is signed in. */
  readonly token: () => Promise<string | null>;
  /** The server would not take this token any more: another one, or why there is none. */
  readonly renew: (spent: string) => Promise<Renewal>;
  /** Takes a whole link or only its token; whoever made the account leads on. The answer is the report the link leads to, if any. */
  readonly signIn: (linkOrToken: string, name?: string) => Promise<{ readonly report: string | null } | null>;
  /**
   * Without a reason the person wants it: the server is told, and this computer forgets what it kept of their reports. With one the
   * sign-in has ended by itself, and the sign-in view says why.
   */
  readonly signOut: (reason?: Message) => void;
};

export type AccountDeps = {
  readonly keys: AccountKeys;
  readonly api: Pick<Api, 'signIn' | 'renew' | 'signOut'>;
  readonly now: () => number;
  /** A random word of 16 to 64 letters and digits. */
  readonly newWord: () => string;
  /** Runs `work` while no other window of this browser runs any under the same name. */
  readonly alone: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Goes to the report a link leads to (null: to the list), just before the person is shown as signed in: nothing else is drawn first. */
  readonly lead?: (report: string | null) => void;
  /** Removes what is kept of this person's reports. How many places hold edits the server has not got; those stay. */
  readonly forget?: (person: string) => Promise<number>;
};

export const createAccount = ({ keys, api, now, newWord, alone, lead, forget }: AccountDeps): Account => {
  const isOver = ({ refreshExpiresAt }: Kept) => Date.parse(refreshExpiresAt) <= now();
  const known = keys.read();
  const kept = known && !isOver(known) ? known : null;
  const state = createWatched<AccountState>(kept ? { kind: 'signedIn', person: kept.person } : { kind: 'signedOut', reason: null });
  if (known && !kept) keys.clear(known.person.id);
  let renewing: Promise<Renewal> | null = null;

  /** What the browser holds for the person signed in in this window; another window may have renewed it, or signed out. */
  const standing = (): Kept | null => {
    const current = state.get();
    return current.kind === 'signedIn' ? keys.of(current.person.id) : null;
  };
  const keep = ({ token, expiresAt, refresh, refreshExpiresAt, person }: SignInAnswer) =>
    keys.write({ token, expiresAt, refresh, refreshExpiresAt, person, attempt: null, receivedAt: now() });

  const renew = (spent: string): Promise<Renewal> => {
    renewing ??= alone(`nianbao.renew.${standing()?.person.id ?? ''}`, () => renewAlone(spent)).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  const renewAlone = async (spent: string): Promise<Renewal> => {
    const held = standing();
    if (held === null) return ENDED;
    // Another window was first.
    if (held.token !== spent) return { kind: 'token', token: held.token };
    // Asked again after an answer that was lost, the same word gets the same answer.
    const attempt = held.attempt ?? newWord();
    keys.write({ ...held, attempt });
    const answer = await api.renew(held.refresh, attempt);
    if (answer.ok) {
      // Signed out meanwhile: stays so.
      if (keys.of(held.person.id) === null) return ENDED;
      keep(answer.value);
      return { kind: 'token', token: answer.value.token };
    }
    if (answer.error.kind === 'unreachable') return { kind: 'unreachable', fault: answer.error };
    const other = keys.of(held.person.id);
    if (other && other.refresh !== held.refresh) return { kind: 'token', token: other.token };
    // What is on screen stays there, unsaved work included: whoever asked says that the sign-in has ended.
    keys.clear(held.person.id);
    return { kind: 'ended', reason: answer.error.reason };
  };

  return {
    get: state.get,
    subscribe: state.subscribe,
    token: async () => {
      const held = standing();
      if (held === null) return null;
      // Where the two clocks disagree, a token just received is good all the same.
      if (Date.parse(held.expiresAt) - now() > EARLY || now() - held.receivedAt < FRESH) return held.token;
      const renewed = await renew(held.token);
      // Without an answer the old one may do: the clocks need not agree.
      return renewed.kind === 'token' ? renewed.token : renewed.kind === 'unreachable' ? held.token : null;
    },
    renew,
    signIn: async (linkOrToken, name) => {
      const link = linkToToken(linkOrToken);
      if (link === null) {
        state.set({ kind: 'signedOut', reason: message('pane.signIn.noToken') });
        return null;
      }
      state.set({ kind: 'signingIn' });
      const answer = await api.signIn(link, name);
      if (!answer.ok) {
        const { type, reason } = answer.error;
        const isAsked = type === NAME_NEEDED || (name !== undefined && answer.error.status === 422);
        state.set(isAsked ? { kind: 'nameNeeded', link, reason: name === undefined ? null : reason } : { kind: 'signedOut', reason });
        return null;
      }
      keep(answer.value);
      lead?.(answer.value.report);
      state.set({ kind: 'signedIn', person: answer.value.person });
      return { report: answer.value.report };
    },
    signOut: (reason) => {
      const held = standing();
      if (held) keys.clear(held.person.id);
      state.set({ kind: 'signedOut', reason: reason ?? null });
      if (held === null || reason !== undefined) return;
      void api.signOut(held.token);
      void forget?.(held.person.id).then((pending) => {
        if (pending > 0 && state.get().kind === 'signedOut')
          state.set({ kind: 'signedOut', reason: message('sync.leftBehind', { pending }) });
      });
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

const ENDED: Renewal = { kind: 'ended', reason: null };
const FRAGMENT = '#/sign-in/';
const TOKEN = /^[A-Za-z0-9._~-]{8,2000}$/;
/** Milliseconds before its end at which a token is renewed. */
const EARLY = 60_000;
/** Milliseconds after which a token is no longer taken for new. */
const FRESH = 5 * 60_000;
