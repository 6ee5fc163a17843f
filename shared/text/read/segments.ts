// Cuts physical rows into segments of labels and the fields behind them. Called by logical-rows.ts.
import type { Field, PhysicalRow, Positions } from './fields.ts';
import type { LabelBook, LabelHit } from './labels.ts';
import { looksLikeValue } from './values.ts';

/** Labels and the fields behind them; a row without labels has only values. */
export type Segment = {
  readonly labels: readonly Field[];
  readonly values: readonly Field[];
  readonly positions: Positions;
  readonly line: number;
};

/** A physical row normally is one segment; a label behind figures begins another. */
export const toSegments = (row: PhysicalRow, book: LabelBook): Segment[] => {
  const lone = labelWithText(row, book);
  if (lone) return [lone];
  const segments: Segment[] = [];
  let labels: Field[] = [];
  let values: Field[] = [];
  let positions = row.positions;
  const close = () => {
    if (labels.length > 0 || values.some(isFilled))
      segments.push({ labels, values, positions, line: (labels[0] ?? values[0])?.line ?? row.line });
    labels = [];
    values = [];
  };
  for (const field of row.fields) {
    if (field.text === '' || looksLikeValue(field.text)) {
      values.push(field);
      continue;
    }
    const hasValues = values.some(isFilled);
    const hit = hasValues ? book.find(field.text) : null;
    if (hasValues && labels.length > 0 && !(hit?.row || hit?.group || hit?.fixed) && !unglue(book, field.text)) {
      values.push(field);
      continue;
    }
    if (hasValues && labels.length > 0) {
      positions = 'none';
      close();
    }
    if (!hasValues) values = [];
    else if (labels.length === 0) close();
    labels.push(field);
  }
  close();
  return segments;
};

/** A row's own label and behind it nothing but texts that stand for nothing: what the row says instead of figures. */
const labelWithText = ({ fields, positions, line }: PhysicalRow, book: LabelBook): Segment | null => {
  const filled = fields.filter(isFilled);
  if (filled.length < 2 || filled.some(({ text }) => looksLikeValue(text))) return null;
  const at = filled.findIndex(({ text }) => isRowLabel(book, text));
  const labels = filled.slice(0, at + 1);
  const texts = filled.slice(at + 1);
  const label = labels.at(-1);
  if (!label || texts.length === 0 || labels.slice(0, -1).some(({ text }) => !book.findExact(text)?.group)) return null;
  // Words may be the rest of a broken label beside it; several texts say something only with figures in them.
  if (texts.length > 1 && !texts.every(({ text }) => /\d/.test(text))) return null;
  if (texts.some(({ text }) => /^[（(]/.test(text) || book.find(text) || unglue(book, text))) return null;
  return { labels, values: fields.filter((field) => field.column > label.column), positions, line: label.line ?? line };
};

const isRowLabel = (book: LabelBook, text: string): boolean => {
  const hit = book.findExact(text);
  return hit !== null && hit.row !== null && hit.group === null && hit.quality === 'exact';
};

/** A label with its figures glued on: 1.属于国家秘密0000000. */
export const unglue = (book: LabelBook, text: string): { readonly hit: LabelHit; readonly digits: string } | null => {
  const digits = /[\d.,]+$/.exec(text.slice(-LONGEST_DIGITS))?.[0];
  if (digits === undefined || !/^\d/.test(digits)) return null;
  const label = text.slice(0, -digits.length);
  // Figures left in front of the run would be lost.
  if (/[\d\s]$/.test(label)) return null;
  const hit = book.find(label);
  return hit?.row && hit.quality !== 'part' ? { hit, digits } : null;
};

/** Whether something stands in the field. */
export const isFilled = (field: Field): boolean => field.text !== '';

const LONGEST_DIGITS = 60;
