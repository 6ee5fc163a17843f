// Puts right a total that Excel shows otherwise than its formula gives (E1), because a person asked for it. excel-host.ts calls it.
import type { CellId } from '#shared/cell/cell-id';
import type { FormCell } from '#shared/workbook/form';
import type { SheetFault } from '../sheet-fault.ts';
import { protectSheet } from './draw-sheet.ts';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import type { SheetPlan } from './form-plan.ts';
import { formulaIn, type OpenSheets } from './open-sheets.ts';
import type { SheetWriter } from './write-sheets.ts';

/** One round trip. */
export const repairFault = (
  fault: SheetFault,
  open: OpenSheets,
  runner: BatchRunner,
  writer: SheetWriter,
): Promise<BatchOutcome<unknown>> => {
  if (fault.kind === 'text') return writer.cells(new Map([[fault.cell, fault.means]]));
  if (fault.kind === 'total') return writeFormulaAgain(runner, open, fault.cell);
  return runner.run((context) => {
    context.workbook.application.calculate('Full');
    return () => undefined;
  });
};

/** Where a cell of the form stands, input or total; null where the edition has none such. */
export const placeOf = (open: OpenSheets, cell: CellId): { readonly plan: SheetPlan; readonly form: FormCell } | null => {
  const input = open.plan.inputById.get(cell);
  return input ? { plan: input.sheet, form: input.form } : findFixed(open, cell);
};

/**
 * Writes the formula of one total again because a person asked for it: for that the sheet's protection is lifted and set again, which
 * our own writing never does.
 */
const writeFormulaAgain = (runner: BatchRunner, open: OpenSheets, cell: CellId): Promise<BatchOutcome<void>> => {
  const found = findFixed(open, cell);
  return runner.run((context) => {
    if (!found) return () => undefined;
    const { plan, form } = found;
    const block = context.workbook.names.getItem(plan.blockName).getRange();
    block.worksheet.protection.unprotect();
    block.getCell(form.row, form.column).formulas = [[formulaIn(open)(form.formula ?? form.text)]];
    protectSheet(block.worksheet, plan);
    return () => undefined;
  });
};

/** Where a computed cell stands; null where it is none. */
const findFixed = ({ plan }: OpenSheets, cell: CellId) => {
  for (const sheetPlan of plan.sheets) {
    const form = sheetPlan.fixed.find((fixed) => fixed.cell === cell);
    if (form) return { plan: sheetPlan, form };
  }
  return null;
};
