// The front sheet's charts in the .xlsx: requests and outcomes, applicants, and the years where earlier reports are given; each over a small
// table of live formulas. publish-xlsx.ts draws them.
import type { Cell, CellStyle, SheetChart } from 'hucre/xlsx';
import type { CellId } from '../cell/cell-id.ts';
import type { Trend } from '../picture/trend.ts';
import type { Report } from '../report/report.ts';
import { toA1 } from '../workbook/address.ts';
import { applicantChart, type FrontChart, frontChart } from '../workbook/front-chart.ts';
import { addressOf, layoutOf } from '../workbook/layout.ts';
import { drawXlsxTrend } from './xlsx-trend.ts';

type Drawn = { readonly cells: ReadonlyMap<string, Partial<Cell>>; readonly charts: readonly SheetChart[] };

/** Cells by "row,column". `shown`: the cached values of the formulas, as publishXlsx() has them. */
export const drawXlsxCharts = (
  report: Report,
  sheetName: string,
  {
    shown,
    style,
    trend,
  }: { readonly shown: ReadonlyMap<string, string | number>; readonly style: CellStyle; readonly trend: Trend | null },
): Drawn => {
  const { edition } = report;
  const drawn = [
    drawBars(report, sheetName, { chart: frontChart(edition), shown, style }),
    drawBars(report, sheetName, { chart: applicantChart(edition), shown, style }),
    ...(trend ? [drawXlsxTrend(edition, sheetName, { trend, shown, style })] : []),
  ];
  return { cells: new Map(drawn.flatMap(({ cells }) => [...cells])), charts: drawn.map(({ chart }) => chart) };
};

type Bars = { readonly chart: FrontChart; readonly shown: ReadonlyMap<string, string | number>; readonly style: CellStyle };

const drawBars = (
  report: Report,
  sheetName: string,
  { chart: { title, top, rows, from, to, words }, shown, style }: Bars,
): { readonly cells: ReadonlyMap<string, Partial<Cell>>; readonly chart: SheetChart } => {
  const cells = new Map<string, Partial<Cell>>([
    [`${top},0`, { style, value: title, type: 'string' }],
    [`${top},1`, { style, value: '件', type: 'string' }],
  ]);
  rows.forEach(({ label, cells: counted, formula }, index) => {
    const row = top + 1 + index;
    const total = counted.reduce((sum, cell) => sum + valueIn(report, cell, shown), 0);
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
      // The first row of the table stands at the top, as people read it.
      axes: { x: { reverse: true } },
      dataLabels: { showValue: true },
      altText: words,
    },
  };
};

/** A total as its formula shows it, a typed cell as it stands. */
const valueIn = (report: Report, cell: CellId, shown: ReadonlyMap<string, string | number>): number => {
  if (report.edition.cellById.get(cell)?.sumOf === null) return Number(report.cells.get(cell)?.value ?? 0);
  const { sheet, row, column } = addressOf(layoutOf(report.edition), cell);
  return Number(shown.get(`${sheet}!${toA1(row, column)}`) ?? 0);
};
