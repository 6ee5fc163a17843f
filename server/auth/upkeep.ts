// Takes out, now and then, what nobody can use any more: old sign-ins and spent invitations. What people did with them stays in the deeds
// and in the history, which are never pruned. The composition root starts it.
import type { Log } from '../log.ts';
import type { PeopleStore } from '../store/people-store.ts';

export type Upkeep = {
  /** One round; never rejects. */
  readonly run: () => Promise<void>;
  /** Ends the rounds, and waits for the one that is under way. */
  readonly close: () => Promise<void>;
};

export type UpkeepDeps = {
  readonly store: Pick<PeopleStore, 'forgetEntries'>;
  readonly now: () => number;
  readonly log: Log;
  /** Closes what is still open with sign-ins that have ended. */
  readonly look: () => Promise<void>;
};

/** A first round at once, then one every hour. */
export const createUpkeep = ({ store, now, log, look }: UpkeepDeps): Upkeep => {
  const before = (milliseconds: number): string => new Date(now() - milliseconds).toISOString();
  let last: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      const gone = await store.forgetEntries({ signIns: before(SIGN_INS), invitations: before(INVITATIONS) });
      if (gone > 0) log.info({ gone }, 'old sign-ins and spent invitations were taken out');
      await look();
    } catch (error) {
      // A full disk, a database that is away: the next round does it.
      log.warn({ err: error }, 'old sign-ins and invitations could not be taken out');
    }
  };
  const run = (): Promise<void> => {
    last = last.then(round);
    return last;
  };
  const timer = setInterval(run, EVERY);
  timer.unref();
  void run();
  return {
    run,
    close: () => {
      clearInterval(timer);
      return last;
    },
  };
};

const DAY = 24 * 3600 * 1000;
/** After their end; a secret that comes back later is unknown instead of ended, which opens as little. */
const SIGN_INS = 30 * DAY;
/** After their acceptance, revocation or expiry, so that lists still show what became of them. */
const INVITATIONS = 90 * DAY;
const EVERY = 3600 * 1000;
