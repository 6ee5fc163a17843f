// Holds claims against the tables; settle-change.ts judges comparisons with last year. A blank contradicts nothing: what stands on
// blanks can only be exceeded.
import { meantBy, type Reading } from './ask.ts';
import type { ReadingName } from './assertion.ts';
import type { Claim, CountClaim } from './claim.ts';
import { figureOf, jointMeaning, type Settled, type Tables, tidy, type Years } from './figures.ts';
import { settleChange } from './settle-change.ts';

/** The claim's verdict, or null where this edition's tables have no cell for it. */
export const settle = (claim: Claim, tables: Years): Settled | null => {
  switch (claim.kind) {
    case 'count':
      return settleCount(claim, tables);
    case 'share':
      return settleShare(claim, tables);
    case 'change':
      return settleChange(claim, tables);
    case 'sum': {
      const { stated, actual } = claim;
      return { cells: [], reading: 'sum', stated, actual, agrees: Math.abs(stated - actual) < 1e-6, fits: null };
    }
  }
};

const settleCount = ({ asks, stated, decimals, unit }: CountClaim, tables: Tables): Settled | null => {
  const { edition } = tables.report;
  const { readings, near } = jointMeaning(asks, edition, stated === 0);
  const [first] = readings;
  if (!first) return null;
  const scale = unit === '元' ? 10_000 : unit === '亿元' ? 0.0001 : 1;
  const isMoney = unit.endsWith('元');
  const judged = readings.map((reading) => ({ reading, ...figureOf(reading, tables) }));
  const holds = ({ value, isOpen }: { readonly value: number; readonly isOpen: boolean }): boolean => {
    if (isOpen && value * scale <= stated) return true;
    return Math.abs(value * scale - stated) <= (isMoney && stated !== 0 ? 0.5 * 10 ** -decimals : 0) + 1e-9;
  };
  // A blank that contradicts nothing is no reason to prefer a reading to one that holds outright.
  const agreeing = judged.find((one) => !one.isOpen && holds(one)) ?? judged.find(holds);
  const name = (reading: Reading): ReadingName => (stated === 0 ? 'zero' : reading.name);
  const inTenThousands = isMoney ? tidy(stated / scale) : stated;
  if (agreeing) {
    const { reading, value, isOpen } = agreeing;
    return {
      cells: [...reading.cells, ...(reading.minus ?? [])],
      reading: name(reading),
      stated: inTenThousands,
      actual: isOpen && value !== stated ? null : value,
      agrees: true,
      fits: null,
    };
  }
  const fitting = near.find((reading) => figureOf(reading, tables).value === stated) ?? null;
  const tried = [...readings, ...(fitting ? [fitting] : [])];
  return {
    cells: [...new Set(tried.flatMap((reading) => [...reading.cells, ...(reading.minus ?? [])]))],
    reading: name(first),
    stated: inTenThousands,
    actual: figureOf(first, tables).value,
    agrees: false,
    fits: fitting && { reading: fitting.name, cells: fitting.cells },
  };
};

const settleShare = (claim: Extract<Claim, { kind: 'share' }>, tables: Tables): Settled | null => {
  const { edition } = tables.report;
  const parts = meantBy(claim.part, edition, false).readings;
  const pairs = parts.flatMap((part, index) =>
    claim.wholes.flatMap((whole) => {
      const wholes = meantBy(whole, edition, false).readings;
      // The three meanings of "received" go together part by whole.
      return (wholes.length === parts.length && parts.length > 1 ? wholes.slice(index, index + 1) : wholes).map((reading) => ({
        part,
        whole: reading,
      }));
    }),
  );
  const judged = pairs.flatMap(({ part, whole }) => {
    const [a, b] = [figureOf(part, tables), figureOf(whole, tables)];
    if (b.value === 0 || a.isOpen || b.isOpen) return [];
    return [{ cells: [...part.cells, ...whole.cells], percent: (a.value / b.value) * 100 }];
  });
  const [first] = judged;
  if (!first) return null;
  // Cut off or rounded, both are usual.
  const step = 10 ** -claim.decimals;
  const holds = (percent: number) =>
    Math.abs(percent - claim.stated) <= step / 2 + 1e-9 || (claim.stated <= percent && percent - claim.stated < step);
  const agreeing = judged.find(({ percent }) => holds(percent));
  const { cells, percent } = agreeing ?? first;
  return {
    cells,
    reading: 'percent',
    stated: claim.stated,
    actual: Math.round(percent * 100) / 100,
    agrees: agreeing !== undefined,
    fits: null,
  };
};
