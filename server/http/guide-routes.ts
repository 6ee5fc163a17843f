// The handbook for staff at /guide, with its pictures; main.ts adds it. Nobody has to be signed in, and no network beyond this server is needed.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guidePage } from './guide-page.ts';
import { sendNotFound } from './not-found.ts';

/** `docs` holds guide.zh.md and images/guide/. */
export const addGuide = (app: FastifyInstance, docs: string): void => {
  app.get('/guide', async (request, reply) => {
    const file = join(docs, 'guide.zh.md');
    if (!existsSync(file)) return sendNotFound(request, reply);
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(guidePage(await readFile(file, 'utf8')));
  });
  app.get('/guide/:picture', async (request: FastifyRequest<{ Params: { readonly picture: string } }>, reply) => {
    const { picture } = request.params;
    const file = join(docs, 'images/guide', picture);
    if (!/^[a-z0-9-]+\.png$/.test(picture) || !existsSync(file)) return sendNotFound(request, reply);
    return reply
      .header('cache-control', 'no-cache')
      .type('image/png')
      .send(await readFile(file));
  });
};

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
