// A room's edits between the document and the disk: what is accepted, what is being written, who waits for a moment of rest.
import type { Append } from '../store/report-store.ts';
import type { CommitSource, Committer } from './commit.ts';
import type { PendingEdit } from './pending.ts';
import { toAppends } from './pending.ts';

export type EditQueue = {
  /** An edit the document has already taken in. */
  readonly push: (edit: PendingEdit) => void;
  /** Does something in its turn: at once, or after those who wait for a moment of rest. */
  readonly inTurn: (task: () => void) => void;
  /** Does something when the document is exactly what is on disk. New edits wait until it is done. */
  readonly whenSettled: (waiter: Waiter) => void;
  readonly isSettled: () => boolean;
  /** Whoever waits gives up; edits not yet handed to the log are dropped. */
  readonly close: () => void;
};

type Waiter = { readonly run: () => void; readonly giveUp: () => void };

export type EditQueueDeps = {
  readonly report: string;
  readonly committer: Committer;
  readonly now: () => number;
  /** The edits are on disk; `seqs` are the numbers of their rows. */
  readonly onCommitted: (edits: readonly PendingEdit[], seqs: readonly number[]) => void;
  /** Nothing is under way any more; called before those who wait. */
  readonly onSettled: () => void;
  readonly onFailed: (error: unknown) => void;
};

export const createEditQueue = ({ report, committer, now, onCommitted, onSettled, onFailed }: EditQueueDeps): EditQueue => {
  let accepted: PendingEdit[] = [];
  let underWay: readonly PendingEdit[] = [];
  let waiting: Waiter[] = [];
  let held: (() => void)[] = [];
  let closed = false;

  const isSettled = (): boolean => accepted.length === 0 && underWay.length === 0;

  const source: CommitSource = {
    take: (): readonly Append[] => {
      // Built on edits that did not reach the disk: nobody has seen them, and they must not get there either.
      if (closed) accepted = [];
      underWay = accepted;
      accepted = [];
      return toAppends(report, new Date(now()).toISOString(), underWay);
    },
    committed: (seqs) => {
      const done = underWay;
      underWay = [];
      if (closed) return;
      onCommitted(done, seqs);
      if (!isSettled()) return;
      onSettled();
      const [waiters, tasks] = [waiting, held];
      waiting = [];
      held = [];
      for (const waiter of waiters) waiter.run();
      for (const task of tasks) task();
    },
    failed: (error) => {
      underWay = [];
      if (!closed) onFailed(error);
    },
  };

  return {
    push: (edit) => {
      accepted.push(edit);
      committer.request(source);
    },
    inTurn: (task) => {
      if (waiting.length > 0) held.push(task);
      else task();
    },
    whenSettled: (waiter) => {
      if (closed) waiter.giveUp();
      else if (isSettled()) waiter.run();
      else waiting.push(waiter);
    },
    isSettled,
    close: () => {
      closed = true;
      for (const waiter of waiting) waiter.giveUp();
      waiting = [];
      held = [];
    },
  };
};
