// What the years are compared by: new requests and those dealt with. The year view, the one-page picture and the workbook's chart use it.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import type { Edition, MatrixRowData } from '../edition/types.ts';
import { figuresOf, type YearFigures } from './read-figures.ts';

/** `cells`: what the line counts in this year's form. */
type Line = { readonly label: string; readonly values: readonly (number | null)[]; readonly cells: readonly CellId[] };

export type Trend = { readonly title: string; readonly unit: string; readonly years: readonly number[]; readonly lines: readonly Line[] };

/** Oldest year first, this year last; a year that is not at hand between two that are stands in the row with no figures. Null without earlier years. */
export const trendOf = (now: YearFigures, past: readonly (YearFigures & { readonly year: number })[]): Trend | null => {
  const { year } = now.report;
  const earlier = past.filter((one) => year !== null && one.year < year);
  if (year === null || earlier.length === 0) return null;
  const known = new Map<number, YearFigures>([...earlier.map((one) => [one.year, one] as const), [year, now] as const]);
  const first = Math.max(year - LONGEST + 1, Math.min(...known.keys()));
  const years = Array.from({ length: year - first + 1 }, (_, index) => first + index);
  const line = (label: string, wanted: (row: MatrixRowData) => boolean): Line => ({
    label,
    cells: totals(now.report.edition, wanted),
    values: years.map((one) => {
      const figures = known.get(one);
      return figures ? figuresOf(figures)(totals(figures.report.edition, wanted)) : null;
    }),
  });
  return {
    title: TITLE,
    unit: '件',
    years,
    lines: [
      line('新收申请', ({ role, opensWith }) => role === 'incoming' && opensWith === undefined),
      line('办结申请', ({ role }) => role === 'processed'),
    ],
  };
};

const totals = ({ requests }: Edition, wanted: (row: MatrixRowData) => boolean): CellId[] =>
  requests.rows.filter(wanted).map(({ key }) => toCellId('requests', key, requests.total.key));

const TITLE = '历年政府信息公开申请';
const LONGEST = 10;
