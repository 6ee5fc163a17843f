// Decides which field of a row belongs to which column. Called by the table readers. It never guesses: where two places
// are possible it gives null, and the row is doubtful.
import { toHalfWidth } from '../../cell/cell-value.ts';
import type { Field, Positions } from './fields.ts';
import { isFilled } from './segments.ts';
import { looksLikeValue, readField } from './values.ts';

export type Placed = {
  readonly fields: readonly Field[];
  /** Column of the first field in its source row, null where places mean nothing. */
  readonly start: number | null;
};

export type PlaceInput = {
  readonly values: readonly Field[];
  readonly positions: Positions;
  readonly need: number;
  /** Where the first figure of such a row stands when nothing is shifted; null where that is not known. */
  readonly start: number | null;
};

/**
 * The fields of the columns, the last one being the total: by the count of figures, else ending at the last filled field.
 * `width` is the number of fields the form's row has.
 */
export const placeWithTotal = ({ values, positions, need, start }: PlaceInput, width: number): Placed | null => {
  const filled = values.filter(isFilled);
  if (filled.length === 0) return positions === 'none' ? null : { fields: blanks(values, need), start: null };
  const split = splitOne(filled, need);
  if (split) return { fields: split, start: null };
  if (filled.length === need) return { fields: filled, start: positions === 'exact' ? (filled[0]?.column ?? null) : null };
  if (filled.length > need || positions === 'none') return null;
  const first = values.findIndex(isFilled);
  const last = values.length - 1 - [...values].reverse().findIndex(isFilled);
  const span = last - first + 1;
  const at = (from: number): Placed | null => {
    if (from < 0 || from > first || last >= from + need) return null;
    const taken = values.slice(from, from + need);
    if (taken.length < need && (positions !== 'exact' || values.length < from + need)) return null;
    return { fields: taken, start: positions === 'exact' ? (taken[0]?.column ?? null) : null };
  };
  const ending = at(last - need + 1);
  const usual =
    positions === 'count' ? (values.length === need ? at(0) : null) : start === null ? null : at(start - (values[0]?.column ?? 0));
  if (span > need) return null;
  if (span === need) return ending;
  if (ending && usual && ending.start === usual.start && ending.fields[0] === usual.fields[0]) return ending;
  const sum = ending ? totalFits(ending.fields) : 'no';
  if (ending && sum === 'nonzero') return ending;
  if (ending && usual === null && start === null && sum === 'zero') return ending;
  // The total is empty: the row's own place counts if no field is missing, no digits that run together hide in one field,
  // and the last figure is not the total of the others, moved to the left.
  const isRun = filled.length === 1 && (filled[0]?.text.length ?? 0) >= need;
  return usual && ending === null && !isRun && isWhole(values, positions, width) && !endsWithTotal(usual.fields) ? usual : null;
};

/** The fields of columns that have no total: by count, else by place where every field of the row is there. */
export const placePlain = ({ values, positions, need, start }: PlaceInput, width: number): Placed | null => {
  const filled = values.filter(isFilled);
  const split = splitOne(filled, need);
  if (split) return { fields: split, start: null };
  if (filled.length === need) return { fields: filled, start: positions === 'exact' ? (filled[0]?.column ?? null) : null };
  if (filled.length > need || positions === 'none') return null;
  if (filled.length === 0) return { fields: blanks(values, need), start: null };
  const [first] = values;
  const whole = positions === 'count' ? values.length === need : values.length === width && first?.column === start;
  if (!whole || values.slice(need).some(isFilled)) return null;
  return { fields: values.slice(0, need), start: positions === 'exact' ? start : null };
};

/** All ways to cut a run of digits into numbers without leading zeros whose last is the sum of the others. */
export const cutDigits = (digits: string, parts: number): (readonly number[])[] => {
  const cuts: (readonly number[])[] = [];
  const length = digits.length;
  if (length < parts || length > MAX_RUN) return cuts;
  const go = (from: number, taken: number[], sum: number): void => {
    // A sum longer than all digits left can no longer be the total.
    if (cuts.length > MAX_CUTS || sum >= 10 ** (length - from)) return;
    if (taken.length === parts - 1) {
      const last = digits.slice(from);
      if (!PLAIN.test(last) || Number(last) !== sum) return;
      cuts.push([...taken, Number(last)]);
      return;
    }
    const left = parts - taken.length - 1;
    const longest = digits.charAt(from) === '0' ? 1 : Math.min(MAX_NUMBER, length - from - left);
    for (let size = 1; size <= longest; size++) {
      const value = Number(digits.slice(from, from + size));
      go(from + size, [...taken, value], sum + value);
    }
  };
  go(0, [], 0);
  return cuts.length > MAX_CUTS ? [] : cuts;
};

/** The run of digits a row consists of, where all its figures stand in one field. */
export const runOfDigits = (values: readonly Field[]): Field | null => {
  const filled = values.filter(isFilled);
  const [only] = filled;
  return filled.length === 1 && only && /^\d+$/.test(toHalfWidth(only.text)) ? { ...only, text: toHalfWidth(only.text) } : null;
};

/** Several figures with spaces between them in one field. */
const splitOne = (filled: readonly Field[], need: number): Field[] | null => {
  const [only] = filled;
  if (filled.length !== 1 || !only || need < 2) return null;
  const parts = only.text.split(/\s+/);
  return parts.length === need && parts.every(looksLikeValue) ? piecesOf(only, parts) : null;
};

/** The pieces of a field in their order, each with its own place. */
export const piecesOf = (field: Field, pieces: readonly string[]): Field[] => {
  let from = 0;
  return pieces.map((text): Field => {
    const found = field.text.indexOf(text, from);
    from = found + text.length;
    return { text, line: field.line, column: field.column, ...(field.at === undefined || found < 0 ? {} : { at: field.at + found }) };
  });
};

const totalFits = (fields: readonly Field[]): 'nonzero' | 'zero' | 'no' => {
  const numbers = fields.map(({ text }) => {
    const read = readField('count', text);
    return read.type === 'value' ? Number(read.value) : read.type === 'garbage' ? Number.NaN : 0;
  });
  const total = numbers.at(-1) ?? Number.NaN;
  const sum = numbers.slice(0, -1).reduce((a, b) => a + b, 0);
  if (sum !== total) return 'no';
  return total === 0 ? 'zero' : 'nonzero';
};

/** Whether no field of the row is missing. */
const isWhole = (values: readonly Field[], positions: Positions, width: number): boolean =>
  positions === 'count' || (values[0]?.column ?? 0) + values.length === width;

const endsWithTotal = (fields: readonly Field[]): boolean =>
  totalFits(fields.filter(isFilled)) === 'nonzero' && fields.filter(isFilled).length > 1;

const blanks = (values: readonly Field[], need: number): Field[] => {
  const [first] = values;
  return Array.from({ length: need }, (_, index) => values[index] ?? { text: '', line: first?.line ?? 0, column: 0 });
};

const PLAIN = /^(?:0|[1-9]\d{0,8})$/;
const MAX_NUMBER = 9;
const MAX_RUN = 24;
const MAX_CUTS = 3000;
