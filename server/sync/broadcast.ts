// What a room sends once edits are on disk: one merged update to everybody, one acknowledgement to each author.
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import { updateFrame } from './frames.ts';

/** Sends the updates as one, to everybody in the room, their authors included. */
export const broadcastUpdates = (connections: Iterable<Connection>, updates: readonly Uint8Array[]): void => {
  const [first] = updates;
  if (!first) return;
  const frame = updateFrame(updates.length === 1 ? first : Y.mergeUpdates([...updates]));
  for (const connection of connections) connection.send(frame);
};

/** Tells each author how many of its messages are on disk: the last count of each wins. */
export const acknowledge = (done: Iterable<{ readonly connection: Connection | null; readonly count: number | null }>): void => {
  const counts = new Map<Connection, number>();
  for (const { connection, count } of done) if (connection && count !== null) counts.set(connection, count);
  for (const [connection, count] of counts) connection.acknowledge(count);
};
