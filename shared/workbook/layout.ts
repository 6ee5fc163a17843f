// Where everything of an edition stands in the workbook: the form's own sheets, merges and labels. Web grid, Excel
// and .xlsx are all drawn from this. Joins cell id and address; nothing else does.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition, SectionKey } from '../edition/types.ts';
import { must } from '../result.ts';
import type { CellAddress, SheetKey } from './address.ts';
import type { FormSheet, WorkbookLayout } from './form.ts';
import { layArt20 } from './lay-art20.ts';
import { layCover } from './lay-cover.ts';
import { layDisputes } from './lay-disputes.ts';
import { layRequests } from './lay-requests.ts';

/** The layout of an edition; made once per edition and kept. */
export const layoutOf = (edition: Edition): WorkbookLayout => {
  const known = layouts.get(edition);
  if (known) return known;
  const tables = [layArt20(edition), layRequests(edition), layDisputes(edition)];
  const prose = (section: SectionKey, name: string, heading: string) => layProse(section, name, heading);
  const [art20, requests, disputes] = tables;
  const sheets = [
    layCover(edition, tables),
    prose('preamble', '前言', '前言'),
    prose('1', '一、总体情况', edition.proseHeadings['1']),
    must(art20, 'art20 sheet'),
    must(requests, 'requests sheet'),
    must(disputes, 'disputes sheet'),
    prose('5', '五、问题与改进', edition.proseHeadings['5']),
    prose('6', '六、其他事项', edition.proseHeadings['6']),
  ];
  const addressById = new Map<CellId, CellAddress>();
  for (const sheet of tables) {
    for (const { cell, row, column } of sheet.cells) if (cell) addressById.set(cell, { sheet: sheet.key, row, column });
  }
  const layout: WorkbookLayout = { edition, sheets, sheetByKey: new Map(sheets.map((sheet) => [sheet.key, sheet])), addressById };
  layouts.set(edition, layout);
  return layout;
};

export const addressOf = (layout: WorkbookLayout, cell: CellId): CellAddress => must(layout.addressById.get(cell), `address of ${cell}`);

/** The cell whose own (top left) place this is, or null. */
export const cellAt = (layout: WorkbookLayout, sheet: SheetKey, row: number, column: number): CellId | null => {
  let index = indexes.get(layout);
  if (!index) {
    index = new Map([...layout.addressById].map(([cell, at]) => [`${at.sheet}:${at.row}:${at.column}`, cell]));
    indexes.set(layout, index);
  }
  return index.get(`${sheet}:${row}:${column}`) ?? null;
};

const layProse = (section: SectionKey, name: string, heading: string): FormSheet => ({
  key: section,
  name,
  kind: 'prose',
  table: null,
  section,
  // Fits the width of an A4 page in every usual font: some programs do not shrink a single wide column to the page.
  columnWidths: [74],
  cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, role: 'heading', text: heading, cell: null, formula: null, field: null }],
  rowCount: 1,
  headRows: 1,
  orientation: 'portrait',
});

const layouts = new WeakMap<Edition, WorkbookLayout>();
const indexes = new WeakMap<WorkbookLayout, Map<string, CellId>>();
