// One document and its line to the server: y-websocket's provider, the ledger of own updates, the server's messages.
// session.ts makes one, and a fresh one whenever the document has to be discarded.
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import type { ServerMessage } from '#shared/protocol/socket';
import { MESSAGE_ACK, MESSAGE_SERVER, readServerMessage, SUBPROTOCOL, TICKET_PREFIX } from '#shared/protocol/socket';
import type { Ledger, Touch } from './acknowledge.ts';
import { countingSocket, createLedger } from './acknowledge.ts';

export type ConnectionEvent =
  /** The document holds what the server holds. */
  | { readonly kind: 'synced' }
  /** The ledger moved. */
  | { readonly kind: 'progress' }
  | { readonly kind: 'message'; readonly message: ServerMessage }
  /** code 1006 where the line broke without one. */
  | { readonly kind: 'closed'; readonly code: number };

export type Connection = {
  readonly report: ReportDoc;
  readonly awareness: Awareness;
  readonly ledger: Ledger;
  readonly isOnline: () => boolean;
  /** Connects with a ticket; does nothing while a connection stands. */
  readonly open: (ticket: string) => void;
  /** Ends the line, if one stands, as if it had broken. */
  readonly drop: () => void;
  /** Ends the line and the awareness; the document stays readable. */
  readonly close: () => void;
};

export type ConnectionDeps = {
  readonly reportId: string;
  readonly url: string;
  readonly WebSocket: typeof WebSocket;
  readonly onEvent: (event: ConnectionEvent) => void;
};

export const createConnection = ({ reportId, url, WebSocket, onEvent }: ConnectionDeps): Connection => {
  const doc = new Y.Doc();
  const report = openReportDoc(doc);
  const ledger = createLedger();
  let closed = false;
  const tell = (event: ConnectionEvent) => {
    if (!closed) onEvent(event);
  };
  let provider: WebsocketProvider | null = null;
  // Registered before the provider's own listener, so that an update is recorded before its frame is sent.
  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (provider !== null && origin === provider) return;
    ledger.record({ update, touched: touchedPlaces(doc, transaction) });
    tell({ kind: 'progress' });
  };
  doc.on('update', onUpdate);
  const line = new WebsocketProvider(url, reportId, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1', srv: '1' },
    WebSocketPolyfill: countingSocket(WebSocket, () => {
      ledger.frameSent();
      tell({ kind: 'progress' });
    }),
  });
  provider = line;
  line.messageHandlers[MESSAGE_ACK] = (_encoder, decoder) => {
    ledger.acknowledged(decoding.readVarUint(decoder));
    tell({ kind: 'progress' });
  };
  line.messageHandlers[MESSAGE_SERVER] = (_encoder, decoder) => {
    const message = readServerMessage(decoding.readVarString(decoder));
    if (message) tell({ kind: 'message', message });
  };
  line.on('sync', (synced: boolean) => {
    if (synced) tell({ kind: 'synced' });
  });
  line.on('connection-close', (event: { readonly code: number } | null) => {
    // Before the provider schedules its own retry with a ticket that may have expired: the session owns retrying.
    line.shouldConnect = false;
    ledger.connectionClosed();
    // The provider finishes its clean-up first.
    queueMicrotask(() => {
      forgetOthers(line.awareness);
      tell({ kind: 'closed', code: event?.code ?? BROKEN });
    });
  });
  return {
    report,
    awareness: line.awareness,
    ledger,
    isOnline: () => line.wsconnected && line.synced,
    open: (ticket) => {
      line.protocols = [SUBPROTOCOL, `${TICKET_PREFIX}${ticket}`];
      line.connect();
    },
    drop: () => line.disconnect(),
    close: () => {
      closed = true;
      doc.off('update', onUpdate);
      line.destroy();
      line.awareness.destroy();
    },
  };
};

/**
 * The provider takes the others out of sight when the line ends, but remembers the age of what they said: said again on the
 * next line, it would pass for old news until they say something else.
 */
const forgetOthers = ({ meta, states, clientID }: Awareness): void => {
  for (const client of [...meta.keys()]) if (client !== clientID && !states.has(client)) meta.delete(client);
};

const touchedPlaces = (doc: Y.Doc, transaction: Y.Transaction): Touch[] => {
  const touched: Touch[] = [];
  for (const [root, type] of doc.share) {
    const keys = transaction.changed.get(type);
    if (keys) for (const key of keys) touched.push({ root, key });
  }
  return touched;
};

const BROKEN = 1006;
