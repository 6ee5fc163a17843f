// Last year beside this year, cell by cell. The year view shows it as a table.
import type { CellDefinition, TableId } from '../edition/types.ts';
import { digitsAt, figuresOf, tidy, type YearFigures } from './read-figures.ts';

export type ComparedCell = {
  readonly cell: CellDefinition;
  /** As held; empty where blank. */
  readonly now: string;
  readonly last: string;
  /** null where either is blank. */
  readonly difference: number | null;
  /** Of last year's figure, one decimal; null where that is 0 or either is blank. */
  readonly percent: number | null;
};

/** The cells of a table in the order of the form. Null where the two years' forms of the table do not compare (Y5). */
export const compareYears = (now: YearFigures, last: YearFigures, table: TableId): readonly ComparedCell[] | null => {
  const [edition, earlier] = [now.report.edition, last.report.edition];
  if (table === 'art20' && edition.tables.art20 !== earlier.tables.art20) return null;
  const [atNow, atLast] = [figuresOf(now), figuresOf(last)];
  return edition.cells
    .filter((cell) => cell.table === table)
    .map((cell) => {
      const [a, b] = [atNow([cell.id]), earlier.cellById.has(cell.id) ? atLast([cell.id]) : null];
      const difference = a === null || b === null ? null : tidy(a - b);
      return {
        cell,
        now: digitsAt(now, atNow, cell.id),
        last: earlier.cellById.has(cell.id) ? digitsAt(last, atLast, cell.id) : '',
        difference,
        percent: difference === null || b === null ? null : changePercent(difference, b),
      };
    });
};

/** One decimal; null from nought. */
export const changePercent = (difference: number, before: number): number | null =>
  before === 0 ? null : Math.round((difference / Math.abs(before)) * 1000) / 10;

/** +11, −5, 0: with a sign that is read aloud. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${Math.abs(value)}` : '0');
