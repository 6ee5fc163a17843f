// What the checks read in a prose part, at its places in the text as it stands in the editor. ProseEditor.tsx draws and lists it.
import type { Finding } from '#shared/check/finding';
import type { SectionKey } from '#shared/edition/types';
import type { Assertion, ProseSpan } from '#shared/narrative/assertion';
import type { FindingsNow } from '../../state/watch-findings.ts';
import { paragraphsOf, rangeIn } from '../../state/words-range.ts';

export type Statement = {
  readonly id: string;
  /** UTF-16 units of the editor's text. */
  readonly start: number;
  readonly end: number;
  readonly assertion: Assertion;
  /** The query about it, where it disagrees. */
  readonly finding: Finding | null;
};

/** In the order of the text; what no longer stands where it was read is left out until the checks have caught up. */
export const statementsIn = (text: string, section: SectionKey, now: FindingsNow): readonly Statement[] => {
  if (now.kind !== 'ready') return [];
  const { assertions, findings } = now.result;
  const paragraphs = paragraphsOf(text);
  const nameOf = ({ paragraph, start, end }: ProseSpan): string => `${paragraph} ${start} ${end}`;
  const queries = new Map(
    findings.flatMap((finding) => (finding.words?.section === section ? [[nameOf(finding.words), finding] as const] : [])),
  );
  return assertions.flatMap((assertion, index): Statement[] => {
    if (assertion.section !== section) return [];
    const range = rangeIn(paragraphs, assertion);
    if (!range || text.slice(range.start, range.end) !== assertion.text) return [];
    return [{ id: `s${index}`, ...range, assertion, finding: assertion.agrees ? null : (queries.get(nameOf(assertion)) ?? null) }];
  });
};

export const differs = ({ assertion }: Statement): boolean => !assertion.agrees && assertion.scope === 'own';

/** The one a place belongs to: those that differ first, then the shortest. A caret right behind a statement belongs to it. */
export const statementAt = (statements: readonly Statement[], at: number): Statement | null => {
  const here = statements.filter(({ start, end }) => start <= at && at <= end);
  const [first] = here.toSorted(
    (a, b) => Number(differs(b)) - Number(differs(a)) || a.end - a.start - (b.end - b.start) || a.start - b.start,
  );
  return first ?? null;
};

/** The number of the words with the tables' in its place; null where the words do not hold it once, in plain digits. */
export const fixedWords = ({ assertion }: Statement): { readonly from: string; readonly to: string; readonly at: number } | null => {
  const { text, stated, actual, agrees, fits, reading, cells } = assertion;
  if (agrees || actual === null || fits !== null || cells.length === 0 || stated === 0 || reading === 'percent' || actual < 0) return null;
  if (reading === 'change' || reading === 'changePercent' || reading === 'lastYear') return null;
  const from = String(stated);
  const places = [...text.matchAll(/\d[\d.,]*/g)].filter(([digits]) => digits === from);
  const [only] = places;
  return places.length === 1 && only ? { from, to: String(actual), at: only.index } : null;
};
