// The small table under the front sheet that the chart of the years is drawn from: earlier years as the numbers they were, this year as live
// formulas. Excel's sheets and the .xlsx writer draw the same one, below the chart of the applicants.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';
import { must } from '../result.ts';
import { sheetReference } from '../workbook/formulas.ts';
import { applicantChart } from '../workbook/front-chart.ts';
import { addressOf, layoutOf } from '../workbook/layout.ts';
import type { Trend } from './trend.ts';

/** A number of an earlier year (null: not known), or this year's formula with the cells it adds up. */
type TrendEntry = number | null | { readonly formula: string; readonly cells: readonly CellId[] };

export type TrendTable = {
  readonly title: string;
  /** Names of the lines, each over a column of its own after the one with the years. */
  readonly heads: readonly string[];
  readonly rows: readonly { readonly label: string; readonly entries: readonly TrendEntry[] }[];
  /** Zero-based row of the table's heading. */
  readonly top: number;
  /** Zero-based rows the chart itself covers. */
  readonly from: number;
  readonly to: number;
};

/** The last row is the report's own year. */
export const trendTable = (edition: Edition, { title, years, lines, unit }: Trend): TrendTable => {
  const layout = layoutOf(edition);
  const sheet = must(layout.sheetByKey.get('requests'), 'requests').name;
  const top = applicantChart(edition).to + 2;
  const from = top + years.length + 2;
  return {
    title: `${title}（${unit}）`,
    heads: lines.map(({ label }) => label),
    rows: years.map((year, index) => ({
      label: `${year}年`,
      entries: lines.map(({ values, cells }) =>
        index < years.length - 1
          ? (values[index] ?? null)
          : { formula: `=${cells.map((cell) => sheetReference(sheet, addressOf(layout, cell))).join('+')}`, cells },
      ),
    })),
    top,
    from,
    to: from + HEIGHT,
  };
};

const HEIGHT = 16;
