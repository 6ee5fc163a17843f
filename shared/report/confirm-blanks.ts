// Takes every blank typed cell for a confirmed zero. Only ever on a person's explicit word; the caller says which cells it was.
import type { CellId } from '../cell/cell-id.ts';
import type { Report, ReportCell } from './report.ts';

/** The report with its unanswered cells at 0 (amounts "0"), and the cells that were. Doubtful cells are no blanks and stay. */
export const confirmBlanks = (report: Report): { readonly report: Report; readonly confirmed: readonly CellId[] } => {
  const cells = new Map<CellId, ReportCell>(report.cells);
  const confirmed: CellId[] = [];
  for (const { id, kind } of report.edition.inputs) {
    const cell = report.cells.get(id);
    if (cell && (cell.value !== null || cell.status === 'doubtful')) continue;
    cells.set(id, { value: kind === 'amount' ? '0' : 0, status: 'stated', line: cell?.line ?? null, note: cell?.note ?? null });
    confirmed.push(id);
  }
  return { report: { ...report, cells }, confirmed };
};
