// Reads table 三: rows by label, seven figures each. Called by read-report.ts after the edition is chosen.
import { toCellId } from '../../cell/cell-id.ts';
import type { CellDefinition, Edition, MatrixRowData } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import { must } from '../../result.ts';
import { balanceRows } from './balance-rows.ts';
import type { CellSink } from './cell-sink.ts';
import { columnOrder, comparableWords, contradictsOrder } from './column-order.ts';
import type { Field } from './fields.ts';
import type { LogicalRow, LogicalRows } from './logical-rows.ts';
import { cutDigits, type Placed, piecesOf, placeWithTotal, runOfDigits } from './place-values.ts';
import { clearedRow } from './remarks.ts';
import { listGroups, nameOrphans, type Taken, usualStarts } from './request-rows.ts';
import { isFilled } from './segments.ts';
import { readField } from './values.ts';

/** Puts the table's cells into the sink. */
export const readRequests = (edition: Edition, logical: LogicalRows, sink: CellSink): void => {
  const { requests } = edition;
  const rowByKey = new Map(requests.rows.map((row) => [row.key, row]));
  const keys = [...requests.columns, requests.total];
  const order = headerOrder(keys, logical, sink);
  const depth = Math.max(...requests.rows.map((row) => row.path.length));
  const usualStart = (row: MatrixRowData): number => (row.path.length === depth ? depth : depth - 1);
  const cellsOf = (key: string, columns: readonly string[]): CellDefinition[] =>
    columns.map((column) => must(edition.cellById.get(toCellId('requests', key, column)), `${key}/${column}`));

  const rows = logical.rows.map((row): LogicalRow => (row.key !== null && !rowByKey.has(row.key) ? { ...row, key: null } : row));
  const starts = usualStarts(rows, rowByKey, keys.length, usualStart);
  let runs = 0;
  const taken = rows.map((whole): Taken => {
    const row = clearedRow(whole, keys.length, sink);
    const data = row.key === null ? undefined : rowByKey.get(row.key);
    const start = data && row.labelColumn === data.path.length - 1 ? starts(data) : null;
    const placed = placeWithTotal({ values: row.values, positions: row.positions, need: keys.length, start }, depth + keys.length);
    if (placed && row.valuesWrapped && !rowAdds(placed.fields)) return { row, placed: null, cuts: [] };
    const run = placed ? null : runOfDigits(row.values);
    return { row, placed, cuts: run && runs++ < MAX_RUNS ? cutDigits(run.text, keys.length) : [] };
  });
  const solved = balanceRows(edition, nameOrphans(edition, taken), numbersOf);
  const isReadable = order !== null && !isTotalElsewhere(taken, order[0] === requests.total.key);
  if (isReadable) listGroups(edition, rows, sink);

  for (const { row, placed, cuts } of solved) {
    const data = row.key === null ? undefined : rowByKey.get(row.key);
    const text = row.values
      .filter(isFilled)
      .map((field) => field.text)
      .join(' ');
    if (!data) {
      if (text !== '')
        sink.repairs.push({
          line: row.line,
          kind: 'unplaced-text',
          message: message('read.orphan', { line: row.line, text: text.slice(0, 60) }),
        });
      continue;
    }
    const cells = cellsOf(data.key, order ?? keys.map((column) => column.key));
    const [cut] = cuts;
    if (!isReadable) sink.putDoubt(cells, row.line, text);
    else if (placed) putRow(sink, row, placed, cells, starts(data));
    else if (cuts.length === 1 && cut) putCut(sink, row, cut, cells);
    else sink.putDoubt(cells, row.line, text);
  }
};

