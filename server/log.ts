// The server's log: JSON lines on stderr, without anything that opens a door.
import { type DestinationStream, destination, pino } from 'pino';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

export type Log = ReturnType<typeof createLog>;

export const createLog = (level: LogLevel, to: DestinationStream = destination(2)) =>
  pino(
    {
      level,
      base: null,
      redact: {
        paths: ['authorization', 'cookie', 'ticket', 'token', 'link'].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]).concat(HEADERS),
        censor: '[hidden]',
      },
    },
    to,
  );

const HEADERS = ['headers["sec-websocket-protocol"]', '*.headers["sec-websocket-protocol"]'];
