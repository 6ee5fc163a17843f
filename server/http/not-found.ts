// What a path that is none answers: a problem to programs, a page with the way back to a person who mistyped an address.
// app.ts and pane.ts use it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { message, translate } from '#shared/i18n/translate';
import { methodsAt } from './known-paths.ts';
import { languageOf } from './language.ts';
import { sendProblem } from './problem.ts';

/** 404 in the form the client can read, or 405 where the address takes other methods; /api/ is for programs only. */
export const sendNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const allowed = methodsAt(request);
  if (allowed.length > 0 && !allowed.includes(request.method)) {
    reply.header('allow', allowed.join(', '));
    return sendProblem(request, reply, 405, message('server.http.otherMethod', { allowed: allowed.join('、') }));
  }
  const isPerson = request.method === 'GET' && wantsPage(request.headers.accept) && !request.url.startsWith('/api/');
  if (!isPerson) return sendProblem(request, reply, 404, message('server.http.noSuchPage'));
  return reply
    .code(404)
    .header('cache-control', 'no-store')
    .header('content-security-policy', PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(notFoundPage(languageOf(request.headers['accept-language'])));
};

/** A browser that opens an address names HTML first; scripts and pictures do not. */
const wantsPage = (accept: string | undefined): boolean => /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(accept ?? '');

/** Both languages, the reader's first; nothing of the address is repeated. */
const notFoundPage = (first: 'zh' | 'en'): string => {
  const parts = (first === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)).map((lang, index) => {
    const say = (key: 'server.page.noneTitle' | 'server.page.noneText' | 'server.page.noneLink') => translate(lang, message(key));
    const heading = index === 0 ? 'h1' : 'h2';
    return `<section lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<${heading}>${say('server.page.noneTitle')}</${heading}>
<p>${say('server.page.noneText')}</p>
<p><a href="/web">${say('server.page.noneLink')}</a></p>
</section>`;
  });
  return `<!DOCTYPE html>
<html lang="${first === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>404 · ${translate(first, message('server.page.noneTitle'))}</title>
<style>body { max-width: 36em; margin: 4em auto; padding: 0 1em; font: 16px/1.7 system-ui, sans-serif; color: #1b1b1b; background: #fff } h1, h2 { font-size: 20px } a { color: #0b57a4 } section + section { margin-top: 2.5em; border-top: 1px solid #ddd }</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
};

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
