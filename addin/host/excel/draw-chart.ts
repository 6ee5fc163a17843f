// The chart of requests and outcomes on the front sheet, with the small table it is drawn from. draw-sheet.ts draws it with the sheet, so
// that an adopted front sheet never gets a second one; build-sheets.ts has the table written again where a sheet it names was drawn anew.
import type { Edition } from '#shared/edition/types';
import { frontChart } from '#shared/workbook/front-chart';
import { rectangleAddress } from './form-plan.ts';
import { BODY_FONT, BODY_SIZE } from './sheet-look.ts';

/** Queues the table and the chart into an unprotected front sheet. */
export const drawChart = (target: Excel.Worksheet, edition: Edition, formulaText: (formula: string) => string): void => {
  const { title, from, to } = frontChart(edition);
  const table = drawChartTable(target, edition, formulaText);
  table.format.font.name = BODY_FONT;
  table.format.font.size = BODY_SIZE;
  const chart = target.charts.add('BarClustered', table, 'Columns');
  chart.name = CHART_NAME;
  chart.title.text = title;
  chart.legend.visible = false;
  // The first row of the table stands at the top, as people read it.
  chart.axes.categoryAxis.reversePlotOrder = true;
  chart.series.getItemAt(0).hasDataLabels = true;
  chart.setPosition(`A${from + 1}`, `B${to + 1}`);
};

/** Queues the table alone. */
export const drawChartTable = (target: Excel.Worksheet, edition: Edition, formulaText: (formula: string) => string): Excel.Range => {
  const { title, top, rows } = frontChart(edition);
  const table = target.getRange(rectangleAddress({ row: top, column: 0, rows: rows.length + 1, columns: 2 }));
  table.formulas = [[title, '件'], ...rows.map(({ label, formula }) => [label, formulaText(formula)])];
  return table;
};

const CHART_NAME = 'nianbao_chart';
