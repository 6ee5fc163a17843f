// Writes to the register of offline copies: what is told in one turn is written in one transaction, begun before the turn's end, so that
// a page closed right after loses nothing. offline-indexeddb.ts makes one.
import { finished } from './indexeddb.ts';
import type { Watched } from './session-state.ts';
import { createWatched } from './watched.ts';

/** Puts into and deletes from the stores of an open transaction. */
export type Write = (store: (name: RegisterStore) => IDBObjectStore) => void;
type RegisterStore = 'copies' | 'own' | 'lists';
export const REGISTER_STORES: readonly RegisterStore[] = ['copies', 'own', 'lists'];

export type Writes = {
  readonly tell: (write: Write) => void;
  /** Tells it once `first` is done; never, where that fails. */
  readonly tellAfter: (first: Promise<void>, write: Write) => void;
  readonly isWorking: Watched<boolean>;
  readonly settled: () => Promise<void>;
};

/** What a failed transaction held is tried again with the next one. */
export const createWrites = (database: IDBDatabase): Writes => {
  const isWorking = createWatched(true);
  let waiting: Write[] = [];
  let isBegun = false;
  const underWay = new Set<Promise<void>>();

  const follow = (work: Promise<void>) => {
    underWay.add(work);
    void work.then(() => underWay.delete(work));
  };

  const write = async (taken: readonly Write[]) => {
    try {
      // Own edits outlive a power cut as well, where the browser can do it.
      const transaction = database.transaction(REGISTER_STORES, 'readwrite', { durability: 'strict' });
      const written = finished(transaction);
      for (const one of taken) one((name) => transaction.objectStore(name));
      await written;
      isWorking.set(true);
    } catch {
      waiting = [...taken, ...waiting];
      isWorking.set(false);
    }
  };

  const tell = (told: Write) => {
    waiting.push(told);
    if (isBegun) return;
    isBegun = true;
    queueMicrotask(() => {
      isBegun = false;
      const taken = waiting;
      waiting = [];
      follow(write(taken));
    });
  };

  return {
    tell,
    tellAfter: (first, told) =>
      follow(
        first.then(
          () => tell(told),
          () => {},
        ),
      ),
    isWorking,
    settled: async () => {
      while (isBegun || underWay.size > 0) await Promise.all(underWay);
    },
  };
};
