// One document and its line to the server: y-websocket's provider, the ledger of own updates, the server's messages.
// session.ts makes one, and a fresh one whenever the document has to be discarded.
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Origin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import type { ServerMessage } from '#shared/protocol/socket';
import { MESSAGE_ACK, MESSAGE_SERVER, readServerMessage, SUBPROTOCOL, TICKET_PREFIX } from '#shared/protocol/socket';
import type { Ledger, OwnUpdate } from './acknowledge.ts';
import { createLedger } from './acknowledge.ts';
import { countingSocket } from './counting-socket.ts';
import { overwritten, writeAgain } from './overwritten.ts';
import type { Touch } from './touch.ts';
import { foldTouches, placeName, readTouches } from './touch.ts';

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
  /** Puts in what was kept: the server's content, and own updates it has not acknowledged (known ones are passed over). Only between connections. */
  readonly load: (content: Uint8Array | null, own: readonly OwnUpdate[]) => void;
  /** What `write` changes counts as made how, when and in sight of what these say, place by place: edits applied a second time. */
  readonly asMade: (touched: readonly Touch[], write: () => void) => void;
  /** Own values that were covered by another's before the server had them stand again. Only between connections. */
  readonly bringBack: () => void;
  /** Connects with a ticket and hands in everything own; does nothing while a connection stands. */
  readonly open: (ticket: string) => void;
  /** Ends the line, if one stands, as if it had broken. */
  readonly drop: () => void;
  /** Ends the line and the awareness; the document stays readable. */
  readonly close: () => void;
};

/** Where what passes is kept. */
export type Keep = {
  /** The server sent this: it is on its disk. */
  readonly fromServer: (update: Uint8Array) => void;
  readonly own: (own: OwnUpdate, replaces: readonly OwnUpdate[]) => void;
  /** Own updates that are on the server's disk now. */
  readonly onDisk: (own: readonly OwnUpdate[]) => void;
};

export type ConnectionDeps = {
  readonly reportId: string;
  readonly url: string;
  readonly WebSocket: typeof WebSocket;
  readonly keep: Keep;
  readonly now: () => number;
  readonly onEvent: (event: ConnectionEvent) => void;
};

export const createConnection = ({ reportId, url, WebSocket, keep, now, onEvent }: ConnectionDeps): Connection => {
  const doc = new Y.Doc();
  const report = openReportDoc(doc);
  const ledger = createLedger();
  const known = new Set<string>();
  let closed = false;
  let made = 0;
  let remade: ReadonlyMap<string, Touch> = new Map();
  const tell = (event: ConnectionEvent) => {
    if (!closed) onEvent(event);
  };
  let provider: WebsocketProvider | null = null;
  const isOwn = (origin: unknown) => origin !== STORED && (provider === null || origin !== provider);

  let touched: readonly Touch[] = [];
  const onTransaction = (transaction: Y.Transaction) => {
    if (!isOwn(transaction.origin)) return;
    touched = readTouches(transaction, new Date(now()).toISOString()).map((touch) => {
      const before = remade.get(placeName(touch));
      return before ? { ...touch, how: before.how, at: before.at, seen: before.seen } : touch;
    });
  };
  const nextId = () => {
    made += 1;
    return `${now().toString(36).padStart(9, '0')}-${String(made).padStart(7, '0')}-${doc.clientID}`;
  };
  const record = (own: OwnUpdate) => {
    known.add(own.id);
    ledger.record(own);
  };
  // Registered before the provider's own listener, so that an update is recorded before its frame is sent.
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (!isOwn(origin)) {
      if (origin !== STORED) keep.fromServer(update);
      return;
    }
    const own = { id: nextId(), update, touched };
    touched = [];
    record(own);
    const waiting = ledger.unacknowledged();
    if (waiting.length < FOLD_AT || line.wsconnected) keep.own(own, []);
    else {
      const folded = {
        ...own,
        update: Y.mergeUpdates(waiting.map((one) => one.update)),
        touched: foldTouches(waiting.flatMap((one) => one.touched)),
      };
      ledger.fold(folded);
      keep.own(folded, waiting.slice(0, -1));
    }
    tell({ kind: 'progress' });
  };
  doc.on('afterTransaction', onTransaction);
  doc.on('update', onUpdate);
  const line = new WebsocketProvider(url, reportId, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1', srv: '1' },
    WebSocketPolyfill: countingSocket(WebSocket, {
      carried: ledger.uncovered,
      onFrame: () => {
        ledger.frameSent();
        tell({ kind: 'progress' });
      },
    }),
  });
  provider = line;
  line.messageHandlers[MESSAGE_ACK] = (_encoder, decoder) => {
    keep.onDisk(ledger.acknowledged(decoding.readVarUint(decoder)));
    tell({ kind: 'progress' });
  };
  line.messageHandlers[MESSAGE_SERVER] = (_encoder, decoder) => {
    const message = readServerMessage(decoding.readVarString(decoder));
    if (message) tell({ kind: 'message', message });
  };
  const asMade = (before: readonly Touch[], write: () => void): void => {
    remade = new Map(foldTouches(before).map((touch) => [placeName(touch), touch]));
    try {
      write();
    } finally {
      remade = new Map();
    }
  };
  const bringBack = (): void => {
    const lost = overwritten(report, ledger.unacknowledged());
    if (lost.length > 0) asMade(lost, () => writeAgain(report, lost));
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
    load: (content, own) => {
      const fresh = own.filter(({ id }) => !known.has(id));
      if (content === null && fresh.length === 0) return;
      doc.transact(() => {
        if (content !== null) Y.applyUpdate(doc, content, STORED);
        for (const { update } of fresh) Y.applyUpdate(doc, update, STORED);
      }, STORED);
      for (const one of fresh) record(one);
      tell({ kind: 'progress' });
    },
    asMade,
    bringBack,
    open: (ticket) => {
      if (line.ws === null) bringBack();
      line.protocols = [SUBPROTOCOL, `${TICKET_PREFIX}${ticket}`];
      line.connect();
    },
    drop: () => line.disconnect(),
    close: () => {
      closed = true;
      doc.off('afterTransaction', onTransaction);
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

/** What comes from the browser's own storage: neither sent as an edit nor taken for the server's word. */
const STORED: Origin = { kind: 'load' };
const BROKEN = 1006;
/** Own updates kept one by one while there is no connection; more become one. */
const FOLD_AT = 200;
