// The web page's workbook: the grid for a report, and its tie to the document. web.tsx fetches it after the first paint.
import { paragraphStart } from '#shared/document/comment-anchor';
import type { SectionKey } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import { createWebHost } from '../host/web/web-host.ts';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { CommentSpot } from '../state/comments.ts';
import type { Bind, Desk } from '../state/desk.ts';
import { ownSheet } from '../state/own-sheet.ts';
import { askView } from '../state/pane-way.ts';
import { paragraphEnd } from '../state/words-range.ts';
import { bindWorkbook } from '../sync/bind-workbook.ts';
import { onNextFrame } from './next-frame.ts';

/** The grid in this container, bound to nothing yet; it opens where the person last was, at first at what is theirs to fill. */
export const makeHost = async (container: HTMLElement, desk: Desk, lang: Lang): Promise<WorkbookHost> => {
  const host = createWebHost({
    container,
    lang,
    loadCalc: () => import('#shared/calc/evaluate'),
    onNotice: desk.tellNotice,
    onEditSection: (section, paragraph) => desk.openSection(section, paragraphEnd(section, paragraph)),
    onComment: (spot) => desk.together.openComments(spot.kind === 'cell' ? spot : paragraphSpot(desk, spot)),
    onHistory: () => askView(desk, 'history'),
    onUndo: desk.undo.undo,
    onRedo: desk.undo.redo,
  });
  let before = sheetOfDesk.get(desk);
  let isFirst = true;
  host.onSheet((sheet) => sheetOfDesk.set(desk, sheet));
  return {
    ...host,
    build: async (edition, content) => {
      await host.build(edition, content);
      const me = desk.session.me.get();
      const own = me.role === 'preparer' ? ownSheet(edition, me.assigned, (cell) => !content.cells.has(cell)) : null;
      // A form that is built again (another edition, a restored version) leaves the person where they are.
      const opening = before ?? (isFirst ? own : null);
      if (opening !== null) host.showSheet(opening);
      before = undefined;
      isFirst = false;
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
