// What is drawn under the letters of a prose part: stretches with a look, and carets. Pure; ProseLayer.tsx draws the pieces.

type MarkLook = 'differs' | 'agrees' | 'stale' | 'found' | 'foundNow' | 'selection';

export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly look: MarkLook;
  /** Of a selection: whose colour. */
  readonly colour?: string;
  /** What the mark is about, for whoever points at it. */
  readonly id?: string;
};

export type CaretMark = { readonly at: number; readonly key: string; readonly name: string; readonly colour: string };

/** A stretch of equal look, or a caret between two stretches. */
export type Piece =
  | { readonly kind: 'text'; readonly start: number; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'caret'; readonly caret: CaretMark };

/** The text in pieces, in order; marks and carets outside of it are left out. */
export const layOut = (text: string, marks: readonly Mark[], carets: readonly CaretMark[]): readonly Piece[] => {
  const inside = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const standing = carets.filter(({ at }) => at >= 0 && at <= text.length).toSorted((a, b) => a.at - b.at);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of inside) cuts.add(start).add(end);
  for (const { at } of standing) cuts.add(at);
  const places = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  // Marks that begin here join, those that end here leave: work grows with the marks, not with marks times pieces.
  const starting = groupBy(inside);
  let open: Mark[] = [];
  let next = 0;
  places.forEach((place, index) => {
    for (; standing[next]?.at === place; next += 1) {
      const caret = standing[next];
      if (caret) pieces.push({ kind: 'caret', caret });
    }
    open = [...open.filter(({ end }) => end > place), ...(starting.get(place) ?? [])];
    const to = places[index + 1];
    if (to !== undefined) pieces.push({ kind: 'text', start: place, text: text.slice(place, to), marks: open });
  });
  return pieces;
};

/** Marks made for the text before, where they stand after it was changed in one stretch; those the change touches are left out. */
export const shiftMarks = <M extends { readonly start: number; readonly end: number }>(
  marks: readonly M[],
  before: string,
  after: string,
): readonly M[] => {
  if (before === after || marks.length === 0) return marks;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const changedTo = before.length - tail;
  const by = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= changedTo) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
    return [];
  });
};

const groupBy = (marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> => {
  const groups = new Map<number, Mark[]>();
  for (const mark of marks) groups.set(mark.start, [...(groups.get(mark.start) ?? []), mark]);
  return groups;
};
