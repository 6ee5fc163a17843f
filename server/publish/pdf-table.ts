// A table of a PDF from its ruled lines: which squares are one cell, and what is written inside. Called by read-back-pdf.ts.
import type { PlacedText } from '#shared/text/read-back/blocks';
import type { Piece, Rule } from './pdf-page.ts';

/** The part of a table that stands on one page. */
export type TablePart = { readonly rules: readonly Rule[]; readonly pieces: readonly Piece[] };

/** The cells in reading order, without the spaces of their words; null where letters cross a line or stand over one another. */
export const cellsOfTable = (parts: readonly TablePart[]): readonly PlacedText[] | null => {
  // A page on which no row is divided as finely as on another has fewer upright lines.
  const xs = places(parts.flatMap(({ rules }) => rules.filter(({ isUpright }) => isUpright)));
  const cells: Cell[] = [];
  let above = 0;
  for (const part of parts) {
    const grid = { ...part, xs, ys: places(part.rules.filter(({ isUpright }) => !isUpright)).reverse() };
    const found = cellsOfGrid(grid, above);
    if (!found) return null;
    for (const cell of found) {
      const upper = cells.find((one) => isContinued(one, cell, above));
      if (!upper) cells.push(cell);
      else {
        upper.rowSpan += cell.rowSpan;
        upper.text += cell.text;
      }
    }
    above += grid.ys.length - 1;
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
};

/** The words of one line after the other; null where two pieces of a line lie over one another. */
export const wordsOf = (pieces: readonly Piece[]): string | null => {
  const lines = linesOf(pieces);
  const isClean = lines.every((line) => line.every((piece, index) => index === 0 || piece.x >= endOf(line[index - 1]) - OVERLAP));
  return isClean ? lines.map(textOfLine).join('') : null;
};

/** The pieces by lines from top to bottom, each from left to right. */
export const linesOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const lines: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line?.[0] && Math.abs(line[0].y - piece.y) < SAME_LINE) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
};

export const textOfLine = (line: readonly Piece[]): string => line.map(({ text }) => text.replace(/\s/g, '')).join('');

type Grid = TablePart & { readonly xs: readonly number[]; readonly ys: readonly number[] };
type Cell = { readonly row: number; readonly column: number; rowSpan: number; readonly columnSpan: number; text: string };

const places = (rules: readonly Rule[]): number[] =>
  rules
    .map(({ at }) => at)
    .sort((a, b) => a - b)
    .filter((at, index, all) => index === 0 || !isNear(at, all[index - 1]));

/** Squares with no line between them are one cell, which must be a rectangle. */
const cellsOfGrid = (grid: Grid, above: number): Cell[] | null => {
  const { xs, ys, pieces } = grid;
  const taken = new Set<string>();
  const cells: Cell[] = [];
  let placed = 0;
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (taken.has(`${row}/${column}`)) continue;
      let right = column + 1;
      while (right < xs.length - 1 && !isRuled(grid, true, right, row)) right += 1;
      let lower = row + 1;
      while (lower < ys.length - 1 && !isRuled(grid, false, lower, column)) lower += 1;
      for (let r = row; r < lower; r += 1) for (let c = column; c < right; c += 1) taken.add(`${r}/${c}`);
      const box = { left: xs[column] ?? 0, right: xs[right] ?? 0, top: ys[row] ?? 0, bottom: ys[lower] ?? 0 };
      const inside = pieces.filter(({ x, y }) => x >= box.left && x < box.right && y <= box.top && y > box.bottom);
      placed += inside.length;
      const text = wordsOf(inside);
      if (text === null || inside.some((piece) => endOf(piece) > box.right + OVERLAP)) return null;
      cells.push({ row: above + row, column, rowSpan: lower - row, columnSpan: right - column, text });
    }
  }
  return placed === pieces.length ? cells : null;
};

/** Whether a line stands on the left of a column in a row, or on top of a row in a column. */
const isRuled = ({ rules, xs, ys }: Grid, isUpright: boolean, at: number, along: number): boolean => {
  const place = (isUpright ? xs : ys)[at] ?? 0;
  const ends = isUpright ? [ys[along] ?? 0, ys[along + 1] ?? 0] : [xs[along] ?? 0, xs[along + 1] ?? 0];
  const middle = ((ends[0] ?? 0) + (ends[1] ?? 0)) / 2;
  return rules.some((rule) => rule.isUpright === isUpright && isNear(rule.at, place) && rule.from <= middle && middle <= rule.to);
};

/** A cell over several rows that a page break cuts has its words on one of the pages. */
const isContinued = (upper: Cell, lower: Cell, above: number): boolean =>
  lower.row === above &&
  upper.row + upper.rowSpan === above &&
  upper.column === lower.column &&
  upper.columnSpan === lower.columnSpan &&
  (upper.text === '' || lower.text === '') &&
  upper.rowSpan + lower.rowSpan > 2;

const isNear = (a: number, b: number | undefined): boolean => b !== undefined && Math.abs(a - b) < 1;

const endOf = (piece: Piece | undefined): number => (piece ? piece.x + piece.width : 0);

/** Points that letters may reach over each other: the library rounds widths. */
const OVERLAP = 1;
const SAME_LINE = 2;
