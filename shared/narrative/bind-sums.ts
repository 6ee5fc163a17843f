// Sums among words (N3): 14 条，其中 A 2 条、B 10 条、C 2 条. Says nothing where the parts are plainly only some of the whole.
import type { Claim } from './claim.ts';
import type { Governed } from './govern.ts';
import type { Token } from './token.ts';

export const bindSums = (tokens: readonly Token[], { quiet, scope }: Governed): readonly Claim[] => {
  const claims: Claim[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'number' || quiet[index] || NOT_SUMMED.has(token.unit)) return;
    const list = partsAfter(tokens, index, quiet) ?? partsBefore(tokens, index);
    if (!list) return;
    const actual = judge(token.value, list);
    if (actual === null) return;
    const places = [token, ...list.parts.slice(0, actual.count)];
    claims.push({
      kind: 'sum',
      stated: token.value,
      actual: actual.sum,
      parts: actual.count,
      start: Math.min(...places.map(({ start }) => start)),
      end: Math.max(...places.map(({ end }) => end)),
      scope: scope[index] ?? 'own',
    });
  });
  return claims;
};

type Part = { readonly value: number; readonly kind: string; readonly start: number; readonly end: number };
type List = { readonly parts: readonly Part[]; readonly isPartial: boolean; readonly isFormal: boolean };

/** How many of the parts make the whole, or, where none do, the sum that ought to have; null where nothing can be said. */
const judge = (whole: number, { parts, isPartial, isFormal }: List): { readonly sum: number; readonly count: number } | null => {
  let sum = 0;
  for (const [index, { value }] of parts.entries()) {
    sum = tidy(sum + value);
    if (index >= 1 && sum === whole) return { sum, count: index + 1 };
  }
  const other = parts.findIndex(({ kind }) => kind !== parts[0]?.kind);
  const same = other < 0 ? parts : parts.slice(0, other);
  const total = tidy(same.reduce((all, { value }) => all + value, 0));
  if (same.length < 2 || isPartial || whole === 0) return null;
  const least = isFormal && same.length > 2 ? 0.25 : same.length > 2 ? 0.5 : 0.75;
  return total >= whole * least && total <= whole * 2 ? { sum: total, count: same.length } : null;
};

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The parts named after 其中, a colon or in brackets right behind the whole. */
const partsAfter = (tokens: readonly Token[], at: number, quiet: readonly boolean[]): List | null => {
  const whole = tokens[at];
  if (whole?.kind !== 'number') return null;
  let index = at + 1;
  // Between the whole and its parts stand only marks and the name of what was counted.
  let hasMark = false;
  let depth = 0;
  let isFormal = false;
  for (; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (
      !token ||
      (token.kind === 'number' && token.unit !== '%') ||
      token.kind === 'negation' ||
      (token.kind === 'break' && (token.break === 'semicolon' || token.break === 'close'))
    )
      break;
    if (token.kind === 'break' && token.break === 'stop' && tokens[index + 1]?.kind !== 'part') break;
    if (token.kind === 'part' || token.kind === 'respectively') {
      hasMark = true;
      isFormal = tokens[index + 1]?.kind === 'break';
      index += 1;
      break;
    }
    if (token.kind === 'break' && (token.break === 'open' || token.break === 'colon')) {
      if (token.break === 'open') depth = 1;
      hasMark = tokens[index + 1]?.kind !== 'part' ? true : hasMark;
      if (tokens[index + 1]?.kind === 'part') continue;
      index += 1;
      break;
    }
    if (token.kind === 'break' && token.break === 'comma' && !LEADS_ON.has(tokens[index + 1]?.kind ?? '')) break;
  }
  return hasMark ? readParts(tokens, index, whole.unit, depth, isFormal, quiet) : null;
};

const readParts = (
  tokens: readonly Token[],
  from: number,
  unit: string,
  depth: number,
  isFormal: boolean,
  quiet: readonly boolean[],
): List => {
  const parts: Part[] = [];
  let isPartial = false;
  let inner = depth;
  let kind = 'text';
  for (let index = from; index < Math.min(tokens.length, from + MAX_TOKENS) && parts.length < MAX_PARTS; index += 1) {
    const token = tokens[index];
    if (!token) break;
    if (token.kind === 'break') {
      if (token.break === 'open') inner += 1;
      else if (token.break === 'close') {
        inner -= 1;
        if (inner < depth) break;
      } else if (token.break === 'stop') break;
      if (inner === depth && token.break !== 'close') kind = 'text';
      continue;
    }
    if (inner > depth) continue;
    if (token.kind === 'part' || (token.kind === 'sum' && parts.length > 0)) break;
    if (token.kind === 'etc') isPartial = true;
    if (token.kind === 'applicant' || token.kind === 'result' || token.kind === 'outcome' || token.kind === 'noun') kind = token.kind;
    if (token.kind === 'measure' && kind !== 'noun')
      kind = token.measure === 'carriedOut' ? 'result' : token.measure === 'occur' ? kind : 'measure';
    if (token.kind !== 'number' || token.unit !== unit || quiet[index]) continue;
    const ahead = tokens[index + 1]?.kind;
    parts.push({
      value: token.value,
      kind: ahead === 'applicant' || ahead === 'result' || ahead === 'outcome' ? ahead : kind,
      start: token.start,
      end: token.end,
    });
  }
  return { parts, isPartial, isFormal };
};

/** A 2 条、B 10 条、C 2 条，共 14 条: only a whole that is called one and has nothing else said of it. */
const partsBefore = (tokens: readonly Token[], at: number): List | null => {
  const [mark, pause] = [tokens[at - 1], tokens[at - 2]];
  const whole = tokens[at];
  if (mark?.kind !== 'sum' || pause?.kind !== 'break' || whole?.kind !== 'number') return null;
  const parts: Part[] = [];
  for (let index = at - 2; index >= 0; index -= 1) {
    const token = tokens[index];
    if (!token || (token.kind === 'break' && token.break === 'stop') || token.kind === 'sum') break;
    if (token.kind === 'number' && token.unit === whole.unit)
      parts.push({ value: token.value, kind: 'text', start: token.start, end: token.end });
  }
  return parts.length > 1 ? { parts, isPartial: false, isFormal: false } : null;
};

/** What may stand between the whole and its parts: a comparison with last year, and 其中 itself. */
const LEADS_ON: ReadonlySet<string> = new Set(['part', 'respectively', 'compare', 'change']);
const MAX_PARTS = 40;
/** How far behind its whole a list may run. */
const MAX_TOKENS = 400;
const NOT_SUMMED: ReadonlySet<string> = new Set(['%', '']);
