// A sheet of the form as a grid of places: which cell covers a place, and what stands around it. Pure; the web host's
// selection, clipboard and drawing build on it.
import type { SectionKey } from '#shared/edition/types';
import type { RangeBounds } from '#shared/workbook/address';
import { readA1Range } from '#shared/workbook/address';
import type { FormCell, FormSheet } from '#shared/workbook/form';
import { formCell } from '#shared/workbook/form-cell';

export type FormMap = {
  readonly sheet: FormSheet;
  readonly rowCount: number;
  readonly columnCount: number;
  /** The cell that covers the place, whichever part of it; null in gaps and outside. */
  readonly at: (row: number, column: number) => FormCell | null;
};

export const mapForm = (sheet: FormSheet): FormMap => {
  const columnCount = sheet.columnWidths.length;
  const places = new Map<number, FormCell>();
  for (const cell of sheet.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) places.set(row * columnCount + column, cell);
    }
  }
  return {
    sheet,
    rowCount: sheet.rowCount,
    columnCount,
    at: (row, column) => (column < 0 || column >= columnCount ? null : (places.get(row * columnCount + column) ?? null)),
  };
};

/** A prose sheet with one row per paragraph under its heading; `empty` stands there when there is none. */
export const layParagraphs = (sheet: FormSheet, paragraphs: readonly string[], empty: string): FormSheet => {
  const lines = paragraphs.length > 0 ? paragraphs : [empty];
  return {
    ...sheet,
    cells: [...sheet.cells, ...lines.map((text, index) => formCell(index + 1, 0, 'text', { text }))],
    rowCount: lines.length + 1,
  };
};

/** The places inside bounds that hold a cell, each cell once, in reading order. */
export const cellsWithin = (map: FormMap, bounds: RangeBounds): FormCell[] => {
  const found = new Set<FormCell>();
  for (let row = bounds.row; row <= bounds.lastRow; row += 1) {
    for (let column = bounds.column; column <= bounds.lastColumn; column += 1) {
      const cell = map.at(row, column);
      if (cell) found.add(cell);
    }
  }
  return [...found];
};

/** The figures of the same sheet a formula reads. */
export const partsOf = (map: FormMap, formula: string): FormCell[] => {
  if (formula.includes("'!")) return [];
  const found = new Set<FormCell>();
  for (const [text] of formula.matchAll(/\b[A-Z]{1,2}\d{1,3}(?::[A-Z]{1,2}\d{1,3})?\b/g)) {
    const bounds = readA1Range(text);
    if (bounds) for (const cell of cellsWithin(map, bounds)) if (cell.cell !== null) found.add(cell);
  }
  return [...found];
};

/** Labels left of and above a cell that has no name of its own (checks), outermost first. */
export const labelsAround = (map: FormMap, cell: FormCell): string[] => {
  const texts = new Set<string>();
  for (let column = 0; column < cell.column; column += 1) addLabel(texts, map.at(cell.row, column), ['label', 'checkHeader']);
  for (let row = 1; row < cell.row; row += 1) addLabel(texts, map.at(row, cell.column), ['header', 'checkHeader']);
  return [...texts];
};

const addLabel = (texts: Set<string>, cell: FormCell | null, roles: readonly string[]): void => {
  if (cell && cell.text !== '' && roles.includes(cell.role)) texts.add(cell.text);
};

export const isSection = (key: string): key is SectionKey => key === 'preamble' || key === '1' || key === '5' || key === '6';
