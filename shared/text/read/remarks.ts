// What may stand beside a table's figures and change nothing, or change everything: remarks behind them, and another unit above them.
// Called by the readers of 二 and 三.
import type { CellDefinition } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import type { CellSink } from './cell-sink.ts';
import type { Field } from './fields.ts';
import type { LogicalRow, LogicalRows } from './logical-rows.ts';
import { isFilled } from './segments.ts';
import { looksLikeValue } from './values.ts';

/** The row without words behind figures that are all there; the words are listed. */
export const clearedRow = (row: LogicalRow, need: number, sink: CellSink): LogicalRow => {
  const filled = row.values.filter(isFilled);
  const last = filled[need - 1];
  const remarks = filled.slice(need);
  if (!last || remarks.length === 0 || row.key === null) return row;
  if (remarks.some(isFigure) || !filled.slice(0, need).every(isFigure)) return row;
  for (const { line, text } of remarks)
    sink.repairs.push({ line, kind: 'unplaced-text', message: message('read.unplaced', { line, text: text.slice(0, 40) }) });
  return { ...row, values: row.values.slice(0, row.values.indexOf(last) + 1) };
};

/** The words of a header that name another unit than the form's for the row's amount; null where none does or the amount is 0. */
export const inOtherUnit = (row: LogicalRow, cells: readonly CellDefinition[], { headers, strangers }: LogicalRows): Field | null => {
  if (!cells.some(({ kind, columnLabel }) => kind === 'amount' && columnLabel.includes('万元'))) return null;
  if (!row.values.some(({ text }) => /[1-9１-９]/.test(text) && !text.includes('万'))) return null;
  return [...headers.map(({ field }) => field), ...strangers].find(({ text }) => OTHER_UNIT.test(text)) ?? null;
};

const isFigure = ({ text }: Field): boolean => looksLikeValue(text);

const OTHER_UNIT =
  /[（(](?:(?:计量)?单位)?[:：\s]{0,3}(?:人民币)?(?:元|千元|百万元|亿元)[)）]|单位[:：\s]{0,3}(?:人民币)?(?:元|千元|百万元|亿元)\s*$/;
