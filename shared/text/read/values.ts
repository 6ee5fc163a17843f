// Reads what stands in one field of a table: a number, a number with a note, a mark such as 无 or —, or something else.
// Called by the table readers; cell-value.ts knows what a number is.
import type { CellKind, CellValue } from '../../cell/cell-value.ts';
import { isCellValue, readCellValue, toHalfWidth } from '../../cell/cell-value.ts';

export type FieldReading =
  | { readonly type: 'blank'; readonly note: string | null }
  | { readonly type: 'value'; readonly value: CellValue; readonly note: string | null; readonly unit: string | null }
  /** Something people write for zero; it does not say zero. */
  | { readonly type: 'mark'; readonly mark: string }
  | { readonly type: 'garbage'; readonly text: string };

/** Stands in text taken out of a file with real cells for a cell that is there and empty: its place is certain. */
export const EMPTY_CELL = '␣';

/** Whether a field looks like a table's figure (number, number with note, mark) rather than like a label. */
export const looksLikeValue = (text: string): boolean => {
  // Labels begin with a Chinese character far more often than with anything else, and no figure but 零 does.
  const first = text.charCodeAt(0);
  if (text.length > MAX_SPACED || (first >= 0x4e00 && first <= 0x9fff && !VALUE_WORDS.has(text.charAt(0)))) return false;
  const plain = toHalfWidth(text).trim();
  return plain !== '' && plain.length <= MAX_FIELD && (NUMBER_LIKE.test(plain) || MARKS.has(plain) || plain === EMPTY_CELL);
};

/** Whether a text may state the value for a cell of this kind: what may stand there, or a number rule R5 names. */
export const isStatedValue = (kind: CellKind, value: unknown): value is CellValue => {
  if (isCellValue(kind, value)) return true;
  return typeof value === (kind === 'amount' ? 'string' : 'number') && STATED_NUMBER.test(String(value));
};

/** What the field says for a cell of this kind. */
export const readField = (kind: CellKind, text: string): FieldReading => {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === EMPTY_CELL) return { type: 'blank', note: null };
  const half = toHalfWidth(trimmed);
  if (MARKS.has(half)) return { type: 'mark', mark: trimmed };
  const noteOnly = /^[（(](.+)[)）]$/s.exec(trimmed);
  // A figure in brackets may be a negative one: no note.
  if (noteOnly?.[1] !== undefined)
    return FIGURE_ONLY.test(toHalfWidth(noteOnly[1]))
      ? { type: 'garbage', text: trimmed }
      : { type: 'blank', note: noteOnly[1].trim() || null };
  const open = half.indexOf('(');
  const hasNote = open > 0 && half.endsWith(')');
  const number = (hasNote ? half.slice(0, open) : half).trim();
  const note = hasNote ? trimmed.slice(open + 1, -1).trim() : '';
  if (number === '零' || number === '〇') return { type: 'value', value: kind === 'amount' ? '0' : 0, note: note || null, unit: number };
  const unit = UNIT.exec(number)?.[0] ?? '';
  const digits = unit === '' ? number : number.slice(0, -unit.length).trim();
  // Two numbers in one field ("7 13") must never become one.
  if (/\s/.test(digits) || (unit === '万元') !== (unit !== '' && kind === 'amount')) return { type: 'garbage', text: trimmed };
  const read = readCellValue(kind, digits);
  if (!read.ok || read.value === null) {
    // A number the cell may not hold is what the text says all the same: rule R5 names it.
    if (!STATED_NUMBER.test(digits)) return { type: 'garbage', text: trimmed };
    return { type: 'value', value: kind === 'amount' ? digits : Number(digits), note: note || null, unit: unit || null };
  }
  return { type: 'value', value: read.value, note: note || null, unit: unit || null };
};

const MAX_FIELD = 600;
/** A field with all the spaces that may stand around it. */
const MAX_SPACED = 4000;
const STATED_NUMBER = /^-?\d{1,12}(?:\.\d{1,6})?$/;
const FIGURE_ONLY = /^[-+\d., %]+$/;
const UNIT = /(万元|[件条项宗个份次])$/;
const NUMBER_LIKE = /^(?:[+-]?\d[\d,]*(?:\.\d+)?\s?(?:万元|[件条项宗个份次])?|零|〇)(?:\s?\(.*\))?$/s;
const MARKS = new Set(['无', '無', '—', '——', '-', '--', '–', '/', '\\', '、', '－', '―', '─', '*', '空', '暂无', 'N/A', 'n/a']);
/** What a mark or number in words begins with. */
const VALUE_WORDS = new Set([...MARKS].map((mark) => mark.charAt(0)).concat('零'));
