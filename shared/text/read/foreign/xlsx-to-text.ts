// A workbook of anybody's as text, sheet after sheet: the form may stand anywhere on any sheet, the reader of plain text finds it by
// its labels. Called by read-xlsx.ts.
import type { Sheet } from 'hucre/xlsx';
import type { Edition } from '../../../edition/types.ts';
import { type Message, message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import type { Repair } from '../repair.ts';
import { figureCounts, type GridCell, type GridRow, gridToLines } from './grid.ts';
import type { ForeignText, Place } from './html-to-text.ts';
import { MAX_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';
import { shownText } from './open-workbook.ts';

/** The text of the visible sheets with the place of every row. */
export const sheetsToText = (sheets: readonly Sheet[], known: readonly Edition[]): Result<ForeignText, Message> => {
  const lines: string[] = [];
  const places: Place[] = [];
  const repairs: Repair[] = [];
  for (const sheet of sheets) {
    if (sheet.hidden || sheet.veryHidden) {
      if (sheet.rows.length > 0)
        repairs.push({ line: null, kind: 'unplaced-text', message: message('foreign.hiddenSheet', { sheet: sheet.name.slice(0, 40) }) });
      continue;
    }
    for (const { row, text } of gridToLines(toRows(sheet), { figures: figureCounts(known), trim: true })) {
      lines.push(text.trim() === '' ? '' : text);
      places.push({ line: lines.length, sheet: sheet.name, row });
    }
    lines.push('');
  }
  if (lines.every((line) => line === '')) return err(message('foreign.noSheets'));
  return ok({ text: `${lines.join('\n')}\n`, places, repairs });
};

/** The used part of a sheet, cells under a merge left out. */
const toRows = (sheet: Sheet): GridRow[] => {
  const covered = new Set<number>();
  const spans = new Map<number, number>();
  let budget = MAX_COVERED;
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    if (startRow >= MAX_SHEET_ROWS || startCol >= MAX_COLUMNS) continue;
    const lastRow = Math.min(endRow, sheet.rows.length - 1, MAX_SHEET_ROWS - 1);
    const lastColumn = Math.min(endCol, MAX_COLUMNS - 1);
    spans.set(startRow * MAX_COLUMNS + startCol, lastColumn - startCol + 1);
    for (let row = startRow; row <= lastRow && budget > 0; row++) {
      for (let column = startCol; column <= lastColumn; column++, budget--) covered.add(row * MAX_COLUMNS + column);
    }
    covered.delete(startRow * MAX_COLUMNS + startCol);
  }
  const used = usedColumns(sheet);
  if (!used) return [];
  return sheet.rows.slice(0, MAX_SHEET_ROWS).flatMap((_, row): GridRow[] => {
    const cells: GridCell[] = [];
    for (let column = used.first; column <= used.last; column++) {
      const key = row * MAX_COLUMNS + column;
      if (covered.has(key)) continue;
      const columnSpan = Math.min(spans.get(key) ?? 1, used.last - column + 1);
      cells.push({ column: column - used.first, columnSpan, pieces: toPieces(shownText(sheet, row, column)) });
    }
    return [{ no: row + 1, cells: withSpill(cells, used.last - used.first + 1), reach: used.last - used.first + 1 }];
  });
};

/** A row whose only text stands in its first cell is a heading or a paragraph, merged over the width or not. */
const withSpill = (cells: readonly GridCell[], width: number): readonly GridCell[] => {
  const [first, ...others] = cells;
  const alone = first && first.pieces.length > 0 && others.every(({ pieces }) => pieces.length === 0);
  return alone &&
    (first.pieces.length > 1 || (first.pieces[0]?.length ?? 0) > SPILLS || /^[一二三四五六]、.*(?:情况|事项)$/.test(first.pieces[0] ?? ''))
    ? [{ ...first, columnSpan: width }]
    : cells;
};

const usedColumns = (sheet: Sheet): { readonly first: number; readonly last: number } | null => {
  let first = MAX_COLUMNS;
  let last = -1;
  for (const row of sheet.rows.slice(0, MAX_SHEET_ROWS)) {
    row.slice(0, MAX_COLUMNS).forEach((value, column) => {
      if (value === null || value === '') return;
      first = Math.min(first, column);
      last = Math.max(last, column);
    });
  }
  // A merged heading may reach further than the last text.
  for (const { startCol, endCol } of sheet.merges ?? []) if (startCol <= last) last = Math.max(last, Math.min(endCol, MAX_COLUMNS - 1));
  return last < 0 ? null : { first, last };
};

const toPieces = (text: string): readonly string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/\t/g, ' ').trim())
    .filter((line) => line !== '');

/** No label of the form is that long. */
const SPILLS = 60;
const MAX_COVERED = 1_000_000;
