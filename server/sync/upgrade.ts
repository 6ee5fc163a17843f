// The way in: decides at the websocket upgrade whether a ticket opens a report, and brings the connection to its room.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { CLOSE, SUBPROTOCOL, TICKET_PREFIX } from '#shared/protocol/socket';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { Entrance, EntranceReader } from '../auth/entrance.ts';
import { languageOf } from '../http/language.ts';
import { problemBody } from '../http/problem.ts';
import type { Log } from '../log.ts';
import { type Connection, createConnection } from './connection.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room-shape.ts';
import type { Rooms } from './rooms.ts';
import { SIGNED_OUT, type SignedOut } from './signed-out.ts';

export type UpgradeDeps = {
  readonly rooms: Rooms;
  readonly entranceOf: EntranceReader;
  /** Absent: nobody signs out. */
  readonly signedOut?: Pick<SignedOut, 'has'>;
  readonly limits: Limits;
  readonly now: () => number;
  readonly log: Log;
  /** Somebody came in; the answer is called when they leave. */
  readonly onEntered?: (connection: Connection) => () => void;
  /** Leaves upgrades for other paths alone (Vite's, in development). */
  readonly shared: boolean;
};

/** Takes over websocket upgrades of /sync/{reportId}; the returned function stops taking any. */
export const attachSync = (server: Server, deps: UpgradeDeps): { readonly stop: () => void } => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: deps.limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  let stopped = false;

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const target = targetOf(request);
    if (!target && deps.shared) return;
    // Until the websocket exists nobody else listens for a broken line.
    const ignore = () => socket.destroy();
    socket.on('error', ignore);
    const lang = languageOf(request.headers['accept-language']);
    const decide = async (): Promise<void> => {
      const admitted = stopped ? turnAway(503, 'server.http.stopping') : await admit(deps, request, target);
      if (socket.destroyed) return;
      if (!admitted.ok) return answer(socket, lang, admitted.error);
      socket.off('error', ignore);
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        if ('close' in admitted.value) return sendAway(webSocket, admitted.value);
        const { room, entrance } = admitted.value;
        const { principal, isGuest, colour, signIn } = entrance;
        // It ended while the door was being opened.
        if (deps.signedOut?.has(signIn)) return sendAway(webSocket, SIGNED_OUT);
        const { limits, now } = deps;
        const options = {
          principal,
          isGuest,
          signIn,
          colour,
          lang,
          limits,
          now,
          wantsAcks: target?.acks === true,
          wantsMessages: target?.messages === true,
        };
        const connection = createConnection({ ...options, socket: webSocket, line: socket }, room);
        if (!room.welcome(connection)) {
          deps.rooms.accessChanged(room.id).catch((error) => deps.log.error({ err: error }, 'access was not read again'));
        }
        const onLeft = deps.onEntered?.(connection);
        if (onLeft) webSocket.once('close', onLeft);
      });
    };
    decide().catch((error) => {
      deps.log.error({ err: error }, 'a connection could not be opened');
      answer(socket, lang, { status: 500, reason: message('server.http.bug') });
    });
  };

  server.on('upgrade', onUpgrade);
  return {
    stop: () => {
      stopped = true;
    },
  };
};

type Target = { readonly report: string; readonly acks: boolean; readonly messages: boolean };
type Rejection = { readonly status: number; readonly reason: Message };
type Admitted =
  | { readonly room: Room; readonly entrance: Entrance }
  /** Told so on the websocket: a browser does not learn why an upgrade failed. */
  | { readonly close: number; readonly why: string };

const admit = async (deps: UpgradeDeps, request: IncomingMessage, target: Target | null): Promise<Result<Admitted, Rejection>> => {
  if (!target) return turnAway(404, 'server.http.noSuchPage');
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const ticket = offered.find((name) => name.startsWith(TICKET_PREFIX))?.slice(TICKET_PREFIX.length);
  if (!offered.includes(SUBPROTOCOL)) return turnAway(400, 'server.http.subprotocol');
  if (ticket === undefined) return turnAway(401, 'server.http.noTicket');
  const entrance = await deps.entranceOf(ticket, target.report);
  if (!entrance.ok)
    return entrance.error === 'expired'
      ? ok({ close: CLOSE.ticketExpired, why: 'ticket-expired' })
      : turnAway(401, 'server.http.badTicket');
  if (entrance.value.isStale) return ok({ close: CLOSE.restored, why: 'restored' });
  const room = await deps.rooms.open(target.report);
  if (!room) return turnAway(401, 'server.http.badTicket');
  const { connectionsPerPerson } = deps.limits;
  if (connectionsPerPerson !== null) {
    let mine = 0;
    for (const { principal } of room.connections) if (principal.id === entrance.value.principal.id) mine += 1;
    if (mine >= connectionsPerPerson) return turnAway(429, 'server.http.tooManyConnections');
  }
  return ok({ room, entrance: entrance.value });
};

const targetOf = (request: IncomingMessage): Target | null => {
  const match = /^\/sync\/([A-Za-z0-9_-]{1,64})(?:\?(.*))?$/.exec(request.url ?? '');
  if (!match?.[1]) return null;
  const query = new URLSearchParams(match[2] ?? '');
  return { report: match[1], acks: query.get('ack') === '1', messages: query.get('srv') === '1' };
};

const sendAway = (webSocket: WebSocket, { close, why }: { readonly close: number; readonly why: string }): void => {
  webSocket.on('error', () => {});
  webSocket.close(close, why);
  setTimeout(() => webSocket.terminate(), CLOSING_MILLISECONDS).unref();
};

const turnAway = (
  status: number,
  key:
    | 'server.http.stopping'
    | 'server.http.noSuchPage'
    | 'server.http.subprotocol'
    | 'server.http.noTicket'
    | 'server.http.badTicket'
    | 'server.http.tooManyConnections',
): { readonly ok: false; readonly error: Rejection } => err({ status, reason: message(key) });

const answer = (socket: Duplex, lang: Lang, { status, reason }: Rejection): void => {
  if (socket.destroyed) return;
  const body = JSON.stringify(problemBody(lang, status, reason));
  socket.once('finish', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_TEXT[status] ?? 'Refused'}`,
      'Connection: close',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
};

const CLOSING_MILLISECONDS = 2000;
const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
