// A consolidation as the JSON of `consolidate --json`, which the .json of the summed report carries too.
import type { CellId } from '../cell/cell-id.ts';
import type { Consolidation } from '../report/consolidate.ts';

/** `cells` lists every typed cell with its contributors; a stock that was not summed has value null and stands under `toConfirm`. */
export const consolidationToJson = (
  { report, cells, files, leftOut, wrongTotals, toConfirm }: Consolidation,
  computed: ReadonlyMap<CellId, number>,
  failed: readonly { readonly file: string; readonly error: string }[],
) => ({
  organ: report.organ,
  year: report.year,
  edition: report.edition.key,
  files,
  failed,
  leftOut,
  wrongTotals,
  toConfirm,
  cells: Object.fromEntries(cells),
  computed: Object.fromEntries(computed),
});
