// What the workbook's formulas give for a set of inputs. Checks, grid, .xlsx and command line all take their totals from here.
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import type { Edition } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { inputValues, statedTotals } from '../report/report.ts';
import type { CellAddress } from '../workbook/address.ts';
import { toA1 } from '../workbook/address.ts';
import { addressOf, layoutOf } from '../workbook/layout.ts';
import { engineOf } from './engine.ts';

/** Every computed cell of the edition for these inputs; a blank counts as 0 in a sum. */
export const evaluate = (edition: Edition, inputs: ReadonlyMap<CellId, CellValue>): ReadonlyMap<CellId, number> => {
  const engine = engineOf(edition);
  engine.load(inputs);
  const layout = layoutOf(edition);
  return new Map(edition.computed.map(({ id }) => [id, toNumber(id, engine.shownAt(addressOf(layout, id)))]));
};

/**
 * What every formula cell shows (totals, checks, verdict), keyed `${sheetKey}!${A1}`, and the front sheet's count of
 * totals that the source states otherwise, which the verdict counts in.
 */
export const evaluateForm = (
  edition: Edition,
  inputs: ReadonlyMap<CellId, CellValue>,
  statedCount = 0,
): ReadonlyMap<string, string | number> => {
  const engine = engineOf(edition);
  engine.load(inputs, statedCount);
  return new Map(shownPlaces(edition).map(({ key, address }) => [key, address === null ? statedCount : engine.shownAt(address)]));
};

/** evaluateForm for a report: its inputs, and as many stated totals as differ from the formulas. */
export const evaluateReport = (report: Report): ReadonlyMap<string, string | number> => {
  const inputs = inputValues(report);
  return evaluateForm(report.edition, inputs, statedTotals(report, evaluate(report.edition, inputs)).size);
};

/** The address is null for the count, which is no formula. */
type ShownPlace = { readonly key: string; readonly address: CellAddress | null };

const shownPlaces = (edition: Edition): readonly ShownPlace[] => {
  const known = places.get(edition);
  if (known) return known;
  const found = layoutOf(edition).sheets.flatMap((sheet) =>
    sheet.cells
      .filter(({ formula, field }) => formula !== null || field === 'stated')
      .map(({ row, column, field }) => ({
        key: `${sheet.key}!${toA1(row, column)}`,
        address: field === 'stated' ? null : { sheet: sheet.key, row, column },
      })),
  );
  places.set(edition, found);
  return found;
};

const toNumber = (id: CellId, value: number | string): number => {
  if (typeof value === 'number') return value;
  throw new Error(`the formula of ${id} gives the text ${value}`);
};

const places = new WeakMap<Edition, readonly ShownPlace[]>();
