// What a reading gives in the tables of a year. settle.ts and settle-change.ts use it.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import type { Ask, Meant, Reading } from './ask.ts';
import { meantBy } from './ask.ts';
import type { Assertion } from './assertion.ts';

/** What is judged of an assertion, before the words are cut out. */
export type Settled = Pick<Assertion, 'cells' | 'reading' | 'stated' | 'actual' | 'agrees' | 'fits' | 'years'>;

export type Tables = {
  readonly report: Report;
  /** What a cell counts as in the identities; a blank counts as 0. */
  readonly valueAt: (cell: CellId) => number;
};

/** What a claim is held against. */
export type Years = Tables & { readonly last: Tables | null };

/** Several things counted together have one meaning each, or none that is sure. */
export const jointMeaning = (asks: readonly Ask[], edition: Edition, isZero: boolean): Meant => {
  const meanings = asks.map((ask) => meantBy(ask, edition, isZero));
  const [only] = meanings;
  if (meanings.length === 1 && only) return only;
  if (meanings.some(({ readings }) => readings.length !== 1)) return { readings: [], near: [] };
  const readings = meanings.flatMap((meant) => meant.readings);
  return { readings: [{ name: 'value', cells: [...new Set(readings.flatMap(({ cells }) => cells))] }], near: [] };
};

/** What a reading gives in these tables; open where it stands on blanks. */
export const figureOf = (
  { cells, minus = [], factor = 1 }: Reading,
  { report, valueAt }: Tables,
): { readonly value: number; readonly isOpen: boolean } => {
  const add = (list: readonly CellId[]) => list.reduce((total, cell) => total + valueAt(cell), 0);
  return { value: tidy((add(cells) - add(minus)) / factor), isOpen: [...cells, ...minus].some((cell) => isOpen(cell, report)) };
};

/** Without the dust of binary fractions. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

const isOpen = (cell: CellId, report: Report): boolean => {
  if ((report.cells.get(cell)?.value ?? null) !== null) return false;
  const { sumOf } = report.edition.cellById.get(cell) ?? { sumOf: null };
  return sumOf === null || sumOf.some((part) => isOpen(part, report));
};
