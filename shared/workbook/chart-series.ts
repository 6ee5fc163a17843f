// What a chart of a report counts: kinds of outcome and kinds of applicant, by the form's own labels. front-chart.ts makes formulas of them,
// the room picture draws them.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import type { Edition, MatrixRowData } from '../edition/types.ts';

/** One bar: its name, and the cells that add up to its length. */
export type ChartItem = { readonly label: string; readonly cells: readonly CellId[] };

/** Received, carried in, each kind of outcome, carried on: totals over all applicants. */
export const flowItems = (edition: Edition): readonly ChartItem[] => itemsOf(edition, flowLabel);

/** The kinds of outcome alone. */
export const outcomeItems = (edition: Edition): readonly ChartItem[] => itemsOf(edition, outcomeLabel);

/** Who asked: the year's new requests by kind of applicant. */
export const applicantItems = ({ requests }: Edition): readonly ChartItem[] => {
  const fresh = requests.rows.find(({ role, opensWith }) => role === 'incoming' && opensWith === undefined)?.key ?? '';
  return requests.columns.map(({ key, label, group }) => ({
    // 其他 alone does not say what.
    label: label === '其他' && group !== undefined ? '其他组织' : label,
    cells: [toCellId('requests', fresh, key)],
  }));
};

const itemsOf = ({ requests }: Edition, labelOf: (row: MatrixRowData) => string | null): readonly ChartItem[] => {
  const groups = new Map<string, CellId[]>();
  for (const row of requests.rows) {
    const label = labelOf(row);
    if (label !== null) groups.set(label, [...(groups.get(label) ?? []), toCellId('requests', row.key, requests.total.key)]);
  }
  return [...groups].map(([label, cells]) => ({ label, cells }));
};

const flowLabel = (row: MatrixRowData): string | null => {
  if (row.role === 'incoming') return row.opensWith === undefined ? '本年新收' : '上年结转';
  return row.role === 'closing' ? '结转下年度' : outcomeLabel(row);
};

const outcomeLabel = ({ role, path }: MatrixRowData): string | null =>
  role === 'result' ? (/^（[^）]+）([^（]+)/.exec(path[1] ?? '')?.[1] ?? path.at(-1) ?? null) : null;
