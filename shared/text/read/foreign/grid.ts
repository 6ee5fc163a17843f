// A table with merged cells as lines of tab-separated fields, the way the reader of plain text likes them: covered cells empty,
// columns no cell of a stretch begins in left out. Called by html-table.ts and xlsx-to-text.ts.

export type GridCell = {
  readonly column: number;
  readonly columnSpan: number;
  /** The lines of the cell's text, trimmed, none empty. */
  readonly pieces: readonly string[];
};

export type GridRow = {
  /** 1-based, as a person counts the rows of the table or sheet. */
  readonly no: number;
  readonly cells: readonly GridCell[];
  /** Columns the row reaches, cells covered from above included. A row that lacks cells reaches less far than the table. */
  readonly reach: number;
};

export type GridLine = { readonly row: number; readonly text: string };

/** The table's lines. A cell over the whole width is a line of its own, without tabs, and several where its text has several. */
export const gridToLines = (rows: readonly GridRow[]): GridLine[] => {
  const width = rows.reduce((most, row) => Math.max(most, row.reach), 0);
  const lines: GridLine[] = [];
  let band: GridRow[] = [];
  const close = () => {
    lines.push(...bandLines(band, width));
    band = [];
  };
  for (const row of rows) {
    const over = overWidth(row, width);
    if (!over) band.push(row);
    else {
      close();
      for (const text of over.pieces) lines.push({ row: row.no, text });
    }
  }
  close();
  return lines;
};

/** The lines of one cell as one text. Figures are never run together: where that could happen a space stays between them. */
export const joinPieces = (pieces: readonly string[]): string => {
  let text = pieces[0] ?? '';
  for (const piece of pieces.slice(1)) text += (RUNS_ON.test(text) && RUNS_IN.test(piece) ? ' ' : '') + piece;
  return text;
};

const overWidth = (row: GridRow, width: number): GridCell | null => {
  const filled = row.cells.filter(({ pieces }) => pieces.length > 0);
  const [only] = filled;
  return filled.length === 1 && only && only.column === 0 && only.columnSpan >= width && width > 1 ? only : null;
};

/** Rows between two lines over the whole width: their own columns count, not those of other parts of a large table. */
const bandLines = (rows: readonly GridRow[], width: number): GridLine[] => {
  const starts = new Set<number>();
  for (const row of rows) for (const { column } of row.cells) starts.add(column);
  const columns = [...starts].sort((a, b) => a - b);
  const reach = rows.reduce((most, row) => Math.max(most, row.reach), 0);
  return rows.map((row) => {
    const texts = new Map(row.cells.map(({ column, pieces }) => [column, joinPieces(pieces)]));
    const fields = columns.filter((column) => column < row.reach).map((column) => texts.get(column) ?? '');
    // The form's table 二 has four fields in every row; a block of one column keeps its place in it.
    if (row.reach === reach && width >= NARROWEST) while (fields.length < NARROWEST) fields.push('');
    return { row: row.no, text: fields.join('\t') };
  });
};

const RUNS_ON = /[\w.,%０-９]$/;
const RUNS_IN = /^[\w.,%+０-９-]/;
const NARROWEST = 4;
