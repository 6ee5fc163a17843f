// A new year's report that begins where last year's ended. Called by `nianbao new --from` and the pane's 新建年报.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';
import type { Report, ReportCell } from './report.ts';
import { emptyReport } from './report.ts';

export type OpenedYear = {
  readonly report: Report;
  /** The opening cells filled from last year. */
  readonly carried: readonly CellId[];
  /** Opening cells that could not be filled, because last year's text leaves their source blank or has another form. */
  readonly missing: readonly CellId[];
};

/**
 * An empty report whose opening figures (上年结转, 2019's 上一年项目数量) are last year's closing ones. Only relations that
 * rest on last year alone are carried; stocks such as 现行有效件数 depend on this year too and stay blank.
 */
export const openYear = (edition: Edition, organ: string | null, year: number, last: Report): OpenedYear => {
  const empty = emptyReport(edition, organ, year);
  const cells = new Map<CellId, ReportCell>(empty.cells);
  const carried: CellId[] = [];
  const missing: CellId[] = [];
  for (const { cell, thisYear, lastYear } of edition.yearRelations) {
    const definition = edition.cellById.get(cell);
    if (definition === undefined || definition.sumOf !== null || thisYear.length > 0) continue;
    const terms = lastYear.map(({ cell: source, sign }) => ({ sign, value: last.cells.get(source)?.value ?? null }));
    const sum = terms.reduce<number | null>(
      (total, { sign, value }) => (total === null || typeof value !== 'number' ? null : total + sign * value),
      0,
    );
    if (sum === null || sum < 0) {
      missing.push(cell);
      continue;
    }
    cells.set(cell, { value: sum, status: 'stated', line: null, note: null });
    carried.push(cell);
  }
  return { report: { ...empty, cells }, carried, missing };
};
