// What a room sends once edits are on disk: one merged update to everybody, one acknowledgement to each author.
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import { updateWire } from './wire.ts';

/** Whose turn it is to hear what the others do (homecoming.ts). */
type Audience = { readonly connections: Iterable<Connection>; readonly isAway: (connection: Connection) => boolean };

/** A message an author wants to hear of; `count` null: not of this one. */
type Done = { readonly connection: Connection | null; readonly count: number | null };

/**
 * Sends the updates as one to everybody, their authors included, and tells each author how many of its messages are on disk: the last
 * count of each wins.
 */
export const tellCommitted = ({ connections, isAway }: Audience, updates: readonly Uint8Array[], done: readonly Done[]): void => {
  const counts = new Map<Connection, number>();
  for (const { connection, count } of done) if (connection && count !== null) counts.set(connection, count);
  const [first] = updates;
  if (first) {
    const wire = updateWire(updates.length === 1 ? first : Y.mergeUpdates([...updates]));
    for (const connection of connections) {
      if (isAway(connection)) continue;
      connection.sendWire(wire, counts.get(connection));
      counts.delete(connection);
    }
  }
  for (const [connection, count] of counts) connection.acknowledge(count);
};
