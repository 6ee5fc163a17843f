// Table 四 on its sheet: one row of values under three header rows; below it the check row (R4).
import { toCellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';
import type { FormCell, FormSheet } from './form.ts';
import { formCell } from './form-cell.ts';
import type { Place } from './formulas.ts';
import { balanceFormula, blankCountFormula, failureCountFormula, sumFormula } from './formulas.ts';

export const layDisputes = (edition: Edition): FormSheet => {
  const { heading, groups, columns, total } = edition.disputes;
  const span = columns.length + 1;
  const width = groups.length * span;
  const cells: FormCell[] = [formCell(0, 0, 'heading', { text: heading, columnSpan: width })];
  const balances: { left: Place[]; right: Place[] }[] = [];
  const inputs: Place[] = [];
  groups.forEach((group, g) => {
    const start = g * span;
    const [outer = '', inner] = group.path;
    const isFirst = groups[g - 1]?.path[0] !== outer;
    const alike = groups.filter((other) => other.path[0] === outer).length;
    if (isFirst) cells.push(formCell(1, start, 'header', { text: outer, columnSpan: span * alike }));
    if (inner !== undefined) cells.push(formCell(2, start, 'header', { text: inner, columnSpan: span }));
    const headerRow = inner === undefined ? 2 : 3;
    const parts = columns.map((_, index) => ({ row: VALUE_ROW, column: start + index }));
    const sum = { row: VALUE_ROW, column: start + columns.length };
    columns.forEach((column, index) => {
      cells.push(formCell(headerRow, start + index, 'header', { text: column.label, rowSpan: VALUE_ROW - headerRow }));
      cells.push(formCell(VALUE_ROW, start + index, 'input', { cell: toCellId('disputes', group.key, column.key) }));
    });
    cells.push(formCell(headerRow, sum.column, 'header', { text: total.label, rowSpan: VALUE_ROW - headerRow }));
    cells.push(
      formCell(VALUE_ROW, sum.column, 'computed', { cell: toCellId('disputes', group.key, total.key), formula: sumFormula(parts) }),
    );
    cells.push(formCell(VALUE_ROW + 2, start, 'check', { columnSpan: span, formula: balanceFormula([sum], parts) }));
    balances.push({ left: [sum], right: parts });
    inputs.push(...parts);
  });
  const countRow = VALUE_ROW + 3;
  cells.push(
    formCell(VALUE_ROW + 1, 0, 'checkHeader', { text: '核对：总计=各项之和（R4）', columnSpan: width }),
    formCell(countRow, 0, 'checkHeader', { text: '不平衡处数', columnSpan: span }),
    formCell(countRow, span, 'check', { formula: failureCountFormula(balances) }),
    formCell(countRow + 1, 0, 'checkHeader', { text: '未填格数', columnSpan: span }),
    formCell(countRow + 1, span, 'check', { formula: blankCountFormula(inputs) }),
  );
  return {
    key: 'disputes',
    name: '四、复议诉讼',
    kind: 'table',
    table: 'disputes',
    section: null,
    columnWidths: Array<number>(width).fill(7),
    cells,
    rowCount: countRow + 2,
    headRows: VALUE_ROW,
    orientation: 'landscape',
  };
};

const VALUE_ROW = 4;
