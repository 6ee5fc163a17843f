// Holds what the prose says of the change since last year against both years' tables. settle.ts is the only caller.
import type { Edition } from '../edition/types.ts';
import type { Reading } from './ask.ts';
import type { ReadingName } from './assertion.ts';
import type { ChangeClaim } from './claim.ts';
import { figureOf, jointMeaning, type Settled, type Tables, tidy, type Years } from './figures.ts';

/** Without last year's report, on blanks, from nought or between forms that do not compare nothing is checked; then `actual` is null. */
export const settleChange = (claim: ChangeClaim, tables: Years): Settled | null => {
  const { readings } = jointMeaning(claim.asks, tables.report.edition, false);
  const [first] = readings;
  if (!first) return null;
  const reading = NAMES[claim.of];
  const pairs = tables.last ? pairsOf(claim, readings, tables.report.edition, tables.last.report.edition) : [];
  const judged = pairs.flatMap(({ now, before }) => judge(claim, now, before, tables, tables.last));
  const stated = scaled(claim);
  const [likeliest] = judged;
  if (!likeliest || judged.length < readings.length) {
    const years = { now: figureOf(first, tables).value, last: null };
    return { cells: first.cells, reading, stated, actual: null, agrees: true, fits: null, years };
  }
  const agreeing = judged.find(({ agrees }) => agrees);
  const { cells, actual, years } = agreeing ?? likeliest;
  return { cells, reading, stated, actual, agrees: agreeing !== undefined, fits: null, years };
};

type Pair = { readonly now: Reading; readonly before: Reading };

/** The same reading in both years; one whose cells the other form does not have compares with nothing. */
const pairsOf = ({ asks }: ChangeClaim, readings: readonly Reading[], edition: Edition, lastEdition: Edition): readonly Pair[] => {
  if (asks.some(({ about }) => edition.tables[about] !== lastEdition.tables[about] && about === 'art20')) return [];
  const earlier = jointMeaning(asks, lastEdition, false).readings;
  if (earlier.length !== readings.length) return [];
  return readings.flatMap((now, index): Pair[] => {
    const other = earlier[index];
    return other?.cells.every((cell) => lastEdition.cellById.has(cell)) ? [{ now, before: other }] : [];
  });
};

type Judged = Pick<Settled, 'cells' | 'actual' | 'agrees'> & { readonly years: { readonly now: number; readonly last: number } };

const judge = (claim: ChangeClaim, now: Reading, before: Reading, tables: Tables, last: Tables | null): Judged[] => {
  if (!last) return [];
  const [a, b] = [figureOf(now, tables), figureOf(before, last)];
  if (b.isOpen || (a.isOpen && claim.of !== 'before') || (claim.of === 'percent' && b.value === 0)) return [];
  const difference = tidy(a.value - b.value);
  const actual = claim.of === 'before' ? b.value : claim.of === 'count' ? difference : tidy((difference / b.value) * 100);
  const years = { now: a.value, last: b.value };
  return [{ cells: [...now.cells, ...(now.minus ?? [])], actual: Math.round(actual * 100) / 100, agrees: holds(claim, actual), years }];
};

/** Counts exactly; shares and money at the digits stated, rounded or cut off, as both are usual. */
const holds = (claim: ChangeClaim, actual: number): boolean => {
  const stated = scaled(claim);
  if (Math.sign(stated) * Math.sign(actual) < 0) return false;
  const isExact = claim.of !== 'percent' && !claim.unit.endsWith('元');
  const step = isExact ? 0 : tidy(scaleOf(claim) * 10 ** -claim.decimals);
  const [said, real] = [Math.abs(stated), Math.abs(actual)];
  return Math.abs(real - said) <= step / 2 + 1e-9 || (said <= real && real - said < step);
};

/** In the unit of the tables: 万元 where it is money. */
const scaled = (claim: ChangeClaim): number => tidy(claim.stated * scaleOf(claim));

const scaleOf = ({ unit }: ChangeClaim): number => (unit === '元' ? 0.0001 : unit === '亿元' ? 10_000 : 1);

const NAMES = { count: 'change', percent: 'changePercent', before: 'lastYear' } as const satisfies Record<ChangeClaim['of'], ReadingName>;
