// Our own workbook back into a report, cell by cell from the layout. Used by the proof of .xlsx and by `verify`.
import type { Cell, Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import type { CellId } from '../../cell/cell-id.ts';
import { type CellKind, type CellValue, isCellValue } from '../../cell/cell-value.ts';
import { cellLabel } from '../../edition/cell-label.ts';
import type { Edition } from '../../edition/types.ts';
import type { Message } from '../../i18n/translate.ts';
import { HEADING_KEYS, type Report, type ReportCell } from '../../report/report.ts';
import { err, must, ok, type Result } from '../../result.ts';
import type { FormSheet } from '../../workbook/form.ts';
import { layoutOf } from '../../workbook/layout.ts';
import { notOurs } from './report-from-blocks.ts';

/** The report in a workbook of publishXlsx; a workbook whose fixed texts stand elsewhere is refused. Throws where it is no workbook. */
export const readBackXlsx = async (bytes: Uint8Array, known: readonly Edition[]): Promise<Result<Report, Message>> => {
  const book = await readXlsx(bytes, { readStyles: true, maxRows: MAX_ROWS });
  const sheetByName = new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
  const edition = known.find((candidate) => layoutOf(candidate).sheets.every((form) => fits(form, sheetByName.get(form.name))));
  if (!edition) return err(notOurs(book.sheets[0]?.name ?? ''));
  const cells = new Map<CellId, ReportCell>();
  const sections: Record<'preamble' | '1' | '5' | '6', string[]> = { preamble: [], '1': [], '5': [], '6': [] };
  let organ: string | null = null;
  let year: number | null = null;
  for (const form of layoutOf(edition).sheets) {
    const sheet = must(sheetByName.get(form.name), form.name);
    for (const { row, column, cell: id, field } of form.cells) {
      const found = cellAt(sheet, row, column);
      if (field === 'organ') organ = textOf(found) || null;
      if (field === 'year') year = typeof found?.value === 'number' ? found.value : null;
      if (id === null) continue;
      const { kind } = must(edition.cellById.get(id), id);
      const value = heldValue(kind, found);
      if (value !== null && !isCellValue(kind, value)) return err(notOurs(`${cellLabel(edition, id)}：${value}`));
      cells.set(id, { value, status: value === null ? 'blank' : 'stated', line: null, note: noteOf(found) });
    }
    if (form.section !== null) sections[form.section] = paragraphsOf(sheet, form.rowCount);
  }
  return ok({ edition, organ, year, cells, sections, headings: HEADING_KEYS });
};

const fits = (form: FormSheet, sheet: Sheet | undefined): boolean =>
  sheet !== undefined && form.cells.every(({ row, column, text }) => text === '' || textOf(cellAt(sheet, row, column)) === text);

const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined => {
  const cell = sheet.cells?.get(`${row},${column}`);
  if (cell) return cell;
  const value = sheet.rows[row]?.[column];
  return value === undefined || value === null ? undefined : { value, type: typeof value === 'number' ? 'number' : 'string' };
};

const textOf = (cell: Cell | undefined): string =>
  cell?.richText ? cell.richText.map(({ text }) => text).join('') : String(cell?.value ?? '');

/** An amount is stored as a number shown with all its decimals; the format says how many. */
const heldValue = (kind: CellKind, cell: Cell | undefined): CellValue | null => {
  const value = cell?.formulaResult ?? cell?.value ?? null;
  if (value === null || value === '') return null;
  if (kind !== 'amount') return typeof value === 'number' ? value : textOf(cell);
  if (typeof value !== 'number') return textOf(cell);
  const decimals = /^0\.(0+)$/.exec(cell?.style?.numFmt ?? '')?.[1]?.length;
  return decimals === undefined ? String(value) : value.toFixed(decimals);
};

const noteOf = (cell: Cell | undefined): string | null => {
  const text = cell?.comment?.text ?? '';
  const start = text.indexOf(NOTE);
  if (start < 0) return null;
  return text.slice(start + NOTE.length).split(DOUBT)[0] || null;
};

const paragraphsOf = (sheet: Sheet, from: number): string[] =>
  Array.from({ length: Math.max(0, sheet.rows.length - from) }, (_, index) => textOf(cellAt(sheet, from + index, 0))).filter(
    (text) => text.trim() !== '',
  );

const NOTE = '说明：';
const DOUBT = '\n原文此处读不准';
const MAX_ROWS = 10_000;
