// Last year's paragraphs beside this year's, with the words that changed. pane/prose/ComparePanel.tsx shows it.
import { alignParagraphs } from '#shared/text/align-paragraphs';
import { type Change, changesBetween } from '#shared/text/word-diff';

/** A paragraph of either year with its counterpart; null where it has none. `changes` turn `before` into `after`. */
export type ComparedParagraph = {
  readonly before: string | null;
  readonly after: string | null;
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly changes: readonly Change[];
};

/** In the order of this year's text; what is gone stands where it was. */
export const compareProse = (before: readonly string[], after: readonly string[]): readonly ComparedParagraph[] =>
  alignParagraphs(before, after).flatMap((pair): ComparedParagraph[] => {
    const [old, now] = [pair.before === null ? null : (before[pair.before] ?? ''), pair.after === null ? null : (after[pair.after] ?? '')];
    if (old === null || now === null) return [{ before: old, after: now, kind: old === null ? 'added' : 'removed', changes: [] }];
    if (old === now) return [{ before: old, after: now, kind: 'same', changes: [] }];
    const changes = wordChanges(old, now);
    // Two paragraphs that share next to nothing are two paragraphs, not one reworded.
    const kept = old.length - changes.reduce((sum, { from, to }) => sum + to - from, 0);
    if (kept < Math.max(old.length, now.length) * LEAST_COMMON) {
      return [
        { before: old, after: null, kind: 'removed', changes: [] },
        { before: null, after: now, kind: 'added', changes: [] },
      ];
    }
    return [{ before: old, after: now, kind: 'changed', changes }];
  });

/** The changes that turn one text into the other, numbers whole: 50 became 53, not 0 became 3. */
export const wordChanges = (before: string, after: string): readonly Change[] =>
  joinNear(changesBetween(before, after), before).map((change) => wholeNumber(change, before));

/** A single letter or a digit that two changes happen to have between them is no common ground. */
const joinNear = (changes: readonly Change[], before: string): readonly Change[] => {
  const joined: Change[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const between = last ? before.slice(last.to, change.from) : '';
    if (last && (between.length <= SHORTEST_COMMON || /^[\d.]+$/.test(between))) {
      joined[joined.length - 1] = { from: last.from, to: change.to, text: last.text + between + change.text };
    } else joined.push(change);
  }
  return joined;
};

const wholeNumber = ({ from, to, text }: Change, before: string): Change => {
  let [start, end] = [from, to];
  const gone = before.slice(from, to);
  const isCut = (edge: RegExp) => edge.test(text) || edge.test(gone);
  if (isCut(/^\d/)) while (/[\d.]/.test(before[start - 1] ?? '')) start -= 1;
  if (isCut(/\d$/)) while (/[\d.]/.test(before[end] ?? '')) end += 1;
  return { from: start, to: end, text: before.slice(start, from) + text + before.slice(to, end) };
};

const SHORTEST_COMMON = 1;
const LEAST_COMMON = 0.25;
