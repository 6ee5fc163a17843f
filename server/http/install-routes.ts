// Getting the add-in into Excel: /install says how, /manifest.xml is this server's manifest, /install/nianbao.reg the catalogue for Windows.
// main.ts adds them; nobody has to be signed in.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Lang, Message } from '#shared/i18n/translate';
import { translate } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { type Deployment, readDeployment } from '../manifest/deployment.ts';
import { manifestText } from '../manifest/manifest-text.ts';
import { catalogueReg } from '../manifest/trusted-catalogue.ts';
import { installPage } from './install-page.ts';
import { languageOf } from './language.ts';
import { sendProblem } from './problem.ts';

type Asked = { readonly Querystring: { readonly lang?: unknown; readonly share?: unknown } };

/** `publicUrl` as people reach the server; asked for each time, because a free port is known late. */
export const addInstall = (app: FastifyInstance, publicUrl: () => string): void => {
  const deployment = (): Result<Deployment, Message> => readDeployment(publicUrl());

  app.get('/manifest.xml', async (request, reply) => {
    const here = deployment();
    if (!here.ok) return sendProblem(request, reply, 503, here.error);
    return reply
      .header('cache-control', 'no-cache')
      .header('content-disposition', 'attachment; filename="manifest.xml"')
      .type('application/xml; charset=utf-8')
      .send(manifestText(here.value));
  });

  app.get<Asked>('/install', async (request, reply) => {
    const here = deployment();
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(installPage(langOf(request), here.ok ? here.value : null, null));
  });

  app.get<Asked>('/install/nianbao.reg', async (request, reply) => {
    const lang = langOf(request);
    const share = typeof request.query.share === 'string' ? request.query.share.slice(0, MAX_SHARE) : '';
    const reg = catalogueReg(share);
    if (reg.ok)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="nianbao.reg"; filename*=UTF-8''${encodeURIComponent('年报.reg')}`)
        .type('application/octet-stream')
        .send(reg.value);
    const here = deployment();
    // The page again, with what was entered and what is wrong with it; its links are relative to /install.
    const html = installPage(lang, here.ok ? here.value : null, { share, reason: translate(lang, reg.error) });
    return reply
      .code(400)
      .header('cache-control', 'no-store')
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(/(href|action)="(?!https?:)/g, '$1="../'));
  });
};

const langOf = (request: FastifyRequest<Asked>): Lang => {
  const { lang } = request.query;
  return lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
};

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const MAX_SHARE = 300;
