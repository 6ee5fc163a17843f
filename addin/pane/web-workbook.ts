// The web page's workbook: the grid for a report, and its tie to the document. web.tsx fetches it after the first paint.
import type { Lang } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import { createWebHost } from '../host/web/web-host.ts';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { Bind, Desk } from '../state/desk.ts';
import { bindWorkbook } from '../sync/bind-workbook.ts';

/** The grid in this container, bound to nothing yet; it opens where the person last was. */
export const makeHost = async (container: HTMLElement, desk: Desk, lang: Lang): Promise<WorkbookHost> => {
  const host = createWebHost({
    container,
    lang,
    loadCalc: () => import('#shared/calc/evaluate'),
    onNotice: desk.tellNotice,
    onEditSection: desk.openSection,
    onUndo: desk.undo.undo,
    onRedo: desk.undo.redo,
  });
  let before = sheetOfDesk.get(desk);
  host.onSheet((sheet) => sheetOfDesk.set(desk, sheet));
  return {
    ...host,
    build: async (edition, content) => {
      await host.build(edition, content);
      if (before !== undefined) host.showSheet(before);
      before = undefined;
    },
  };
};

/** Sentences of the binding in this language. */
export const bindIn =
  (lang: Lang): Bind =>
  (deps) =>
    bindWorkbook({ ...deps, lang });

/** Where the person was, for the grid that is drawn anew when the language changes. */
const sheetOfDesk = new WeakMap<Desk, SheetKey>();
