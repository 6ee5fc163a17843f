// Blocks of cells as the tab-separated text Excel and WPS put on the clipboard, and which of them may land where. Pure.
import type { RangeBounds } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { FormMap } from './form-map.ts';
import { cellsWithin } from './form-map.ts';

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

export type PastePlan = { readonly taken: ReadonlyMap<FormCell, string>; readonly skipped: number };

/** Where a block goes: a single value fills the open cells of the range, a larger block is laid from its first place. */
export const planPaste = (
  map: FormMap,
  bounds: RangeBounds,
  block: readonly (readonly string[])[],
  isOpen: (cell: FormCell) => boolean,
): PastePlan => {
  const taken = new Map<FormCell, string>();
  let skipped = 0;
  const first = block[0]?.[0];
  if (block.length === 1 && block[0]?.length === 1 && first !== undefined) {
    for (const cell of cellsWithin(map, bounds)) {
      if (isOpen(cell)) taken.set(cell, first.trim());
      else skipped += 1;
    }
    return { taken, skipped };
  }
  block.forEach((fields, r) => {
    fields.forEach((field, c) => {
      const place = { row: bounds.row + r, column: bounds.column + c };
      const cell = map.at(place.row, place.column);
      const isOwnPlace = cell?.row === place.row && cell.column === place.column;
      if (cell && isOwnPlace && isOpen(cell)) taken.set(cell, field.trim());
      else if (field.trim() !== '' && !(cell && isOwnPlace && cell.text === field.trim())) skipped += 1;
    });
  });
  return { taken, skipped };
};

const closingQuote = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
};
