// A plain page with one sentence, for places a browser comes to by itself. No scripts, no style, nothing from outside.

import type { FastifyReply } from 'fastify';
import type { Lang, Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { escapeHtml } from './plain-page.ts';

/** `detail`: something to hand on to an administrator, shown as it is. */
export const sendPage = (reply: FastifyReply, lang: Lang, status: number, reason: Message, detail: string | null): FastifyReply => {
  const title = translate(lang, message('people.page.title'));
  const back = translate(lang, message('people.page.back'));
  const shown = detail === null ? '' : `<p><code>${escapeHtml(detail)}</code></p>`;
  const body = `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1><p>${escapeHtml(translate(lang, reason))}</p>${shown}<p><a href="/web">${escapeHtml(back)}</a></p></html>`;
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(body);
};
