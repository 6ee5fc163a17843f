// Reads every input cell of the open workbook in one round trip. excel-host.ts calls it when the binding asks for all values.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { readEntry } from './cell-text.ts';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import { queueSheets } from './find-sheets.ts';
import type { OpenSheets } from './open-sheets.ts';
import { hasItsShape, rememberEdits } from './reconcile.ts';

/**
 * What stands in the input cells, blank ones left out. Cells of a sheet that is gone keep what they last showed: it is not 200 emptied cells.
 * `held`: values that wait for a sheet that cannot be written; what still stands there is older than they are and nobody's edit.
 */
export const readInputs = (
  runner: BatchRunner,
  { plan, known, waiting }: OpenSheets,
  held: ReadonlyMap<CellId, CellValue | null>,
): Promise<BatchOutcome<ReadonlyMap<CellId, string | number>>> => {
  const tables = new Set(plan.sheets.filter(({ inputs }) => inputs.length > 0).map(({ sheet }) => sheet.key));
  return runner.run((context) => {
    const pick = queueSheets(context, plan, tables);
    return () => {
      for (const block of pick().blocks.values()) {
        if (!hasItsShape(block)) continue;
        for (const { cell, kind, form } of block.plan.inputs) {
          const entry = readEntry(kind, block.values[form.row]?.[form.column]);
          rememberEdits(known, [{ kind: 'cell', cell, entry }]);
          waiting.delete(cell);
        }
      }
      const standing = new Map([...known.cells].map(([cell, entry]) => [cell, typeof entry === 'boolean' ? String(entry) : entry]));
      for (const [cell, value] of held) {
        if (value === null) standing.delete(cell);
        else standing.set(cell, value);
      }
      return standing;
    };
  });
};
