// In development: Vite serves the pane from its sources, with reload. Never loaded otherwise.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { withOfficeJs } from './pane.ts';

/** Adds the pages and hands everything no route knows to Vite. The returned function stops it. */
export const addVite = async (app: FastifyInstance, config: Config, root: string): Promise<() => Promise<void>> => {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server: app.server } },
  });
  const page = (name: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    const html = await vite.transformIndexHtml(`/${name}`, await readFile(join(vite.config.root, name), 'utf8'), request.url);
    return reply.removeHeader('content-security-policy').type('text/html; charset=utf-8').send(withOfficeJs(html, config.officeJs));
  };
  app.get('/', (_request, reply) => reply.redirect('/web', 302));
  app.get('/web', page('web.html'));
  app.get('/web.html', page('web.html'));
  app.get('/taskpane.html', page('taskpane.html'));
  app.get('/dialog.html', page('dialog.html'));
  app.get('/*', (request, reply) => {
    reply.hijack();
    vite.middlewares(request.raw, reply.raw, () => {
      reply.raw.statusCode = 404;
      reply.raw.end();
    });
  });
  return () => vite.close();
};
