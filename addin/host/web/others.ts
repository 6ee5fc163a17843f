// The cells other people have selected ranges over, and in whose colour. web-host.ts asks it when the marks change.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import { must } from '#shared/result';
import { layoutOf } from '#shared/workbook/layout';
import type { PresenceMark } from '../workbook-host.ts';
import { cellsWithin, type FormMap, mapForm } from './form-map.ts';
import { boundsOf } from './selection.ts';

/** Only figures, and only ranges: a single cell is marked by its own presence. Ranges over two sheets are none. */
export const cellsOfOthers = (edition: Edition, presence: readonly PresenceMark[]): ReadonlyMap<CellId, string> => {
  const layout = layoutOf(edition);
  const colours = new Map<CellId, string>();
  for (const { cell, to, colour } of presence) {
    const [one, other] = [layout.addressById.get(cell), to ? layout.addressById.get(to) : undefined];
    if (!one || !other || one.sheet !== other.sheet || cell === to) continue;
    const map = mapOf(edition, one.sheet);
    for (const { cell: id } of cellsWithin(map, boundsOf(map, { anchor: one, focus: other }))) if (id !== null) colours.set(id, colour);
  }
  return colours;
};

const mapOf = (edition: Edition, key: Parameters<ReturnType<typeof layoutOf>['sheetByKey']['get']>[0]): FormMap => {
  const sheet = must(layoutOf(edition).sheetByKey.get(key), key);
  const known = maps.get(sheet) ?? mapForm(sheet);
  maps.set(sheet, known);
  return known;
};

const maps = new WeakMap<object, FormMap>();
