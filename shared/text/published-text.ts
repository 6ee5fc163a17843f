// What every publisher puts into a cell: the number that counts and the note beside it. Used by publish-*.ts and the comparison.
import type { CellId } from '../cell/cell-id.ts';
import { type CellValue, formatCellValue } from '../cell/cell-value.ts';
import { BLANK, type Report, type ReportCell } from '../report/report.ts';
import { plainNote } from './publish-standard.ts';

/** What the formulas give for a report's typed cells. */
export type Computed = ReadonlyMap<CellId, number>;

export type PublishOptions = {
  /** Puts 【草稿】 visibly at the top: the report is shown, not published. */
  readonly draft: boolean;
};

/** The number a cell publishes: what the report states, else for totals what the formulas give; null is blank. */
export const publishedValue = (report: Report, id: CellId, computed: Computed): CellValue | null => {
  const isTotal = report.edition.cellById.get(id)?.sumOf !== null;
  return report.cells.get(id)?.value ?? (isTotal ? (computed.get(id) ?? null) : null);
};

/** The note of a cell on one line, without brackets. */
export const publishedNote = (report: Report, id: CellId): string | null => plainNote(report.cells.get(id)?.note ?? null);

/** Number and note as they stand in a table: `22（其中修订16件）`. */
export const publishedText = (report: Report, id: CellId, computed: Computed): string => {
  const note = publishedNote(report, id);
  return formatCellValue(publishedValue(report, id, computed)) + (note === null ? '' : `（${note}）`);
};

/** The report with every total stated, as a published text has it; totals it states already stay. */
export const withTotals = (report: Report, computed: Computed): Report => {
  const totals = report.edition.computed.flatMap(({ id }): [CellId, ReportCell][] => {
    const held = report.cells.get(id);
    const value = computed.get(id);
    return value === undefined || (held && held.value !== null) ? [] : [[id, { ...(held ?? BLANK), value, status: 'stated' }]];
  });
  return { ...report, cells: new Map([...report.cells, ...totals]) };
};

/** The first line of every draft. */
export const DRAFT_MARK = '【草稿】';
