// Acts as the person at Excel: types, pastes, deletes, selects, and tells the add-in as Excel would.
import { readA1Range, toA1Range } from '#shared/workbook/address';
import type { ExcelWire } from './excel-wire.ts';
import { insertRows } from './members-sheet.ts';
import { isLocked, keyOf, localAddress, type Plain, type SheetModel } from './sheet-model.ts';

export type Person = {
  /** Types into one cell. False where the sheet's protection refuses it. */
  readonly type: (sheetName: string, address: string, entry: Plain) => boolean;
  /** Pastes a block with its top left corner at `address`; `slice` tells of it in pieces of that many rows. */
  readonly paste: (sheetName: string, address: string, block: readonly (readonly Plain[])[], slice?: number) => boolean;
  readonly clear: (sheetName: string, address: string) => boolean;
  readonly insertRow: (sheetName: string, row: number) => void;
  readonly select: (sheetName: string, address: string) => void;
  readonly unprotect: (sheetName: string) => void;
  /** Enters something in a way Excel tells nobody of: a filled list, a macro, a moment without events. */
  readonly slip: (sheetName: string, address: string, entry: Plain) => void;
  /** Comes back to this file from another one. */
  readonly comeBack: () => void;
  /** What the cell shows. */
  readonly sees: (sheetName: string, address: string) => Plain;
  readonly formula: (sheetName: string, address: string) => Plain;
};

/** `isRemote`: a colleague in Excel's own co-authoring, without our add-in. */
export const personAt = (wire: ExcelWire, { isRemote = false }: { readonly isRemote?: boolean } = {}): Person => {
  const { workbook } = wire;
  const sheetOf = (name: string): SheetModel => {
    const sheet = workbook.findSheet(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  };
  const tell = (sheet: SheetModel, address: string, changeType = 'RangeEdited'): void =>
    wire.emit(
      'changed',
      { worksheetId: sheet.id, address, changeType, source: isRemote ? 'Remote' : 'Local', triggerSource: 'Unknown' },
      isRemote,
    );
  const enterBlock = (sheetName: string, address: string, block: readonly (readonly Plain[])[], slice: number): boolean => {
    const sheet = sheetOf(sheetName);
    const { row, column } = cornerOf(address);
    const width = block[0]?.length ?? 0;
    const places = block.flatMap((line, r) => line.map((entry, c) => ({ row: row + r, column: column + c, entry })));
    if (sheet.protectedWith !== null && places.some((place) => isLocked(sheet, keyOf(place.row, place.column)))) return false;
    for (const place of places) workbook.enter(sheet, place.row, place.column, place.entry);
    for (let start = 0; start < block.length; start += slice) {
      const last = Math.min(start + slice, block.length) - 1;
      tell(sheet, localAddress({ row: row + start, column, lastRow: row + last, lastColumn: column + width - 1 }));
    }
    return true;
  };
  return {
    type: (sheetName, address, entry) => enterBlock(sheetName, address, [[entry]], 1),
    paste: (sheetName, address, block, slice = block.length) => enterBlock(sheetName, address, block, slice),
    clear: (sheetName, address) => {
      const bounds = readA1Range(address);
      if (!bounds) throw new Error(address);
      const line = Array<Plain>(bounds.lastColumn - bounds.column + 1).fill('');
      return enterBlock(
        sheetName,
        address,
        Array.from({ length: bounds.lastRow - bounds.row + 1 }, () => line),
        1_000_000,
      );
    },
    insertRow: (sheetName, row) => {
      const sheet = sheetOf(sheetName);
      insertRows(workbook, sheet, row - 1, 1);
      tell(sheet, `${row}:${row}`, 'RowInserted');
    },
    select: (sheetName, address) => {
      const sheet = sheetOf(sheetName);
      if (workbook.active !== sheet) {
        workbook.active = sheet;
        wire.emit('activated', { worksheetId: sheet.id });
      }
      const { row, column } = cornerOf(address);
      workbook.selection = { sheet, bounds: { row, column, lastRow: row, lastColumn: column } };
      wire.emit('selectionChanged', { worksheetId: sheet.id, address: toA1Range(row, column, row, column).split(':')[0] });
    },
    unprotect: (sheetName) => {
      sheetOf(sheetName).protectedWith = null;
    },
    slip: (sheetName, address, entry) => {
      const { row, column } = cornerOf(address);
      workbook.enter(sheetOf(sheetName), row, column, entry);
    },
    comeBack: () => wire.emit('workbookActivated', {}),
    sees: (sheetName, address) => {
      const { row, column } = cornerOf(address);
      return workbook.valueAt(sheetOf(sheetName), row, column);
    },
    formula: (sheetName, address) => {
      const { row, column } = cornerOf(address);
      return workbook.formulaAt(sheetOf(sheetName), row, column);
    },
  };
};

const cornerOf = (address: string): { readonly row: number; readonly column: number } => {
  const bounds = readA1Range(address);
  if (!bounds) throw new Error(`no address: ${address}`);
  return bounds;
};
