// Which failing balances only wait for blanks: the side that falls short still has several unanswered cells, so what is
// missing is their figures, and C1 asks for them. check-report.ts is the only caller.
import type { CellId } from '../cell/cell-id.ts';
import type { Report } from '../report/report.ts';
import { balancesOf, type EffectiveValues } from './balance.ts';

/** Ids of the failing R3 balances whose short side has two or more blanks. With a single blank the missing figure is known and worth saying. */
export const waitingBalances = (report: Report, values: EffectiveValues): ReadonlySet<string> => {
  const { edition } = report;
  const typedUnder = (cell: CellId): readonly CellId[] => {
    const parts = edition.cellById.get(cell)?.sumOf ?? null;
    return parts === null || values.stated.has(cell) ? [cell] : parts.flatMap(typedUnder);
  };
  const isBlank = (cell: CellId) => edition.cellById.get(cell)?.sumOf === null && (report.cells.get(cell)?.value ?? null) === null;
  const waiting = balancesOf(edition, values).filter(({ identity, left, right, difference }) => {
    if (identity.rule !== 'R3' || difference === 0) return false;
    const short = left < right ? identity.left : identity.right;
    return new Set(short.flatMap(typedUnder).filter(isBlank)).size > 1;
  });
  return new Set(waiting.map(({ identity }) => identity.id));
};
