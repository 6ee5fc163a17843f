// A report as plain readonly data: what the checks judge and the publishers write. It knows neither Yjs nor files.
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import type { Edition, HeadingKey, SectionKey } from '../edition/types.ts';
import type { Reason } from './reason.ts';

/** stated: the source says it; blank: nothing stands there; repaired: read after a repair that is listed; doubtful: could not be read for sure, value null. */
export type CellStatus = 'stated' | 'blank' | 'repaired' | 'doubtful';

export type ReportCell = {
  readonly value: CellValue | null;
  readonly status: CellStatus;
  /** 1-based line in the source, null where the report did not come from a text or the row is missing there. */
  readonly line: number | null;
  /** What stands beside the number, without its brackets. */
  readonly note: string | null;
  /** Where it stood in a file that has tables or sheets; `line` then is the line of the text taken out of it, null for our workbook. */
  readonly source?: CellSource;
};

/** Table and row of a page or document, or sheet and row of a workbook; tables and rows count from 1. */
export type CellSource = { readonly table?: number; readonly sheet?: string; readonly row: number };

export type Report = {
  readonly edition: Edition;
  readonly organ: string | null;
  readonly year: number | null;
  /** Every typed cell; and those computed cells whose total the source states. */
  readonly cells: ReadonlyMap<CellId, ReportCell>;
  /** Paragraphs: non-empty, trimmed, without line breaks. */
  readonly sections: Readonly<Record<SectionKey, readonly string[]>>;
  /** The numbered headings in the order they were found; for a report made here always 1 to 6. */
  readonly headings: readonly HeadingKey[];
  /** What was written beside findings; absent where nothing was. No part of what is published. */
  readonly reasons?: readonly Reason[];
};

export const SECTION_KEYS: readonly SectionKey[] = ['preamble', '1', '5', '6'];
export const HEADING_KEYS: readonly HeadingKey[] = ['1', '2', '3', '4', '5', '6'];

/** A report with every typed cell blank and no prose. */
export const emptyReport = (edition: Edition, organ: string | null, year: number | null): Report => ({
  edition,
  organ,
  year,
  cells: new Map(edition.inputs.map((cell) => [cell.id, BLANK])),
  sections: { preamble: [], '1': [], '5': [], '6': [] },
  headings: HEADING_KEYS,
});

/** The values of the typed cells; blanks are left out. */
export const inputValues = (report: Report): Map<CellId, CellValue> => {
  const values = new Map<CellId, CellValue>();
  for (const { id } of report.edition.inputs) {
    const value = report.cells.get(id)?.value;
    if (value !== null && value !== undefined) values.set(id, value);
  }
  return values;
};

/**
 * The totals the source states and that differ from what the formulas give: the only ones that are kept and judged.
 * `computed` is what the formulas give for this report's inputs.
 */
export const statedTotals = (report: Report, computed: ReadonlyMap<CellId, number>): Map<CellId, number> => {
  const stated = new Map<CellId, number>();
  for (const { id } of report.edition.computed) {
    const value = report.cells.get(id)?.value;
    if (typeof value === 'number' && value !== computed.get(id)) stated.set(id, value);
  }
  return stated;
};

export const BLANK: ReportCell = Object.freeze({ value: null, status: 'blank', line: null, note: null });
