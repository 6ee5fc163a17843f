// The chart of the years on the .xlsx's front sheet: earlier years as the numbers they were, this year as live formulas. xlsx-chart.ts draws it
// where earlier reports are given.
import type { Cell, CellStyle, SheetChart } from 'hucre/xlsx';
import type { Edition } from '../edition/types.ts';
import type { Trend } from '../picture/trend.ts';
import { trendTable } from '../picture/trend-table.ts';
import { columnToLetters, toA1 } from '../workbook/address.ts';
import { addressOf, layoutOf } from '../workbook/layout.ts';

type Place = {
  /** Its last year is the report's. */
  readonly trend: Trend;
  readonly shown: ReadonlyMap<string, string | number>;
  readonly style: CellStyle;
};

export const drawXlsxTrend = (
  edition: Edition,
  sheetName: string,
  { trend, shown, style }: Place,
): { readonly cells: ReadonlyMap<string, Partial<Cell>>; readonly chart: SheetChart } => {
  const layout = layoutOf(edition);
  const { title, heads, rows, top, from, to } = trendTable(edition, trend);
  const cells = new Map<string, Partial<Cell>>([[`${top},0`, { style, value: title, type: 'string' }]]);
  heads.forEach((label, line) => {
    cells.set(`${top},${line + 1}`, { style, value: label, type: 'string' });
  });
  rows.forEach(({ label, entries }, index) => {
    const row = top + 1 + index;
    // As text: a chart would take numbers for another line.
    cells.set(`${row},0`, { style, value: label, type: 'string' });
    entries.forEach((entry, line) => {
      // A year that is not known is left empty, and the line has a gap there.
      if (entry === null) return;
      if (typeof entry === 'number') {
        cells.set(`${row},${line + 1}`, { style, value: entry, type: 'number' });
        return;
      }
      const total = entry.cells.reduce((sum, cell) => {
        const at = addressOf(layout, cell);
        return sum + Number(shown.get(`${at.sheet}!${toA1(at.row, at.column)}`) ?? 0);
      }, 0);
      cells.set(`${row},${line + 1}`, { style, formula: entry.formula.slice(1), formulaResult: total });
    });
  });
  const column = (index: number) =>
    `'${sheetName}'!$${columnToLetters(index)}$${top + 2}:$${columnToLetters(index)}$${top + 1 + rows.length}`;
  return {
    cells,
    chart: {
      type: 'line',
      title,
      series: heads.map((label, line) => ({
        name: label,
        values: column(line + 1),
        categories: column(0),
        color: LOOKS[line]?.colour ?? '4B5563',
        marker: { symbol: LOOKS[line]?.symbol ?? 'triangle', size: 7 },
        stroke: { width: 2, dash: LOOKS[line]?.dash ?? 'sysDot' },
        dataLabels: { showValue: true },
      })),
      anchor: { from: { row: from, col: 0 }, to: { row: to, col: 2 } },
      legend: 'bottom',
      altText: `折线图：${title}，${rows.at(0)?.label}至${rows.at(-1)?.label}。数字见上方小表。`,
    },
  };
};

const LOOKS = [
  { colour: '1D63AD', symbol: 'circle', dash: 'solid' },
  { colour: 'B25900', symbol: 'square', dash: 'dash' },
] as const;
