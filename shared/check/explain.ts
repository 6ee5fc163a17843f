// Finds the smallest sets of changes that would clear all failing identities without breaking others. Pure
// arithmetic on effect classes; which member of a class to name, and in which words, is root-cause.ts's matter.
import type { EffectClass } from './effects.ts';

/** One class moved by an amount in the class's own direction. */
export type Move = { readonly effect: EffectClass; readonly amount: number };

/** Moves that together clear every failing identity. */
export type Solution = readonly Move[];

/**
 * Explains the residuals (left − right per identity). Tries one change, then two, and so on; stops at the first size
 * that works and returns all sets of that size; none where nothing small explains everything. `isAllowed` says
 * whether some member of the class can take the change.
 */
export const explain = (
  residuals: readonly number[],
  classes: readonly EffectClass[],
  isAllowed: (move: Move) => boolean,
): readonly Solution[] => {
  const search = startSearch(residuals, classes, isAllowed);
  for (let size = 1; size <= MAX_CHANGES && search.nodes < MAX_NODES; size += 1) {
    step(search, size, []);
    if (search.solutions.size > 0) break;
  }
  // An unfinished search has not seen the rivals of what it found, so it may not accuse anybody.
  return search.nodes < MAX_NODES ? [...search.solutions.values()] : [];
};

/** A single change that clears at least two failing identities and touches no other; null where there is none or two that exclude each other. */
export const peel = (residuals: readonly number[], classes: readonly EffectClass[], isAllowed: (move: Move) => boolean): Move | null => {
  const fits: Move[] = [];
  for (const effect of classes) {
    const [identity, weight] = [...effect.vector][0] ?? [];
    if (identity === undefined || weight === undefined || effect.vector.size < 2) continue;
    const amount = -(residuals[identity] ?? 0) / weight;
    const clears = [...effect.vector].every(([at, by]) => residuals[at] !== 0 && (residuals[at] ?? 0) + by * amount === 0);
    if (clears && amount !== 0 && isAllowed({ effect, amount })) fits.push({ effect, amount });
  }
  const shares = (a: Move, b: Move) => [...a.effect.vector.keys()].some((identity) => b.effect.vector.has(identity));
  const lone = fits.filter((move) => !fits.some((other) => other !== move && shares(move, other)));
  return lone.toSorted((a, b) => b.effect.vector.size - a.effect.vector.size)[0] ?? null;
};

/** The residuals after a move. */
export const applyMove = (residuals: readonly number[], { effect, amount }: Move): number[] =>
  residuals.map((residual, identity) => residual + (effect.vector.get(identity) ?? 0) * amount);

type Search = {
  readonly residuals: number[];
  readonly classesAt: readonly (readonly EffectClass[])[];
  readonly widest: number;
  readonly isAllowed: (move: Move) => boolean;
  readonly solutions: Map<string, Solution>;
  nodes: number;
};

const startSearch = (residuals: readonly number[], classes: readonly EffectClass[], isAllowed: (move: Move) => boolean): Search => ({
  residuals: [...residuals],
  classesAt: residuals.map((_, identity) => classes.filter((effect) => effect.vector.has(identity))),
  widest: Math.max(1, ...classes.map((effect) => effect.vector.size)),
  isAllowed,
  solutions: new Map(),
  nodes: 0,
});

const step = (search: Search, left: number, chosen: readonly Move[]): void => {
  search.nodes += 1;
  if (search.nodes >= MAX_NODES || search.solutions.size >= MAX_SOLUTIONS) return;
  const { residuals, classesAt } = search;
  let failing = 0;
  let at = -1;
  residuals.forEach((residual, identity) => {
    if (residual === 0) return;
    failing += 1;
    if (at < 0 || (classesAt[identity]?.length ?? 0) < (classesAt[at]?.length ?? 0)) at = identity;
  });
  if (failing === 0) {
    search.solutions.set(solutionKey(chosen), chosen);
    return;
  }
  if (left === 0 || failing > left * search.widest) return;
  for (const effect of classesAt[at] ?? []) {
    if (chosen.some((move) => move.effect === effect)) continue;
    for (const amount of amountsFor(residuals, effect, left === 1 ? at : null)) {
      const move = { effect, amount };
      if (left === 1 && !clearsAll(residuals, move, failing)) continue;
      if (!search.isAllowed(move)) continue;
      shift(residuals, move, 1);
      step(search, left - 1, [...chosen, move]);
      shift(residuals, move, -1);
    }
  }
};

/** Amounts that would settle one failing identity the class touches; with `only`, that one identity. */
const amountsFor = (residuals: readonly number[], { vector }: EffectClass, only: number | null): ReadonlySet<number> => {
  const amounts = new Set<number>();
  for (const [identity, weight] of vector) {
    const residual = residuals[identity] ?? 0;
    if (residual !== 0 && (only === null || only === identity)) amounts.add(-residual / weight);
  }
  return amounts;
};

const clearsAll = (residuals: readonly number[], { effect, amount }: Move, failing: number): boolean =>
  effect.vector.size === failing && [...effect.vector].every(([identity, weight]) => (residuals[identity] ?? 0) + weight * amount === 0);

const shift = (residuals: number[], { effect, amount }: Move, direction: 1 | -1): void => {
  for (const [identity, weight] of effect.vector) residuals[identity] = (residuals[identity] ?? 0) + weight * amount * direction;
};

const solutionKey = (moves: readonly Move[]): string =>
  moves
    .map(({ effect, amount }) => `${effect.key}=${amount}`)
    .sort()
    .join(';');

const MAX_CHANGES = 6;
const MAX_NODES = 20_000;
const MAX_SOLUTIONS = 400;
