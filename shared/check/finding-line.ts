// Where in the source text a finding points.
import type { CellId } from '../cell/cell-id.ts';
import type { Report } from '../report/report.ts';

/** The 1-based source line of the first of the cells that has one; null for a report that did not come from a text. */
export const findingLine = (report: Report, cells: readonly CellId[]): number | null => {
  for (const cell of cells) {
    const line = report.cells.get(cell)?.line ?? null;
    if (line !== null) return line;
  }
  return null;
};
