// One websocket of one person: reads its frames, hands edits to its room in order, and sends without waiting for slow readers.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Principal } from '#shared/access/can';
import type { Lang } from '#shared/i18n/translate';
import { translate } from '#shared/i18n/translate';
import type { EditNote, ServerMessage } from '#shared/protocol/socket';
import { CLOSE } from '#shared/protocol/socket';
import type { Presenter } from './awareness.ts';
import { readEditNote } from './edit-note.ts';
import { awarenessFrame, readFrame, serverFrame } from './frames.ts';
import type { Limits } from './limits.ts';
import type { RateMeter } from './rate.ts';
import { createRateMeter } from './rate.ts';
import type { Refusal } from './refusal.ts';
import { MALFORMED, tooLarge } from './refusal.ts';
import { ackWire, toWire } from './wire.ts';

export type Connection = Presenter & {
  readonly principal: Principal;
  /** Let in by an administrator's ticket, without being one of the report's people. */
  readonly isGuest: boolean;
  /** The sign-in it was opened with: the connection ends with it. Null: none (the administrator's token). */
  readonly signIn: string | null;
  /** One of our own clients: it sends everything it has when it is asked for it. */
  readonly answers: boolean;
  readonly send: (frame: Uint8Array) => void;
  /** The same for what many get: bytes of `toWire`. After them the acknowledgement, where there is one. */
  readonly sendWire: (wire: Buffer, acknowledged?: number) => void;
  /** To clients that asked for acknowledgements: the first `count` update-carrying messages are on disk. */
  readonly acknowledge: (count: number) => void;
  /** To clients that asked for server messages. */
  readonly tell: (message: ServerMessage) => void;
  /** Says what was wrong, closes, and hears nothing more from this client. */
  readonly refuse: (refusal: Refusal) => void;
  readonly isRefused: () => boolean;
  /** What the client had when it came (client id → clock), where it said so. */
  readonly known: () => ReadonlyMap<number, number> | null;
  readonly close: (code: number, reason: string) => void;
  /** Called now and then: breaks a silence the client would take for a dead line. */
  readonly breakSilence: () => void;
  /** Called now and then: ends the connection if the peer has not answered since the last call. */
  readonly checkAlive: () => void;
};

/** An update a client sent. */
export type SentEdit = {
  readonly update: Uint8Array;
  /** Which of the connection's update-carrying messages it is, from 1; null where another one after it settles it. */
  readonly count: number | null;
  /** Everything a returning client has that the server lacks. */
  readonly resync: boolean;
  /** A live update from before that: it may build on older edits that are still to come. */
  readonly early: boolean;
  /** What the client said of it. */
  readonly noted: Readonly<EditNote['edits']>;
};

/** What a connection needs from its room. */
export type ConnectionRoom = {
  readonly join: (connection: Connection, stateVector: Uint8Array) => void;
  readonly edit: (connection: Connection, edit: SentEdit) => void;
  readonly hear: (connection: Connection, awareness: Uint8Array) => void;
  readonly showEverybody: (connection: Connection) => void;
  readonly leave: (connection: Connection) => void;
  /** A connection was refused, by this rule. */
  readonly refused: (rule: string) => void;
};

export type ConnectionOptions = {
  readonly socket: WebSocket;
  /** What the websocket was made of. It must not compress: then it writes whole frames at once, and ours may stand between them. */
  readonly line: Pick<Duplex, 'write' | 'writableLength'>;
  readonly principal: Principal;
  readonly isGuest: boolean;
  readonly signIn: string | null;
  readonly colour: string;
  readonly lang: Lang;
  readonly wantsAcks: boolean;
  readonly wantsMessages: boolean;
  readonly limits: Limits;
  readonly now: () => number;
};

