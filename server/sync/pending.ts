// Accepted edits on their way to disk, and how those of one author in a row become one row of the log.
import * as Y from 'yjs';
import type { Append, Change, ConflictRow } from '../store/report-store.ts';
import type { Connection } from './connection.ts';

/** `update` is null for a message that only wants to be acknowledged in its turn. */
export type PendingEdit = {
  readonly connection: Connection | null;
  /** The connection's count of update-carrying messages once this one is done; null for one judged out of its turn. */
  readonly count: number | null;
  readonly update: Uint8Array | null;
  readonly author: string;
  readonly clients: readonly number[];
  readonly changes: readonly Change[];
  readonly conflicts: readonly ConflictRow[];
  /** Hands the edit in anew, where the log had moved on before it was written; null where another edit brings it along. */
  readonly again: (() => void) | null;
  /** Told the number of its row, or (null) that it never reached the disk. */
  readonly done: ((seq: number | null) => void) | null;
};

export type Rows = {
  readonly appends: readonly Append[] /** For each edit the index of its row; null where it has none. */;
  readonly rowOf: readonly (number | null)[];
};

/** The edits as rows of the log, in order; neighbours of one author become one. `after`: the log's number before the first. */
export const toAppends = (report: string, at: string, after: number, edits: readonly PendingEdit[]): Rows => {
  const runs: Run[] = [];
  const rowOf = edits.map(({ update, author, clients, changes, conflicts }) => {
    if (!update) return null;
    let run = runs.at(-1);
    if (run?.author !== author) {
      run = { author, updates: [], clients: [], changes: [], conflicts: new Map() };
      runs.push(run);
    }
    run.updates.push(update);
    run.clients.push(...clients);
    for (const change of changes) run.changes.push(change);
    for (const conflict of conflicts) run.conflicts.set(conflict.id, conflict);
    return runs.length - 1;
  });
  const appends = runs.map(({ author, updates, clients, changes, conflicts }, index) => ({
    report,
    update: joined(updates),
    author,
    at,
    clients: [...new Set(clients)],
    changes,
    conflicts: [...conflicts.values()],
    after: after + index,
  }));
  return { appends, rowOf };
};

const joined = (updates: readonly Uint8Array[]): Uint8Array => {
  const [first] = updates;
  return first && updates.length === 1 ? first : Y.mergeUpdates([...updates]);
};

type Run = {
  readonly author: string;
  readonly updates: Uint8Array[];
  readonly clients: number[];
  readonly changes: Change[];
  readonly conflicts: Map<string, ConflictRow>;
};
