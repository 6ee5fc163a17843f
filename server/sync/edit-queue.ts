// A room's edits between the document and the disk: what is accepted, what is being written, who waits for a moment of rest.
import type { CommitSource, Committer } from './commit.ts';
import { isoTime } from './iso-time.ts';
import type { PendingEdit, Rows } from './pending.ts';
import { toAppends } from './pending.ts';

/** Everything but push() waits in one line; `giveUp` is called instead where the room closes first. */
export type EditQueue = {
  /** An edit the document has already taken in. */
  readonly push: (edit: PendingEdit) => void;
  /** Does something in its turn: at once, where nobody waits. */
  readonly inTurn: (run: () => void, giveUp?: () => void) => void;
  /** Does these before everything that waits. */
  readonly next: (tasks: readonly (() => void)[]) => void;
  /** Does something when the document is exactly what is on disk. */
  readonly whenSettled: (run: () => void, giveUp?: () => void) => void;
  /** The same for work that takes time (reading the log): nothing else is done meanwhile. Its failure breaks the room. */
  readonly alone: (run: () => Promise<void>, giveUp?: () => void) => void;
  /** The same, before everything that waits. */
  readonly aloneNext: (run: () => Promise<void>, giveUp: () => void) => void;
  readonly isSettled: () => boolean;
  /** Whoever waits gives up; edits not yet handed to the log are dropped. */
  readonly close: () => void;
};

export type EditQueueDeps = {
  readonly report: string;
  readonly committer: Committer;
  readonly now: () => number;
  /** The number of the log the document stands for. */
  readonly seq: () => number;
  /** The edits are on disk; `seqs` are the numbers of their rows, `updates` what stands in them. */
  readonly onCommitted: (edits: readonly PendingEdit[], seqs: readonly number[], updates: readonly Uint8Array[]) => void;
  /** Nothing is under way any more; called before those who wait. */
  readonly onSettled: () => void;
  /** The log had moved on: nothing was written. The document must be read again; then the edits are handed in anew, in order. */
  readonly onBehind: () => Promise<void>;
  readonly onFailed: (error: unknown) => void;
};

export const createEditQueue = (deps: EditQueueDeps): EditQueue => {
  const { report, committer, now } = deps;
  let accepted: PendingEdit[] = [];
  let underWay: readonly PendingEdit[] = [];
  let rows: Rows = { appends: [], rowOf: [] };
  let line: Waiting[] = [];
  let busy = false;
  let pumping = false;
  let closed = false;

  const isSettled = (): boolean => accepted.length === 0 && underWay.length === 0 && !busy;

  const work = ({ run, giveUp }: { readonly run: () => Promise<void>; readonly giveUp: () => void }): void => {
    busy = true;
    run().then(
      () => {
        busy = false;
        pump();
      },
      (error) => {
        busy = false;
        giveUp();
        if (!closed) deps.onFailed(error);
      },
    );
  };

  /** Lets go on whoever may, in order. */
  const pump = (): void => {
    if (pumping) return;
    pumping = true;
    try {
      while (!closed && !busy) {
        const [first] = line;
        if (!first || (first.kind !== 'task' && !isSettled())) break;
        line.shift();
        if (first.kind === 'work') work(first);
        else first.run();
      }
    } finally {
      pumping = false;
    }
  };

  const wait = (waiting: Waiting) => {
    if (closed) return waiting.giveUp();
    line.push(waiting);
    pump();
  };

  const source: CommitSource = {
    take: () => {
      // Built on edits that did not reach the disk: nobody has seen them, and they must not get there either.
      if (closed) drop();
      underWay = accepted;
      accepted = [];
      rows = toAppends(report, isoTime(now()), deps.seq(), underWay);
      return rows.appends;
    },
    committed: (seqs) => {
      const done = underWay;
      const { appends, rowOf } = rows;
      rows = { appends: [], rowOf: [] };
      underWay = [];
      const numbers = seqs.filter((seq) => seq !== null);
      if (numbers.length < seqs.length) {
        const again = [...done, ...accepted].flatMap(({ again: run, done: tell }): Waiting[] =>
          run ? [{ kind: 'task', run, giveUp: () => tell?.(null) }] : [],
        );
        accepted = [];
        if (closed) return giveUpAll(again);
        line = [...again, ...line];
        return work({ run: deps.onBehind, giveUp: () => {} });
      }
      if (!closed) {
        deps.onCommitted(
          done,
          numbers,
          appends.map(({ update }) => update),
        );
      }
      for (const [index, edit] of done.entries()) edit.done?.(numbers[rowOf[index] ?? -1] ?? deps.seq());
      if (closed || !isSettled()) return;
      deps.onSettled();
      pump();
    },
    failed: (error) => {
      for (const edit of underWay) edit.done?.(null);
      underWay = [];
      if (!closed) deps.onFailed(error);
    },
  };

  const drop = (): void => {
    for (const edit of accepted) edit.done?.(null);
    accepted = [];
  };

  return {
    push: (edit) => {
      accepted.push(edit);
      committer.request(source, edit.connection);
    },
    inTurn: (run, giveUp = NOTHING) => {
      if (closed || busy || pumping || line.length > 0) return wait({ kind: 'task', run, giveUp });
      pumping = true;
      try {
        run();
      } finally {
        pumping = false;
      }
      pump();
    },
    next: (tasks) => {
      line = [...tasks.map((run): Waiting => ({ kind: 'task', run, giveUp: NOTHING })), ...line];
      pump();
    },
    whenSettled: (run, giveUp = NOTHING) => wait({ kind: 'settled', run, giveUp }),
    alone: (run, giveUp = NOTHING) => wait({ kind: 'work', run, giveUp }),
    aloneNext: (run, giveUp) => {
      if (closed) return giveUp();
      line.unshift({ kind: 'work', run, giveUp });
      pump();
    },
    isSettled,
    close: () => {
      closed = true;
      const all = line;
      line = [];
      giveUpAll(all);
    },
  };
};

type Waiting = { readonly giveUp: () => void } & (
  | { readonly kind: 'task' | 'settled'; readonly run: () => void }
  | { readonly kind: 'work'; readonly run: () => Promise<void> }
);

const giveUpAll = (all: readonly { readonly giveUp: () => void }[]): void => {
  for (const { giveUp } of all) giveUp();
};

const NOTHING = (): void => {};
