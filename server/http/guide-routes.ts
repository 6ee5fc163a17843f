// The handbook for staff, Chinese at /guide and English at /guide-en, each with its pictures; main.ts adds it. Nobody has to be signed in, and no
// network beyond this server is needed.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guidePage } from './guide-page.ts';
import { sendNotFound } from './not-found.ts';

/** `docs` holds guide.zh.md with images/guide/ and guide.en.md with images/guide-en/. */
export const addGuide = (app: FastifyInstance, docs: string): void => {
  for (const { name, file, lang } of GUIDES) {
    app.get(`/${name}`, async (request, reply) => {
      const path = join(docs, file);
      if (!existsSync(path)) return sendNotFound(request, reply);
      return reply
        .header('cache-control', 'no-cache')
        .header('content-security-policy', PAGE_POLICY)
        .type('text/html; charset=utf-8')
        .send(guidePage(await readFile(path, 'utf8'), lang));
    });
    app.get(`/${name}/:picture`, async (request: FastifyRequest<{ Params: { readonly picture: string } }>, reply) => {
      const { picture } = request.params;
      const path = join(docs, 'images', name, picture);
      if (!/^[a-z0-9-]+\.png$/.test(picture) || !existsSync(path)) return sendNotFound(request, reply);
      return reply
        .header('cache-control', 'no-cache')
        .type('image/png')
        .send(await readFile(path));
    });
  }
};

const GUIDES = [
  { name: 'guide', file: 'guide.zh.md', lang: 'zh-CN' },
  { name: 'guide-en', file: 'guide.en.md', lang: 'en' },
] as const;

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
