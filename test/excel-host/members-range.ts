// Ranges: values and formulas in blocks, merging, clearing, selecting. Areas carry formats only, as far as we use them.
import type { RangeBounds } from '#shared/workbook/address';
import { type ClassDefinition, define, type HostState, thing } from './member-types.ts';
import { cellsOf, fullAddress, isLocked, keyOf, localAddress, mergeAt, type SheetModel, setStyle, styleOf } from './sheet-model.ts';
import { WireError } from './wire-error.ts';

export type RangeModel = { readonly sheet: SheetModel; readonly bounds: RangeBounds };
export type AreasModel = { readonly sheet: SheetModel; readonly areas: readonly RangeBounds[] };

export const rangeClasses = (): Record<string, ClassDefinition> => ({
  Range: define<RangeModel>({
    get: {
      values: (range, { workbook }) => block(range, (row, column) => workbook.valueAt(range.sheet, row, column)),
      formulas: (range, { workbook, faults }) =>
        block(range, (row, column) => {
          const formula = workbook.formulaAt(range.sheet, row, column);
          return typeof formula === 'string' ? faults.respell(formula) : formula;
        }),
      text: (range, { workbook }) => block(range, (row, column) => String(workbook.valueAt(range.sheet, row, column))),
      numberFormat: (range) => block(range, (_, __, key) => styleOf(range.sheet, 'numberFormat', key) ?? 'General'),
      rowHidden: ({ sheet, bounds }) => styleOf(sheet, 'rowHidden', keyOf(bounds.row, 0)) === true,
      columnHidden: () => false,
      address: ({ sheet, bounds }) => fullAddress(sheet, bounds),
      rowIndex: ({ bounds }) => bounds.row,
      columnIndex: ({ bounds }) => bounds.column,
      rowCount: ({ bounds }) => bounds.lastRow - bounds.row + 1,
      columnCount: ({ bounds }) => bounds.lastColumn - bounds.column + 1,
    },
    set: {
      values: writeBlock,
      formulas: writeBlock,
      numberFormat: ({ sheet, bounds }, value) => {
        guardFormat(sheet, bounds);
        const given = value as readonly (readonly unknown[])[];
        for (const { row, column, key } of cellsOf(bounds)) {
          const format = typeof value === 'string' ? value : given[row - bounds.row]?.[column - bounds.column];
          if (format === undefined) throw new WireError('InvalidArgument', 'numberFormat does not match the range');
          if (format !== null) setStyle(sheet, 'numberFormat', { row, column, lastRow: row, lastColumn: column }, format);
          void key;
        }
      },
    },
    nav: {
      worksheet: ({ sheet }) => thing('Worksheet', sheet),
      format: ({ sheet, bounds }) => thing('RangeFormat', { sheet, areas: [bounds] }),
      dataValidation: ({ sheet, bounds }) => thing('DataValidation', { sheet, areas: [bounds] }),
      conditionalFormats: ({ sheet, bounds }) => thing('ConditionalFormatCollection', { sheet, areas: [bounds] }),
    },
    call: {
      getCell: ({ sheet, bounds }, [row, column]) => {
        const at = { row: bounds.row + Number(row), column: bounds.column + Number(column) };
        return thing('Range', { sheet, bounds: { ...at, lastRow: at.row, lastColumn: at.column } });
      },
      getResizedRange: ({ sheet, bounds }, [rows, columns]) =>
        thing('Range', {
          sheet,
          bounds: { ...bounds, lastRow: bounds.lastRow + Number(rows), lastColumn: bounds.lastColumn + Number(columns) },
        }),
      merge: ({ sheet, bounds }) => {
        guardFormat(sheet, bounds);
        for (const { row, column } of cellsOf(bounds)) {
          if (mergeAt(sheet, row, column)) throw new WireError('InvalidOperation', `${localAddress(bounds)} touches merged cells.`);
        }
        sheet.merges.push(bounds);
      },
      clear: ({ sheet, bounds }, _, state) => {
        for (const { row, column, key } of cellsOf(bounds)) {
          if (sheet.protectedWith !== null && isLocked(sheet, key)) throw new WireError('AccessDenied', 'The sheet is protected.');
          state.workbook.enter(sheet, row, column, '');
        }
        state.wrote(sheet.id, localAddress(bounds));
      },
      select: ({ sheet, bounds }, _, { workbook }) => {
        workbook.active = sheet;
        workbook.selection = { sheet, bounds };
      },
    },
  }),
  RangeAreas: define<AreasModel>({
    get: { address: ({ sheet, areas }) => areas.map((area) => fullAddress(sheet, area)).join(',') },
    nav: {
      format: (areas) => thing('RangeFormat', areas),
      dataValidation: (areas) => thing('DataValidation', areas),
      conditionalFormats: (areas) => thing('ConditionalFormatCollection', areas),
      worksheet: ({ sheet }) => thing('Worksheet', sheet),
    },
  }),
});

function writeBlock({ sheet, bounds }: RangeModel, value: unknown, state: HostState): void {
  const height = bounds.lastRow - bounds.row + 1;
  const width = bounds.lastColumn - bounds.column + 1;
  const matrix = Array.isArray(value) ? value : Array.from({ length: height }, () => Array.from({ length: width }, () => value));
  if (state.faults.swallow > 0) {
    state.faults.swallow -= 1;
    return;
  }
  if (state.faults.deny > 0) {
    state.faults.deny -= 1;
    throw new WireError('AccessDenied', 'The sheet is protected.');
  }
  state.workbook.write(sheet, bounds, matrix);
  state.wrote(sheet.id, localAddress(bounds));
}

/** A protected sheet refuses formatting unless its options allow it. */
export const guardFormat = (sheet: SheetModel, bounds: RangeBounds): void => {
  if (sheet.protectedWith === null) return;
  const { allowFormatCells } = sheet.protectedWith as { readonly allowFormatCells?: boolean };
  if (allowFormatCells !== true) throw new WireError('AccessDenied', `${localAddress(bounds)} stands on a protected sheet.`);
};

const block = ({ bounds }: RangeModel, at: (row: number, column: number, key: number) => unknown): unknown[][] => {
  if ((bounds.lastRow - bounds.row + 1) * (bounds.lastColumn - bounds.column + 1) > MAX_READ) {
    throw new WireError('ResponsePayloadSizeLimitExceeded', 'The range is too large to be read at once.');
  }
  const lines: unknown[][] = [];
  for (const { row, column, key } of cellsOf(bounds)) {
    const line = lines[row - bounds.row] ?? [];
    lines[row - bounds.row] = line;
    line.push(at(row, column, key));
  }
  return lines;
};

const MAX_READ = 500_000;