export const createConnection = (options: ConnectionOptions, room: ConnectionRoom): Connection => {
  const { socket, line, principal, lang, limits, now } = options;
  let open = true;
  let refused = false;
  let alive = true;
  let lastSent = now();
  let received = 0;
  let caughtUp = false;
  let noted: SentEdit['noted'] = [];
  let notedLength = 0;
  let firstState: Uint8Array | null = null;
  const meter: RateMeter | null = limits.rate ? createRateMeter(limits.rate, now) : null;

  const end = (code: number, reason: string): void => {
    if (!open) return;
    open = false;
    socket.close(code, reason);
    // A peer that does not answer the closing keeps neither memory nor a place.
    setTimeout(() => socket.terminate(), CLOSING_MILLISECONDS).unref();
  };

  const write = (wire: Buffer): void => {
    if (!open || socket.readyState !== socket.OPEN) return;
    if (line.writableLength > limits.unreadBytes) end(CLOSE.tryAgainLater, 'slow-reader');
    else {
      lastSent = now();
      line.write(wire);
    }
  };

  const connection: Connection = {
    principal,
    isGuest: options.isGuest,
    signIn: options.signIn,
    answers: options.wantsMessages,
    person: { id: principal.id, name: principal.name, colour: options.colour },
    send: (frame) => write(toWire(frame)),
    sendWire: (wire, acknowledged) => {
      if (acknowledged === undefined || !options.wantsAcks) return write(wire);
      const ack = ackWire(acknowledged);
      // One write costs the server as much as the whole way of an edit through the gate.
      if (wire.length <= WORTH_A_COPY) return write(Buffer.concat([wire, ack]));
      write(wire);
      write(ack);
    },
    acknowledge: (count) => {
      if (options.wantsAcks) write(ackWire(count));
    },
    tell: (text) => {
      if (options.wantsMessages) connection.send(serverFrame(text));
    },
    refuse: ({ rule, place, reason }) => {
      if (refused) return;
      refused = true;
      room.refused(rule);
      connection.tell({ type: 'refused', rule, place, reason: translate(lang, reason) });
      end(rule === 'too-large' ? CLOSE.tooLarge : CLOSE.refused, rule);
    },
    isRefused: () => refused,
    known: () => firstState && Y.decodeStateVector(firstState),
    close: end,
    breakSilence: () => {
      if (Math.abs(now() - lastSent) >= limits.silenceMilliseconds) connection.send(awarenessFrame([]));
    },
    checkAlive: () => {
      if (!alive) {
        open = false;
        return socket.terminate();
      }
      alive = false;
      socket.ping();
    },
  };

  const onUpdate = (update: Uint8Array, resync: boolean) => {
    received += 1;
    const limit = resync ? limits.resyncBytes : limits.updateBytes;
    if (update.length > limit) return connection.refuse(tooLarge(limit));
    room.edit(connection, { update, count: received, resync, early: !caughtUp && !resync, noted });
    noted = [];
    notedLength = 0;
    if (resync) caughtUp = true;
  };

  const onNote = (text: string) => {
    const edits = readEditNote(text);
    if (!edits) return connection.refuse(MALFORMED);
    noted = noted.length === 0 ? edits : [...noted, ...edits];
    notedLength += text.length;
    if (notedLength > limits.notedLength) connection.refuse(tooLarge(limits.notedLength));
  };

  // What had arrived already is still handed over after a pause begins, and makes it longer. Counted in pauses, not by a clock that may jump.
  let longer = 0;
  const readLater = (milliseconds: number): void => {
    longer = Math.max(longer, milliseconds);
    if (socket.isPaused) return;
    socket.pause();
    const goOn = () => {
      if (longer === 0) return socket.resume();
      setTimeout(goOn, longer).unref();
      longer = 0;
    };
    goOn();
  };

  socket.on('message', (data, isBinary) => {
    if (!open) return;
    const bytes = toBytes(data);
    const wait = meter?.count(bytes.length) ?? 0;
    if (wait > 0) readLater(wait);
    const frame = isBinary ? readFrame(bytes) : null;
    if (!frame) return connection.refuse(MALFORMED);
    alive = true;
    if (frame.kind === 'step1') {
      firstState ??= caughtUp ? null : frame.body;
      room.join(connection, frame.body);
    } else if (frame.kind === 'note') onNote(frame.text);
    else if (frame.kind === 'step2') onUpdate(frame.body, true);
    else if (frame.kind === 'update') onUpdate(frame.body, false);
    else if (frame.kind === 'queryAwareness') room.showEverybody(connection);
    else if (frame.body.length > limits.presenceFrameBytes) connection.refuse({ ...MALFORMED, rule: 'too-large' });
    else room.hear(connection, frame.body);
  });
  socket.on('pong', () => {
    alive = true;
  });
  // The closing that follows an error is what counts.
  socket.on('error', () => {});
  socket.on('close', () => {
    open = false;
    room.leave(connection);
  });
  return connection;
};

const toBytes = (data: Buffer | ArrayBuffer | Buffer[]): Uint8Array => {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
};

const CLOSING_MILLISECONDS = 2000;
/** Bytes that are sooner copied than written apart. */
const WORTH_A_COPY = 16_384;
