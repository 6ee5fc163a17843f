// The small tables under the front sheet that its charts are drawn from: live formulas, and in words what a chart shows. They stand outside
// the form. Excel's sheets and the .xlsx writer draw both.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';
import { must } from '../result.ts';
import { applicantItems, type ChartItem, flowItems } from './chart-series.ts';
import { sheetReference } from './formulas.ts';
import { addressOf, layoutOf } from './layout.ts';

type ChartRow = { readonly label: string; readonly cells: readonly CellId[]; readonly formula: string };

export type FrontChart = {
  readonly title: string;
  /** Zero-based row of the table's heading on the front sheet; labels in the first column, numbers in the second. */
  readonly top: number;
  readonly rows: readonly ChartRow[];
  /** Zero-based rows the chart itself covers. */
  readonly from: number;
  readonly to: number;
  /** Read out instead of the chart. */
  readonly words: string;
};

/** Totals only: received, carried in, each kind of outcome, carried on. */
export const frontChart = (edition: Edition): FrontChart =>
  chartBelow(edition, must(layoutOf(edition).sheetByKey.get('cover'), 'front sheet').rowCount + 1, TITLE, flowItems(edition));

/** Who asked, under the first chart. */
export const applicantChart = (edition: Edition): FrontChart =>
  chartBelow(edition, frontChart(edition).to + 2, APPLICANTS_TITLE, applicantItems(edition));

const chartBelow = (edition: Edition, top: number, title: string, items: readonly ChartItem[]): FrontChart => {
  const layout = layoutOf(edition);
  const sheet = must(layout.sheetByKey.get('requests'), 'requests').name;
  const rows = items.map(({ label, cells }) => ({
    label,
    cells,
    formula: `=${cells.map((cell) => sheetReference(sheet, addressOf(layout, cell))).join('+')}`,
  }));
  const from = top + rows.length + 2;
  const source = cellsAreTotals(edition, rows) ? '总计列' : '第一行';
  return { title, top, rows, from, to: from + HEIGHT, words: `柱形图：${title}。数字见上方小表，由“${sheet}”的${source}自动得出。` };
};

const cellsAreTotals = ({ requests }: Edition, rows: readonly ChartRow[]): boolean =>
  rows.every(({ cells }) => cells.every((cell) => cell.endsWith(`/${requests.total.key}`)));

const TITLE = '政府信息公开申请与办理结果（件）';
const APPLICANTS_TITLE = '新收政府信息公开申请的申请人（件）';
const HEIGHT = 16;
