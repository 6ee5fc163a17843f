// Tells tables of figures from tables that only lay out the page, and puts the cells of the former at their places, spans expanded.
// Called by html-flow.ts.
import { type Message, message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import type { GridCell, GridRow } from './grid.ts';
import { attributeOf, childrenOf, type HtmlElement, type HtmlNode, isElement } from './html-tree.ts';
import { MAX_COLUMNS } from './limits.ts';

/** The rows of a table, its own ones only; `group` tells thead, tbody and tfoot apart, which no rowspan crosses. */
export type TableRow = { readonly group: number; readonly cells: readonly HtmlElement[] };

export const rowsOf = (table: HtmlElement, isUnseen: (element: HtmlElement) => boolean): TableRow[] => {
  const rows: TableRow[] = [];
  let group = 0;
  for (const part of childrenOf(table)) {
    if (!isElement(part) || !GROUPS.has(part.tagName) || isUnseen(part)) continue;
    group++;
    for (const row of childrenOf(part)) {
      if (!isElement(row) || row.tagName !== 'tr' || isUnseen(row)) continue;
      rows.push({
        group,
        cells: childrenOf(row).filter((cell) => isElement(cell) && CELLS.has(cell.tagName) && !isUnseen(cell)) as HtmlElement[],
      });
    }
  }
  return rows;
};

/** Whether the table only arranges the page: it holds other tables, is one column, or one row of long texts. */
export const isLayout = (rows: readonly TableRow[]): boolean => {
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (widest <= 1) return true;
  if (rows.some(({ cells }) => cells.some((cell) => holdsTable(cell)))) return true;
  return rows.length === 1 && rows.some(({ cells }) => cells.some((cell) => textLength(cell, LONG) >= LONG));
};

/** The cells at their places; refused where a row has more cells than any form. */
export const toGrid = (
  rows: readonly TableRow[],
  piecesOf: (cell: HtmlElement) => readonly string[],
): Result<readonly GridRow[], Message> => {
  const busyUntil: number[] = [];
  const grid: GridRow[] = [];
  for (const [index, { group, cells }] of rows.entries()) {
    let column = 0;
    const placed: GridCell[] = [];
    for (const cell of cells) {
      while ((busyUntil[column] ?? 0) > index) column++;
      if (column >= MAX_COLUMNS) return err(message('foreign.tooWide', { limit: MAX_COLUMNS }));
      const columnSpan = Math.min(spanOf(cell, 'colspan'), MAX_COLSPAN, MAX_COLUMNS - column);
      const wanted = spanOf(cell, 'rowspan');
      const left = wanted === 1 ? 1 : rowsLeft(rows, index, group);
      const rowSpan = Math.min(wanted || left, left);
      placed.push({ column, columnSpan, pieces: piecesOf(cell) });
      for (let at = column; at < column + columnSpan; at++) busyUntil[at] = Math.max(busyUntil[at] ?? 0, index + rowSpan);
      column += columnSpan;
    }
    let reach = column;
    while ((busyUntil[reach] ?? 0) > index) reach++;
    grid.push({ no: index + 1, cells: placed, reach });
  }
  return ok(withoutWideSpans(grid));
};

/** A heading said to span a hundred columns of a table that has ten does not make it wider. */
const withoutWideSpans = (grid: readonly GridRow[]): GridRow[] => {
  let width = 0;
  for (const { cells } of grid) for (const { column } of cells) width = Math.max(width, column + 1);
  return grid.map((row) => ({ ...row, reach: Math.min(row.reach, width) }));
};

const rowsLeft = (rows: readonly TableRow[], from: number, group: number): number => {
  let to = from + 1;
  while (to < rows.length && to - from < MAX_ROWSPAN && rows[to]?.group === group) to++;
  return to - from;
};

/** 0 where a rowspan reaches to the end of its group; 1 where the attribute says nothing sensible. */
const spanOf = (cell: HtmlElement, name: 'colspan' | 'rowspan'): number => {
  const text = attributeOf(cell, name);
  if (text === null || !/^\s*\d{1,9}/.test(text)) return 1;
  const span = Number.parseInt(text, 10);
  return name === 'colspan' ? Math.max(1, span) : span;
};

/** A table of one cell around a text is a box, not a table. */
const holdsTable = (node: HtmlNode): boolean =>
  childrenOf(node).some((child) => (isElement(child) && child.tagName === 'table' && !isBox(child)) || holdsTable(child));

const isBox = (table: HtmlElement): boolean => {
  let cells = 0;
  const walk = (node: HtmlNode): boolean =>
    childrenOf(node).every((child) => {
      if (isElement(child) && CELLS.has(child.tagName) && ++cells > 1) return false;
      return walk(child);
    });
  return walk(table);
};

const textLength = (node: HtmlNode, enough: number): number => {
  let length = 'value' in node ? node.value.trim().length : 0;
  for (const child of childrenOf(node)) {
    if (length >= enough) break;
    length += textLength(child, enough - length);
  }
  return length;
};

const GROUPS = new Set(['thead', 'tbody', 'tfoot']);
const CELLS = new Set(['td', 'th']);
/** The longest cell of a form covers two dozen rows. */
const MAX_ROWSPAN = 1000;
/** A span of more columns says “all of them”. */
const MAX_COLSPAN = 100;
/** Characters of a cell that is a column of a page. */
const LONG = 200;
