// The totals of a report by plain addition, for tests that need no formula engine.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import type { Report } from '#shared/report/report';

/** What the formulas give for the report's inputs; blanks count nothing. */
export const sumUp = (report: Report): Map<CellId, number> =>
  new Map(report.edition.computed.map(({ id }) => [id, sumOf(report.edition, report, id)]));

const sumOf = (edition: Edition, report: Report, id: CellId): number => {
  const parts = edition.cellById.get(id)?.sumOf ?? null;
  return parts === null ? Number(report.cells.get(id)?.value ?? 0) : parts.reduce((sum, part) => sum + sumOf(edition, report, part), 0);
};
