// Serves the built pane: /web, /taskpane.html, their files, and (self-hosted) office.js.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { message } from '#shared/i18n/translate';
import type { Config } from '../config.ts';
import { advicePolicy, OFFICE_FRAMES, OFFICE_JS_URL, taskPanePolicy, WORKER_POLICY, webPolicy } from './content-policy.ts';
import { createKeptFiles, isKeptFile } from './kept-files.ts';
import { sendNotFound } from './not-found.ts';
import { sendProblem } from './problem.ts';

/** `folder` holds web.html, taskpane.html and assets/. A page asked for before it is built answers with the command that builds it. */
export const addPane = async (app: FastifyInstance, config: Config, folder: string): Promise<void> => {
  app.get('/', (_request, reply) => reply.redirect('/web', 302));
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });

  const page = (name: string, policy: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    const file = join(folder, name);
    if (!existsSync(file)) return sendProblem(request, reply, 503, message('server.http.paneNotBuilt', { file }));
    const html = withOfficeJs(await readFile(file, 'utf8'), config.officeJs);
    return reply.header('content-security-policy', policy).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  };
  const options = { officeJs: config.officeJs, publicUrl: config.publicUrl, frameAncestors: config.frameAncestors ?? OFFICE_FRAMES };
  const web = page('web.html', webPolicy(options));
  app.get('/web', web);
  app.get('/web/', (_request, reply) => reply.redirect('/web', 302));
  app.get('/web.html', web);
  app.get('/taskpane.html', page('taskpane.html', taskPanePolicy(options)));
  // The sign-in window Excel opens: the same library, the same reach.
  app.get('/dialog.html', page('dialog.html', taskPanePolicy(options)));
  app.get('/too-old.html', page('too-old.html', advicePolicy(options)));

  const kept = createKeptFiles();
  app.get('/*', async (request: FastifyRequest<{ Params: { readonly '*': string } }>, reply) => {
    const path = request.params['*'];
    const isFile = /^[A-Za-z0-9][\w./-]*\.\w+$/.test(path) && !path.includes('..') && existsSync(join(folder, path));
    if (!isFile) return sendNotFound(request, reply);
    // A worker lives under the policy of its own answer: this one fetches the pane's files to keep them.
    if (path === 'offline-worker.js') reply.header('content-security-policy', WORKER_POLICY);
    // Names under assets/ carry the hash of their content.
    const isForever = path.startsWith('assets/');
    if (isForever && isKeptFile(path)) return kept.send(request, reply, join(folder, path), 'public, max-age=31536000, immutable');
    return reply.sendFile(path, isForever ? { maxAge: '365d', immutable: true } : { maxAge: 0 });
  });
};

/** Points the page's office.js at this server or at Microsoft's. */
export const withOfficeJs = (html: string, officeJs: Config['officeJs']): string =>
  html.replace(
    /(<script[^>]{0,200}\ssrc=")[^"]{0,200}\/office\.js"/,
    (_whole, before: string) => `${before}${officeJs === 'self' ? OWN_OFFICE_JS : OFFICE_JS_URL}"`,
  );

const OWN_OFFICE_JS = '/office/office.js';
