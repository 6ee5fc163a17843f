// The front sheet's count of totals that the source states otherwise than their formula. excel-host.ts writes it.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import { must } from '#shared/result';
import { sheetReference } from '#shared/workbook/formulas';
import { layoutOf } from '#shared/workbook/layout';

/** A formula, so that a total that comes to agree while Excel works alone is no longer counted; empty where nothing is stated otherwise. */
export const statedFormula = (edition: Edition, stated: ReadonlyMap<CellId, number>): string => {
  const layout = layoutOf(edition);
  const counts = [...stated].flatMap(([cell, value]) => {
    const at = layout.addressById.get(cell);
    if (!at) return [];
    return [`IF(${sheetReference(must(layout.sheetByKey.get(at.sheet), at.sheet).name, at)}<>${value},1,0)`];
  });
  return counts.length === 0 ? '' : `=${counts.join('+')}`;
};
