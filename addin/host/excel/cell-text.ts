// What is put into a cell of Excel, and what is read out of one. Text from people never becomes a formula here.
import type { CellKind, CellValue } from '#shared/cell/cell-value';

/** A free text (organ, paragraph) as a cell entry: the apostrophe makes Excel take it as text, whatever it begins with. */
export const textEntry = (text: string): string => (text === '' ? '' : `'${text}`);

/**
 * A value as a cell entry; null empties. Amounts are plain digits for a text-formatted cell (so 12.50 stays 12.50);
 * anything else that is text gets the apostrophe.
 */
export const valueEntry = (kind: CellKind, value: CellValue | null): string | number => {
  if (value === null) return '';
  if (typeof value === 'number') return value;
  return kind === 'amount' && PLAIN_AMOUNT.test(value) ? value : textEntry(value);
};

/** What stands in an input cell: null for an empty one; amounts always as text. */
export const readEntry = (kind: CellKind, value: unknown): string | number | boolean | null => {
  if (value === '' || value === null || value === undefined) return null;
  if (typeof value === 'number') return kind === 'amount' ? String(value) : value;
  return typeof value === 'boolean' ? value : String(value);
};

/** Paragraphs of a prose column: one per row, empty rows left out; a line break inside a cell parts paragraphs too. */
export const readParagraphs = (values: readonly (readonly unknown[])[], formulas: readonly (readonly unknown[])[]): string[] =>
  values
    .flatMap(([value], row) => {
      const shown = value === null || value === undefined ? '' : String(value);
      // A person who begins a sentence with a dash gets an error value; what was typed is still in the formula.
      const typed = shown.startsWith('#') ? String(formulas[row]?.[0] ?? shown) : shown;
      return typed.split(/\r\n|\r|\n/);
    })
    .map((line) => line.trim())
    .filter((line) => line !== '');

const PLAIN_AMOUNT = /^\d+(\.\d+)?$/;
