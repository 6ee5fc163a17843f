// The HTTP server: its plugins, what every answer carries, and how anything that goes wrong is told. main.ts adds the routes.
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { message } from '#shared/i18n/translate';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { sendProblem } from './problem.ts';

export const createApp = async (config: Config, log: Log): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: log,
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    return503OnClosing: true,
    trustProxy: config.trustProxy,
    routerOptions: { maxParamLength: 100 },
  }) as unknown as FastifyInstance;
  await app.register(helmet, {
    // Each page has its own policy (pages.ts); the pane stands in a frame of Excel's, and its pictures are fetched by Excel.
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    hsts: config.publicUrl.startsWith('https:'),
  });
  if (config.limits) await app.register(rateLimit, { global: false });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', NOTHING_ALLOWED);
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) return sendProblem(request, reply, 413, message('server.http.bodyTooLarge', { limit: BODY_BYTES / 1024 }));
    if (status === 415) return sendProblem(request, reply, 415, message('server.http.notJson'));
    if (status === 429) return sendProblem(request, reply, 429, message('server.http.tooFast'));
    if (status === 503) return sendProblem(request, reply, 503, message('server.http.stopping'));
    if (status >= 400 && status < 500) return sendProblem(request, reply, 400, message('server.http.badJson'));
    log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed');
    return sendProblem(request, reply, 500, message('server.http.bug'));
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 404, message('server.http.noSuchPage')));
  return app;
};

const BODY_BYTES = 64 * 1024;
const NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'";
