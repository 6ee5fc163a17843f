// Whether storage takes edits, judged by the last commit: /readyz asks. The composition root puts it between the rooms and the store.
import type { ReportStore } from './report-store.ts';

export type CommitHealth = {
  /** The store, with the outcome of its commits remembered. */
  readonly watch: (store: ReportStore) => ReportStore;
  /** Rejects while edits are refused. After a failure storage is tried again, at most once a second, so that it recovers by itself. */
  readonly check: () => Promise<void>;
};

export const createCommitHealth = (now: () => number): CommitHealth => {
  let fault: unknown = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let trying: Promise<void> | null = null;
  let probe = async (): Promise<void> => {};

  const tryAgain = async (): Promise<void> => {
    try {
      await probe();
      fault = null;
    } catch (error) {
      fault = error;
    }
    trying = null;
  };

  return {
    watch: (store) => {
      probe = store.probe;
      const append: ReportStore['append'] = async (edits) => {
        try {
          const numbers = await store.append(edits);
          fault = null;
          return numbers;
        } catch (error) {
          fault = error;
          throw error;
        }
      };
      return { ...store, append };
    },
    check: async () => {
      if (fault === null) return;
      if (!trying && Math.abs(now() - triedAt) >= EVERY) {
        triedAt = now();
        trying = tryAgain();
      }
      await trying;
      if (fault !== null) throw fault;
    },
  };
};

const EVERY = 1000;
