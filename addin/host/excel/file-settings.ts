// Small things of ours kept in the open file beside its binding (find-sheets.ts): the language chosen there. Never anything secret: the
// file is mailed around. start-excel.ts is the user.
import type { Lang } from '#shared/i18n/translate';

/** Queues the reading; the picker gives the language, null where none was chosen in this file. */
export const queueFileLang = (context: Excel.RequestContext): (() => Lang | null) => {
  const setting = context.workbook.settings.getItemOrNullObject(LANGUAGE_KEY).load('value');
  return () => (!setting.isNullObject && (setting.value === 'zh' || setting.value === 'en') ? setting.value : null);
};

export const queueKeepLang =
  (lang: Lang) =>
  (context: Excel.RequestContext): (() => void) => {
    context.workbook.settings.add(LANGUAGE_KEY, lang);
    return () => undefined;
  };

const LANGUAGE_KEY = 'nianbao.language';
