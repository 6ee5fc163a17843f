// Which paragraph of a section became which. Called by source-prose.ts.
import { likeness } from './word-diff.ts';

/** A paragraph and what became of it: `before` null is added, `after` null is removed. Indexes count in their own list. */
export type Pair = { readonly before: number | null; readonly after: number | null };

/** The pairs in order. Between unchanged paragraphs as many as possible are paired, those most alike. */
export const alignParagraphs = (before: readonly string[], after: readonly string[]): Pair[] => {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = alignMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [
    ...Array.from({ length: start }, (_, index) => ({ before: index, after: index })),
    ...middle.map((pair) => ({
      before: pair.before === null ? null : pair.before + start,
      after: pair.after === null ? null : pair.after + start,
    })),
    ...Array.from({ length: end }, (_, index) => ({ before: before.length - end + index, after: after.length - end + index })),
  ];
};

const alignMiddle = (before: readonly string[], after: readonly string[]): Pair[] => {
  const rows = before.length;
  const columns = after.length;
  if (rows * columns > MAX_PRODUCT) return inOrder(rows, columns);
  const width = columns + 1;
  const costs = new Float64Array((rows + 1) * width);
  const cost = (i: number, j: number): number => costs[i * width + j] ?? 0;
  const pairCost = (i: number, j: number): number => 1 - likeness(before[i] ?? '', after[j] ?? '');
  for (let i = rows; i >= 0; i--) {
    for (let j = columns; j >= 0; j--) {
      const ways = [
        ...(i < rows && j < columns ? [cost(i + 1, j + 1) + pairCost(i, j)] : []),
        ...(i < rows ? [cost(i + 1, j) + ALONE] : []),
        ...(j < columns ? [cost(i, j + 1) + ALONE] : []),
      ];
      costs[i * width + j] = ways.length === 0 ? 0 : Math.min(...ways);
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && cost(i, j) === cost(i + 1, j + 1) + pairCost(i, j)) pairs.push({ before: i++, after: j++ });
    else if (i < rows && cost(i, j) === cost(i + 1, j) + ALONE) pairs.push({ before: i++, after: null });
    else pairs.push({ before: null, after: j++ });
  }
  return pairs;
};

const inOrder = (rows: number, columns: number): Pair[] =>
  Array.from({ length: Math.max(rows, columns) }, (_, index) => ({
    before: index < rows ? index : null,
    after: index < columns ? index : null,
  }));

/** More than half of a full change: pairing two paragraphs is always cheaper than removing one and adding the other. */
const ALONE = 0.6;
const MAX_PRODUCT = 40_000;
