// Ties each number of a paragraph to what it counts: the names before it in the same phrase, else those right behind it, else what
// the sentence is about. What cannot be tied for sure is left alone.
import { itemAhead, takesItself } from './ahead.ts';
import type { Ask } from './ask.ts';
import { changeClaims, type Recent } from './bind-changes.ts';
import { changeAt } from './change-at.ts';
import type { Claim, CountClaim } from './claim.ts';
import type { Governed } from './govern.ts';
import type { Phrase } from './phrase.ts';
import { isBare, namesIn, readPhrase } from './phrase.ts';
import { shareClaim } from './shares.ts';
import type { Context, Count } from './tie.ts';
import { tie } from './tie.ts';
import type { Measure, Token } from './token.ts';

/** Every count, share and change in a paragraph; `text` is the folded paragraph the tokens were cut from, `year` the report's. */
export const bindCounts = (
  text: string,
  tokens: readonly Token[],
  { quiet, moot, scope }: Governed,
  year: number | null,
): readonly Claim[] => {
  const claims: Claim[] = [];
  const outside: (CountClaim | null)[] = [];
  let context: Context = { topic: null, isFresh: false, isStray: false, last: null, whole: null };
  let pending: Phrase | null = null;
  // 分别为: the things still waiting for their number.
  let queue: readonly Ask[] = [];
  let verbs: readonly Measure[] = [];
  let from = 0;
  // What a change since last year may be said of, and where its names begin.
  let recent: Recent = null;
  let isChained = false;
  let subject = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    if (token.kind === 'noun') context = { ...context, topic: token.noun, isFresh: true, isStray: false };
    if (token.kind === 'part') context = { ...context, whole: context.last };
    if (token.kind === 'break' && token.break !== 'pause') {
      if (token.break === 'open') {
        outside.push(context.whole);
        context = { ...context, whole: context.last };
      } else if (token.break === 'close') context = { ...context, whole: outside.pop() ?? null };
      const isEnd = token.break === 'stop' || token.break === 'semicolon';
      if (isEnd && tokens[index + 1]?.kind !== 'part')
        context = { ...context, whole: null, isFresh: context.isFresh && token.break !== 'stop', isStray: false };
      const before: Phrase = readPhrase(tokens, from, index);
      const isKept =
        !isEnd && token.break !== 'close' && !quiet[index] && !tokens.slice(from, index).some(({ kind }) => kind === 'negation');
      pending = isKept && namesIn(before).length > 0 ? before : isKept && isBare(before) && !isEnd ? pending : null;
      queue = isEnd ? [] : queue;
      verbs = [];
      from = index + 1;
      subject = from;
      if (isEnd) recent = null;
      isChained &&= !isEnd;
      continue;
    }
    const change = moot[index] ? null : changeAt(text, tokens, index, year, isChained);
    if (change) {
      const told = changeClaims(change, { tokens, from: subject, index, scope: scope[index] ?? 'own' }, { context, pending, recent });
      claims.push(...told);
      isChained = told.length > 0;
      const [only] = told;
      recent = only ?? null;
      from = index + 1;
      subject = from;
      continue;
    }
    if (token.kind !== 'number' && token.kind !== 'zero') continue;
    const own: Phrase = readPhrase(tokens, from, index);
    // 办理 A 3 件、B 2 件: the verb holds for the list.
    const phrase: Phrase = own.measures.length === 0 && own.items.length > 0 && !own.isDirty ? { ...own, measures: verbs } : own;
    verbs = phrase.measures;
    const begin = from;
    from = index + 1;
    if (quiet[index] || tokens.slice(begin, index).some(({ kind }) => kind === 'negation')) continue;
    subject = from;
    recent = null;
    isChained = false;
    const count: Count =
      token.kind === 'zero' ? { value: 0, decimals: 0, unit: '' } : { value: token.value, decimals: token.decimals, unit: token.unit };
    const place = { start: phrase.start ?? token.start, end: token.end, scope: scope[index] ?? 'own' };
    if (count.unit === '%') {
      const share = shareClaim(count, phrase, context, place);
      if (share) claims.push(share);
      continue;
    }
    if (!COUNTING.has(count.unit)) continue;
    const waiting: readonly Ask[] = queue;
    if (waiting.length > 0 && isBare(phrase)) {
      const [ask] = waiting;
      queue = waiting.slice(1);
      if (ask) claims.push({ ...place, kind: 'count', asks: [ask], stated: count.value, decimals: count.decimals, unit: count.unit });
      continue;
    }
    queue = [];
    const ahead = itemAhead(tokens, index + 1);
    const found = takesItself(text, tokens, index, count.unit) ? null : tie(phrase, ahead, pending, context, count, token.kind === 'zero');
    if (!found || found.asks.length === 0) {
      context = { ...context, isStray: true };
      continue;
    }
    const end = found.usesAhead && ahead ? ahead.end : place.end;
    if (found.usesAhead && ahead) from = ahead.index + 1;
    const made = (asks: readonly Ask[]): CountClaim => ({
      ...place,
      end,
      kind: 'count',
      asks,
      stated: count.value,
      decimals: count.decimals,
      unit: count.unit,
    });
    const [first] = found.asks;
    if (phrase.isRespective && found.asks.length > 1 && first) {
      queue = found.asks.slice(1);
      claims.push(made([first]));
    } else if (found.isEach) for (const ask of found.asks) claims.push(made([ask]));
    else claims.push(made(found.asks));
    const [tied] = claims.slice(-1);
    if (tied?.kind === 'count') context = { ...context, last: tied };
    if (tied?.kind === 'count' && (!found.isEach || found.asks.length === 1) && queue.length === 0) recent = tied;
    pending = null;
  }
  return claims;
};

const COUNTING: ReadonlySet<string> = new Set('件 条 宗 份 次 起 个 项 例 部 件次 桩 则 万元 亿元 元'.split(' ').concat(''));
