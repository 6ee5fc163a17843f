// Group commit: one write to storage for everything accepted, in all reports, since the last one.
import type { Append, ReportStore } from '../store/report-store.ts';

/** A room with edits waiting. take() hands them over; then exactly one of committed() and failed() is called. */
export type CommitSource = {
  readonly take: () => readonly Append[];
  /** The numbers the log gave the edits, in their order; null for those it left out because it had moved on. */
  readonly committed: (seqs: readonly (number | null)[]) => void;
  readonly failed: (error: unknown) => void;
};

export type Committer = {
  /** This source has something to commit; asking twice is asking once. `from`: whose edit it is, where somebody waits for the answer. */
  readonly request: (source: CommitSource, from?: object | null) => void;
  /** Resolves once everything requested so far is written or has failed. */
  readonly drain: () => Promise<void>;
};

/**
 * `spacing`: milliseconds from one commit to the next that the server keeps to under load, so that edits are written together. What comes
 * at leisure is written at once: up to `burst` commits may follow each other as they come, and every `spacing` allows one more. Nor is
 * there anything to wait for once everybody who was answered by the last commit is back with the next edit (programs that go step by step).
 */
export const createCommitter = (append: ReportStore['append'], spacing: number, now: () => number, burst = 1): Committer => {
  let waiting = new Set<CommitSource>();
  let running: Promise<void> | null = null;
  /** From this time on there are no debts: all of the burst is free again. */
  let restedAt = Number.NEGATIVE_INFINITY;
  let hurry = false;
  /** Who has an edit in `waiting`. */
  let asking = new Set<object>();
  /** Who was answered by the last commit and has sent nothing since. */
  let answered = new Set<object>();
  let allBack = false;
  let wake = (): void => {};

  /** One room that stumbles over its own news is dropped and read again; the others go on. */
  const tell = (source: CommitSource, seqs: readonly (number | null)[]): void => {
    try {
      source.committed(seqs);
    } catch (error) {
      source.failed(error);
    }
  };

  const writeAlone = async ({ source, edits }: Batch): Promise<void> => {
    let seqs: readonly (number | null)[];
    try {
      seqs = edits.length === 0 ? [] : await append(edits);
    } catch (error) {
      source.failed(error);
      return;
    }
    tell(source, seqs);
  };

  const write = async (batches: readonly Batch[]): Promise<void> => {
    const all = batches.flatMap(({ edits }) => edits);
    if (all.length > 0) restedAt = Math.min(Math.max(restedAt, now()) + spacing, now() + spacing * burst);
    let seqs: readonly (number | null)[];
    try {
      seqs = all.length === 0 ? [] : await append(all);
    } catch (error) {
      // Together they failed: each on its own, so that one report's trouble stays its own.
      if (batches.length === 1) for (const { source } of batches) source.failed(error);
      else for (const batch of batches) await writeAlone(batch);
      return;
    }
    let from = 0;
    for (const { source, edits } of batches) {
      tell(source, seqs.slice(from, from + edits.length));
      from += edits.length;
    }
  };

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** After the frames that are already here: they belong to the same commit. */
  const framesRead = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  const run = async (): Promise<void> => {
    await framesRead();
    while (waiting.size > 0) {
      const wait = hurry || allBack ? 0 : Math.min(spacing, restedAt - spacing * (burst - 1) - now());
      if (wait > 0) {
        await pause(wait);
        if (allBack) await framesRead();
      }
      const sources = [...waiting];
      const authors = asking;
      waiting = new Set();
      asking = new Set();
      answered = new Set();
      allBack = false;
      await write(sources.map((source) => ({ source, edits: source.take() })));
      // Who has sent more meanwhile does not go step by step.
      for (const author of authors) if (!asking.has(author)) answered.add(author);
    }
    running = null;
  };

  return {
    request: (source, from = null) => {
      waiting.add(source);
      if (from) {
        asking.add(from);
        if (answered.delete(from) && answered.size === 0) {
          allBack = true;
          wake();
        }
      }
      running ??= run();
    },
    drain: async () => {
      hurry = true;
      wake();
      while (running) await running;
      hurry = false;
    },
  };
};

type Batch = { readonly source: CommitSource; readonly edits: readonly Append[] };
