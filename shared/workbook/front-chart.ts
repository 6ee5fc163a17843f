// The small table under the front sheet that its chart of requests and outcomes is drawn from: live formulas, and in words what the
// chart shows. It stands outside the form. Excel's sheets and the .xlsx writer draw it alike.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import type { Edition, MatrixRowData } from '../edition/types.ts';
import { must } from '../result.ts';
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
export const frontChart = (edition: Edition): FrontChart => {
  const layout = layoutOf(edition);
  const top = must(layout.sheetByKey.get('cover'), 'front sheet').rowCount + 1;
  const groups = new Map<string, CellId[]>();
  for (const row of edition.requests.rows) {
    const label = labelOf(row);
    if (label === null) continue;
    groups.set(label, [...(groups.get(label) ?? []), toCellId('requests', row.key, edition.requests.total.key)]);
  }
  const sheet = must(layout.sheetByKey.get('requests'), 'requests').name;
  const rows = [...groups].map(([label, cells]) => ({
    label,
    cells,
    formula: `=${cells.map((cell) => sheetReference(sheet, addressOf(layout, cell))).join('+')}`,
  }));
  const from = top + rows.length + 2;
  return { title: TITLE, top, rows, from, to: from + HEIGHT, words: `柱形图：${TITLE}。数字见上方小表，由“${sheet}”的总计列自动得出。` };
};

const labelOf = ({ key, role, path }: MatrixRowData): string | null => {
  if (role === 'incoming') return key === 'new' ? '本年新收' : '上年结转';
  if (role === 'closing') return '结转下年度';
  if (role !== 'result') return null;
  return /^（[^）]+）([^（]+)/.exec(path[1] ?? '')?.[1] ?? path.at(-1) ?? null;
};

const TITLE = '政府信息公开申请与办理结果（件）';
const HEIGHT = 16;
