// Live edits that arrive before everything the client has: what builds on older edits that are still to come waits for them here.
// room.ts puts aside what the gate found to lack something, and what came after it from the same connection.
import type { Connection, SentEdit } from './connection.ts';

export type Parking = {
  /** Whether something of this connection waits: then what follows has to wait as well. */
  readonly has: (connection: Connection) => boolean;
  /** False where it is more than one connection may leave here. */
  readonly park: (connection: Connection, edit: SentEdit) => boolean;
  /** Everything of this connection, in order; nothing waits any more. */
  readonly take: (connection: Connection) => readonly SentEdit[];
};

/** `onOverdue`: what a connection left here has waited for so long that it will not come any more. */
export const createParking = (limitBytes: number, patience: number, onOverdue: (connection: Connection) => void): Parking => {
  const places = new WeakMap<Connection, Place>();
  const open = (connection: Connection): Place => {
    const place = { edits: [], bytes: 0 };
    places.set(connection, place);
    setTimeout(() => {
      if (places.get(connection) === place) onOverdue(connection);
    }, patience).unref();
    return place;
  };
  return {
    has: (connection) => places.has(connection),
    park: (connection, edit) => {
      const place = places.get(connection) ?? open(connection);
      place.edits.push(edit);
      place.bytes += edit.update.length + OVERHEAD;
      return place.bytes <= limitBytes;
    },
    take: (connection) => {
      const edits = places.get(connection)?.edits ?? [];
      places.delete(connection);
      return edits;
    },
  };
};

type Place = { readonly edits: SentEdit[]; bytes: number };

/** What a parked edit costs beside its bytes. */
const OVERHEAD = 64;
