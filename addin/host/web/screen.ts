// The sheets of one edition on the screen: draws them, keeps every face true to the state, shows one at a time.
// web-host.ts tells it what changed; controller.ts asks it what stands where.
import type { CellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import { message, translate } from '#shared/i18n/translate';
import { must } from '#shared/result';
import type { SheetKey } from '#shared/workbook/address';
import type { FormSheet } from '#shared/workbook/form';
import { addressOf, layoutOf } from '#shared/workbook/layout';
import type { GridState } from './cell-face.ts';
import { faceOf } from './cell-face.ts';
import { isSection, layParagraphs, mapForm } from './form-map.ts';
import type { Frame, Panel } from './frame.ts';
import { drawSheet, type SheetView } from './sheet-view.ts';

export type Screen = {
  readonly view: (key: SheetKey) => SheetView;
  readonly panel: (key: SheetKey) => Panel;
  readonly paintCells: (ids: Iterable<CellId>) => void;
  readonly paintFormulas: () => void;
  readonly paintParagraphs: () => void;
  readonly paintTitle: () => void;
  readonly paintAll: () => void;
  readonly redrawSection: (section: SectionKey) => void;
};

/** Draws every sheet of the state's edition anew. */
export const drawScreen = (
  frame: Frame,
  state: () => GridState,
  paragraphs: (section: SectionKey) => readonly string[],
  onTab: (key: SheetKey) => void,
): Screen => {
  const { edition, lang } = state();
  const layout = layoutOf(edition);
  const document = frame.root.ownerDocument;
  const panels = frame.setSheets(layout.sheets, onTab);
  const views = new Map<SheetKey, SheetView>();

  const draw = (sheet: FormSheet) => {
    const isEmpty = sheet.section !== null && paragraphs(sheet.section).length === 0;
    const content =
      sheet.section === null ? sheet : layParagraphs(sheet, paragraphs(sheet.section), translate(lang, message('grid.proseEmpty')));
    const view = drawSheet(document, mapForm(content), translate(lang, message('grid.label', { sheet: sheet.name })));
    view.table.classList.toggle('nb-empty', isEmpty);
    const { paper } = must(panels.get(sheet.key), `panel ${sheet.key}`);
    const before = views.get(sheet.key)?.table;
    if (before) before.replaceWith(view.table);
    else paper.append(view.table);
    views.set(sheet.key, view);
    paint(view);
  };
  const paint = (view: SheetView) => {
    for (const cell of view.map.sheet.cells) view.paint(cell, faceOf(state(), view.map, cell));
  };
  const paintWhere = (isMeant: (cell: FormSheet['cells'][number]) => boolean) => {
    const now = state();
    for (const view of views.values())
      for (const cell of view.map.sheet.cells) if (isMeant(cell)) view.paint(cell, faceOf(now, view.map, cell));
  };
  for (const sheet of layout.sheets) draw(sheet);

  return {
    view: (key) => must(views.get(key), `sheet ${key}`),
    panel: (key) => must(panels.get(key), `panel ${key}`),
    paintCells: (ids) => {
      const now = state();
      for (const id of ids) {
        if (!layout.addressById.has(id)) continue;
        const { sheet, row, column } = addressOf(layout, id);
        const { map, paint: show } = must(views.get(sheet), sheet);
        const cell = must(map.at(row, column), id);
        show(cell, faceOf(now, map, cell));
      }
    },
    paintFormulas: () => paintWhere((cell) => cell.formula !== null || cell.field === 'stated'),
    paintParagraphs: () => {
      for (const view of views.values()) if (isSection(view.map.sheet.key)) paint(view);
    },
    paintTitle: () => paintWhere((cell) => cell.field !== null),
    paintAll: () => {
      for (const view of views.values()) paint(view);
    },
    redrawSection: (section) => draw(must(layout.sheetByKey.get(section), section)),
  };
};
