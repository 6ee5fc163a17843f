// How a connection and the room learn what the other has: the room asks, and shows what is on disk. Used by room.ts.
// Right after a restart the first to come gets the snapshot as it is stored; the document is read from it after that.
import * as Y from 'yjs';
import type { Book } from './book.ts';
import type { Connection } from './connection.ts';
import type { EditQueue } from './edit-queue.ts';
import { step1Frame, step2Frame } from './frames.ts';

export type Greeting = {
  /** Asks a new connection what the room lacks; a little later where the document is still to be read. */
  readonly begin: (connection: Connection) => void;
  /** Shows a connection what it lacks, once everything accepted is on disk. */
  readonly show: (connection: Connection, stateVector: Uint8Array) => void;
  /** Reads the document where that has not been done. False: it cannot be read, and the room is broken. */
  readonly read: () => boolean;
  readonly leave: (connection: Connection) => void;
  readonly close: () => void;
};

export type GreetingDeps = {
  readonly book: () => Book;
  readonly queue: Pick<EditQueue, 'whenSettled'>;
  readonly onBroken: (error: unknown) => void;
};

export const createGreeting = ({ book, queue, onBroken }: GreetingDeps): Greeting => {
  const unasked = new Set<Connection>();
  let closed = false;

  const read = (): boolean => {
    if (closed) return false;
    try {
      book().open();
    } catch (error) {
      onBroken(error);
      return false;
    }
    for (const connection of unasked) connection.send(step1Frame(Y.encodeStateVector(book().report.doc)));
    unasked.clear();
    return true;
  };

  return {
    begin: (connection) => {
      unasked.add(connection);
      // Ours answer before they are shown anything (homecoming.ts): they are not kept waiting for the question.
      if (connection.answers || book().unread() === null) read();
      else setTimeout(read, PATIENCE_MILLISECONDS).unref();
    },
    show: (connection, stateVector) =>
      queue.whenSettled(() => {
        const whole = stateVector.length === EMPTY_VECTOR_BYTES ? book().unread() : null;
        if (whole) {
          connection.send(step2Frame(whole));
          setImmediate(read);
        } else if (read()) connection.send(step2Frame(Y.encodeStateAsUpdate(book().report.doc, stateVector)));
      }),
    read,
    leave: (connection) => unasked.delete(connection),
    close: () => {
      closed = true;
      unasked.clear();
    },
  };
};

/** Whether a client's question can be read. */
export const isStateVector = (bytes: Uint8Array): boolean => {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Clients ask for what they lack as soon as they are in; who does not is asked after this time. */
const PATIENCE_MILLISECONDS = 50;
/** A state vector without entries: the client has nothing. */
const EMPTY_VECTOR_BYTES = 1;
