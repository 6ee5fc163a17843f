// The chart of the years on the .xlsx's front sheet: earlier years as the numbers they were, this year as live formulas. xlsx-chart.ts draws it
// where earlier reports are given.
import type { Cell, CellStyle, SheetChart } from 'hucre/xlsx';
import type { Edition } from '../edition/types.ts';
import type { Trend } from '../picture/trend.ts';
import { must } from '../result.ts';
import { columnToLetters, toA1 } from '../workbook/address.ts';
import { sheetReference } from '../workbook/formulas.ts';
import { addressOf, layoutOf } from '../workbook/layout.ts';

type Place = {
  /** Its last year is the report's. */
  readonly trend: Trend;
  /** Zero-based row of the table's heading. */
  readonly top: number;
  readonly shown: ReadonlyMap<string, string | number>;
  readonly style: CellStyle;
};

export const drawXlsxTrend = (
  edition: Edition,
  sheetName: string,
  { trend: { title, years, lines }, top, shown, style }: Place,
): { readonly cells: ReadonlyMap<string, Partial<Cell>>; readonly chart: SheetChart } => {
  const layout = layoutOf(edition);
  const source = must(layout.sheetByKey.get('requests'), 'requests').name;
  const cells = new Map<string, Partial<Cell>>([[`${top},0`, { style, value: `${title}（件）`, type: 'string' }]]);
  years.forEach((year, index) => {
    // As text: a chart would take numbers for another line.
    cells.set(`${top + 1 + index},0`, { style, value: `${year}年`, type: 'string' });
  });
  lines.forEach(({ label, values, cells: own }, line) => {
    cells.set(`${top},${line + 1}`, { style, value: label, type: 'string' });
    values.forEach((value, index) => {
      const place = `${top + 1 + index},${line + 1}`;
      if (index < years.length - 1) {
        // A year that is not known is left empty, and the line has a gap there.
        if (value !== null) cells.set(place, { style, value, type: 'number' });
        return;
      }
      const addresses = own.map((cell) => addressOf(layout, cell));
      const formula = addresses.map((address) => sheetReference(source, address)).join('+');
      const total = addresses.reduce((sum, { sheet, row, column }) => sum + Number(shown.get(`${sheet}!${toA1(row, column)}`) ?? 0), 0);
      cells.set(place, { style, formula, formulaResult: total });
    });
  });
  const column = (index: number) =>
    `'${sheetName}'!$${columnToLetters(index)}$${top + 2}:$${columnToLetters(index)}$${top + 1 + years.length}`;
  const from = top + years.length + 2;
  return {
    cells,
    chart: {
      type: 'line',
      title: `${title}（件）`,
      series: lines.map(({ label }, line) => ({
        name: label,
        values: column(line + 1),
        categories: column(0),
        color: LOOKS[line]?.colour ?? '4B5563',
        marker: { symbol: LOOKS[line]?.symbol ?? 'triangle', size: 7 },
        stroke: { width: 2, dash: LOOKS[line]?.dash ?? 'sysDot' },
        dataLabels: { showValue: true },
      })),
      anchor: { from: { row: from, col: 0 }, to: { row: from + HEIGHT, col: 2 } },
      legend: 'bottom',
      altText: `折线图：${title}（件），${years.at(0)}年至${years.at(-1)}年。数字见上方小表。`,
    },
  };
};

const LOOKS = [
  { colour: '1D63AD', symbol: 'circle', dash: 'solid' },
  { colour: 'B25900', symbol: 'square', dash: 'dash' },
] as const;
const HEIGHT = 16;
