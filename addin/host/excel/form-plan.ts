// What the Excel host needs to know of the form beforehand, worked out once per edition: blocks of input cells, the
// entry that belongs into every place, and the names that mark the blocks. Pure; draw and reconcile work from it.
import type { CellId } from '#shared/cell/cell-id';
import type { CellKind } from '#shared/cell/cell-value';
import type { Edition } from '#shared/edition/types';
import { must } from '#shared/result';
import { type SheetKey, toA1Range } from '#shared/workbook/address';
import { blockNameOf, PROSE_ROWS } from '#shared/workbook/file-marks';
import type { FormCell, FormSheet } from '#shared/workbook/form';
import { layoutOf } from '#shared/workbook/layout';

/** A rectangle of unlocked cells; zero-based within the sheet's block. */
export type Rectangle = { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };

type PlannedInput = { readonly cell: CellId; readonly kind: CellKind; readonly form: FormCell };

export type SheetPlan = {
  readonly edition: Edition;
  readonly sheet: FormSheet;
  /** Hidden workbook name over the block; survives renaming and moving of the sheet. */
  readonly blockName: string;
  readonly rows: number;
  readonly columns: number;
  readonly inputs: readonly PlannedInput[];
  /** Together they are exactly the unlocked cells: inputs, paragraphs, and the title's places, which the document fills. */
  readonly inputAreas: readonly Rectangle[];
  /** Cells with fixed text or a formula. */
  readonly fixed: readonly FormCell[];
};

export type FormPlan = {
  readonly edition: Edition;
  readonly sheets: readonly SheetPlan[];
  readonly sheetByKey: ReadonlyMap<SheetKey, SheetPlan>;
  readonly inputById: ReadonlyMap<CellId, PlannedInput & { readonly sheet: SheetPlan }>;
};

/** Makes the plan of an edition. */
export const planForm = (edition: Edition): FormPlan => {
  const sheets = layoutOf(edition).sheets.map((sheet) => planSheet(edition, sheet));
  const inputById = new Map(sheets.flatMap((sheet) => sheet.inputs.map((input) => [input.cell, { ...input, sheet }] as const)));
  return { edition, sheets, sheetByKey: new Map(sheets.map((plan) => [plan.sheet.key, plan])), inputById };
};

/** "A1:C3" of a rectangle that begins at the sheet's first cell. */
export const rectangleAddress = ({ row, column, rows, columns }: Rectangle): string =>
  toA1Range(row, column, row + rows - 1, column + columns - 1);

export const rectangleOf = ({ row, column, rowSpan, columnSpan }: FormCell): Rectangle => ({
  row,
  column,
  rows: rowSpan,
  columns: columnSpan,
});

/** As few rectangles as a simple sweep finds: runs in a row, then equal runs below each other joined. */
export const joinRectangles = (parts: readonly Rectangle[]): readonly Rectangle[] => {
  const places = new Set<string>();
  for (const { row, column, rows, columns } of parts) {
    for (let r = row; r < row + rows; r += 1) for (let c = column; c < column + columns; c += 1) places.add(`${r}:${c}`);
  }
  const sorted = [...places].map((place) => place.split(':').map(Number)).sort(([r1 = 0, c1 = 0], [r2 = 0, c2 = 0]) => r1 - r2 || c1 - c2);
  const runs: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const [row = 0, column = 0] of sorted) {
    const run = runs.at(-1);
    if (run && run.row === row && run.column + run.columns === column) run.columns += 1;
    else runs.push({ row, column, rows: 1, columns: 1 });
  }
  const joined: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const run of runs) {
    const above = joined.find((area) => area.column === run.column && area.columns === run.columns && area.row + area.rows === run.row);
    if (above) above.rows += 1;
    else joined.push(run);
  }
  return joined;
};

const planSheet = (edition: Edition, sheet: FormSheet): SheetPlan => {
  const inputs = sheet.cells
    .filter((cell) => cell.role === 'input')
    .map((form) => {
      const cell = must(form.cell, `id of an input on ${sheet.name}`);
      return { cell, kind: must(edition.cellById.get(cell), cell).kind, form };
    });
  const isProse = sheet.kind === 'prose';
  return {
    edition,
    sheet,
    blockName: blockNameOf(sheet.key),
    rows: isProse ? PROSE_ROWS + 1 : sheet.rowCount,
    columns: Math.max(...sheet.cells.map((cell) => cell.column + cell.columnSpan)),
    inputs,
    inputAreas: isProse
      ? [{ row: 1, column: 0, rows: PROSE_ROWS, columns: 1 }]
      : joinRectangles(sheet.cells.filter(({ role }) => role === 'input' || role === 'field').map(rectangleOf)),
    fixed: sheet.cells.filter((cell) => cell.text !== '' || cell.formula !== null),
  };
};
