// A small y-protocols server for tests of the client: real sockets, no storage, and a hand on acknowledgements and
// refusals. The project's own server has its tests elsewhere.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { type WebSocket, WebSocketServer } from 'ws';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  EditNote,
  MESSAGE_ACK,
  MESSAGE_AWARENESS,
  MESSAGE_EDIT_NOTE,
  MESSAGE_SERVER,
  MESSAGE_SYNC,
  type ServerMessage,
  SUBPROTOCOL,
} from '#shared/protocol/socket';

type Verdict = { readonly place: string | null; readonly reason: string } | 'tooLarge' | null;

export type SmallServer = {
  readonly url: string;
  readonly doc: Y.Doc;
  /** Whether updates are acknowledged as they come; setting it to true acknowledges what waits. */
  acknowledges: boolean;
  /** Judges an update before it is applied; a verdict refuses it. */
  gate: (update: Uint8Array) => Verdict;
  /** Edit notes and update-carrying frames in the order they came, of all connections. */
  readonly heard: (EditNote['edits'] | 'frame')[];
  readonly tickets: string[];
  readonly connections: () => number;
  /** Waits until the document changed in a way that makes this true. */
  readonly until: (isTrue: () => boolean) => Promise<void>;
  readonly send: (message: ServerMessage) => void;
  readonly dropAll: (code?: number) => void;
  /** Whether a new connection is asked for its updates at once; setting it to true asks those that wait. */
  greets: boolean;
  /** Every ticket's time is over: a connection is accepted and closed at once with 4401. */
  expires: boolean;
  /** No connection gets in while closed. */
  isOpen: boolean;
  readonly acknowledge: () => void;
  readonly close: () => Promise<void>;
};

export const startSmallServer = async (): Promise<SmallServer> => {
  const doc = new Y.Doc();
  const clients = new Map<WebSocket, { frames: number }>();
  const tickets: string[] = [];
  const heard: SmallServer['heard'] = [];
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => SUBPROTOCOL });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

  const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    return encoding.toUint8Array(encoder);
  };
  const tell = (socket: WebSocket, message: ServerMessage) =>
    socket.send(frame(MESSAGE_SERVER, (encoder) => encoding.writeVarString(encoder, JSON.stringify(message))));
  const acknowledge = (socket: WebSocket) =>
    socket.send(frame(MESSAGE_ACK, (encoder) => encoding.writeVarUint(encoder, clients.get(socket)?.frames ?? 0)));
  doc.on('update', (update: Uint8Array) => {
    for (const socket of clients.keys()) socket.send(frame(MESSAGE_SYNC, (encoder) => syncProtocol.writeUpdate(encoder, update)));
  });

  http.on('upgrade', (request, socket, head) => {
    if (!server.isOpen) {
      socket.destroy();
      return;
    }
    tickets.push(String(request.headers['sec-websocket-protocol']).split('ticket.')[1] ?? '');
    sockets.handleUpgrade(request, socket, head, (client) => accept(client));
  });
  const accept = (client: WebSocket) => {
    if (server.expires) {
      client.close(4401, 'ticket-expired');
      return;
    }
    const counter = { frames: 0 };
    clients.set(client, counter);
    client.on('close', () => clients.delete(client));
    client.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE_AWARENESS) {
        for (const other of clients.keys()) other.send(data);
        return;
      }
      if (type === MESSAGE_EDIT_NOTE) {
        heard.push(v.parse(EditNote, JSON.parse(decoding.readVarString(decoder))).edits);
        return;
      }
      const kind = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      if (kind === syncProtocol.messageYjsSyncStep1) {
        client.send(frame(MESSAGE_SYNC, (encoder) => syncProtocol.writeSyncStep2(encoder, doc, body)));
        return;
      }
      counter.frames += 1;
      heard.push('frame');
      const verdict = server.gate(body);
      if (verdict === 'tooLarge') {
        client.close(4413, 'too-large');
        return;
      }
      if (verdict) {
        tell(client, { type: 'refused', rule: 'test', place: verdict.place, reason: verdict.reason });
        client.close(4422, 'test');
        return;
      }
      Y.applyUpdate(doc, body, client);
      if (doc.store.pendingStructs !== null) throw new Error('an update came before what it depends on');
      if (server.acknowledges) acknowledge(client);
    });
    if (greets) greet(client);
  };
  const greet = (client: WebSocket) => client.send(frame(MESSAGE_SYNC, (encoder) => syncProtocol.writeSyncStep1(encoder, doc)));

  let acknowledges = true;
  let greets = true;
  const server: SmallServer = {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync`,
    doc,
    get acknowledges() {
      return acknowledges;
    },
    set acknowledges(value) {
      acknowledges = value;
      if (value) server.acknowledge();
    },
    get greets() {
      return greets;
    },
    set greets(value) {
      greets = value;
      if (value) for (const client of clients.keys()) greet(client);
    },
    gate: () => null,
    heard,
    tickets,
    isOpen: true,
    expires: false,
    connections: () => clients.size,
    until: (isTrue) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isTrue()) return;
          doc.off('update', look);
          resolve();
        };
        doc.on('update', look);
        look();
      }),
    send: (message) => {
      for (const client of clients.keys()) tell(client, message);
    },
    dropAll: (code) => {
      for (const client of clients.keys()) {
        if (code === undefined) client.terminate();
        else client.close(code);
      }
    },
    acknowledge: () => {
      for (const client of clients.keys()) acknowledge(client);
    },
    close: async () => {
      for (const client of clients.keys()) client.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
};
