// Lets the totals of an imported report follow its edited figures. Called by publish-source.ts and wherever an edited .json is read.
import type { CellId } from '../cell/cell-id.ts';
import { BLANK, type Report, type ReportCell } from '../report/report.ts';
import type { Computed } from './published-text.ts';

/**
 * The edited report with every total as it is to be written: one that was typed stays, one whose formula gives something else than at
 * import takes the formula's number, and so does one whose statement was taken back. Every other total keeps what the source states.
 */
export const followTotals = (imported: Report, edited: Report, before: Computed, after: Computed): Report => {
  const cells = new Map(edited.cells);
  for (const { id } of edited.edition.computed) {
    const source = imported.cells.get(id) ?? BLANK;
    const cell = edited.cells.get(id) ?? BLANK;
    const isTyped = cell.value !== null && cell.value !== source.value;
    const isTakenBack = cell.value === null && source.value !== null;
    if (!isTyped && (isTakenBack || before.get(id) !== after.get(id))) cells.set(id, computedCell(id, after, source, cell));
    else if (!edited.cells.has(id)) cells.set(id, source);
  }
  return { ...edited, cells };
};

const computedCell = (id: CellId, after: Computed, source: ReportCell, cell: ReportCell): ReportCell => ({
  value: after.get(id) ?? null,
  status: 'stated',
  line: source.line,
  note: cell.note ?? source.note,
});
