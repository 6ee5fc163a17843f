// Reads what the prose of a report says about its figures and ties it to cells. Deterministic: words, numbers and their order, no
// guessing; what cannot be tied for sure is left out. check/narrative.ts turns disagreements into findings.
import type { CellId } from '../cell/cell-id.ts';
import type { SectionKey } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { SECTION_KEYS } from '../report/report.ts';
import type { Assertion } from './assertion.ts';
import { bindCounts } from './bind-counts.ts';
import { bindSums } from './bind-sums.ts';
import { bindZeros } from './bind-zeros.ts';
import type { Claim } from './claim.ts';
import type { Settled, Tables, Years } from './figures.ts';
import { foldProse } from './fold.ts';
import { governTokens } from './govern.ts';
import { namesOf } from './names.ts';
import { scanProse } from './scan.ts';
import { settle } from './settle.ts';
import type { Token } from './token.ts';

/**
 * Every statement tied, in the order of the report. `valueAt` gives what a cell counts as (effectiveValues of the checks). Comparisons
 * with last year are checked where `last` is the report on the year before, else only listed.
 */
export const readNarrative = (report: Report, valueAt: (cell: CellId) => number, last: Tables | null = null): readonly Assertion[] => {
  const isYearBefore = report.year !== null && last?.report.year === report.year - 1;
  const tables: Years = { report, valueAt, last: isYearBefore ? last : null };
  return SECTION_KEYS.flatMap((section) =>
    report.sections[section].flatMap((text, paragraph) =>
      piecesOf(text).flatMap(({ from, words }) => readPiece(tables, section, paragraph, words, from)),
    ),
  );
};

/** A paragraph in pieces that end with a sentence: no report has such long ones, and the work must not grow faster than the text. */
const piecesOf = (text: string): readonly { readonly from: number; readonly words: string }[] => {
  const pieces: { readonly from: number; readonly words: string }[] = [];
  for (let from = 0; from < text.length; ) {
    const stop = text.length - from <= LONGEST ? text.length : text.lastIndexOf('。', from + LONGEST) + 1;
    const to = stop > from ? stop : from + LONGEST;
    pieces.push({ from, words: text.slice(from, to) });
    from = to;
  }
  return pieces;
};

const readPiece = (tables: Years, section: SectionKey, paragraph: number, words: string, from: number): readonly Assertion[] => {
  const { text, places } = foldProse(words);
  const claims = claimsIn(text, tables.report);
  const judged = claims.map((claim) => ({ claim, settled: settle(claim, tables) }));
  return judged.flatMap(({ claim, settled }): Assertion[] => {
    if (!settled || (claim.kind === 'sum' && isOnlyShort(claim, settled, judged))) return [];
    const start = places[claim.start] ?? 0;
    const end = (places[claim.end - 1] ?? words.length - 1) + 1;
    const place = { section, paragraph, start: from + start, end: from + end };
    return [{ ...place, text: words.slice(start, end), line: null, ...settled, scope: claim.scope }];
  });
};

type Judged = { readonly claim: Claim; readonly settled: Settled | null };

/** A list that leaves some parts out, while the whole and every part named agree with the tables, is no wrong sum. */
const isOnlyShort = (sum: Extract<Claim, { kind: 'sum' }>, { agrees }: Settled, judged: readonly Judged[]): boolean => {
  if (agrees || sum.actual > sum.stated) return false;
  const inside = judged.filter(({ claim }) => claim.kind === 'count' && claim.end > sum.start && claim.end <= sum.end);
  return inside.length > sum.parts && inside.every(({ settled }) => settled?.agrees === true);
};

const claimsIn = (text: string, report: Report): readonly Claim[] => {
  const organ = report.organ === null ? null : report.organ.replace(/\s/g, '');
  const tokens = withoutCauses(scanProse(text, namesOf(report.edition), { year: report.year, organ }));
  const governed = governTokens(text, tokens);
  const claims = [...bindCounts(text, tokens, governed, report.year), ...bindZeros(tokens, governed), ...bindSums(tokens, governed)];
  return claims.toSorted((a, b) => a.start - b.start || a.end - b.end);
};

/** 因政府信息公开申请（答复）引发的行政复议: the request is only what the dispute was about. */
const withoutCauses = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, index): Token => {
    if (token.kind !== 'noun' || token.noun.of !== 'requests') return token;
    for (let next = index + 1; next < tokens.length && next < index + 6; next += 1) {
      const after = tokens[next];
      if (after?.kind === 'noun' && after.noun.of === 'disputes') return { kind: 'filler', start: token.start, end: token.end };
      if (after?.kind !== 'filler' && after?.kind !== 'of' && after?.kind !== 'measure' && after?.kind !== 'cause') break;
    }
    return token;
  });

/** Characters of a paragraph that are read at once. */
const LONGEST = 5000;
