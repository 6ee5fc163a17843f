// The server's log: JSON lines on stderr, without anything that opens a door.
import { type DestinationStream, destination, pino } from 'pino';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

export type Log = ReturnType<typeof createLog>;

export const createLog = (level: LogLevel, to: DestinationStream = destination(2)) =>
  pino(
    {
      level,
      base: null,
      // Of an address only the path: what follows the question mark may be a provider's one-time code.
      serializers: { req: ({ method, url, ip }: Logged) => ({ method, path: url?.split('?')[0], ip }) },
      redact: {
        paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]).concat(HEADERS),
        censor: '[hidden]',
      },
    },
    to,
  );

type Logged = { readonly method?: string; readonly url?: string; readonly ip?: string };

const SECRETS = ['authorization', 'cookie', 'ticket', 'token', 'link', 'refresh', 'secret', 'code_verifier'];
const HEADERS = ['headers["sec-websocket-protocol"]', '*.headers["sec-websocket-protocol"]'];
