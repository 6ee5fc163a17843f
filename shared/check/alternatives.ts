// From the search's solutions to root causes: which changes belong together, which explanations rival each other, and
// in what order a person should look at them. Used by root-cause.ts.
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import { must } from '../result.ts';
import type { Move, Solution } from './explain.ts';

export type Change = { readonly cell: CellId; readonly from: number; readonly to: number };

/** One way to clear a root cause: a single change, or several that are needed together. */
export type Alternative = {
  readonly changes: readonly Change[];
  /** Lower is likelier; ways of the same weight are equally good. */
  readonly weight: number;
};

export type RootCause = {
  /** Indexes of the failing identities it explains, ascending. */
  readonly symptoms: readonly number[];
  /** Likeliest first, at least one. */
  readonly alternatives: readonly Alternative[];
  /** Whether the first alternative is the only good one. */
  readonly isSure: boolean;
};

/** What the ranking needs to know of the report. */
export type Facts = {
  readonly changesOf: (move: Move) => readonly Change[];
  readonly isStated: (cell: CellId) => boolean;
  /** Whether the figure contradicts the total stated over it by itself. */
  readonly isSuspect: (change: Change) => boolean;
  /** Orders single cells that explain equally well; lower comes first. */
  readonly preference: (change: Change) => number;
  readonly placeOf: (cell: CellId) => { readonly row: string; readonly column: string };
};

/** The root causes behind a list of equally small solutions (at least one). */
export const rootCausesOf = (residuals: readonly number[], solutions: readonly Solution[], facts: Facts): readonly RootCause[] => {
  const alternativesByKey = new Map<string, Map<string, Alternative>>();
  const groupByKey = new Map<string, Group>();
  const partitions = new Map<string, readonly string[]>();
  for (const solution of solutions) {
    const groups = groupsOf(residuals, solution);
    for (const group of groups) {
      groupByKey.set(group.key, group);
      const known = alternativesByKey.get(group.key) ?? new Map<string, Alternative>();
      alternativesByKey.set(group.key, known);
      for (const found of expand(group, facts)) known.set(found.changes.map(({ cell, to }) => `${cell}=${to}`).join(), found);
    }
    const keys = groups.map((group) => group.key).sort();
    partitions.set(keys.join('|'), keys);
  }
  const rankedByKey = new Map([...alternativesByKey].map(([key, found]) => [key, rank([...found.values()], facts)]));
  const ranked = (key: string): readonly Alternative[] => must(rankedByKey.get(key), key);
  const weightOf = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (ranked(key)[0]?.weight ?? 0), 0);
  const lowest = Math.min(...[...partitions.values()].map(weightOf));
  const best = [...partitions.values()].filter((keys) => weightOf(keys) === lowest);
  const agreed = (best[0] ?? []).filter((key) => best.every((keys) => keys.includes(key)));
  const causes = agreed.map((key): RootCause => {
    const symptoms = symptomsOf(residuals, must(groupByKey.get(key), key));
    const alternatives = ranked(key);
    return { symptoms, alternatives, isSure: isSure(alternatives, symptoms, facts) };
  });
  if (best.length === 1) return causes;
  // Several partitions explain the rest equally well: one cause that names them all.
  const rest = best.map((keys) => keys.filter((key) => !agreed.includes(key)));
  const symptoms = new Set(rest.flat().flatMap((key) => symptomsOf(residuals, must(groupByKey.get(key), key))));
  const alternatives = rest.map((keys) => ({
    changes: keys.flatMap((key) => ranked(key)[0]?.changes ?? []),
    weight: weightOf(keys),
  }));
  return [
    ...causes,
    { symptoms: [...symptoms].sort((a, b) => a - b), alternatives: alternatives.slice(0, MAX_ALTERNATIVES), isSure: false },
  ];
};

type Group = { readonly moves: readonly Move[]; readonly net: ReadonlyMap<number, number>; readonly key: string };

