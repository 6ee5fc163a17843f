// Group commit: one write to storage for everything accepted, in all reports, since the last one.
import type { Append } from '../store/report-store.ts';

/** A room with edits waiting. take() hands them over; then exactly one of committed() and failed() is called. */
export type CommitSource = {
  readonly take: () => readonly Append[];
  /** The numbers the log gave the edits, in their order. */
  readonly committed: (seqs: readonly number[]) => void;
  readonly failed: (error: unknown) => void;
};

export type Committer = {
  /** This source has something to commit; asking twice is asking once. */
  readonly request: (source: CommitSource) => void;
  /** Resolves once everything requested so far is written or has failed. */
  readonly drain: () => Promise<void>;
};

export const createCommitter = (append: (edits: readonly Append[]) => Promise<readonly number[]>): Committer => {
  let waiting = new Set<CommitSource>();
  let running: Promise<void> | null = null;

  const writeAlone = async ({ source, edits }: Batch): Promise<void> => {
    try {
      source.committed(edits.length === 0 ? [] : await append(edits));
    } catch (error) {
      source.failed(error);
    }
  };

  const write = async (batches: readonly Batch[]): Promise<void> => {
    const all = batches.flatMap(({ edits }) => edits);
    let seqs: readonly number[];
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
      source.committed(seqs.slice(from, from + edits.length));
      from += edits.length;
    }
  };

  const run = async (): Promise<void> => {
    // After the frames that are already here: they belong to the same commit.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.size > 0) {
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
      while (running) await running;
    },
  };
};

type Batch = { readonly source: CommitSource; readonly edits: readonly Append[] };
