// A document with its line to the server and where it is kept. session.ts has one, and a second one while a discarded document is replaced.
import type { Connection, ConnectionEvent } from './connection.ts';
import { createConnection } from './connection.ts';
import type { Opened } from './keeping.ts';
import type { CarryOver } from './refusals.ts';
import { carryOver } from './refusals.ts';
import type { SessionDeps } from './session-deps.ts';
import type { MemberInfo, PresenceState, RefusedEdit } from './session-state.ts';
import type { Shelf } from './shelf.ts';

export type Seat = { readonly line: Connection; shelf: Shelf };

export const createSeat = (
  { reportId, url, WebSocket: Socket = WebSocket, now }: SessionDeps & { readonly now: () => number },
  shelf: Shelf,
  onEvent: (from: Seat, event: ConnectionEvent) => void,
): Seat => {
  const seat: Seat = {
    shelf,
    line: createConnection({
      reportId,
      url,
      now,
      WebSocket: Socket,
      keep: {
        fromServer: (update) => seat.shelf.keep.fromServer(update),
        own: (own, replaces) => seat.shelf.keep.own(own, replaces),
        onDisk: (own) => seat.shelf.keep.onDisk(own),
      },
      onEvent: (event) => onEvent(seat, event),
    }),
  };
  return seat;
};

/** From now on this document is kept there, and holds what is kept there already. Only between connections. */
export const moveTo = (seat: Seat, { shelf, own }: Opened): void => {
  const before = seat.shelf.content();
  if (before !== null) shelf.keep.fromServer(before);
  for (const mine of seat.line.ledger.unacknowledged()) shelf.keep.own(mine, []);
  seat.shelf = shelf;
  seat.line.load(shelf.content(), own);
};

/** Applies in `to` what the server may still take of the edits in `from`, and lists the rest. */
export const carryEdits = (
  from: Seat,
  to: Seat,
  given: Omit<CarryOver, 'from' | 'own' | 'to'>,
  addRefused: (edits: readonly RefusedEdit[]) => void,
): void => {
  from.line.bringBack();
  const own = from.line.ledger.unacknowledged();
  // In one turn, so that the store holds either the old edits or what became of them.
  to.line.asMade(
    own.flatMap(({ touched }) => touched),
    () => addRefused(carryOver({ ...given, from: from.line.report, own, to: to.line.report })),
  );
  from.shelf.forget(own);
};

/** Tells the others on this line who this is; where the person was on `before` they are still. */
export const publishPresence = (line: Connection, before: Connection, { id, name }: MemberInfo): void => {
  const state = (line.awareness.getLocalState() ?? before.awareness.getLocalState() ?? {}) as Partial<PresenceState>;
  if (state.user?.id === id && state.user.name === name && line === before) return;
  const next: PresenceState = { user: { id, name, colour: '' }, cell: state.cell ?? null, section: state.section ?? null };
  line.awareness.setLocalState(next);
};
