// Requests on their way: when the server is asked to stop, those that were begun are finished, new ones are turned away.
// main.ts waits for them before rooms and storage close.
import type { FastifyInstance } from 'fastify';
import { message } from '#shared/i18n/translate';
import { sendProblem } from './problem.ts';

export type InFlight = {
  /** Turns new requests away and resolves when the others are answered, or after `milliseconds` at the latest. */
  readonly drain: (milliseconds: number) => Promise<void>;
};

export const watchRequests = (app: FastifyInstance): InFlight => {
  let open = 0;
  let onEmpty: (() => void) | null = null;
  app.addHook('onRequest', async (request, reply) => {
    if (onEmpty) return sendProblem(request, reply.header('connection', 'close'), 503, message('server.http.stopping'));
    open += 1;
    reply.raw.once('close', () => {
      open -= 1;
      if (open === 0) onEmpty?.();
    });
  });
  return {
    drain: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        onEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
        if (open === 0) onEmpty();
      }),
  };
};
