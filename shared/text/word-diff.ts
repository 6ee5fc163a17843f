// Which stretches of a paragraph changed. Called by source-prose.ts, so that marks and line breaks between the changes stay.

/** The stretch from `from` to `to` of the first text became `text`. */
export type Change = { readonly from: number; readonly to: number; readonly text: string };

/** The changes that turn one text into the other, in order; texts that have little in common give few, coarse ones. */
export const changesBetween = (before: string, after: string): Change[] => {
  const { start, end } = commonEnds(before, after);
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old === '' && now === '') return [];
  if (old.length * now.length > MAX_PRODUCT || old === '' || now === '') return [{ from: start, to: start + old.length, text: now }];
  return longestCommon(old, now, start);
};

/** From 0 to 1: the share of the longer text that both have in common at their beginning and end. */
export const likeness = (before: string, after: string): number => {
  const { start, end } = commonEnds(before, after);
  return (start + end) / Math.max(1, before.length, after.length);
};

const commonEnds = (before: string, after: string): { readonly start: number; readonly end: number } => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, end };
};

const longestCommon = (old: string, now: string, offset: number): Change[] => {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: Change[] = [];
  let open: { from: number; to: number; text: string } | null = null;
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      open = null;
      i++;
      j++;
      continue;
    }
    if (!open) {
      open = { from: offset + i, to: offset + i, text: '' };
      changes.push(open);
    }
    if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) open.to = offset + ++i;
    else open.text += now[j++];
  }
  return changes;
};

/** About the square of a paragraph of a thousand characters. */
const MAX_PRODUCT = 1_000_000;
