// Takes a finding's suggestion: one undoable change, as if the person had made it. FindingCard.tsx calls it.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { Cause } from '#shared/check/finding';
import { adoptTotals, setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import type { ReportNow } from './watch-report.ts';

/** Typed cells get the suggested value; a stated total goes, so that the formula's value stands. */
export const adoptCauses = ({ report: { edition }, doc }: ReportNow, causes: readonly Cause[]): void => {
  const values = new Map<CellId, CellValue>();
  const totals: CellId[] = [];
  for (const { cell, value } of causes) {
    const definition = edition.cellById.get(cell);
    if (definition?.sumOf === null) values.set(cell, value);
    else if (definition) totals.push(cell);
  }
  const origin = paneOrigin('adopted');
  doc.doc.transact(() => {
    setCells(doc, edition, values, origin);
    adoptTotals(doc, totals, origin);
  }, origin);
};
