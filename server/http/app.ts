// The HTTP server: its plugins, what every answer carries, and how anything that goes wrong is told. main.ts adds the routes.
import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { message } from '#shared/i18n/translate';
import { addressKey } from '../auth/attempts.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { watchPaths } from './known-paths.ts';
import { sendNotFound } from './not-found.ts';
import { problemBody, sendProblem } from './problem.ts';
import type { Tls } from './tls.ts';

/** `tls`: speaks https by itself. */
export const createApp = async (config: Config, log: Log, tls: Tls | null = null): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: log,
    ...(tls ? { https: { cert: tls.cert, key: tls.key } } : {}),
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    return503OnClosing: true,
    // Each believed proxy adds the address it saw; what stands before those anybody could have written.
    trustProxy: (_address: string, hop: number) => hop < config.trustProxy,
    routerOptions: { maxParamLength: 100 },
    // An address that is none, before any route is asked.
    frameworkErrors: (_error, request, reply) => {
      void sendProblem(request, reply, 400, message('server.http.badAddress'));
    },
    clientErrorHandler: answerBrokenRequest,
  }) as unknown as FastifyInstance;
  watchPaths(app);
  await app.register(helmet, {
    // Each page has its own policy (pages.ts); the pane stands in a frame of Excel's, and its pictures are fetched by Excel.
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Not for this machine's own name: it would forbid every other server here plain http.
    hsts: config.publicUrl.startsWith('https:') && new URL(config.publicUrl).hostname !== 'localhost',
  });
  if (config.limits) await app.register(rateLimit, { global: false, keyGenerator: (request) => addressKey(request.ip) });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', NOTHING_ALLOWED);
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413)
      return sendProblem(
        request,
        reply,
        413,
        message('server.http.bodyTooLarge', { limit: Math.round((request.routeOptions.bodyLimit ?? BODY_BYTES) / 1024) }),
      );
    if (status === 415) return sendProblem(request, reply, 415, message('server.http.notJson'));
    if (status === 429) return sendProblem(request, reply, 429, message('server.http.tooFast'));
    if (status === 503) return sendProblem(request, reply, 503, message('server.http.stopping'));
    if (status >= 400 && status < 500) return sendProblem(request, reply, 400, message('server.http.badJson'));
    log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed');
    if (isStorageFault(error)) return sendProblem(request, reply, 503, message('people.storageFault'));
    return sendProblem(request, reply, 500, message('server.http.bug'));
  });
  app.setNotFoundHandler(sendNotFound);
  // An empty body of JSON counts as none: what needs one says what is missing.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parse(request, String(body), done),
  );
  return app;
};

/** What is no HTTP at all, or has more headers than are read: nobody knows yet in which language to answer. */
const answerBrokenRequest = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, text] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([431, 'Request Header Fields Too Large'] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ([408, 'Request Timeout'] as const)
        : ([400, 'Bad Request'] as const);
  const body = JSON.stringify(problemBody('zh', status, message('server.http.badAddress')));
  const head = ['Connection: close', 'Content-Type: application/problem+json; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`];
  socket.end([`HTTP/1.1 ${status} ${text}`, ...head, '', body].join('\r\n'));
};

/** Disk full, read-only, damaged, or the database server gone: nothing the caller did, and nothing was written. */
const isStorageFault = ({ code }: FastifyError): boolean =>
  typeof code === 'string' && /^(SQLITE_|08|53|57P|58|XX|ECONN|ENOSPC$|EROFS$|EIO$)/.test(code);

const BODY_BYTES = 64 * 1024;
const NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'";
