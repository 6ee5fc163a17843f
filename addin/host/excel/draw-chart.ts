// The charts of requests and outcomes and of the applicants on the front sheet, each with the small table it is drawn from. draw-sheet.ts draws
// them with the sheet, so that an adopted front sheet never gets a second one; build-sheets.ts has the tables written again where a sheet they
// name was drawn anew; keep-charts.ts adds what an older file lacks.
import type { Edition } from '#shared/edition/types';
import { CHART_NAMES } from '#shared/workbook/file-marks';
import { applicantChart, type FrontChart, frontChart } from '#shared/workbook/front-chart';
import { rectangleAddress } from './form-plan.ts';
import { BODY_FONT, BODY_SIZE } from './sheet-look.ts';

/** A chart of bars and the name it bears in the file. */
export type NamedChart = { readonly name: string; readonly chart: FrontChart };

/** In the order they stand below each other. */
export const barCharts = (edition: Edition): readonly NamedChart[] => [
  { name: CHART_NAMES[0], chart: frontChart(edition) },
  { name: CHART_NAMES[1], chart: applicantChart(edition) },
];

/** Queues table and chart into an unprotected front sheet. */
export const drawBars = (target: Excel.Worksheet, { name, chart: plan }: NamedChart, formulaText: (formula: string) => string): void => {
  const table = drawBarTable(target, plan, formulaText);
  plainLook(table);
  const chart = target.charts.add('BarClustered', table, 'Columns');
  chart.name = name;
  chart.title.text = plan.title;
  chart.legend.visible = false;
  // The first row of the table stands at the top, as people read it.
  chart.axes.categoryAxis.reversePlotOrder = true;
  chart.series.getItemAt(0).hasDataLabels = true;
  chart.setPosition(`A${plan.from + 1}`, `B${plan.to + 1}`);
};

/** Queues the table alone. */
export const drawBarTable = (
  target: Excel.Worksheet,
  { title, top, rows }: FrontChart,
  formulaText: (formula: string) => string,
): Excel.Range => {
  const table = target.getRange(rectangleAddress({ row: top, column: 0, rows: rows.length + 1, columns: 2 }));
  table.formulas = [[title, '件'], ...rows.map(({ label, formula }) => [label, formulaText(formula)])];
  return table;
};

export const plainLook = ({ format: { font } }: Excel.Range): void => {
  font.name = BODY_FONT;
  font.size = BODY_SIZE;
};
