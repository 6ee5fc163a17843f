// Where the person is in a sheet and where keys take them. Pure: places in, places out.
import type { RangeBounds } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { FormMap } from './form-map.ts';
import { cellsWithin } from './form-map.ts';

export type Place = { readonly row: number; readonly column: number };

/** `anchor` is the active cell; the range runs from it to `focus`. */
export type Selection = { readonly anchor: Place; readonly focus: Place };

export type Direction = 'up' | 'down' | 'left' | 'right';

export const at = (place: Place): Selection => ({ anchor: place, focus: place });

/** The next cell in a direction, gaps skipped; the same place at the edge. The lane through a merged cell is kept. */
export const step = (map: FormMap, place: Place, direction: Direction): Place => {
  const here = map.at(place.row, place.column);
  let { row, column } = place;
  if (direction === 'down') row = here ? here.row + here.rowSpan : row + 1;
  else if (direction === 'up') row = (here?.row ?? row) - 1;
  else if (direction === 'right') column = here ? here.column + here.columnSpan : column + 1;
  else column = (here?.column ?? column) - 1;
  const [rows, columns] = STEPS[direction];
  while (row >= 0 && row < map.rowCount && column >= 0 && column < map.columnCount) {
    if (map.at(row, column)) return { row, column };
    row += rows;
    column += columns;
  }
  return place;
};

/** To the last figure before something else, or over what is no figure to the next one, as Ctrl+arrow does. */
export const leap = (map: FormMap, place: Place, direction: Direction): Place => {
  const isFigure = (at: Place) => isFigureCell(map.at(at.row, at.column));
  let now = place;
  let next = step(map, now, direction);
  const runs = isFigure(now) && next !== now && isFigure(next);
  while (next !== now) {
    if (runs && !isFigure(next)) return now;
    now = next;
    if (!runs && isFigure(now)) return now;
    next = step(map, now, direction);
  }
  return now;
};

/** First or last figure of the row, or of the sheet; the place itself where there is none. */
export const edge = (map: FormMap, place: Place, which: 'rowStart' | 'rowEnd' | 'start' | 'end'): Place => {
  const figures = map.sheet.cells.filter(
    (cell) =>
      isFigureCell(cell) && (which === 'start' || which === 'end' || (cell.row <= place.row && place.row < cell.row + cell.rowSpan)),
  );
  const ordered = [...figures].sort((a, b) => a.row - b.row || a.column - b.column);
  const cell = which === 'start' || which === 'rowStart' ? ordered[0] : ordered.at(-1);
  return cell ? { row: cell.row, column: cell.column } : place;
};

/** The next cell in reading order that `isOpen`; null after the last (before the first). */
export const nextOpen = (map: FormMap, place: Place, back: boolean, isOpen: (cell: FormCell) => boolean): Place | null => {
  const open = map.sheet.cells.filter(isOpen).sort((a, b) => a.row - b.row || a.column - b.column);
  const isAfter = (cell: FormCell) => cell.row > place.row || (cell.row === place.row && cell.column > place.column);
  const isBefore = (cell: FormCell) => cell.row < place.row || (cell.row === place.row && cell.column < place.column);
  const found = back ? open.filter(isBefore).at(-1) : open.find(isAfter);
  return found ? { row: found.row, column: found.column } : null;
};

/** The rectangle of a selection, grown until it cuts no merged cell. */
export const boundsOf = (map: FormMap, { anchor, focus }: Selection): RangeBounds => {
  let bounds: RangeBounds = {
    row: Math.min(anchor.row, focus.row),
    column: Math.min(anchor.column, focus.column),
    lastRow: Math.max(anchor.row, focus.row),
    lastColumn: Math.max(anchor.column, focus.column),
  };
  for (;;) {
    const cells = cellsWithin(map, bounds);
    const grown: RangeBounds = {
      row: Math.min(bounds.row, ...cells.map((cell) => cell.row)),
      column: Math.min(bounds.column, ...cells.map((cell) => cell.column)),
      lastRow: Math.max(bounds.lastRow, ...cells.map((cell) => cell.row + cell.rowSpan - 1)),
      lastColumn: Math.max(bounds.lastColumn, ...cells.map((cell) => cell.column + cell.columnSpan - 1)),
    };
    if (JSON.stringify(grown) === JSON.stringify(bounds)) return bounds;
    bounds = grown;
  }
};

const isFigureCell = (cell: FormCell | null): boolean => cell?.role === 'input' || cell?.role === 'computed';

const STEPS = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const;
