// The chart of the years on the front sheet, over a table of earlier years as numbers and this year as live formulas. keep-charts.ts draws it
// once the earlier reports are known.
import type { TrendTable } from '#shared/picture/trend-table';
import { CHART_NAMES } from '#shared/workbook/file-marks';
import { textEntry } from './cell-text.ts';
import { plainLook } from './draw-chart.ts';
import { rectangleAddress } from './form-plan.ts';

/** The entries of the table, heading first. */
export const trendEntries = (
  { title, heads, rows }: TrendTable,
  formulaText: (formula: string) => string,
): readonly (readonly (string | number)[])[] => [
  [title, ...heads],
  ...rows.map(({ label, entries }) => [
    // As text: a chart would take numbers for another line.
    textEntry(label),
    ...entries.map((entry) => (entry === null ? '' : typeof entry === 'number' ? entry : formulaText(entry.formula))),
  ]),
];

/** Queues the table alone into an unprotected front sheet. */
export const drawTrendTable = (target: Excel.Worksheet, table: TrendTable, formulaText: (formula: string) => string): Excel.Range => {
  const range = target.getRange(
    rectangleAddress({ row: table.top, column: 0, rows: table.rows.length + 1, columns: table.heads.length + 1 }),
  );
  range.formulas = trendEntries(table, formulaText).map((line) => [...line]);
  return range;
};

/** Queues table and chart. */
export const drawTrend = (target: Excel.Worksheet, table: TrendTable, formulaText: (formula: string) => string): void => {
  const range = drawTrendTable(target, table, formulaText);
  plainLook(range);
  const chart = target.charts.add('LineMarkers', range, 'Columns');
  chart.name = CHART_NAMES[2];
  chart.title.text = table.title;
  chart.legend.position = 'Bottom';
  table.heads.forEach((_, line) => {
    const series = chart.series.getItemAt(line);
    const look = LOOKS[line];
    series.hasDataLabels = true;
    if (!look) return;
    // Marks and dashes tell the lines apart where colours do not.
    series.format.line.color = look.colour;
    series.format.line.lineStyle = look.dash;
    series.markerStyle = look.mark;
    series.markerForegroundColor = look.colour;
    series.markerBackgroundColor = look.colour;
  });
  chart.setPosition(`A${table.from + 1}`, `B${table.to + 1}`);
};

const LOOKS = [
  { colour: '#1D63AD', mark: 'Circle', dash: 'Continuous' },
  { colour: '#B25900', mark: 'Square', dash: 'Dash' },
] as const;
