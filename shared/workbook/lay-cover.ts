// The front sheet: title, organ, year, and the verdict of the balances as live formulas.
import type { Edition } from '../edition/types.ts';
import { must } from '../result.ts';
import type { FormCell, FormSheet } from './form.ts';
import { formCell } from './form-cell.ts';
import { sheetReference } from './formulas.ts';

export const layCover = (edition: Edition, tables: readonly FormSheet[]): FormSheet => {
  const failures = tables.flatMap((sheet) => countCells(sheet, '不平衡处数'));
  const blanks = tables.flatMap((sheet) => countCells(sheet, '未填格数'));
  // B9+0: a blank there is shown as 0.
  const verdict = `=IF(B7+B8+B9=0,"✓ 全部平衡，没有空格","✗ 不平衡 "&B7&" 处，未填 "&B8&" 格，原文合计待核 "&(B9+0)&" 处")`;
  const line = (row: number, text: string, formula: string): FormCell[] => [
    formCell(row, 0, 'checkHeader', { text }),
    formCell(row, 1, 'check', { formula }),
  ];
  return {
    key: 'cover',
    name: '封面',
    kind: 'cover',
    table: null,
    section: null,
    columnWidths: [26, 60],
    cells: [
      formCell(0, 0, 'heading', { text: edition.titleSuffix.replace(/^年/, ''), columnSpan: 2 }),
      formCell(2, 0, 'label', { text: '机关全称' }),
      formCell(2, 1, 'field', { field: 'organ' }),
      formCell(3, 0, 'label', { text: '年度' }),
      formCell(3, 1, 'field', { field: 'year' }),
      formCell(4, 0, 'label', { text: '格式依据' }),
      formCell(4, 1, 'text', { text: edition.document }),
      ...line(5, '结论', verdict),
      ...line(6, '不平衡处数', `=${failures.join('+')}`),
      ...line(7, '未填格数', `=${blanks.join('+')}`),
      formCell(8, 0, 'checkHeader', { text: '原文合计与公式不同（处）' }),
      formCell(8, 1, 'field', { field: 'stated' }),
      formCell(9, 0, 'text', { text: '浅黄色格填写数字；灰色格是公式，自动计算，不能改。没有发生的填 0，不要留空。', columnSpan: 2 }),
    ],
    rowCount: 10,
    headRows: 1,
    orientation: 'portrait',
  };
};

const countCells = (sheet: FormSheet, label: string): string[] =>
  sheet.cells
    .filter((cell) => cell.role === 'checkHeader' && cell.text === label)
    .map((header) => {
      const count = must(
        sheet.cells.find((cell) => cell.role === 'check' && cell.row === header.row),
        `${label} on ${sheet.name}`,
      );
      return sheetReference(sheet.name, count);
    });
