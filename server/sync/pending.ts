// Accepted edits on their way to disk, and how those of one author in a row become one row of the log.
import * as Y from 'yjs';
import type { Append, Change } from '../store/report-store.ts';
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
};

/** The edits as rows of the log, in order; neighbours of one author become one. */
export const toAppends = (report: string, at: string, edits: readonly PendingEdit[]): readonly Append[] => {
  const runs: { readonly author: string; readonly updates: Uint8Array[]; readonly clients: number[]; readonly changes: Change[] }[] = [];
  for (const { update, author, clients, changes } of edits) {
    if (!update) continue;
    const last = runs.at(-1);
    if (last?.author === author) {
      last.updates.push(update);
      last.clients.push(...clients);
      last.changes.push(...changes);
    } else runs.push({ author, updates: [update], clients: [...clients], changes: [...changes] });
  }
  return runs.map(({ author, updates, clients, changes }) => ({ report, update: joined(updates), author, at, clients, changes }));
};

const joined = (updates: readonly Uint8Array[]): Uint8Array => {
  const [first] = updates;
  return first && updates.length === 1 ? first : Y.mergeUpdates([...updates]);
};
