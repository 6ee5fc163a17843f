// Whether this process serves (/healthz), may be sent work (/readyz), and what it counts (/metrics). For load balancers and operators.
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { message } from '#shared/i18n/translate';
import type { Readiness } from '#shared/protocol/http-files';
import { Health, Readiness as ReadinessShape } from '#shared/protocol/http-files';
import { ok } from '#shared/result';
import { newId } from '../auth/secrets.ts';
import type { CommitHealth } from '../store/commit-health.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { Meters } from './meters.ts';
import { sendNotFound } from './not-found.ts';
import { type Api, addRoute, refused, SENT } from './route.ts';

export type HealthDeps = {
  readonly rooms: Rooms;
  readonly commits: Pick<CommitHealth, 'check'>;
  readonly meters: Meters;
  /** Null where a database server keeps the data. */
  readonly dataFolder: string | null;
};

export const addHealth = (api: Api, { rooms, commits, meters, dataFolder }: HealthDeps): void => {
  const { store } = api;

  addRoute(
    api,
    {
      method: 'GET',
      path: '/healthz',
      who: 'anybody',
      summary: { zh: '服务和存储是否正常', en: 'whether the server and its storage answer' },
      answer: { status: 200, json: Health },
      problems: [503],
    },
    async ({ request }) => {
      try {
        await store.ping();
      } catch (error) {
        request.log.error({ err: error }, 'storage does not answer');
        return refused(503, message('server.http.storage'));
      }
      return ok({ status: 'ok', ...rooms.count() });
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/readyz',
      who: 'anybody',
      summary: {
        zh: '能否接受修改：存储、最近一次提交、可写、磁盘',
        en: 'whether edits can be taken: storage, the last commit, writing, disk',
      },
      answer: { status: 200, json: ReadinessShape, also: 503 },
    },
    async ({ request, reply }) => {
      const checks = await Promise.all([
        probe('storage', () => store.ping()),
        probe('commits', commits.check),
        ...(dataFolder === null ? [] : [probe('writable', () => writeProbe(dataFolder)), probe('disk', () => diskProbe(dataFolder))]),
      ]);
      for (const { fault, name } of checks) if (fault !== null) request.log.error({ err: fault, check: name }, 'not ready');
      const isReady = checks.every(({ fault }) => fault === null);
      const answer: Readiness = {
        status: isReady ? 'ready' : 'notReady',
        checks: checks.map(({ name, fault }) => ({ name, ok: fault === null })),
      };
      if (isReady) return ok(answer);
      reply.header('cache-control', 'no-store').code(503).send(answer);
      return ok(SENT);
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/metrics',
      who: 'anybody',
      summary: {
        zh: '运行指标，供 Prometheus（本机或管理令牌）',
        en: 'figures for Prometheus (this machine, or the administrator’s token)',
      },
      answer: { status: 200, types: ['text/plain'] },
      problems: [404],
    },
    async ({ request, reply }) => {
      const caller = await api.callerOf(request.headers.authorization);
      // Nobody else needs to know that there is such a page.
      if (caller?.kind !== 'administrator' && !isFromHere(request)) {
        sendNotFound(request, reply);
        return ok(SENT);
      }
      const { text, type } = await meters.text();
      reply.header('cache-control', 'no-store').type(type).send(text);
      return ok(SENT);
    },
  );
};

/** From this machine and not handed on by a proxy on it: behind one, everybody seems to come from here. */
const isFromHere = ({ socket, headers }: FastifyRequest): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') && !PROXY_HEADERS.some((name) => headers[name] !== undefined);

type Check = Readiness['checks'][number]['name'];

const probe = async (name: Check, look: () => Promise<void>): Promise<{ readonly name: Check; readonly fault: unknown }> => {
  try {
    await look();
    return { name, fault: null };
  } catch (error) {
    return { name, fault: error };
  }
};

const writeProbe = async (folder: string): Promise<void> => {
  const file = join(folder, `.ready-${newId()}`);
  try {
    await writeFile(file, 'ready', { mode: 0o600 });
  } finally {
    // A full disk makes the file and then no more.
    await rm(file, { force: true });
  }
};

const diskProbe = async (folder: string): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEAST_BYTES) throw new Error(`only ${Math.round((bavail * bsize) / 1e6)} MB left on the disk`);
};

const PROXY_HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const;
const LEAST_BYTES = 50e6;
