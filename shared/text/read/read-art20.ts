// Reads table 二: blocks of rows with their own columns. Called by read-report.ts after the edition is chosen.
import { toCellId } from '../../cell/cell-id.ts';
import type { BlockData, CellDefinition, Edition } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import { must } from '../../result.ts';
import type { CellSink } from './cell-sink.ts';
import { columnOrder, contradictsOrder } from './column-order.ts';
import type { HeaderWord, LogicalRow, LogicalRows } from './logical-rows.ts';
import { type Placed, piecesOf, placePlain, runOfDigits } from './place-values.ts';
import { clearedRow, inOtherUnit } from './remarks.ts';
import type { RepairKind } from './repair.ts';
import { isFilled } from './segments.ts';

/** Puts the table's cells into the sink. */
export const readArt20 = (edition: Edition, logical: LogicalRows, sink: CellSink): void => {
  const width = Math.max(...edition.art20.blocks.map((block) => block.columns.length));
  for (const [index, whole] of logical.rows.entries()) {
    const block = edition.art20.blocks.find(({ rows }) => rows.some(({ key }) => key === whole.key));
    const row = block ? clearedRow(whole, block.columns.length, sink) : whole;
    const text = row.values
      .filter(isFilled)
      .map((field) => field.text)
      .join(' ');
    if (!block || row.key === null) {
      if (text !== '')
        sink.repairs.push({
          line: row.line,
          kind: 'unplaced-text',
          message: message('read.orphan', { line: row.line, text: text.slice(0, 60) }),
        });
      continue;
    }
    const key = row.key;
    const order = contradictsOrder(block.columns, logical.strangers) ? null : columnOrder(block.columns, headersAbove(logical, index));
    const cells = (order ?? block.columns.map((column) => column.key)).map((column) => cellOf(edition, key, column));
    const unit = inOtherUnit(row, cells, logical);
    if (unit)
      sink.repairs.push({
        line: unit.line,
        kind: 'doubtful-cell',
        message: message('read.otherUnit', { line: unit.line, text: unit.text }),
      });
    const placed = order === null || unit || risky(row) ? null : place(row, block, width);
    if (placed) putRow(sink, row, placed, cells, order?.some((column, at) => column !== block.columns[at]?.key) ?? false);
    else sink.putDoubt(cells, row.line, text);
  }
};

/** Figures over several lines have no total that would prove them. */
const risky = (row: LogicalRow): boolean => row.valuesWrapped && new Set(row.values.filter(isFilled).map((field) => field.line)).size > 1;

const place = (row: LogicalRow, block: BlockData, width: number): Placed | null => {
  const need = block.columns.length;
  const kind = block.columns[0]?.kind;
  const run = need > 1 && kind === 'count' ? runOfDigits(row.values) : null;
  const placed = placePlain({ values: row.values, positions: row.positions, need, start: 1 }, width);
  if (placed || !run) return placed;
  // No total proves a cut here, but zeros can be cut in one way only.
  return /^0+$/.test(run.text) && run.text.length === need ? { fields: piecesOf(run, [...run.text]), start: null } : null;
};

const putRow = (sink: CellSink, row: LogicalRow, placed: Placed, cells: readonly CellDefinition[], reordered: boolean): void => {
  const { line } = row;
  const where = cells[0]?.rowLabels.at(-1) ?? '';
  const list = (
    kind: RepairKind,
    key: 'read.shifted' | 'read.wrappedLabel' | 'read.misprinted' | 'read.wrappedRow' | 'read.reorderedRow',
  ) => sink.repairs.push({ line, kind, message: message(key, { line, where, text: row.labelText }) });
  const shifted = placed.start !== null && placed.start !== 1;
  const run = placed.fields.length > 1 ? runOfDigits(row.values) : null;
  if (shifted) list('shifted-row', 'read.shifted');
  if (row.wrapped || row.quality === 'part') list('wrapped-label', 'read.wrappedLabel');
  else if (row.quality !== 'exact') list('misprinted-label', 'read.misprinted');
  if (row.valuesWrapped) list('wrapped-row', 'read.wrappedRow');
  if (reordered) list('reordered-columns', 'read.reorderedRow');
  const split =
    run !== null && placed.start === null && row.positions !== 'count' && placed.fields.every((field) => field.column === run.column);
  if (split)
    sink.repairs.push({
      line,
      kind: 'split-digits',
      message: message('read.splitDigits', { line, text: run.text, numbers: placed.fields.map((field) => field.text).join('、') }),
    });
  const repaired = shifted || row.wrapped || row.quality !== 'exact' || row.valuesWrapped || row.reshaped || reordered || split;
  for (const [index, cell] of cells.entries()) sink.putField(cell, placed.fields[index] ?? { text: '', line, column: 0 }, repaired);
};

/** The header words of the line next above the row. */
const headersAbove = ({ headers }: LogicalRows, index: number): readonly HeaderWord[] => {
  const above = headers.filter(({ before }) => before <= index);
  const row = above.at(-1)?.row;
  return above.filter((word) => word.row === row);
};

const cellOf = (edition: Edition, row: string, column: string): CellDefinition =>
  must(edition.cellById.get(toCellId('art20', row, column)), `${row}/${column}`);