/** Moves that meet in an identity that balances now belong together: there one hides the other. */
const groupsOf = (residuals: readonly number[], solution: Solution): Group[] => {
  const groups: Move[][] = [];
  for (const move of solution) {
    const touching = groups.filter((group) => group.some((other) => meetHidden(residuals, move, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...touching.flat(), move]);
  }
  return groups.map((moves) => {
    const net = new Map<number, number>();
    for (const { effect, amount } of moves) {
      for (const [identity, weight] of effect.vector) net.set(identity, (net.get(identity) ?? 0) + weight * amount);
    }
    const key = [...net]
      .filter(([, amount]) => amount !== 0)
      .sort(([a], [b]) => a - b)
      .map(([identity, amount]) => `${identity}:${amount}`)
      .join(' ');
    return { moves, net, key };
  });
};

const meetHidden = (residuals: readonly number[], a: Move, b: Move): boolean =>
  [...a.effect.vector.keys()].some((identity) => residuals[identity] === 0 && b.effect.vector.has(identity));

const symptomsOf = (residuals: readonly number[], { net }: Group): number[] =>
  [...net]
    .filter(([identity, amount]) => amount !== 0 && residuals[identity] !== 0)
    .map(([identity]) => identity)
    .sort((a, b) => a - b);

const expand = ({ moves }: Group, facts: Facts): Alternative[] => {
  let ways: Change[][] = [[]];
  for (const move of moves) ways = ways.slice(0, MAX_WAYS).flatMap((way) => facts.changesOf(move).map((change) => [...way, change]));
  return ways.map((changes) => ({ changes, weight: weigh(changes, facts) }));
};

const weigh = (changes: readonly Change[], { isStated, isSuspect, placeOf }: Facts): number => {
  const [a, b] = changes;
  if (!a || !b) return a && (isStated(a.cell) || isSuspect(a)) ? 0 : 1;
  if (changes.every((change) => isStated(change.cell))) return 1;
  const places = changes.map((change) => placeOf(change.cell));
  const inLine = places.every(({ row }) => row === places[0]?.row) || places.every(({ column }) => column === places[0]?.column);
  if (!inLine) return changes.length + 1;
  return changes.length === 2 && isSwap(a, b) ? 1 : changes.length - 0.5;
};

const rank = (alternatives: readonly Alternative[], { preference, isSuspect }: Facts): readonly Alternative[] => {
  const worst = ({ changes }: Alternative) => Math.max(...changes.map(preference));
  const suspect = ({ changes: [only, ...others] }: Alternative) => (only && others.length === 0 && isSuspect(only) ? 0 : 1);
  const total = ({ changes }: Alternative) => changes.reduce((sum, change) => sum + preference(change), 0);
  return alternatives
    .toSorted((a, b) => a.weight - b.weight || suspect(a) - suspect(b) || total(a) - total(b) || worst(a) - worst(b))
    .slice(0, MAX_ALTERNATIVES);
};

const isSure = (alternatives: readonly Alternative[], symptoms: readonly number[], { isStated }: Facts): boolean => {
  const [first, second] = alternatives;
  if (!first) return false;
  if (!second) return true;
  // A total over parts alone (one symptom) may be right and a part wrong; only a second identity can tell.
  if (first.changes.length === 1)
    return symptoms.length > 1 && isStated(must(first.changes[0], 'change').cell) && second.weight > first.weight;
  return second.weight > first.weight;
};

/** Whether the two cells hold each other's figures. A difference of 1 happens by chance too often to say so. */
export const isSwap = (a: Change, b: Change): boolean => a.to === b.from && b.to === a.from && Math.abs(a.to - a.from) > 1;

/** What a cell may be set to by a cause. */
export const toCause = ({ cell, to }: Change): { readonly cell: CellId; readonly value: CellValue } => ({ cell, value: to });

const MAX_WAYS = 200;
/** More ways than these are not told apart. */
export const MAX_ALTERNATIVES = 40;
