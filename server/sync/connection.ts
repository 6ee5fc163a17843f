// One websocket of one person: reads its frames, hands edits to its room in order, and sends without waiting for slow readers.
import type { WebSocket } from 'ws';
import type { Principal } from '#shared/access/can';
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import type { ServerMessage } from '#shared/protocol/socket';
import { CLOSE } from '#shared/protocol/socket';
import type { Presenter } from './awareness.ts';
import { ackFrame, awarenessFrame, readFrame, serverFrame } from './frames.ts';
import type { Limits } from './limits.ts';
import type { RateMeter } from './rate.ts';
import { createRateMeter } from './rate.ts';
import type { Refusal } from './refusal.ts';

export type Connection = Presenter & {
  readonly principal: Principal;
  /** Let in by an administrator's ticket, without being one of the report's people. */
  readonly isGuest: boolean;
  readonly send: (frame: Uint8Array) => void;
  /** To clients that asked for acknowledgements: the first `count` update-carrying messages are on disk. */
  readonly acknowledge: (count: number) => void;
  /** To clients that asked for server messages. */
  readonly tell: (message: ServerMessage) => void;
  /** Says what was wrong, closes, and hears nothing more from this client. */
  readonly refuse: (refusal: Refusal) => void;
  readonly isRefused: () => boolean;
  readonly close: (code: number, reason: string) => void;
  /** Called now and then: breaks a silence the client would take for a dead line. */
  readonly breakSilence: () => void;
  /** Called now and then: ends the connection if the peer has not answered since the last call. */
  readonly checkAlive: () => void;
};

/** What a connection needs from its room. */
export type ConnectionRoom = {
  readonly join: (connection: Connection, stateVector: Uint8Array) => void;
  /** An edit, numbered by `count`; `resync`: everything a returning client has that the server lacks. */
  readonly edit: (connection: Connection, update: Uint8Array, count: number | null, resync: boolean) => void;
  /** Acknowledge `count` once everything before it is on disk. */
  readonly settle: (connection: Connection, count: number) => void;
  readonly hear: (connection: Connection, awareness: Uint8Array) => void;
  readonly showEverybody: (connection: Connection) => void;
  readonly leave: (connection: Connection) => void;
};

export type ConnectionOptions = {
  readonly socket: WebSocket;
  readonly principal: Principal;
  readonly isGuest: boolean;
  readonly colour: string;
  readonly lang: Lang;
  readonly wantsAcks: boolean;
  readonly wantsMessages: boolean;
  readonly limits: Limits;
  readonly now: () => number;
};

export const createConnection = (options: ConnectionOptions, room: ConnectionRoom): Connection => {
  const { socket, principal, lang, limits, now } = options;
  let open = true;
  let refused = false;
  let alive = true;
  let lastSent = now();
  let received = 0;
  // Until a client has sent everything it has, its live updates may build on older edits that are still to come.
  let caughtUp = false;
  let parked: { readonly update: Uint8Array; readonly count: number }[] = [];
  let parkedBytes = 0;
  const meter: RateMeter | null = limits.rate ? createRateMeter(limits.rate, now) : null;

  const end = (code: number, reason: string): void => {
    if (!open) return;
    open = false;
    socket.close(code, reason);
    // A peer that does not answer the closing keeps neither memory nor a place.
    setTimeout(() => socket.terminate(), CLOSING_MILLISECONDS).unref();
  };

  const connection: Connection = {
    principal,
    isGuest: options.isGuest,
    person: { id: principal.id, name: principal.name, colour: options.colour },
    send: (frame) => {
      if (!open) return;
      if (socket.bufferedAmount > limits.unreadBytes) return end(CLOSE.tryAgainLater, 'slow-reader');
      lastSent = now();
      socket.send(frame);
    },
    acknowledge: (count) => {
      if (options.wantsAcks) connection.send(ackFrame(count));
    },
    tell: (text) => {
      if (options.wantsMessages) connection.send(serverFrame(text));
    },
    refuse: ({ rule, place, reason }) => {
      refused = true;
      connection.tell({ type: 'refused', rule, place, reason: translate(lang, reason) });
      end(rule === 'too-large' ? CLOSE.tooLarge : CLOSE.refused, rule);
    },
    isRefused: () => refused,
    close: end,
    breakSilence: () => {
      if (now() - lastSent >= limits.silenceMilliseconds) connection.send(awarenessFrame([]));
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
    if (update.length > limit) {
      return connection.refuse({ rule: 'too-large', place: null, reason: message('server.refused.tooLarge', { limit: limit / MIB }) });
    }
    if (resync && !caughtUp) {
      caughtUp = true;
      const early = parked;
      parked = [];
      room.edit(connection, update, early.length === 0 ? received : null, true);
      for (const { update: late, count } of early) if (open) room.edit(connection, late, count, false);
      if (early.length > 0) room.settle(connection, received);
    } else if (caughtUp || resync) room.edit(connection, update, received, resync);
    else {
      parkedBytes += update.length + PARKED_OVERHEAD;
      if (parkedBytes > limits.parkedBytes) {
        return connection.refuse({
          rule: 'too-large',
          place: null,
          reason: message('server.refused.tooLarge', { limit: limits.parkedBytes / MIB }),
        });
      }
      parked.push({ update, count: received });
    }
  };

  // What had arrived already is still handed over after a pause begins, and makes it longer.
  let pausedUntil = 0;
  const readLater = (milliseconds: number): void => {
    pausedUntil = now() + milliseconds;
    if (socket.isPaused) return;
    socket.pause();
    const goOn = (): void => {
      const left = pausedUntil - now();
      if (left > 0) setTimeout(goOn, left).unref();
      else socket.resume();
    };
    setTimeout(goOn, milliseconds).unref();
  };

  socket.on('message', (data, isBinary) => {
    if (!open) return;
    const bytes = toBytes(data);
    const wait = meter?.count(bytes.length) ?? 0;
    if (wait > 0) readLater(wait);
    const frame = isBinary ? readFrame(bytes) : null;
    if (!frame) return connection.refuse(MALFORMED);
    alive = true;
    if (frame.kind === 'step1') room.join(connection, frame.body);
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

export const MALFORMED: Refusal = { rule: 'malformed', place: null, reason: message('server.refused.malformed') };

const CLOSING_MILLISECONDS = 2000;
/** What a parked update costs beside its bytes. */
const PARKED_OVERHEAD = 64;
const MIB = 1024 * 1024;
