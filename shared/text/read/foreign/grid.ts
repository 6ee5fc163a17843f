// A table with merged cells as lines of tab-separated fields, the way the reader of plain text likes them: covered cells empty,
// columns no cell of a stretch begins in left out. Called by html-flow.ts and xlsx-to-text.ts.
import type { Edition } from '../../../edition/types.ts';
import { EMPTY_CELL, looksLikeValue } from '../values.ts';

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

export type GridOptions = {
  /** How many figures the form's rows of figures have. */
  readonly figures: ReadonlySet<number>;
  /** Every row has a cell in every column of the sheet; empty columns behind the table are none of it. */
  readonly trim: boolean;
};

export type GridLine = { readonly row: number; readonly text: string };

/** The table's lines. A cell over the whole width is a line of its own, without tabs, and several where its text has several. */
export const gridToLines = (rows: readonly GridRow[], options: GridOptions): GridLine[] => {
  const width = rows.reduce((most, row) => Math.max(most, row.reach), 0);
  const lines: GridLine[] = [];
  let band: GridRow[] = [];
  const close = () => {
    lines.push(...bandLines(options.trim ? trimmed(band) : band, width, options));
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
const joinPieces = (pieces: readonly string[]): string => {
  let text = pieces[0] ?? '';
  for (const piece of pieces.slice(1)) text += (RUNS_ON.test(text) && RUNS_IN.test(piece) ? ' ' : '') + piece;
  return text;
};

/** How many figures the rows of these forms' tables have: seven in 三, fifteen in 四. */
export const figureCounts = (known: readonly Edition[]): ReadonlySet<number> =>
  new Set(known.flatMap(({ requests, disputes }) => [requests.columns.length + 1, disputes.groups.length * (disputes.columns.length + 1)]));

const trimmed = (rows: readonly GridRow[]): GridRow[] => {
  let end = 0;
  for (const { cells } of rows)
    for (const { column, columnSpan, pieces } of cells) if (pieces.length > 0) end = Math.max(end, column + columnSpan);
  return rows.map((row) => ({ ...row, reach: Math.min(row.reach, end), cells: row.cells.filter(({ column }) => column < end) }));
};

const overWidth = (row: GridRow, width: number): GridCell | null => {
  const filled = row.cells.filter(({ pieces }) => pieces.length > 0);
  const [only] = filled;
  return filled.length === 1 && only && only.column === 0 && only.columnSpan >= width && width > 1 ? only : null;
};

/** Rows between two lines over the whole width: their own columns count, not those of other parts of a large table. */
const bandLines = (rows: readonly GridRow[], width: number, { figures }: GridOptions): GridLine[] => {
  const starts = new Set<number>();
  for (const row of rows) for (const { column } of row.cells) starts.add(column);
  const columns = [...starts].sort((a, b) => a - b);
  const reach = rows.reduce((most, row) => Math.max(most, row.reach), 0);
  const usual = usualReach(rows);
  return rows.map((row) => {
    const texts = new Map(row.cells.map(({ column, pieces }) => [column, joinPieces(pieces)]));
    if ([...texts.values()].every((text) => text === '')) return { row: row.no, text: '' };
    const behind = figureColumns(row, texts);
    const isWhole = figures.has(behind.length) && row.reach === usual;
    if (!isWhole && behind.length >= FIGURES) return { row: row.no, text: unevenRow(row, texts, behind) };
    if (isWhole) for (const column of behind) if (texts.get(column) === '') texts.set(column, EMPTY_CELL);
    const spare = isWhole ? spareColumn(row, columns, behind[0] ?? 0) : null;
    const fields = columns.filter((column) => column < row.reach && column !== spare).map((column) => texts.get(column) ?? '');
    if (spare !== null) fields.push('');
    // The form's table 二 has four fields in every row; a block of one column keeps its place in it.
    if (row.reach === reach && width >= NARROWEST) while (fields.length < NARROWEST) fields.push('');
    return { row: row.no, text: fields.join('\t') };
  });
};

/** A row that lost or gained cells: its figures count where none is missing, and the reader sees that by their number. */
const unevenRow = ({ cells }: GridRow, texts: ReadonlyMap<number, string>, behind: readonly number[]): string => {
  const labels = cells.flatMap(({ column }) => (behind.includes(column) ? [] : [texts.get(column) ?? '']));
  const filled = behind.map((column) => texts.get(column) ?? '');
  return [...labels, ...filled].filter((text) => text !== '').join('\t');
};

/** How far most rows of figures reach. */
const usualReach = (rows: readonly GridRow[]): number => {
  const counts = new Map<number, number>();
  for (const { cells, reach } of rows) if (cells.length >= FIGURES) counts.set(reach, (counts.get(reach) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
};

/** The columns of the cells behind the row's last label; all of them where it has none. Labels have Chinese words. */
const figureColumns = (row: GridRow, texts: ReadonlyMap<number, string>): readonly number[] => {
  const isWord = ({ column }: GridCell): boolean => {
    const text = texts.get(column) ?? '';
    return /[\u4e00-\u9fff]/.test(text) && !looksLikeValue(text);
  };
  return row.cells.slice(row.cells.findLastIndex(isWord) + 1).map(({ column }) => column);
};

/**
 * The form lets a short label span the columns of the longer ones; written as text its figures then follow one field earlier, with an
 * empty field at the end. The column such a row does not need, or null.
 */
const spareColumn = ({ cells }: GridRow, columns: readonly number[], first: number): number | null => {
  const label = cells.findLast(({ column }) => column < first);
  if (!label || label.columnSpan < 2) return null;
  return columns.findLast((column) => column > label.column && column < label.column + label.columnSpan) ?? null;
};

/** Cells behind a label that make a row of figures; one that has another number of them than the form lost or gained some. */
const FIGURES = 5;
const RUNS_ON = /[\w.,%０-９]$/;
const RUNS_IN = /^[\w.,%+０-９-]/;
const NARROWEST = 4;
