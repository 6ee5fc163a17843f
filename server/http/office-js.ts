// Self-hosted office.js under /office/, for networks without Microsoft's servers. Names are matched without regard to case:
// the library asks for folders in a spelling the package does not have.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { message } from '#shared/i18n/translate';
import { createKeptFiles, isKeptFile } from './kept-files.ts';
import { sendProblem } from './problem.ts';

export const addOfficeJs = async (app: FastifyInstance, folder: string): Promise<void> => {
  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, { root: folder, serve: false });
      const kept = createKeptFiles();
      let fileByLower: ReadonlyMap<string, string> | null = null;
      scope.get('/*', async (request: FastifyRequest<{ Params: { readonly '*': string } }>, reply) => {
        fileByLower ??= listFiles(folder);
        const file = fileByLower.get(request.params['*'].toLowerCase());
        if (file === undefined) return sendProblem(request, reply, 404, message('server.http.noSuchPage'));
        // The library for Excel is a megabyte and more: nobody should wait for it uncompressed.
        if (isKeptFile(file)) return kept.send(request, reply, join(folder, file), 'public, max-age=86400');
        return reply.sendFile(file, { maxAge: '1d' });
      });
    },
    { prefix: '/office' },
  );
};

const listFiles = (folder: string): ReadonlyMap<string, string> => {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries.flatMap((entry) => {
      if (!entry.isFile()) return [];
      const path = join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/');
      return [[path.toLowerCase(), path] as const];
    }),
  );
};
