// Table 二 on its sheet: blocks of four columns; a block with fewer columns lets its last ones span.
import { toCellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';
import type { FormCell, FormSheet } from './form.ts';
import { formCell } from './form-cell.ts';
import { blankCountFormula } from './formulas.ts';

export const layArt20 = (edition: Edition): FormSheet => {
  const { heading, rowHeader, blocks } = edition.art20;
  const valueColumns = Math.max(...blocks.map((block) => block.columns.length));
  const width = valueColumns + 1;
  const cells: FormCell[] = [formCell(0, 0, 'heading', { text: heading, columnSpan: width })];
  let row = 1;
  for (const block of blocks) {
    // The last column takes what the widest block has more, as in the printed form.
    const place = (index: number) => ({
      column: index + 1,
      columnSpan: index === block.columns.length - 1 ? valueColumns - index : 1,
    });
    cells.push(formCell(row, 0, 'block', { text: block.label, columnSpan: width }));
    row += 1;
    cells.push(formCell(row, 0, 'header', { text: rowHeader }));
    block.columns.forEach((column, index) => {
      const at = place(index);
      cells.push(formCell(row, at.column, 'header', { text: column.label, columnSpan: at.columnSpan }));
    });
    row += 1;
    for (const line of block.rows) {
      cells.push(formCell(row, 0, 'label', { text: line.label }));
      block.columns.forEach((column, index) => {
        const at = place(index);
        cells.push(formCell(row, at.column, 'input', { columnSpan: at.columnSpan, cell: toCellId('art20', line.key, column.key) }));
      });
      row += 1;
    }
  }
  const inputs = cells.filter((cell) => cell.role === 'input');
  cells.push(
    formCell(row, 0, 'checkHeader', { text: '未填格数' }),
    formCell(row, 1, 'check', { formula: blankCountFormula(inputs), columnSpan: valueColumns }),
  );
  return {
    key: 'art20',
    name: '二、主动公开',
    kind: 'table',
    table: 'art20',
    section: null,
    columnWidths: [28, ...Array<number>(valueColumns).fill(20)],
    cells,
    rowCount: row + 1,
    headRows: 1,
    orientation: 'portrait',
  };
};
