// Which language an answer speaks: Chinese unless the client prefers English.
import type { Lang } from '#shared/i18n/translate';

export const languageOf = (acceptLanguage: string | undefined): Lang => {
  let best: { readonly lang: Lang; readonly weight: number } | null = null;
  for (const part of (acceptLanguage ?? '').slice(0, MAX_LENGTH).split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
    const lang = /^zh\b/.test(name) ? 'zh' : /^en\b/.test(name) ? 'en' : null;
    const quality = parameters.map((text) => /^\s*q=([0-9.]{1,5})$/.exec(text)?.[1]).find((found) => found !== undefined);
    const weight = quality === undefined ? 1 : Number(quality) || 0;
    if (lang && weight > (best?.weight ?? 0)) best = { lang, weight };
  }
  return best?.lang ?? 'zh';
};

const MAX_LENGTH = 400;
