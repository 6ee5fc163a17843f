// Who is where in one open report, told between its connections and the other nodes.
import type { BusNews } from '../cluster/bus.ts';
import { createPresence } from './awareness.ts';
import type { Connection } from './connection.ts';
import { readFrame } from './frames.ts';
import { MALFORMED } from './refusal.ts';
import { toWire } from './wire.ts';

export type RoomPresence = {
  readonly hear: (connection: Connection, body: Uint8Array) => void;
  readonly showEverybody: (connection: Connection) => void;
  readonly leave: (connection: Connection) => void;
  /** What another node says: the body of an awareness message. */
  readonly hearNode: (body: Uint8Array) => void;
  /** Tells another node that asked. */
  readonly tellOwn: () => void;
  /** Called now and then: people of nodes that fell silent are gone. */
  readonly outdate: () => void;
};

export type RoomPresenceDeps = {
  readonly id: string;
  readonly connections: ReadonlySet<Connection>;
  readonly ownerOf: (client: number) => string | undefined;
  readonly limitBytes: number;
  readonly now: () => number;
  readonly publish: (news: BusNews) => void;
};

export const createRoomPresence = ({ id, connections, ownerOf, limitBytes, now, publish }: RoomPresenceDeps): RoomPresence => {
  const presence = createPresence(ownerOf, limitBytes);
  const tellNodes = (bytes: Uint8Array | null): void => {
    const frame = bytes && readFrame(bytes);
    if (frame?.kind === 'awareness') publish({ kind: 'presence', report: id, state: frame.body });
  };
  const tell = (frame: Uint8Array): void => {
    const wire = toWire(frame);
    for (const connection of connections) connection.sendWire(wire);
  };
  return {
    hear: (connection, body) => {
      const heard = presence.receive(connection, body);
      if (heard === 'damaged') return connection.refuse(MALFORMED);
      if (!heard) return;
      const others = toWire(heard.others);
      for (const other of connections) if (other !== connection) other.sendWire(others);
      connection.send(heard.echo);
      tellNodes(heard.others);
    },
    showEverybody: (connection) => {
      const everybody = presence.everybody();
      if (everybody) connection.send(everybody);
    },
    leave: (connection) => {
      const gone = presence.leave(connection);
      if (!gone) return;
      tell(gone);
      tellNodes(gone);
    },
    hearNode: (body) => {
      const heard = presence.hearNode(body, now());
      if (heard) tell(heard);
    },
    tellOwn: () => tellNodes(presence.own()),
    outdate: () => {
      const gone = presence.outdate(now() - NODE_SILENCE_MILLISECONDS);
      if (gone) tell(gone);
    },
  };
};

/** Clients repeat themselves every 15 s. */
const NODE_SILENCE_MILLISECONDS = 45_000;
