// What becomes of every field of a block that is to be pasted: filled, left out and why. Pure; cell-actions.ts carries it out, and
// paste-preview.ts shows it first where anything is refused or doubtful.
import { readCellValue } from '#shared/cell/cell-value';
import type { Message } from '#shared/i18n/translate';
import type { RangeBounds } from '#shared/workbook/address';
import { toA1 } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { Totals } from './calculation.ts';
import type { GridState } from './cell-face.ts';
import { isOpenCell, textOf, typistsOf } from './cell-face.ts';
import type { Block } from './clipboard.ts';
import type { FormMap } from './form-map.ts';
import { cellsWithin } from './form-map.ts';
import type { Place } from './selection.ts';

export type PasteLine = { readonly place: Place; readonly cell: FormCell | null; readonly text: string; readonly outcome: Outcome };

export type Outcome =
  /** `value`: what will stand there; the text itself may have separators or wide digits. */
  | { readonly kind: 'fill'; readonly value: string }
  /** A blank over a figure. */
  | { readonly kind: 'empties' }
  | { readonly kind: 'same' }
  | { readonly kind: 'unreadable'; readonly error: Message }
  | { readonly kind: 'locked'; readonly reason: string }
  | { readonly kind: 'typing'; readonly names: string }
  /** Calculated; it agrees with the text, or is not known yet. */
  | { readonly kind: 'formula' }
  | { readonly kind: 'total'; readonly value: string }
  | { readonly kind: 'label' }
  | { readonly kind: 'outside' };

/** `cut`: how many rows and columns of headings were left out before the figures began. */
export type PastePlan = { readonly lines: readonly PasteLine[]; readonly cut: { readonly rows: number; readonly columns: number } };

/** A single value goes into every cell of the range, a larger block is laid from its first place; nothing is said of fields that change nothing. */
export const planPaste = (state: GridState, map: FormMap, bounds: RangeBounds, source: Block): PastePlan => {
  const [only] = source[0] ?? [];
  if (source.length === 1 && source[0]?.length === 1 && typeof only === 'string') {
    const lines = cellsWithin(map, bounds).map((cell) => lineOf(state, map, cell, cell, only.trim()));
    return { lines: lines.flatMap((line) => line ?? []), cut: NOTHING_CUT };
  }
  const start = map.at(bounds.row, bounds.column);
  const cut = start?.role === 'input' ? headingsOf(source) : NOTHING_CUT;
  const lines: PasteLine[] = [];
  source.slice(cut.rows).forEach((fields, r) => {
    fields.slice(cut.columns).forEach((field, c) => {
      if (field === null) return;
      const place = { row: bounds.row + r, column: bounds.column + c };
      const line = lineOf(state, map, map.at(place.row, place.column), place, field.trim());
      if (line) lines.push(line);
    });
  });
  return { lines, cut };
};

/** The texts that will be entered. */
export const entriesOf = ({ lines }: PastePlan): Map<FormCell, string> => {
  const entries = new Map<FormCell, string>();
  for (const { cell, text, outcome } of lines) {
    if (cell && outcome.kind === 'fill') entries.set(cell, text);
    else if (cell && outcome.kind === 'empties') entries.set(cell, '');
  }
  return entries;
};

/** With the totals the form will show after the paste: those of the source are held against them. */
export const withTotals = (plan: PastePlan, sheet: string, totals: Totals | null): PastePlan => ({
  ...plan,
  lines: plan.lines.map((line): PasteLine => {
    const { cell, text, outcome } = line;
    if (outcome.kind !== 'formula' || cell?.role !== 'computed' || text === '') return line;
    const value = totals?.get(`${sheet}!${toA1(cell.row, cell.column)}`);
    const read = readCellValue('count', text);
    if (value === undefined || (read.ok && read.value === value)) return line;
    return { ...line, outcome: { kind: 'total', value: String(value) } };
  }),
});

/** Worth a look before it is done. */
export const isDoubtful = ({ kind }: Outcome): boolean => kind !== 'fill' && kind !== 'same' && kind !== 'formula';

const lineOf = (state: GridState, map: FormMap, cell: FormCell | null, place: Place, text: string): PasteLine | null => {
  const line = (outcome: Outcome): PasteLine => ({ place: { row: place.row, column: place.column }, cell, text, outcome });
  if (!cell) return text === '' ? null : line({ kind: 'outside' });
  const isOwnPlace = cell.row === place.row && cell.column === place.column;
  const standing = textOf(state, map, cell);
  if (cell.formula !== null || cell.field !== null) return text === '' || !isOwnPlace ? null : line({ kind: 'formula' });
  if (cell.role !== 'input' || cell.cell === null) return text === '' || isSameText(text, standing) ? null : line({ kind: 'label' });
  if (!isOwnPlace) return text === '' ? null : line({ kind: 'label' });
  if (text === standing) return line({ kind: 'same' });
  const reason = state.locks.get(cell.cell);
  if (!isOpenCell(state, cell)) return line({ kind: 'locked', reason: reason ?? '' });
  const typists = typistsOf(state, cell);
  if (typists.length > 0) return line({ kind: 'typing', names: typists.join('、') });
  const kind = state.edition.cellById.get(cell.cell)?.kind ?? 'count';
  const read = readCellValue(kind, text);
  if (!read.ok) return line({ kind: 'unreadable', error: read.error });
  const value = read.value === null ? '' : String(read.value);
  if (value === standing) return line({ kind: 'same' });
  return line(value === '' ? { kind: 'empties' } : { kind: 'fill', value });
};

/** Rows and columns at the beginning that hold words and no figure, as blocks copied with their headings have. */
const headingsOf = (block: Block): PastePlan['cut'] => {
  const isFigure = (field: string | null | undefined) =>
    typeof field === 'string' && field !== '' && readCellValue('change', field.replace(/\.\d+$/, '')).ok;
  const isWord = (field: string | null | undefined) => typeof field === 'string' && field.trim() !== '' && !isFigure(field);
  const width = Math.max(0, ...block.map((row) => row.length));
  const lastWith = (lines: readonly (readonly (string | null | undefined)[])[]) => {
    let count = 0;
    while (count < lines.length && lines[count]?.some(isWord) && !lines[count]?.some(isFigure)) count += 1;
    return count < lines.length ? count : 0;
  };
  // Columns first: row labels would make words of every row, and numbered headings a figure of none.
  const columns = lastWith(Array.from({ length: width }, (_, column) => block.map((row) => row[column])));
  const rows = lastWith(block.map((row) => row.slice(columns)));
  return { rows, columns };
};

const isSameText = (one: string, other: string): boolean => one.replace(/\s/g, '') === other.replace(/\s/g, '');

const NOTHING_CUT = { rows: 0, columns: 0 };
