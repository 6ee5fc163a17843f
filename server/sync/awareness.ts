// Who is where in a report: own entries of each connection, with the name the server knows. Kept in memory only.
import { awarenessFrame, type PresenceEntry, readAwareness } from './frames.ts';

/** How a connection appears to the others. */
export type Presenter = { readonly person: { readonly id: string; readonly name: string; readonly colour: string } };

export type Presence = {
  /** Takes a connection's awareness message. Null: nothing new of its own is in it. */
  readonly receive: (from: Presenter, body: Uint8Array) => Heard | 'damaged' | null;
  /** The frame that tells the others this connection is gone; null where it never showed itself. */
  readonly leave: (from: Presenter) => Uint8Array | null;
  /** Everybody, for one who just came; null where nobody is there. */
  readonly everybody: () => Uint8Array | null;
  /** Takes what another node says of those there: the frame for the connections here, null where it says nothing new. */
  readonly hearNode: (body: Uint8Array, at: number) => Uint8Array | null;
  /** Those of this node, for a node that asks; null where nobody is here. */
  readonly own: () => Uint8Array | null;
  /** Forgets people of other nodes not heard of since; the frame that says so, null where all are fresh. */
  readonly outdate: (since: number) => Uint8Array | null;
};

/** `echo` goes back to the sender, under its own clock: a sign of life that changes nothing there. */
type Heard = { readonly others: Uint8Array; readonly echo: Uint8Array };

/**
 * `ownerOf`: the person a client id already writes for. A connection may show one client id, never one of another person:
 * clients pass on what they hear of others, so foreign entries are ignored, not refused.
 */
export const createPresence = (ownerOf: (client: number) => string | undefined, limitBytes: number): Presence => {
  const shownBy = new Map<number, Shown>();
  const clientOf = new Map<Presenter, number>();
  // Outlives the entry, so that an echo heard from others cannot bring a person back who left.
  const personOf = new Map<number, string>();

  // A client that comes back repeats its last clock, which the others have already heard; to them it always counts on.
  const clockOf = new Map<number, number>();
  const nextClock = (client: number, clock: number): number => {
    const next = Math.max(clock, (clockOf.get(client) ?? 0) + 1);
    clockOf.set(client, next);
    return next;
  };

  const goneFrame = (clients: readonly number[]): Uint8Array =>
    awarenessFrame(clients.map((client) => ({ client, clock: nextClock(client, 0), state: 'null' })));

  const isOwn = (from: Presenter, { client }: PresenceEntry, alone: boolean): boolean => {
    const owner = personOf.get(client) ?? ownerOf(client);
    if (owner !== undefined && owner !== from.person.id) return false;
    const own = clientOf.get(from);
    if (own !== undefined) return own === client;
    // The first message of a connection is about itself alone.
    return alone;
  };

  return {
    receive: (from, body) => {
      const received = readAwareness(body);
      if (!received) return 'damaged';
      const entry = received.find((candidate) => isOwn(from, candidate, received.length === 1));
      if (!entry || entry.clock > MAX_CLOCK || entry.state.length > limitBytes) return null;
      const { client, clock } = entry;
      const known = shownBy.get(client);
      const gone = entry.state === 'null';
      if (known?.by === from && clock <= known.clock && !gone) return null;
      const state = gone ? 'null' : signedState(entry.state, from);
      if (state === null) return null;
      clientOf.set(from, client);
      personOf.set(client, from.person.id);
      if (gone) shownBy.delete(client);
      else shownBy.set(client, { clock, state, by: from, at: 0 });
      return {
        others: awarenessFrame([{ client, clock: nextClock(client, clock), state }]),
        echo: awarenessFrame([{ client, clock, state }]),
      };
    },
    leave: (from) => {
      const client = clientOf.get(from);
      clientOf.delete(from);
      if (client === undefined || shownBy.get(client)?.by !== from) return null;
      shownBy.delete(client);
      return goneFrame([client]);
    },
    everybody: () => {
      const all = [...shownBy].map(([client, { state }]) => ({ client, clock: clockOf.get(client) ?? 0, state }));
      return all.length === 0 ? null : awarenessFrame(all);
    },
    hearNode: (body, at) => {
      const heard = (readAwareness(body) ?? []).flatMap(({ client, clock, state }): PresenceEntry[] => {
        // Somebody who moved here: what the node they left says comes too late.
        if (clock > MAX_CLOCK || (shownBy.get(client)?.by ?? null) !== null) return [];
        if (state === 'null') {
          if (!shownBy.delete(client)) return [];
        } else {
          shownBy.set(client, { clock, state, by: null, at });
          const person = personIn(state);
          if (person !== null) personOf.set(client, person);
        }
        return [{ client, clock: nextClock(client, clock), state }];
      });
      return heard.length === 0 ? null : awarenessFrame(heard);
    },
    own: () => {
      const mine = [...shownBy].filter(([, { by }]) => by !== null);
      return mine.length === 0
        ? null
        : awarenessFrame(mine.map(([client, { state }]) => ({ client, clock: clockOf.get(client) ?? 0, state })));
    },
    outdate: (since) => {
      const gone = [...shownBy].flatMap(([client, { by, at }]) => (by === null && at < since ? [client] : []));
      for (const client of gone) shownBy.delete(client);
      return gone.length === 0 ? null : goneFrame(gone);
    },
  };
};

/** The state with the signed-in person in it, whoever the client says it is; null where it is no plain object. */
const signedState = (text: string, { person }: Presenter): string | null => {
  try {
    const state: unknown = JSON.parse(text);
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
    return JSON.stringify({ ...state, user: { id: person.id, name: person.name, colour: person.colour } });
  } catch {
    return null;
  }
};

/** Whom another node signed a state for. */
const personIn = (state: string): string | null => /"user":\{"id":"([A-Za-z0-9_-]{1,64})"/.exec(state)?.[1] ?? null;

/** `by` null: at another node, last heard of at `at`. */
type Shown = { readonly clock: number; readonly state: string; readonly by: Presenter | null; readonly at: number };

const MAX_CLOCK = 0xffff_ffff;
