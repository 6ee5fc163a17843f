// The front sheet's chart of requests and outcomes in the .xlsx, with the small table of live formulas above it. publish-xlsx.ts draws it.
import type { Cell, CellStyle, SheetChart } from 'hucre/xlsx';
import type { Edition } from '../edition/types.ts';
import { toA1 } from '../workbook/address.ts';
import { frontChart } from '../workbook/front-chart.ts';
import { addressOf, layoutOf } from '../workbook/layout.ts';

type Drawn = { readonly cells: ReadonlyMap<string, Partial<Cell>>; readonly chart: SheetChart };

/** Cells by "row,column". `shown`: the cached values of the formulas, as publishXlsx() has them. */
export const drawXlsxChart = (
  edition: Edition,
  sheetName: string,
  shown: ReadonlyMap<string, string | number>,
  style: CellStyle,
): Drawn => {
  const { title, top, rows, from, to, words } = frontChart(edition);
  const layout = layoutOf(edition);
  const cells = new Map<string, Partial<Cell>>([
    [`${top},0`, { style, value: title, type: 'string' }],
    [`${top},1`, { style, value: '件', type: 'string' }],
  ]);
  rows.forEach(({ label, cells: counted, formula }, index) => {
    const row = top + 1 + index;
    const total = counted.reduce((sum, cell) => {
      const { sheet, row: at, column } = addressOf(layout, cell);
      return sum + Number(shown.get(`${sheet}!${toA1(at, column)}`) ?? 0);
    }, 0);
    cells.set(`${row},0`, { style, value: label, type: 'string' });
    cells.set(`${row},1`, { style, formula: formula.slice(1), formulaResult: total });
  });
  const column = (letter: string) => `'${sheetName}'!$${letter}$${top + 2}:$${letter}$${top + 1 + rows.length}`;
  return {
    cells,
    chart: {
      type: 'bar',
      title,
      series: [{ name: '件', values: column('B'), categories: column('A'), color: '1D63AD' }],
      anchor: { from: { row: from, col: 0 }, to: { row: to, col: 2 } },
      legend: false,
      dataLabels: { showValue: true },
      altText: words,
    },
  };
};
