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
  /** This source has something to commit; asking twice is asking once. */
  readonly request: (source: CommitSource) => void;
  /** Resolves once everything requested so far is written or has failed. */
  readonly drain: () => Promise<void>;
};

/**
 * `spacing`: milliseconds from one commit to the next that the server keeps to under load, so that edits are written together. What comes
 * at leisure is written at once: up to `burst` commits may follow each other as they come, and every `spacing` allows one more.
 */
export const createCommitter = (append: ReportStore['append'], spacing: number, now: () => number, burst = 1): Committer => {
  let waiting = new Set<CommitSource>();
  let running: Promise<void> | null = null;
  /** From this time on there are no debts: all of the burst is free again. */
  let restedAt = Number.NEGATIVE_INFINITY;
  let hurry = false;
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
    if (all.length > 0) restedAt = Math.max(restedAt, now()) + spacing;
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

  const run = async (): Promise<void> => {
    // After the frames that are already here: they belong to the same commit.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.size > 0) {
      const wait = hurry ? 0 : Math.min(spacing, restedAt - spacing * (burst - 1) - now());
      if (wait > 0) await pause(wait);
      const sources = [...waiting];
      waiting = new Set();
      await write(sources.map((source) => ({ source, edits: source.take() })));
    }
    running = null;
  };

  return {
    request: (source) => {
      waiting.add(source);
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
