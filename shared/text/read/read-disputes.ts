// Reads table 四: one row of fifteen figures, or one row for each group. Called by read-report.ts after the edition is chosen.
import { toCellId } from '../../cell/cell-id.ts';
import type { CellDefinition, Edition } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import { must } from '../../result.ts';
import type { CellSink } from './cell-sink.ts';
import type { Field, PhysicalRow } from './fields.ts';
import { fold } from './fold.ts';
import type { LabelBook } from './labels.ts';
import { cutDigits, piecesOf, placePlain, placeWithTotal, runOfDigits } from './place-values.ts';
import { isFilled } from './segments.ts';
import { looksLikeValue, readField } from './values.ts';

/** Puts the table's cells into the sink; returns the texts that stand for nothing we know. */
export const readDisputes = (edition: Edition, rows: readonly PhysicalRow[], book: LabelBook, sink: CellSink): Field[] => {
  const { disputes } = edition;
  const columns = [...disputes.columns, disputes.total].map((column) => column.key);
  const cellsOf = (group: string): CellDefinition[] =>
    columns.map((column) => must(edition.cellById.get(toCellId('disputes', group, column)), `${group}/${column}`));
  const all = disputes.groups.flatMap((group) => cellsOf(group.key));
  const strangers: Field[] = [];
  const loose: PhysicalRow[] = [];
  for (const row of rows) {
    const words = row.fields.filter((field) => isFilled(field) && !looksLikeValue(field.text));
    const figures = row.fields.filter((field) => isFilled(field) && looksLikeValue(field.text));
    if (figures.length === 0) {
      for (const field of words) if (!book.find(field.text)) strangers.push(field);
    } else if (words.length === 0) loose.push(row);
    else readGroupRow(row, words, book, cellsOf, columns.length, sink);
  }
  // Each measure named once is the head of rows or columns for the groups, not that of fifteen figures in a row.
  const words = rows.flatMap((row) => row.fields.map(({ text }) => fold(text)));
  const isOnce = [...disputes.columns, disputes.total].every(({ label }) => words.filter((word) => word === fold(label)).length === 1);
  if (loose.length > 0 && isOnce) putUnlessZero(loose, all, sink);
  else if (loose.length > 0) readWhole(loose, all, columns.length, sink);
  return strangers;
};

/** Figures whose order is not known are read only where all of them are zero. */
const putUnlessZero = (rows: readonly PhysicalRow[], cells: readonly CellDefinition[], sink: CellSink): void => {
  const values = rows.flatMap((row) => row.fields.filter(isFilled));
  const isZero = values.length === cells.length && values.every(({ text }) => /^[0０]$/.test(text));
  if (isZero) put(sink, cells, values, false);
  else sink.putDoubt(cells, values[0]?.line ?? 0, values.map(({ text }) => text).join(' '));
};

const readGroupRow = (
  row: PhysicalRow,
  words: readonly Field[],
  book: LabelBook,
  cellsOf: (group: string) => CellDefinition[],
  need: number,
  sink: CellSink,
): void => {
  const last = words.at(-1);
  const group = last ? book.find(last.text)?.row : null;
  const text = row.fields
    .filter(isFilled)
    .map((field) => field.text)
    .join(' ')
    .slice(0, 60);
  if (!last || !group) {
    sink.repairs.push({ line: row.line, kind: 'unplaced-text', message: message('read.orphan', { line: row.line, text }) });
    return;
  }
  const values = row.fields.filter((field) => field.column > last.column);
  const placed = placeWithTotal({ values, positions: row.positions, need, start: null }, 0);
  const cells = cellsOf(group);
  if (!placed) sink.putDoubt(cells, row.line, text);
  else
    for (const [index, cell] of cells.entries())
      sink.putField(cell, placed.fields[index] ?? { text: '', line: row.line, column: 0 }, row.isReshaped === true);
};

