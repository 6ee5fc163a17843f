// The web page's workbook: the grid for a report, and its tie to the document. web.tsx fetches it after the first paint.
import { paragraphStart } from '#shared/document/comment-anchor';
import type { SectionKey } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import { createWebHost } from '../host/web/web-host.ts';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { CommentSpot } from '../state/comments.ts';
import type { Bind, Desk } from '../state/desk.ts';
import { askView } from '../state/pane-way.ts';
import { bindWorkbook } from '../sync/bind-workbook.ts';
import { onNextFrame } from './next-frame.ts';

/** The grid in this container, bound to nothing yet; it opens where the person last was. */
export const makeHost = async (container: HTMLElement, desk: Desk, lang: Lang): Promise<WorkbookHost> => {
  const host = createWebHost({
    container,
    lang,
    loadCalc: () => import('#shared/calc/evaluate'),
    onNotice: desk.tellNotice,
    onEditSection: desk.openSection,
    onComment: (spot) => desk.together.openComments(spot.kind === 'cell' ? spot : paragraphSpot(desk, spot)),
    onHistory: () => askView(desk, 'history'),
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
    bindWorkbook({ ...deps, lang, schedule: onNextFrame });

/** The grid counts paragraphs, the text has characters. */
const paragraphSpot = (desk: Desk, { section, paragraph }: { section: SectionKey; paragraph: number }): CommentSpot => {
  const text = desk.session.report.get().section(section).toString();
  return { kind: 'section', section, at: paragraphStart(text, paragraph) };
};

/** Where the person was, for the grid that is drawn anew when the language changes. */
const sheetOfDesk = new WeakMap<Desk, SheetKey>();
