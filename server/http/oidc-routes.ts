// The way to the organisation's identity provider and back. These are pages a browser goes through, so failures are pages too.
import type { FastifyReply } from 'fastify';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { OidcStart, OidcStartAnswer } from '#shared/protocol/http';
import { ok, unreachable } from '#shared/result';
import type { Attempts } from '../auth/attempts.ts';
import { addressKey } from '../auth/attempts.ts';
import { CALLBACK_PATH, type Oidc, type OidcFault } from '../auth/oidc.ts';
import { newSecret } from '../auth/secrets.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { Deeds } from './deeds.ts';
import { signInLink } from './invitation-routes.ts';
import { sendPage } from './page.ts';
import { type Api, addRoute, refused, SENT } from './route.ts';
import { acceptRefused, slowDown } from './session-routes.ts';

export type OidcRouteDeps = {
  readonly oidc: Oidc;
  readonly tokens: Tokens;
  /** Per address. */
  readonly attempts: Attempts;
  readonly deeds: Deeds;
  readonly publicUrl: () => string;
};

export const addOidcRoutes = (api: Api, { oidc, tokens, attempts, deeds, publicUrl }: OidcRouteDeps): void => {
  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/session/oidc/start',
      who: 'anybody',
      summary: { zh: '转到统一身份认证', en: 'goes to the identity provider' },
      answer: { status: 303 },
      problems: [429],
      perMinute: 60,
    },
    async ({ reply, lang }) => {
      const begun = await oidc.begin({});
      if (!begun.ok) sendFault(reply, lang, begun.error);
      else
        reply
          .header('set-cookie', cookie(publicUrl(), begun.value.cookie))
          .header('cache-control', 'no-store')
          .redirect(begun.value.url, 303);
      return ok(SENT);
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/session/oidc/start',
      who: 'anybody',
      summary: { zh: '用邀请，或为已登录的人，绑定统一身份认证', en: 'ties an invitation, or whoever is signed in, to an identity' },
      body: OidcStart,
      answer: { status: 200, json: OidcStartAnswer },
      problems: [429, 503],
      perMinute: 60,
    },
    async ({ request, reply, body: { link, name } }) => {
      const caller = await api.callerOf(request.headers.authorization);
      const errand = {
        ...(link === undefined ? {} : { invitation: link }),
        ...(name === undefined ? {} : { name }),
        ...(link === undefined && caller?.kind === 'person' ? { person: caller.person.id } : {}),
      };
      const begun = await oidc.begin(errand);
      if (!begun.ok) return refused(503, message('people.oidc.unreachable'));
      reply.header('set-cookie', cookie(publicUrl(), begun.value.cookie));
      return ok({ url: begun.value.url } satisfies OidcStartAnswer);
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: CALLBACK_PATH,
      who: 'anybody',
      summary: { zh: '统一身份认证返回这里', en: 'where the identity provider sends the browser back to' },
      answer: { status: 303 },
      problems: [429],
    },
    async ({ request, reply, lang }) => {
      const wait = attempts.take(`oidc ${addressKey(request.ip)}`);
      if (wait !== null) return slowDown(wait);
      const query = request.raw.url?.split('?')[1] ?? '';
      const finished = await oidc.finish(query.slice(0, MOST_QUERY), keptCookie(request.headers.cookie));
      // Whatever came of it, what was kept for this one way is over.
      reply.header('set-cookie', cookie(publicUrl(), null));
      if (!finished.ok) {
        sendFault(reply, lang, finished.error);
        return ok(SENT);
      }
      const { person, report, tied } = finished.value;
      if (tied) await deeds({ kind: 'person', person, signIn: '' }, 'tied', null, person.id);
      const link = await tokens.signLink({ person: person.id, report, once: newSecret() }, LINK_SECONDS);
      reply.header('cache-control', 'no-store').redirect(signInLink(publicUrl(), link.token), 303);
      return ok(SENT);
    },
  );
};

const sendFault = (reply: FastifyReply, lang: Lang, fault: OidcFault): void => {
  const { status, reason } = pageOf(fault);
  sendPage(reply, lang, status, reason, fault.kind === 'unknownSubject' ? fault.subject : null);
};

const pageOf = (fault: OidcFault): { readonly status: number; readonly reason: Message } => {
  switch (fault.kind) {
    case 'unreachable':
      return { status: 503, reason: message('people.oidc.unreachable') };
    case 'denied':
      return { status: 403, reason: message('people.oidc.denied') };
    case 'stale':
      return { status: 400, reason: message('people.oidc.stale') };
    case 'left':
      return { status: 403, reason: message('people.oidc.left') };
    case 'subjectTaken':
      return { status: 409, reason: message('people.oidc.subjectTaken') };
    case 'unknownSubject':
      return { status: 403, reason: message('people.oidc.unknown') };
    case 'invitation':
      return acceptRefused(fault.fault);
    default:
      return unreachable(fault);
  }
};

/** Sealed, out of reach of scripts, sent to this one path only, and on coming back from the provider (Lax). */
const cookie = (publicUrl: string, value: string | null): string => {
  const url = new URL(publicUrl);
  const path = `${url.pathname === '/' ? '' : url.pathname}${COOKIE_PATH}`;
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  return `${COOKIE}=${value ?? ''}; Path=${path}; Max-Age=${value === null ? 0 : COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
};

const keptCookie = (header: string | undefined): string | null =>
  (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? null;

const COOKIE = 'nianbao_oidc';
const COOKIE_PATH = '/api/session/oidc';
const COOKIE_SECONDS = 600;
const LINK_SECONDS = 60;
const MOST_QUERY = 8000;
