// Brings cells of the form into view and selects them: the only mark Excel offers that changes nothing in the file and that colleagues do not
// see. excel-host.ts calls it.
import type { CellId } from '#shared/cell/cell-id';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import { joinRectangles, type Rectangle, rectangleOf, type SheetPlan } from './form-plan.ts';
import type { OpenSheets } from './open-sheets.ts';
import { placeOf } from './repair-fault.ts';

/** The cells as one selection where they fill a rectangle, else the first alone. True where it stands in a hidden row or column. */
export const selectCells = async (runner: BatchRunner, open: OpenSheets, cells: readonly CellId[]): Promise<BatchOutcome<boolean>> => {
  const target = targetOf(open, cells);
  if (!target) return { ok: true, value: false };
  const select = (isShown: boolean) =>
    runner.run((context) => {
      const block = context.workbook.names.getItem(target.plan.blockName).getRange();
      if (isShown) block.worksheet.visibility = 'Visible';
      block.worksheet.activate();
      const { row, column, rows, columns } = target.area;
      const range = block.getCell(row, column).getResizedRange(rows - 1, columns - 1);
      range.select();
      range.load('rowHidden,columnHidden');
      return () => range.rowHidden === true || range.columnHidden === true;
    });
  const outcome = await select(false);
  // A hidden sheet cannot be activated: the person asked for it, so it is shown.
  return !outcome.ok && outcome.trouble.kind === 'refused' ? select(true) : outcome;
};

const targetOf = (open: OpenSheets, cells: readonly CellId[]): { readonly plan: SheetPlan; readonly area: Rectangle } | null => {
  const [first, ...others] = cells.map((cell) => placeOf(open, cell));
  if (!first) return null;
  const together = others.every((place) => place?.plan === first.plan)
    ? joinRectangles([first, ...others].flatMap((place) => (place ? [rectangleOf(place.form)] : [])))
    : [];
  const [area, ...rest] = together;
  return { plan: first.plan, area: area && rest.length === 0 ? area : rectangleOf(first.form) };
};
