// What goes over the report's websocket beside y-protocols: message types, close codes, subprotocol names.
import * as v from 'valibot';
import { NoticeSeen } from './notices.ts';

export const SUBPROTOCOL = 'nianbao.v1';
/** A ticket travels as the subprotocol "ticket.<ticket>", never in the URL. */
export const TICKET_PREFIX = 'ticket.';

export const MESSAGE_SYNC = 0;
export const MESSAGE_AWARENESS = 1;
export const MESSAGE_QUERY_AWARENESS = 3;
/** [121][varUint n]: the first n update-carrying messages of this connection are on disk. Asked for with `&ack=1`. */
export const MESSAGE_ACK = 121;
/** [122][varString JSON]: a ServerMessage. Asked for with `&srv=1`. */
export const MESSAGE_SERVER = 122;

/**
 * [123][varString JSON]: an EditNote, sent by our own clients right before the update-carrying message it speaks of. Not answered and
 * not counted by the acknowledgement. A client that never sends one is served all the same.
 */
export const MESSAGE_EDIT_NOTE = 123;

export const CLOSE = {
  ticketExpired: 4401,
  accessChanged: 4403,
  restored: 4409,
  tooLarge: 4413,
  refused: 4422,
  tryAgainLater: 1013,
} as const;

/** The longest edit note a server reads, in characters; a client splits what is longer. */
export const MAX_EDIT_NOTE = 200_000;

/**
 * What a client says of the edits in its next update: each names the place, how it was made, when by the author's clock (ISO 8601), and
 * what stood there in the author's sight (JSON; null: blank; absent for prose parts). Believed only for how, when and seen: never for who.
 */
export const EditNote = v.object({
  edits: v.pipe(
    v.array(
      v.object({
        place: v.pipe(v.string(), v.maxLength(120)),
        how: v.picklist(['typed', 'pasted', 'imported', 'carriedOver', 'adopted', 'merged', 'restored', 'undone']),
        at: v.pipe(v.string(), v.isoTimestamp()),
        seen: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(4000)))),
      }),
    ),
    v.maxLength(2000),
  ),
});
export type EditNote = v.InferOutput<typeof EditNote>;

const PersonSeen = v.object({
  id: v.string(),
  name: v.string(),
  unit: v.string(),
  role: v.picklist(['coordinator', 'preparer', 'reviewer', 'reader']),
  assigned: v.array(v.string()),
  due: v.nullable(v.string()),
});

export const ConflictSeen = v.object({
  id: v.string(),
  /** A cell id or `root/key`. */
  place: v.string(),
  /** Oldest first; the last one stands until somebody chooses. `value` is JSON; null: blank. */
  values: v.array(v.object({ person: v.string(), name: v.string(), value: v.nullable(v.string()), at: v.string() })),
  openedAt: v.string(),
});

export const ReviewSeen = v.object({
  /** Null: the whole report; else the person whose part it is. */
  part: v.nullable(v.string()),
  state: v.picklist(['draft', 'submitted', 'returned', 'approved', 'published']),
  by: v.string(),
  at: v.string(),
  note: v.string(),
});

/** What the server tells a client in words. `place` is a cell id or a root name. Lists are whole: each replaces the one before. */
export const ServerMessage = v.variant('type', [
  v.object({ type: v.literal('refused'), rule: v.string(), place: v.nullable(v.string()), reason: v.string() }),
  v.object({ type: v.literal('people'), people: v.array(PersonSeen) }),
  v.object({ type: v.literal('conflicts'), conflicts: v.array(ConflictSeen) }),
  v.object({ type: v.literal('reviews'), reviews: v.array(ReviewSeen) }),
  /** Only those of the person it is sent to. */
  v.object({ type: v.literal('notices'), notices: v.array(NoticeSeen) }),
]);
export type ServerMessage = v.InferOutput<typeof ServerMessage>;

/** Reads a server message; null for anything this client does not know. */
export const readServerMessage = (text: string): ServerMessage | null => {
  try {
    const read = v.safeParse(ServerMessage, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
};
