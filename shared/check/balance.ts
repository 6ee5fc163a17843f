// The identities R1 to R4 over the values that count: a stated total that differs from the formula, else the formula's.
// Used by root-cause.ts, carry-over.ts and whoever shows balances.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition, Identity } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { statedTotals } from '../report/report.ts';

/** What each cell counts as in the identities. Blanks count as 0. */
export type EffectiveValues = {
  readonly valueAt: (cell: CellId) => number;
  /** The stated totals that differ from their formula. */
  readonly stated: ReadonlyMap<CellId, number>;
};

export type Balance = {
  readonly identity: Identity;
  readonly left: number;
  readonly right: number;
  /** left − right; 0 where it balances. */
  readonly difference: number;
};

export const effectiveValues = (report: Report, computed: ReadonlyMap<CellId, number>): EffectiveValues => {
  const stated = statedTotals(report, computed);
  const valueAt = (cell: CellId): number => stated.get(cell) ?? computed.get(cell) ?? toNumber(report.cells.get(cell)?.value ?? 0);
  return { valueAt, stated };
};

/** Every identity of the edition with both sides, in the edition's order. */
export const balancesOf = (edition: Edition, { valueAt }: EffectiveValues): readonly Balance[] =>
  edition.identities.map((identity) => {
    const left = sum(identity.left, valueAt);
    const right = sum(identity.right, valueAt);
    return { identity, left, right, difference: tidy(left - right) };
  });

const sum = (cells: readonly CellId[], valueAt: (cell: CellId) => number): number =>
  tidy(cells.reduce((total, cell) => total + valueAt(cell), 0));

const toNumber = (value: number | string): number => (typeof value === 'number' ? value : Number(value));

// A count read as 1.1 is reported by R5; here it only must not leave dust of binary fractions in a difference.
const tidy = (value: number): number => (Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6);
