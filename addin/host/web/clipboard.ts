// Blocks of cells as they come from and go to the clipboard: the tab-separated text of Excel and WPS, and tables of pages. Pure but for the
// page's own parser. paste-plan.ts decides which of them may land where.
import type { RangeBounds } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { FormMap } from './form-map.ts';

/** Rows of fields; null stands where a merged cell of the source reaches. */
export type Block = readonly (readonly (string | null)[])[];

/** Rows of fields. Quoted fields may hold tabs and line breaks; a line break at the very end starts no row. */
export const readBlock = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let field = '';
  let at = 0;
  const endField = () => {
    rows.at(-1)?.push(field);
    field = '';
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '"' && field === '') {
      const end = closingQuote(text, at + 1);
      if (end !== -1) {
        field = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
        continue;
      }
    }
    if (character === '\t') endField();
    else if (character === '\n') {
      endField();
      rows.push([]);
    } else if (character !== '\r') field += character;
    at += 1;
  }
  endField();
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
};

/** The first table of a page's source with its merged cells; null where there is none. Nothing of it is run or shown. */
export const readHtmlBlock = (html: string): Block | null => {
  if (html.length > LONGEST_HTML || !/<table[\s>]/i.test(html)) return null;
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table || table.rows.length === 0) return null;
  const rows: (string | null | undefined)[][] = [];
  const shownRows = [...table.rows].filter(isShown);
  for (const [r, row] of shownRows.entries()) {
    let column = 0;
    for (const cell of [...row.cells].filter(isShown)) {
      while (rows[r]?.[column] !== undefined) column += 1;
      const [down, across] = [clamp(cell.rowSpan, shownRows.length - r), clamp(cell.colSpan, MOST_COLUMNS - column)];
      for (let dr = 0; dr < down; dr += 1) {
        rows[r + dr] ??= [];
        const line = rows[r + dr] ?? [];
        for (let dc = 0; dc < across; dc += 1) line[column + dc] = dr + dc === 0 ? textIn(cell) : null;
      }
      column += across;
    }
    rows[r] ??= [];
  }
  return rows.map((row) => Array.from(row, (field) => (field === undefined ? '' : field)));
};

/** What the clipboard (or something dropped) holds: the table where there is one, for its merged cells; else the text. */
export const readTransfer = ({ html, text }: { readonly html: string; readonly text: string }): Block | null => {
  const table = readHtmlBlock(html);
  if (table?.some((row) => row.length > 0)) return table;
  return text === '' ? null : readBlock(text.slice(0, LONGEST_TEXT));
};

/** The cells of a range as tab-separated text; a merged cell's text stands in its first place. */
export const writeBlock = (map: FormMap, bounds: RangeBounds, textOf: (cell: FormCell) => string): string => {
  const lines: string[] = [];
  for (let row = bounds.row; row <= bounds.lastRow; row += 1) {
    const fields: string[] = [];
    for (let column = bounds.column; column <= bounds.lastColumn; column += 1) {
      const cell = map.at(row, column);
      const text = cell && cell.row === row && cell.column === column ? textOf(cell) : '';
      fields.push(/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    }
    lines.push(fields.join('\t'));
  }
  return lines.join('\n');
};

/** The same as a table, so that merged cells arrive merged in Excel, WPS and Word. */
export const writeHtmlBlock = (map: FormMap, bounds: RangeBounds, textOf: (cell: FormCell) => string): string => {
  const lines: string[] = [];
  for (let row = bounds.row; row <= bounds.lastRow; row += 1) {
    const fields: string[] = [];
    for (let column = bounds.column; column <= bounds.lastColumn; column += 1) {
      const cell = map.at(row, column);
      if (!cell) fields.push('<td></td>');
      else if (cell.row === row && cell.column === column) {
        const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}`;
        fields.push(`<td${spans}>${escapeHtml(textOf(cell))}</td>`);
      }
    }
    lines.push(`<tr>${fields.join('')}</tr>`);
  }
  return `<table border="1">${lines.join('')}</table>`;
};

const textIn = (cell: HTMLTableCellElement): string => (cell.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Excel brings hidden rows and columns along. */
const isShown = (element: HTMLElement): boolean => element.style.display !== 'none';

const clamp = (count: number, most: number): number => Math.max(1, Math.min(count, most));

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const closingQuote = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
};

/** Characters read from the clipboard: far more than the largest form. */
const LONGEST_TEXT = 200_000;
const LONGEST_HTML = 3_000_000;
const MOST_COLUMNS = 200;
