// What goes over the report's websocket beside y-protocols: message types, close codes, subprotocol names.

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

export const CLOSE = {
  ticketExpired: 4401,
  accessChanged: 4403,
  restored: 4409,
  tooLarge: 4413,
  refused: 4422,
  tryAgainLater: 1013,
} as const;

/** What the server tells a client in words. `place` is a cell id or a root name. */
export type ServerMessage =
  | { readonly type: 'refused'; readonly rule: string; readonly place: string | null; readonly reason: string }
  | {
      readonly type: 'people';
      readonly people: readonly {
        readonly id: string;
        readonly name: string;
        readonly role: string;
        readonly assigned: readonly string[];
      }[];
    };

/** Reads a server message; null for anything this client does not know. */
export const readServerMessage = (text: string): ServerMessage | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('type' in value)) return null;
    return value.type === 'refused' || value.type === 'people' ? (value as ServerMessage) : null;
  } catch {
    return null;
  }
};
