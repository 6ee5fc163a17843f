// Brings the charts of an open front sheet up to what they should be: those an older file lacks, and the chart of the years once the earlier
// reports are known. Where nothing is to be done, one reading and no more. excel-host.ts calls it.
import type { Trend } from '#shared/picture/trend';
import { type TrendTable, trendTable } from '#shared/picture/trend-table';
import { CHART_NAMES } from '#shared/workbook/file-marks';
import { barCharts, drawBars, type NamedChart } from './draw-chart.ts';
import { protectSheet } from './draw-sheet.ts';
import { drawTrend, drawTrendTable, trendEntries } from './draw-trend.ts';
import type { BatchRunner, BatchTrouble } from './excel-batch.ts';
import { rectangleAddress, type SheetPlan } from './form-plan.ts';
import { formulaIn, type OpenSheets } from './open-sheets.ts';

/**
 * Gives what stood in the way, or null. A table under the form is the sign that its chart was drawn: a chart a person took away stays away,
 * and none is drawn twice. Lifting the protection empties the undo list, so it happens only where something has to be drawn.
 */
export const keepCharts = async (runner: BatchRunner, open: OpenSheets, trend: Trend | null): Promise<BatchTrouble | null> => {
  const cover = open.plan.sheetByKey.get('cover');
  const place = open.places.get('cover');
  // Rows inserted above would put them elsewhere.
  if (!cover || !place || place.row !== 0 || place.column !== 0 || open.broken.has('cover')) return null;
  const { edition } = open.plan;
  const years = trend && trendTable(edition, trend);
  const looked = await runner.run((context) => {
    const sheet = sheetOf(context, cover);
    const bars = barCharts(edition).map((bar) => ({ bar, head: sheet.getCell(bar.chart.top, 0).load('values') }));
    const standing = years && sheet.getRange(rectangleAddress(roomOf(years))).load('values');
    const charts = sheet.charts.load('items/name');
    return (): Due => ({
      bars: bars.filter(({ bar, head }) => head.values[0]?.[0] !== bar.chart.title).map(({ bar }) => bar),
      years: years && standing ? yearsDue(years, standing.values) : 'nothing',
      names: new Set(charts.items.map(({ name }) => name)),
    });
  });
  if (!looked.ok) return looked.trouble;
  const due = looked.value;
  if (due.bars.length === 0 && due.years === 'nothing') return null;

  const drawn = await runner.run((context) => {
    const sheet = sheetOf(context, cover);
    const formulaText = formulaIn(open);
    sheet.protection.unprotect();
    for (const bar of due.bars) {
      // What an attempt that failed half-way left.
      if (due.names.has(bar.name)) sheet.charts.getItem(bar.name).delete();
      drawBars(sheet, bar, formulaText);
    }
    if (years && due.years === 'numbers') drawTrendTable(sheet, years, formulaText);
    if (years && due.years === 'everything') {
      if (due.names.has(YEARS)) sheet.charts.getItem(YEARS).delete();
      sheet.getRange(rectangleAddress(roomOf(years))).clear('Contents');
      drawTrend(sheet, years, formulaText);
    }
    protectSheet(sheet, cover);
    return () => undefined;
  });
  if (drawn.ok) return null;
  await tidy(runner, cover, due, years);
  return drawn.trouble;
};

const sheetOf = (context: Excel.RequestContext, { blockName }: SheetPlan): Excel.Worksheet =>
  context.workbook.names.getItem(blockName).getRange().worksheet;

/** bars: to be drawn; numbers: the chart of the years stands, its figures are others; names: of all charts on the sheet. */
type Due = {
  readonly bars: readonly NamedChart[];
  readonly years: 'nothing' | 'numbers' | 'everything';
  readonly names: ReadonlySet<string>;
};

/** A batch that failed is not rolled back: the signs are taken away again, so that the next opening draws, and the sheet is protected. */
const tidy = async (runner: BatchRunner, cover: SheetPlan, due: Due, years: TrendTable | null): Promise<void> => {
  const isProtected = await runner.run((context) => {
    const protection = sheetOf(context, cover).protection.load('protected');
    return () => protection.protected;
  });
  // Still protected: the batch never came to draw.
  if (!isProtected.ok || isProtected.value) return;
  await runner.run((context) => {
    const sheet = sheetOf(context, cover);
    for (const { chart } of due.bars) sheet.getCell(chart.top, 0).clear('Contents');
    if (years && due.years === 'everything') sheet.getCell(years.top, 0).clear('Contents');
    protectSheet(sheet, cover);
    return () => undefined;
  });
};

const yearsDue = (table: TrendTable, standing: readonly (readonly unknown[])[]): Due['years'] => {
  const wanted = trendEntries(table, (formula) => formula);
  const isText = (row: number): boolean => String(standing[row]?.[0] ?? '') === String(wanted[row]?.[0] ?? '').replace(/^'/, '');
  // The years and the end of the table: the chart counts these rows and no others.
  if (!wanted.every((_, row) => isText(row)) || !isText(wanted.length)) return 'everything';
  const differs = table.rows.some(({ entries }, row) =>
    entries.some((entry, line) => {
      const stands = standing[row + 1]?.[line + 1] ?? '';
      // This year is live; a formula that lost what it names shows an error.
      return typeof entry === 'object' && entry !== null ? String(stands).startsWith('#') : stands !== (entry ?? '');
    }),
  );
  return differs ? 'numbers' : 'nothing';
};

/** The rows the table may ever fill, whatever years an earlier drawing knew. */
const roomOf = ({ top, heads }: TrendTable) => ({ row: top, column: 0, rows: MOST_YEARS + 1, columns: heads.length + 1 });

const [, , YEARS] = CHART_NAMES;
/** One more than a trend has, so that a longer table is seen. */
const MOST_YEARS = 11;
