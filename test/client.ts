// What connects to a server in tests: an unmodified y-websocket client, and a bare websocket for whatever no honest client sends.
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import type { ServerMessage } from '#shared/protocol/socket';
import { MESSAGE_ACK, MESSAGE_SERVER, readServerMessage, SUBPROTOCOL, TICKET_PREFIX } from '#shared/protocol/socket';
import { must } from '#shared/result';

export type Client = {
  readonly report: ReportDoc;
  readonly provider: WebsocketProvider;
  /** Update-carrying messages the server says are on disk. */
  readonly acknowledged: () => number;
  /** Update-carrying messages sent on the connection of the moment. */
  readonly sent: () => number;
  readonly messages: readonly ServerMessage[];
  readonly closes: readonly { readonly code: number; readonly reason: string }[];
  readonly close: () => void;
};

export type RawSocket = {
  readonly socket: WebSocket;
  readonly frames: readonly Uint8Array[];
  /** Whether it was ever open, also where the server has closed it since. */
  readonly wasOpened: () => boolean;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly messages: () => readonly ServerMessage[];
};

/** An unmodified y-websocket client that asks for acknowledgements and messages, and never reconnects by itself. */
export const openClient = (url: string, report: string, ticket: string, doc: Y.Doc = new Y.Doc()): Client => {
  let acknowledged = 0;
  let sent = 0;
  const messages: ServerMessage[] = [];
  const closes: { code: number; reason: string }[] = [];
  class CountingSocket extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === 0 && (data[1] === 1 || data[1] === 2)) sent += 1;
      super.send(data);
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, report, doc, {
    connect: false,
    disableBc: true,
    protocols: [SUBPROTOCOL, `${TICKET_PREFIX}${ticket}`],
    params: { ack: '1', srv: '1' },
    WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
  });
  provider.messageHandlers[MESSAGE_ACK] = (_encoder, decoder) => {
    acknowledged = decoding.readVarUint(decoder);
  };
  provider.messageHandlers[MESSAGE_SERVER] = (_encoder, decoder) => {
    messages.push(must(readServerMessage(decoding.readVarString(decoder)), 'a server message'));
  };
  provider.on('connection-close', (event) => {
    provider.shouldConnect = false;
    acknowledged = 0;
    sent = 0;
    if (event) closes.push({ code: event.code, reason: event.reason });
  });
  provider.connect();
  return {
    report: openReportDoc(doc),
    provider,
    acknowledged: () => acknowledged,
    sent: () => sent,
    messages,
    closes,
    close: () => {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
};

/** A bare websocket with a ticket (null: none). Its failures end in `closed` with code 1006. */
export const openSocket = (url: string, ticket: string | null, protocols: readonly string[] = [SUBPROTOCOL]): RawSocket => {
  const socket = new WebSocket(url, [...protocols, ...(ticket === null ? [] : [`${TICKET_PREFIX}${ticket}`])]);
  const frames: Uint8Array[] = [];
  let wasOpened = false;
  socket.on('open', () => {
    wasOpened = true;
  });
  socket.on('message', (data) => frames.push(new Uint8Array(data as Buffer)));
  socket.on('error', () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  return { socket, frames, wasOpened: () => wasOpened, closed, messages: () => frames.flatMap(toServerMessage) };
};

const toServerMessage = (frame: Uint8Array): ServerMessage[] => {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== MESSAGE_SERVER) return [];
  const message = readServerMessage(decoding.readVarString(decoder));
  return message ? [message] : [];
};

// Every y-websocket client listens for the end of the process until it is destroyed, and a test has many at a time.
process.setMaxListeners(1000);