const readWhole = (rows: readonly PhysicalRow[], cells: readonly CellDefinition[], width: number, sink: CellSink): void => {
  const need = cells.length;
  const where = cells[0]?.rowLabels[0] ?? '';
  const [first] = rows;
  const line = first?.line ?? 0;
  const values = rows.flatMap((row) => row.fields);
  const positions = rows.length === 1 ? (first?.positions ?? 'none') : 'none';
  const text = values
    .filter(isFilled)
    .map((field) => field.text)
    .join(' ');
  const whole =
    rows.find((row) => row.fields.filter(isFilled).length === need) ??
    rows.find((row) => row.fields.length === need && row.positions !== 'none');
  const usable = rows.length > 1 && whole ? null : { values, positions };
  const direct = usable && placePlain({ ...usable, need, start: 0 }, need);
  if (direct) {
    const wrapped = rows.length > 1 && !groupsAdd(direct.fields, width);
    const shifted = direct.start !== null && direct.start !== 0;
    if (wrapped) {
      sink.putDoubt(cells, line, text);
      return;
    }
    if (rows.length > 1) sink.repairs.push({ line, kind: 'wrapped-row', message: message('read.wrappedRow', { line, where }) });
    if (shifted) sink.repairs.push({ line, kind: 'shifted-row', message: message('read.shifted', { line, where }) });
    put(sink, cells, direct.fields, shifted || rows.length > 1);
    return;
  }
  const window = usable && positions !== 'none' ? onlyWindow(values, need, width) : null;
  if (window) {
    sink.repairs.push({ line, kind: 'shifted-row', message: message('read.shifted', { line, where }) });
    put(sink, cells, window, true);
    return;
  }
  const run = runOfDigits(values);
  const cut = run ? onlyCut(run.text, need, width) : null;
  if (run && cut) {
    sink.repairs.push({
      line,
      kind: 'split-digits',
      message: message('read.splitDigits', { line, text: run.text, numbers: cut.join('、') }),
    });
    put(sink, cells, piecesOf(run, cut.map(String)), true);
    return;
  }
  // The same row more than once (a repeated table) is read more than once; the sink compares.
  if (rows.length > 1 && whole) for (const row of rows) readWhole([row], cells, width, sink);
  else sink.putDoubt(cells, line, text);
};

const put = (sink: CellSink, cells: readonly CellDefinition[], fields: readonly Field[], repaired: boolean): void => {
  for (const [index, cell] of cells.entries()) {
    const field = fields[index];
    if (field) sink.putField(cell, field, repaired);
  }
};

/** The one run of fields that holds every figure and whose totals add up, where no other does. */
const onlyWindow = (values: readonly Field[], need: number, width: number): readonly Field[] | null => {
  const found: (readonly Field[])[] = [];
  for (let from = 0; from + need <= values.length; from++) {
    const taken = values.slice(from, from + need);
    if (taken.filter(isFilled).length === values.filter(isFilled).length && groupsAdd(taken, width)) found.push(taken);
  }
  const [only] = found;
  return found.length === 1 && only ? only : null;
};

const groupsAdd = (fields: readonly Field[], width: number): boolean => {
  const numbers = fields.map((field) => {
    const read = readField('count', field.text);
    return read.type === 'value' ? Number(read.value) : null;
  });
  for (let from = 0; from < numbers.length; from += width) {
    const group = numbers.slice(from, from + width);
    const total = group.at(-1);
    if (total === null || group.slice(0, -1).reduce<number>((a, b) => a + (b ?? 0), 0) !== total) return false;
  }
  return true;
};

/** The one way to cut a run of digits into groups that each end with their total. */
const onlyCut = (digits: string, need: number, width: number): number[] | null => {
  if (digits.length > MAX_RUN) return null;
  let ways: { readonly from: number; readonly numbers: readonly number[] }[] = [{ from: 0, numbers: [] }];
  for (let group = 0; group < need / width; group++) {
    const next: typeof ways = [];
    for (const way of ways) {
      for (let to = way.from + width; to <= digits.length; to++) {
        const part = digits.slice(way.from, to);
        for (const cut of cutDigits(part, width)) next.push({ from: to, numbers: [...way.numbers, ...cut] });
        if (next.length > MAX_WAYS) return null;
      }
    }
    ways = next;
  }
  const whole = ways.filter(({ from }) => from === digits.length);
  const [only] = whole;
  return whole.length === 1 && only ? [...only.numbers] : null;
};

const MAX_RUN = 45;
const MAX_WAYS = 20_000;
