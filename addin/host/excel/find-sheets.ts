// Looks for our sheets in the open workbook and reads their blocks, by hidden names and never by tab names.
// One round trip for all; used when opening, when re-reading, and to learn which report the file belongs to.
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

/** Which report and edition a workbook file belongs to. */
export type FileBinding = { readonly report: string | null; readonly edition: string; readonly schema: number };

export const BINDING_KEY = 'nianbao';

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

/** Queues the reading of the binding kept in the file's settings; null where there is none or it is damaged. */
export const queueBinding = (context: Excel.RequestContext): (() => FileBinding | null) => {
  const setting = context.workbook.settings.getItemOrNullObject(BINDING_KEY).load('value');
  return () => (setting.isNullObject ? null : readBinding(setting.value));
};

export const bindingText = (binding: FileBinding): string => JSON.stringify(binding);

const readBinding = (text: unknown): FileBinding | null => {
  if (typeof text !== 'string' || text.length > 1000) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { report, edition, schema } = value as Record<string, unknown>;
    if (typeof edition !== 'string' || typeof schema !== 'number') return null;
    return { report: typeof report === 'string' ? report : null, edition, schema };
  } catch {
    return null;
  }
};
