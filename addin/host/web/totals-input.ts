// What the formula engine is given of what stands in the grid. web-host.ts calculates with it.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { readCellValue } from '#shared/cell/cell-value';
import type { Edition } from '#shared/edition/types';
import { toA1 } from '#shared/workbook/address';
import { layoutOf } from '#shared/workbook/layout';
import type { Decorations } from '../workbook-host.ts';
import type { Totals } from './calculation.ts';

/** Entries that read as values; the others do not count in totals until somebody corrects them. */
export const readableInputs = (edition: Edition, values: ReadonlyMap<CellId, string | number>): Map<CellId, CellValue> => {
  const inputs = new Map<CellId, CellValue>();
  for (const [id, entry] of values) {
    const kind = edition.cellById.get(id)?.kind;
    const read = kind && readCellValue(kind, String(entry));
    if (read?.ok && read.value !== null) inputs.set(id, read.value);
  }
  return inputs;
};

/** A stated total may come to agree with its formula when an input is corrected; then it no longer counts. */
export const countDiffering = (edition: Edition, stated: Decorations['stated'], totals: Totals): number => {
  const layout = layoutOf(edition);
  return [...stated].filter(([cell, value]) => {
    const at = layout.addressById.get(cell);
    return at !== undefined && totals.get(`${at.sheet}!${toA1(at.row, at.column)}`) !== value;
  }).length;
};
