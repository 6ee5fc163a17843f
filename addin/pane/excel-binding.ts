// The tie between document and Excel's sheets, for as long as the person works. taskpane.tsx fetches it after the first paint.
import type { Lang } from '#shared/i18n/translate';
import type { Bind } from '../state/desk.ts';
import { bindWorkbook } from '../sync/bind-workbook.ts';
import { rereadOnReturn } from '../sync/reread-on-return.ts';

/** Sentences of the binding in this language. */
export const bindIn =
  (lang: Lang): Bind =>
  (deps) =>
    rereadOnReturn(bindWorkbook({ ...deps, lang }), deps.session.saved, onReturn);

/** The person looks at the pane again, or begins to use it. Only more readings follow from it: hidden, the sheets are read all the same. */
const onReturn = (back: () => void): (() => void) => {
  const look = () => document.visibilityState === 'visible' && back();
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', back);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', back);
  };
};
