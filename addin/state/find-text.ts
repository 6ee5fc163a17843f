// Finds and replaces words in a prose part. pane/prose/FindBar.tsx uses it.

export type Hit = { readonly start: number; readonly end: number };

/** Every place the words stand, none overlapping; Latin letters and digits of either width and case count as the same. */
export const findAll = (text: string, words: string): readonly Hit[] => {
  const [inside, wanted] = [fold(text), fold(words)];
  if (wanted === '') return [];
  const hits: Hit[] = [];
  for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + wanted.length))
    hits.push({ start: at, end: at + wanted.length });
  return hits;
};

/** The hit at or behind a place, else the first one: 0-based; −1 where there is none. */
export const hitFrom = (hits: readonly Hit[], at: number, step: 1 | -1): number => {
  if (hits.length === 0) return -1;
  if (step === 1) {
    const next = hits.findIndex(({ start }) => start >= at);
    return next < 0 ? 0 : next;
  }
  const before = hits.findLastIndex(({ end }) => end <= at);
  return before < 0 ? hits.length - 1 : before;
};

/** One character for one, so that places stay. */
const fold = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (char) => char.toLowerCase());
