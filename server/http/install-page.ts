// Lays out the page /install for one server. Plain HTML without scripts: it opens in whatever browser an old computer has.
// install-routes.ts serves it.
import type { Lang } from '#shared/i18n/translate';
import type { Deployment } from '../manifest/deployment.ts';
import type { Words } from '../manifest/manifest-strings.ts';
import {
  INSTALL_MANIFEST,
  INSTALL_MANIFEST_NOTE,
  INSTALL_NEEDS,
  INSTALL_PLAIN,
  INSTALL_REG,
  INSTALL_SHARE,
  INSTALL_TITLE,
  INSTALL_WAYS,
  INSTALL_WEB,
  type Way,
} from './install-words.ts';
import { escapeHtml, plainPage } from './plain-page.ts';

/** `deployment` null: the server has no address Excel opens, and the page says so. `wrong`: what the person entered as share. */
export const installPage = (
  lang: Lang,
  deployment: Deployment | null,
  wrong: { readonly share: string; readonly reason: string } | null,
): string => {
  const say = (words: Words) => escapeHtml(words[lang]);
  const other = lang === 'zh' ? { code: 'en', name: 'English' } : { code: 'zh', name: '中文' };
  const way = ({ title, forWhom, steps }: Way, index: number): string => `<section>
<h2>${say(title)}</h2>
<p>${say(forWhom)}</p>
<ol>
${steps.map((step) => `<li>${say(step)}</li>`).join('\n')}
</ol>${index === 0 ? shareForm(lang, wrong) : ''}
</section>`;
  const manifest =
    deployment === null
      ? `<p class="warn">${say(INSTALL_PLAIN)}</p>`
      : `<p>${say(INSTALL_MANIFEST_NOTE)} <strong>${escapeHtml(deployment.shownHost)}</strong></p>
<p><a class="go" href="manifest.xml" download="manifest.xml">${say(INSTALL_MANIFEST)}</a></p>
<p class="quiet"><code>${escapeHtml(deployment.base)}</code> · <code>${deployment.id}</code></p>${
          deployment.isPlain ? `\n<p class="warn">${say(INSTALL_PLAIN)}</p>` : ''
        }`;
  return plainPage({
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    title: INSTALL_TITLE[lang],
    style: STYLE,
    body: `<p class="quiet"><a href="install?lang=${other.code}" lang="${other.code}" hreflang="${other.code}">${other.name}</a></p>
<h1>${say(INSTALL_TITLE)}</h1>
<p>${say(INSTALL_NEEDS)} <a href="web">${say(INSTALL_WEB)}</a></p>
${manifest}
${INSTALL_WAYS.map(way).join('\n')}`,
  });
};

const shareForm = (lang: Lang, wrong: { readonly share: string; readonly reason: string } | null): string => `
<form method="get" action="install/nianbao.reg">
<input type="hidden" name="lang" value="${lang}">
<label for="share">${escapeHtml(INSTALL_SHARE[lang])}</label>
<input id="share" name="share" required maxlength="200" spellcheck="false" autocomplete="off" value="${escapeHtml(wrong?.share ?? '')}"${
  wrong ? ' aria-invalid="true" aria-describedby="wrong" autofocus' : ''
}>
<button>${escapeHtml(INSTALL_REG[lang])}</button>${wrong ? `\n<p id="wrong" class="warn" role="alert">${escapeHtml(wrong.reason)}</p>` : ''}
</form>`;

const STYLE = `html { background: #fff; color: #1f2933 }
body { margin: 2em auto 4em; max-width: 42em; padding: 0 1em; font: 16px/1.7 system-ui, "Microsoft YaHei", "PingFang SC", sans-serif }
p { overflow-wrap: anywhere } h1 { font-size: 24px } h2 { font-size: 19px; margin-top: 2em } li { margin: .4em 0; overflow-wrap: anywhere } a { color: #1d63ad } label { display: block; margin-top: 1em }
input { box-sizing: border-box; font: inherit; width: 20em; max-width: 100%; padding: 4px 8px } button, .go { font: inherit; padding: 5px 14px } .quiet { opacity: .9; font-size: 14px; overflow-wrap: anywhere }
main a.go { display: inline-block; background: #1d63ad; color: #fff; text-decoration: none; border-radius: 4px } .warn { border-left: 4px solid #c50f1f; padding-left: 12px; overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) { html { background: #14181d; color: #e6eaef } a { color: #8fc1f2 } }`;
