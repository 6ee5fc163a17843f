// The report a new one begins from. LastYearChoice.tsx finds it, NewReport.tsx and DeskScreen.tsx carry it on. Pure.
import type { CellId } from '#shared/cell/cell-id';
import type { ReportSummary } from '#shared/protocol/http';
import type { Report } from '#shared/report/report';

export type OpeningYear = {
  readonly report: Report;
  readonly computed: ReadonlyMap<CellId, number>;
  /** On the server: found there again by whoever compares. */
  readonly isStored: boolean;
};

/** What goes along with a report just made: the figures to write into it, and the text they come from, to compare with. */
export type Opening = { readonly report: Report; readonly last: OpeningYear };

/** The newest report of each organ, the one worked on last first. */
export const newestReports = (list: readonly ReportSummary[]): readonly ReportSummary[] => {
  const newest = new Map<string, ReportSummary>();
  for (const one of list) {
    const known = newest.get(one.organ);
    if (!known || one.year > known.year || (one.year === known.year && one.updatedAt > known.updatedAt)) newest.set(one.organ, one);
  }
  return [...newest.values()].toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
};
