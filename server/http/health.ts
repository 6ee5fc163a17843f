// /healthz: whether this process serves and its storage answers. For load balancers and service managers.
import type { FastifyInstance } from 'fastify';
import { message } from '#shared/i18n/translate';
import type { ReportStore } from '../store/report-store.ts';
import type { Rooms } from '../sync/rooms.ts';
import { sendProblem } from './problem.ts';

export const addHealth = (app: FastifyInstance, store: ReportStore, rooms: Rooms): void => {
  app.get('/healthz', async (request, reply) => {
    try {
      await store.ping();
    } catch (error) {
      request.log.error({ err: error }, 'storage does not answer');
      return sendProblem(request, reply, 503, message('server.http.storage'));
    }
    return reply.header('cache-control', 'no-store').send({ status: 'ok', ...rooms.count() });
  });
};
