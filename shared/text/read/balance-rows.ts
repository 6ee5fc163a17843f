// Uses the balances of table 三 to settle what the rows alone leave open: digits without separators, and rows whose label
// is lost. Only a single solution counts. Called by read-requests.ts.
import type { Edition } from '../../edition/types.ts';
import type { Placed } from './place-values.ts';
import type { Taken } from './request-rows.ts';

/**
 * The rows with their cuts narrowed to the one that makes every column balance; rows stay without a cut (doubtful) where
 * none or several do. Rows named by their neighbours keep the name only where the whole table balances.
 */
export const balanceRows = (
  edition: Edition,
  rows: readonly Taken[],
  numbersOf: (placed: Placed) => (number | null)[],
): readonly Taken[] => {
  const risky = rows.some((item) => item.inferred) || rows.some((item) => item.cuts.length > 0 && !isForced(item));
  if (!risky) return rows;
  const choices = new Map<string, readonly (readonly number[])[]>();
  const width = edition.requests.columns.length + 1;
  for (const { row, placed, cuts } of rows) {
    if (row.key === null) continue;
    if (choices.has(row.key)) return give(rows);
    const numbers = placed ? numbersOf(placed) : null;
    if (numbers?.every((number) => number !== null)) choices.set(row.key, [numbers.map((number) => number ?? 0)]);
    else if (cuts.length > 0) choices.set(row.key, cuts);
    else return give(rows);
  }
  const solutions = solve(edition, choices, width);
  if (solutions.length === 0) return give(rows);
  return rows.map((item): Taken => {
    if (item.placed || item.row.key === null) return item;
    const key = item.row.key;
    const chosen = new Map(solutions.map((solution) => [solution.get(key)?.join(','), solution.get(key)]));
    const [only] = chosen.values();
    return { ...item, cuts: chosen.size === 1 && only ? [only] : [] };
  });
};

/** Without a solution only what has no alternative at all stays. */
const give = (rows: readonly Taken[]): Taken[] =>
  rows.map((item) => {
    if (item.inferred) return { ...item, placed: null, cuts: [] };
    return item.cuts.length > 0 && !isForced(item) ? { ...item, cuts: [] } : item;
  });

/** As many digits as columns: there is only one way to cut. */
const isForced = ({ cuts, row }: Taken): boolean =>
  cuts.length === 1 && row.values.reduce((sum, field) => sum + field.text.length, 0) === (cuts[0]?.length ?? 0);

type Choices = ReadonlyMap<string, readonly (readonly number[])[]>;

/** Every way to choose one vector per row that satisfies all columns; none when there are too many to know them all. */
const solve = (edition: Edition, choices: Choices, width: number): Map<string, readonly number[]>[] => {
  const byRole = (role: string) => edition.requests.rows.filter((row) => row.role === role).map((row) => row.key);
  const [processedKey] = byRole('processed');
  const missing = edition.requests.rows.some((row) => !choices.has(row.key));
  if (processedKey === undefined || missing) return [];
  const budget = { left: STEPS };
  const found: Map<string, readonly number[]>[] = [];
  for (const processed of choices.get(processedKey) ?? []) {
    const outer = fillBalance(byRole('incoming'), byRole('closing'), choices, processed, budget, width);
    const inner = outer.length === 0 ? [] : fillSum(byRole('result'), choices, processed, budget);
    for (const results of inner) for (const flows of outer) found.push(new Map([...results, ...flows, [processedKey, processed]]));
    if (budget.left <= 0 || found.length > MAX_SOLUTIONS) return [];
  }
  return found;
};

type Ways = Map<string, readonly number[]>[];

/** The ways to choose one vector per row so that they add up to the target. */
const fillSum = (keys: readonly string[], choices: Choices, target: readonly number[], budget: { left: number }): Ways => {
  const found: Ways = [];
  const chosen: (readonly number[])[] = [];
  // Rows with one choice first: they cut the search short.
  const ordered = [...keys].sort((a, b) => (choices.get(a)?.length ?? 0) - (choices.get(b)?.length ?? 0));
  const go = (index: number, rest: readonly number[]): void => {
    if (budget.left-- <= 0 || found.length > MAX_SOLUTIONS) return;
    if (index === ordered.length) {
      if (rest.every((number) => number === 0)) found.push(new Map(ordered.map((key, at) => [key, chosen[at] ?? []])));
      return;
    }
    for (const vector of choices.get(ordered[index] ?? '') ?? []) {
      const next = rest.map((number, column) => number - (vector[column] ?? 0));
      if (next.some((number) => number < 0)) continue;
      chosen[index] = vector;
      go(index + 1, next);
    }
  };
  go(0, target);
  return found;
};

/** The ways to choose the rows that come in and are carried out so that every column balances with what was processed. */
const fillBalance = (
  incoming: readonly string[],
  closing: readonly string[],
  choices: Choices,
  processed: readonly number[],
  budget: { left: number },
  width: number,
): Ways => {
  const found: Ways = [];
  const keys = [...incoming, ...closing];
  const columns = Array.from({ length: width }, (_, column) => column);
  const go = (index: number, chosen: readonly (readonly number[])[]): void => {
    if (budget.left-- <= 0 || found.length > MAX_SOLUTIONS) return;
    if (index < keys.length) {
      for (const vector of choices.get(keys[index] ?? '') ?? []) go(index + 1, [...chosen, vector]);
      return;
    }
    const sum = (vectors: readonly (readonly number[])[], column: number) =>
      vectors.reduce((all, vector) => all + (vector[column] ?? 0), 0);
    const balanced = columns.every(
      (column) => sum(chosen.slice(0, incoming.length), column) === (processed[column] ?? 0) + sum(chosen.slice(incoming.length), column),
    );
    if (balanced) found.push(new Map(keys.map((key, at) => [key, chosen[at] ?? []])));
  };
  go(0, []);
  return found;
};

const STEPS = 200_000;
const MAX_SOLUTIONS = 200;
