// Whoever comes back hands in first what they did while they were away: until that is on disk they are shown nothing of the others. Else a
// line that breaks in between would leave their page with the others' value over their own, which nobody else has ever seen.
// Holds for clients that ask for server messages (ours): they answer what they are asked. room.ts asks before it shows anything.
import type { Connection } from './connection.ts';

export type Homecoming = {
  readonly begin: (connection: Connection) => void;
  /** False: may be answered now. True: the question is kept until the connection's own work is in. */
  readonly keep: (connection: Connection, stateVector: Uint8Array) => boolean;
  /** Its own work is in: the question that waits for an answer, if it asked one. */
  readonly end: (connection: Connection) => Uint8Array | null;
  /** Whether it may not be shown yet what is on disk. */
  readonly isAway: (connection: Connection) => boolean;
};

export const createHomecoming = (): Homecoming => {
  const questions = new WeakMap<Connection, Uint8Array | null>();
  return {
    begin: (connection) => {
      if (connection.answers) questions.set(connection, null);
    },
    keep: (connection, stateVector) => {
      if (!questions.has(connection)) return false;
      questions.set(connection, stateVector);
      return true;
    },
    end: (connection) => {
      const question = questions.get(connection) ?? null;
      questions.delete(connection);
      return question;
    },
    isAway: (connection) => questions.has(connection),
  };
};
