// One worksheet of the in-memory workbook: contents, merges, styles, protection. Used by workbook-model.ts and the members.
import { type RangeBounds, readA1Range, toA1Range } from '#shared/workbook/address';

export type Plain = string | number | boolean;

/** What stands in a cell: a formula as text with its "=", or a value. */
export type Content = { readonly kind: 'formula'; readonly text: string } | { readonly kind: 'value'; readonly value: Plain };

export type ChartModel = { readonly type: string; readonly source: string; readonly bag: Map<string, unknown> };

export type SheetModel = {
  readonly id: string;
  name: string;
  visibility: string;
  readonly contents: Map<number, Content>;
  readonly merges: RangeBounds[];
  /** Property path ("format/fill/color", "numberFormat", "dataValidation/rule") → cell key → value. */
  readonly styles: Map<string, Map<number, unknown>>;
  /** Properties of the sheet's own parts: "pageLayout/orientation", "freezePanes/rows" … */
  readonly properties: Map<string, unknown>;
  readonly conditionalFormats: { readonly areas: readonly RangeBounds[]; readonly type: string; readonly bag: Map<string, unknown> }[];
  readonly charts: ChartModel[];
  protectedWith: unknown;
  /** Without it the protection cannot be lifted. */
  password: string | null;
};

export const emptySheet = (id: string, name: string): SheetModel => ({
  id,
  name,
  visibility: 'Visible',
  contents: new Map(),
  merges: [],
  styles: new Map(),
  properties: new Map(),
  conditionalFormats: [],
  charts: [],
  protectedWith: null,
  password: null,
});

export const keyOf = (row: number, column: number): number => row * COLUMNS + column;

export const placeOf = (key: number): { readonly row: number; readonly column: number } => ({
  row: Math.floor(key / COLUMNS),
  column: key % COLUMNS,
});

/** Reads an address within a sheet; whole rows and columns end at the sheet's edge. Null where Excel would not understand it. */
export const readBounds = (address: string): RangeBounds | null => {
  const bounds = readA1Range(address);
  if (!bounds) return null;
  const { row, column, lastRow, lastColumn } = bounds;
  return { row, column, lastRow: Math.min(lastRow, ROWS - 1), lastColumn: Math.min(lastColumn, COLUMNS - 1) };
};

/** "'三、申请办理'!A1:B2" as Excel reports it. */
export const fullAddress = (sheet: SheetModel, bounds: RangeBounds): string => {
  const quoted = /^[A-Za-z_][A-Za-z0-9_]*$/.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  return `${quoted}!${localAddress(bounds)}`;
};

/** "C5" or "C5:D6". */
export const localAddress = ({ row, column, lastRow, lastColumn }: RangeBounds): string => {
  const text = toA1Range(row, column, lastRow, lastColumn);
  const [first, last] = text.split(':');
  return first === last ? (first ?? text) : text;
};

/** Every cell of the bounds, row by row. */
export const cellsOf = function* ({
  row,
  column,
  lastRow,
  lastColumn,
}: RangeBounds): Generator<{ row: number; column: number; key: number }> {
  for (let r = row; r <= lastRow; r += 1) for (let c = column; c <= lastColumn; c += 1) yield { row: r, column: c, key: keyOf(r, c) };
};

/** Bounds of everything that holds a value, or null for an empty sheet. */
export const usedBounds = (sheet: SheetModel): RangeBounds | null => {
  let bounds: { row: number; column: number; lastRow: number; lastColumn: number } | null = null;
  for (const key of sheet.contents.keys()) {
    const { row, column } = placeOf(key);
    bounds = bounds
      ? {
          row: Math.min(bounds.row, row),
          column: Math.min(bounds.column, column),
          lastRow: Math.max(bounds.lastRow, row),
          lastColumn: Math.max(bounds.lastColumn, column),
        }
      : { row, column, lastRow: row, lastColumn: column };
  }
  return bounds;
};

/** The merge a place belongs to, or null. */
export const mergeAt = (sheet: SheetModel, row: number, column: number): RangeBounds | null =>
  sheet.merges.find((merge) => row >= merge.row && row <= merge.lastRow && column >= merge.column && column <= merge.lastColumn) ?? null;

export const styleOf = (sheet: SheetModel, path: string, key: number): unknown => sheet.styles.get(path)?.get(key);

export const setStyle = (sheet: SheetModel, path: string, bounds: RangeBounds, value: unknown): void => {
  const byKey = sheet.styles.get(path) ?? new Map<number, unknown>();
  sheet.styles.set(path, byKey);
  // Whole columns and rows (widths, heights) are kept at their first cell.
  const lastRow = bounds.lastRow === ROWS - 1 ? bounds.row : bounds.lastRow;
  const lastColumn = bounds.lastColumn === COLUMNS - 1 ? bounds.column : bounds.lastColumn;
  for (const { key } of cellsOf({ ...bounds, lastRow, lastColumn })) byKey.set(key, value);
};

/** Cells are locked unless unlocked, as in Excel. */
export const isLocked = (sheet: SheetModel, key: number): boolean => styleOf(sheet, 'format/protection/locked', key) !== false;

const ROWS = 1_048_576;
const COLUMNS = 16_384;
