// Sign-ins: a short bearer token, and a refresh secret that buys the next pair once. Only digests are kept; a spent secret that comes
// back means that somebody copied it, and ends the sign-in for both.
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { PersonRow } from '../store/people-store.ts';
import type { ReportStore } from '../store/report-store.ts';
import { digestOf, newId, nextRefreshSecret, refreshSecret, signInOfRefresh } from './secrets.ts';
import type { Tokens } from './tokens.ts';

export type SignedIn = {
  readonly token: string;
  readonly expiresAt: string;
  readonly refresh: string;
  readonly refreshExpiresAt: string;
};

/** stolen: a spent secret came back, the sign-in is ended now; a number: too often, try again after so many seconds. */
type RenewFault = 'unknown' | 'ended' | 'stolen' | number;

export type SignIns = {
  readonly begin: (person: string) => Promise<SignedIn>;
  /** `attempt`: see RenewRequest. `take` is asked with the sign-in whether it may be renewed again so soon. */
  readonly renew: (
    refresh: string,
    attempt: string | null,
    take?: (signIn: string) => number | null,
  ) => Promise<Result<{ readonly signedIn: SignedIn; readonly person: PersonRow }, RenewFault>>;
  readonly end: (signIn: string) => Promise<void>;
};

export type SignInDeps = {
  readonly store: ReportStore;
  readonly tokens: Tokens;
  readonly secret: Uint8Array;
  readonly now: () => number;
  /** A sign-in has ended: what is open with it has to be closed. */
  readonly onEnded: (signIn: string) => void;
};

export const createSignIns = ({ store, tokens, secret, now, onEnded }: SignInDeps): SignIns => {
  const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
  const expiryOf = (createdAt: number): string => iso(Math.min(now() + REFRESH_MILLISECONDS, createdAt + LONGEST_MILLISECONDS));
  const signedIn = async (signIn: string, person: string, refresh: string, refreshExpiresAt: string): Promise<SignedIn> => {
    const { token, expiresAt } = await tokens.signSession({ person, signIn });
    return { token, expiresAt, refresh, refreshExpiresAt };
  };

  const end = async (signIn: string): Promise<void> => {
    await store.endSignIn(signIn, iso(now()));
    onEnded(signIn);
  };

  return {
    begin: async (person) => {
      const id = newId();
      const refresh = refreshSecret(secret, id);
      const expiresAt = expiryOf(now());
      await store.addSignIn({ id, person, digest: digestOf(refresh), spent: null, createdAt: iso(now()), expiresAt, endedAt: null });
      return signedIn(id, person, refresh, expiresAt);
    },
    renew: async (refresh, attempt, take) => {
      const from = digestOf(refresh);
      const id = signInOfRefresh(secret, refresh);
      const row = id === null ? null : await store.signIn(id);
      if (!row) return err('unknown');
      const wait = take?.(row.id) ?? null;
      if (wait !== null) return err(wait);
      if (row.endedAt !== null || Date.parse(row.expiresAt) <= now()) return err('ended');
      const person = await store.person(row.person);
      if (!person?.active) return err('ended');
      const next = attempt === null ? refreshSecret(secret, row.id) : nextRefreshSecret(secret, row.id, refresh, attempt);
      if (row.digest === from) {
        const expiresAt = expiryOf(Date.parse(row.createdAt));
        if (await store.renewSignIn(row.id, from, digestOf(next), expiresAt)) {
          return ok({ signedIn: await signedIn(row.id, row.person, next, expiresAt), person });
        }
      }
      // Spent meanwhile or before. The very same attempt is the one whose answer was lost on the way: it gets that answer again.
      const standing = await store.signIn(row.id);
      if (attempt !== null && standing && standing.endedAt === null && standing.digest === digestOf(next)) {
        return ok({ signedIn: await signedIn(row.id, row.person, next, standing.expiresAt), person });
      }
      await end(row.id);
      return err('stolen');
    },
    end,
  };
};

const DAY = 24 * 3600 * 1000;
/** How long a browser may stay closed. */
const REFRESH_MILLISECONDS = 30 * DAY;
/** After this a sign-in ends whatever happens. */
const LONGEST_MILLISECONDS = 180 * DAY;
