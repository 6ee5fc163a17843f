// Queues values into the input areas of a block: one range per touched area, null where a cell is to stay as it is.
// Only unlocked cells are ever part of a written range, so protection stays on.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { paragraphEntries } from './block-entries.ts';
import { valueEntry } from './cell-text.ts';
import type { Rectangle, SheetPlan } from './form-plan.ts';

type Entry = string | number | null;

/** A written area, and how its cells are read back after the sync. */
export type WrittenArea = {
  readonly range: Excel.Range;
  readonly cells: readonly { readonly cell: CellId; readonly entry: string | number; readonly row: number; readonly column: number }[];
};

/** Queues the values that belong to this sheet; asks for what stands there afterwards (a write into a cell being edited can get lost). */
export const queueInputs = (block: Excel.Range, plan: SheetPlan, values: ReadonlyMap<CellId, CellValue | null>): WrittenArea[] => {
  const touched = plan.inputs.filter(({ cell }) => values.has(cell));
  return plan.inputAreas.flatMap((area): WrittenArea[] => {
    const inside = touched.filter(({ form }) => holds(area, form.row, form.column));
    if (inside.length === 0) return [];
    const bounds = boundsOf(
      inside.map(({ form }) => ({ row: form.row, column: form.column, rows: form.rowSpan, columns: form.columnSpan })),
    );
    const entries: Entry[][] = Array.from({ length: bounds.rows }, () => Array<Entry>(bounds.columns).fill(null));
    const cells = inside.map(({ cell, kind, form }) => {
      const entry = valueEntry(kind, values.get(cell) ?? null);
      const row = form.row - bounds.row;
      const column = form.column - bounds.column;
      const line = entries[row];
      if (line) line[column] = entry;
      return { cell, entry, row, column };
    });
    const range = block.getCell(bounds.row, bounds.column).getResizedRange(bounds.rows - 1, bounds.columns - 1);
    range.values = entries;
    range.load('values');
    return [{ range, cells }];
  });
};

/** Queues the paragraphs of a prose sheet, one per row. */
export const queueParagraphs = (block: Excel.Range, plan: SheetPlan, paragraphs: readonly string[]): void => {
  const entries = paragraphEntries(paragraphs, 1);
  block.getCell(1, 0).getResizedRange(entries.length - 1, 0).formulas = entries;
  // People may leave rows empty between paragraphs, so everything below the new text is emptied.
  const rest = plan.rows - 1 - entries.length;
  if (rest > 0)
    block
      .getCell(1 + entries.length, 0)
      .getResizedRange(rest - 1, 0)
      .clear('Contents');
};

/** After the sync: the cells that do not show what was written. */
export const lostCells = (areas: readonly WrittenArea[]): CellId[] =>
  areas.flatMap(({ range, cells }) =>
    cells.filter(({ entry, row, column }) => !isSameEntry(entry, range.values[row]?.[column])).map(({ cell }) => cell),
  );

const isSameEntry = (entry: string | number, stands: unknown): boolean =>
  entry === stands || String(entry).replace(/^'/, '') === String(stands) || (entry !== '' && Number(entry) === stands);

const holds = (area: Rectangle, row: number, column: number): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

const boundsOf = (parts: readonly Rectangle[]): Rectangle => {
  const row = Math.min(...parts.map((part) => part.row));
  const column = Math.min(...parts.map((part) => part.column));
  return {
    row,
    column,
    rows: Math.max(...parts.map((part) => part.row + part.rows)) - row,
    columns: Math.max(...parts.map((part) => part.column + part.columns)) - column,
  };
};
