// Refusals over HTTP as RFC 9457 problem details: a status, a stable type, and one sentence for people.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Lang, Message } from '#shared/i18n/translate';
import { translate } from '#shared/i18n/translate';
import type { Problem } from '#shared/protocol/http';
import { languageOf } from './language.ts';

export const problemBody = (lang: Lang, status: number, reason: Message): Problem => ({
  type: `urn:nianbao:${reason.key}`,
  title: TITLES[status] ?? 'Refused',
  status,
  detail: translate(lang, reason),
});

/** Answers with a problem, in the language the client asked for; `extra` are further members (RFC 9457, 3.2). */
export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  reason: Message,
  extra: Readonly<Record<string, unknown>> = {},
): FastifyReply => {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problemBody(languageOf(request.headers['accept-language']), status, reason), ...extra }));
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Other method',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Other type',
  422: 'Not acceptable',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};
