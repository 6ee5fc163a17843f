// Looks for our sheets in the open workbook and reads their blocks, by hidden names and never by tab names.
// One round trip for all; used when opening and when re-reading.
import type { SheetKey } from '#shared/workbook/address';
import type { FormPlan, SheetPlan } from './form-plan.ts';

/** Where a block stands: the worksheet's id is what events name, row and column are where the block begins on it. */
export type SheetPlace = { readonly worksheetId: string; readonly sheetName: string; readonly row: number; readonly column: number };

/** A block as it stands, row by row. */
export type StandingBlock = {
  readonly plan: SheetPlan;
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
};

/** Sheets whose name or worksheet is gone are in neither map. */
export type FoundSheets = { readonly places: ReadonlyMap<SheetKey, SheetPlace>; readonly blocks: ReadonlyMap<SheetKey, StandingBlock> };

/** The block's range, or a null object where the name or its sheet is gone. */
const blockRange = (context: Excel.RequestContext, plan: SheetPlan): Excel.Range =>
  context.workbook.names.getItemOrNullObject(plan.blockName).getRangeOrNullObject();

/** Queues the finding of all our sheets and the reading of the blocks in `keys`; the picker gives what was found after the sync. */
export const queueSheets = (context: Excel.RequestContext, plan: FormPlan, keys: ReadonlySet<SheetKey>): (() => FoundSheets) => {
  const asked = plan.sheets.map((sheetPlan) => {
    const range = blockRange(context, sheetPlan).load('rowIndex,columnIndex,rowCount,columnCount');
    const isRead = keys.has(sheetPlan.sheet.key);
    if (isRead) range.load('values,formulas');
    return { sheetPlan, range, isRead, worksheet: range.worksheet.load('id,name') };
  });
  return () => {
    const places = new Map<SheetKey, SheetPlace>();
    const blocks = new Map<SheetKey, StandingBlock>();
    for (const { sheetPlan, range, isRead, worksheet } of asked) {
      if (range.isNullObject) continue;
      const { key } = sheetPlan.sheet;
      const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = range;
      places.set(key, { worksheetId: worksheet.id, sheetName: worksheet.name, row, column });
      if (isRead) blocks.set(key, { plan: sheetPlan, rows, columns, values: range.values, formulas: range.formulas });
    }
    return { places, blocks };
  };
};
