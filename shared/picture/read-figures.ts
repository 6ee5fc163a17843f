// Figures for pictures and comparisons, straight from the cells: a sum that stands on a blank is blank, never nought. Everything in this room
// takes its numbers from here.
import type { CellId } from '../cell/cell-id.ts';
import { effectiveValues } from '../check/balance.ts';
import type { Report } from '../report/report.ts';

/** A report and what its formulas give. */
export type YearFigures = { readonly report: Report; readonly computed: ReadonlyMap<CellId, number> };

/** The sum of these cells as the checks count them; null where one of them is not answered or the form has it not. */
export type FigureOf = (cells: readonly CellId[]) => number | null;

export const figuresOf = ({ report, computed }: YearFigures): FigureOf => {
  const { valueAt, stated } = effectiveValues(report, computed);
  const { cellById } = report.edition;
  const isAnswered = (cell: CellId): boolean => {
    if (stated.has(cell) || (report.cells.get(cell)?.value ?? null) !== null) return true;
    return cellById.get(cell)?.sumOf?.every(isAnswered) ?? false;
  };
  return (cells) => (cells.every(isAnswered) ? tidy(cells.reduce((sum, cell) => sum + valueAt(cell), 0)) : null);
};

/** The digits of one cell as the report holds them; the empty text where it is blank. */
export const digitsAt = ({ report }: YearFigures, figureOf: FigureOf, cell: CellId): string => {
  const held = report.cells.get(cell)?.value;
  const figure = figureOf([cell]);
  return typeof held === 'string' ? held : figure === null ? '' : String(figure);
};

/** Without the dust of binary fractions. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