const putRow = (sink: CellSink, row: LogicalRow, placed: Placed, cells: readonly CellDefinition[], usual: number): void => {
  const { line } = row;
  const [first] = cells;
  const where = first ? (first.rowLabels.at(-1) ?? '') : '';
  const shifted = placed.start !== null && placed.start !== usual;
  const note = (kind: 'shifted-row' | 'wrapped-label' | 'misprinted-label' | 'wrapped-row' | 'inferred-label') =>
    sink.repairs.push({ line, kind, message: message(REPAIR_MESSAGES[kind], { line, where, text: row.labelText }) });
  if (shifted) note('shifted-row');
  if (row.wrapped) note('wrapped-label');
  else if (row.quality === 'part') note(row.labelText === '' || row.labelColumn < 0 ? 'inferred-label' : 'wrapped-label');
  else if (row.quality !== 'exact') note('misprinted-label');
  if (row.valuesWrapped) note('wrapped-row');
  const repaired = shifted || row.wrapped || row.quality !== 'exact' || row.valuesWrapped || row.reshaped;
  for (const [index, cell] of cells.entries()) {
    const field = placed.fields[index];
    sink.putField(cell, field ?? { text: '', line, column: 0 }, repaired);
  }
};

const putCut = (sink: CellSink, row: LogicalRow, cut: readonly number[], cells: readonly CellDefinition[]): void => {
  const line = row.values.find(isFilled)?.line ?? row.line;
  const text = row.values.find(isFilled)?.text ?? '';
  sink.repairs.push({ line, kind: 'split-digits', message: message('read.splitDigits', { line, text, numbers: cut.join('、') }) });
  const run = runOfDigits(row.values);
  const pieces = run ? piecesOf(run, cut.map(String)) : [];
  for (const [index, cell] of cells.entries())
    sink.putField(cell, pieces[index] ?? { text: String(cut[index] ?? ''), line, column: 0 }, true);
};

const headerOrder = (
  columns: readonly { readonly key: string; readonly label: string; readonly group?: string }[],
  { headers, strangers }: LogicalRows,
  sink: CellSink,
): readonly string[] | null => {
  // Only the words above the first row, and of those only lines that can be compared by place.
  const head = headers.filter(({ before }) => before === 0);
  if (contradictsOrder(columns, strangers)) return null;
  const order = columnOrder(columns, comparableWords(columns, head));
  if (order?.some((key, index) => key !== columns[index]?.key)) {
    const line = head[0]?.field.line ?? null;
    sink.repairs.push({ line, kind: 'reordered-columns', message: message('read.reordered', { line: line ?? 0 }) });
  }
  return order;
};

/** Whether the total the header places at one end of the rows is, wherever a row can tell, the figure at the other end. */
const isTotalElsewhere = (taken: readonly Taken[], isFirst: boolean): boolean => {
  let there = 0;
  for (const { placed } of taken) {
    const numbers = placed ? numbersOf(placed).map((number) => number ?? 0) : [];
    const ends = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
    const [own, other] = isFirst ? ends : ends.toReversed();
    const sum = numbers.reduce((a, b) => a + b, 0);
    if (sum === 0 || own === other) continue;
    if ((own ?? 0) * 2 === sum) return false;
    if ((other ?? 0) * 2 === sum) there++;
  }
  return there > 1;
};

const numbersOf = (placed: Placed): (number | null)[] =>
  placed.fields.map((field) => {
    const read = readField('count', field.text);
    return read.type === 'value' ? Number(read.value) : read.type === 'blank' ? 0 : null;
  });

const rowAdds = (fields: readonly Field[]): boolean => {
  const numbers = numbersOf({ fields, start: null });
  const total = numbers.at(-1);
  return numbers.every((number) => number !== null) && numbers.slice(0, -1).reduce<number>((a, b) => a + (b ?? 0), 0) === total;
};

/** Rows of one table whose digits are cut; the form has fewer. */
const MAX_RUNS = 60;
const REPAIR_MESSAGES = {
  'shifted-row': 'read.shifted',
  'wrapped-label': 'read.wrappedLabel',
  'misprinted-label': 'read.misprinted',
  'wrapped-row': 'read.wrappedRow',
  'inferred-label': 'read.inferredLabel',
} as const;
