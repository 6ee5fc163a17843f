// Entry of the web page: the form as a real table beside the pane, no Excel and no Office.
import type { Lang } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import { createWebHost } from './host/web/web-host.ts';
import type { WorkbookHost } from './host/workbook-host.ts';
import { startPane } from './pane/start-pane.tsx';
import { WebFrame } from './pane/WebFrame.tsx';
import type { Bind, Desk } from './state/desk.ts';
import { bindWorkbook } from './sync/bind-workbook.ts';

const makeHost = async (container: HTMLElement, desk: Desk, lang: Lang): Promise<WorkbookHost> => {
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

const bindIn =
  (lang: Lang): Bind =>
  (deps) =>
    bindWorkbook({ ...deps, lang });

/** Where the person was, for the grid that is drawn anew when the language changes. */
const sheetOfDesk = new WeakMap<Desk, SheetKey>();

startPane({ frame: (desk, actions) => <WebFrame desk={desk} makeHost={makeHost} bindIn={bindIn} {...actions} /> });
