// Joins form cells into rectangles, so that validations, styles and conditional formats are written once per block.

import type { RangeBounds } from './address.ts';
import type { FormCell } from './form.ts';

/** The fewest plain rectangles that cover these cells (merges included): runs in a row, then equal runs below each other. */
export const toRectangles = (cells: readonly FormCell[]): readonly RangeBounds[] => {
  const runs: Bounds[] = [];
  for (const { row, column, rowSpan, columnSpan } of cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    const open = runs.at(-1);
    const lastRow = row + rowSpan - 1;
    if (open?.row === row && open.lastRow === lastRow && open.lastColumn + 1 === column) open.lastColumn = column + columnSpan - 1;
    else runs.push({ row, column, lastRow, lastColumn: column + columnSpan - 1 });
  }
  const blocks: Bounds[] = [];
  for (const run of runs) {
    const above = blocks.find(
      (block) => block.lastRow + 1 === run.row && block.column === run.column && block.lastColumn === run.lastColumn,
    );
    if (above) above.lastRow = run.lastRow;
    else blocks.push(run);
  }
  return blocks;
};

type Bounds = { -readonly [K in keyof RangeBounds]: RangeBounds[K] };
