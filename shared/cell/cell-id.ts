// The identity of a cell: its meaning, never its place on a sheet.

/** `table/row/column`, for example `requests/new/natural`. */
export type CellId = string & { readonly __brand: 'CellId' };

export const toCellId = (table: string, row: string, column: string): CellId => `${table}/${row}/${column}` as CellId;

export type CellIdParts = { readonly table: string; readonly row: string; readonly column: string };

/** The parts of an id, or null where the text has not the shape of one. Says nothing about whether an edition has the cell. */
export const splitCellId = (text: string): CellIdParts | null => {
  const match = /^([A-Za-z0-9]+)\/([A-Za-z0-9]+)\/([A-Za-z0-9]+)$/.exec(text);
  if (!match) return null;
  const [, table = '', row = '', column = ''] = match;
  return { table, row, column };
};
