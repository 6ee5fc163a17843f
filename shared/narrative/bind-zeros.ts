// Ties negations to what they deny: 未收到…申请, 无 A 和 B, A、B 均未发生. A negation with words in between that the reader does not know is
// rhetoric and ties nothing.
import type { Ask } from './ask.ts';
import { askOf } from './ask.ts';
import type { Claim } from './claim.ts';
import type { Governed } from './govern.ts';
import type { Measure, Noun, Token } from './token.ts';

export const bindZeros = (tokens: readonly Token[], { quiet, scope }: Governed): readonly Claim[] => {
  const claims: Claim[] = [];
  let topic: Noun | null = null;
  tokens.forEach((token, index) => {
    if (token.kind === 'noun') topic = token.noun;
    if (token.kind !== 'negation' || quiet[index]) return;
    const denied = namesAfter(tokens, index + 1, quiet, topic) ?? namesBefore(tokens, index);
    for (const { ask, start, end } of denied ?? []) {
      claims.push({
        kind: 'count',
        asks: [ask],
        stated: 0,
        decimals: 0,
        unit: '',
        start: Math.min(start, token.start),
        end: Math.max(end, token.end),
        scope: scope[index] ?? 'own',
      });
    }
  });
  return claims;
};

type Denied = { readonly ask: Ask; readonly start: number; readonly end: number };

/** What follows the negation; null where nothing the tables know does. */
const namesAfter = (tokens: readonly Token[], from: number, quiet: readonly boolean[], topic: Noun | null): readonly Denied[] | null => {
  const found: Denied[] = [];
  let measures: Measure[] = [];
  let columns: readonly string[] | null = null;
  let isLost = false;
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    if (quiet[index]) return null;
    if (token.kind === 'break') {
      if (token.break !== 'pause' || (found.length === 0 && isLost)) break;
      isLost = false;
      columns = null;
      continue;
    }
    if (token.kind === 'negation' && found.length > 0) break;
    if (isLost) continue;
    switch (token.kind) {
      case 'measure':
        // 未答复申请 speaks of arrears, not of none.
        if ((token.measure === 'finish' || token.measure === 'publish' || token.measure === 'publishTotal') && found.length === 0)
          return null;
        if (token.measure === 'carriedOut' || token.measure === 'carriedIn') {
          found.push({ ask: { about: 'requests', rows: token.measure, columns: null }, start: token.start, end: token.end });
        } else if (found.length === 0 || token.measure !== 'finish') measures = [...measures, token.measure];
        break;
      case 'noun': {
        const isRequest = token.noun.of === 'requests';
        const before = found.at(-1)?.ask;
        if (isRequest && before?.about === 'requests' && (before.rows === 'carriedOut' || before.rows === 'carriedIn')) break;
        // 申请 alone needs somebody to have received it, or a sentence that is about requests.
        if (isRequest && token.noun.form === 'bare' && measures.length === 0 && columns === null && topic?.of !== 'requests') return null;
        const said =
          isRequest && (token.noun.form === 'disclosed' || token.noun.form === 'area') && measures.length === 0
            ? (['new'] as const)
            : measures;
        const ask = askOf(token.noun, said, '');
        if (!ask) return found.length > 0 ? found : null;
        const isDoubled = found.at(-1)?.end === token.start;
        if (isDoubled) found.pop();
        found.push({
          ask: ask.about === 'requests' && columns !== null && columns.length > 0 ? { ...ask, columns } : ask,
          start: token.start,
          end: token.end,
        });
        break;
      }
      case 'applicant':
        // 公民、法人或其他组织 together are everybody.
        columns = token.general || columns !== null ? [] : token.columns;
        break;
      case 'result':
        if (topic?.of !== 'requests' && measures.length === 0 && found.length === 0) return null;
        found.push({ ask: { about: 'requests', rows: token.rows, columns: null }, start: token.start, end: token.end });
        break;
      case 'of': {
        const next = tokens[index + 1];
        const isTail =
          next?.kind === 'tail' ||
          next?.kind === 'noun' ||
          next?.kind === 'filler' ||
          next?.kind === 'applicant' ||
          next?.kind === 'measure';
        if (found.length > 0 && !isTail) return null;
        break;
      }
      case 'number':
        if (token.value !== 1) return null;
        break;
      case 'outcome':
        if (found.length > 0 || topic?.of !== 'disputes') return null;
        found.push({ ask: { about: 'disputes', groups: topic.groups, column: token.column }, start: token.start, end: token.end });
        break;
      case 'filler':
      case 'tail':
      case 'and':
      case 'each':
      case 'cause':
      case 'scope':
      case 'time':
      case 'etc':
      case 'sum':
      case 'share':
        break;
      default: {
        if (found.length === 0) return null;
        const before = tokens[index - 1];
        // Another item of the list is passed over; a word right behind a name makes another name of it.
        if (before?.kind !== 'and' && before?.kind !== 'break' && before?.kind !== 'tail') found.pop();
        isLost = true;
      }
    }
  }
  return found.length > 0 ? found : null;
};

/** A list right before the negation, where nothing but a verb of happening follows it: 行政复议、行政诉讼均未发生. */
const namesBefore = (tokens: readonly Token[], at: number): readonly Denied[] | null => {
  const measures: Measure[] = [];
  for (let index = at + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token || token.kind === 'break') break;
    if (token.kind === 'measure' && ['occur', 'receive', 'issue', 'decide', 'find', 'charge', 'handle'].includes(token.measure))
      measures.push(token.measure);
    else if (token.kind !== 'filler' && token.kind !== 'tail' && token.kind !== 'each' && token.kind !== 'of') return null;
  }
  const found: Denied[] = [];
  // 行政诉讼情况：无。
  const colon = tokens[at - 1];
  const isAnswer = colon?.kind === 'break' && colon.break === 'colon' && (tokens[at + 1]?.kind ?? 'break') === 'break';
  for (let index = isAnswer ? at - 2 : at - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (!token) break;
    if (token.kind === 'noun') {
      if (token.noun.of === 'requests' && token.noun.form === 'bare' && found.length === 0) return null;
      const said: readonly Measure[] = token.noun.of === 'requests' ? ['new'] : measures;
      const ask = askOf(token.noun, said, '');
      if (ask) found.unshift({ ask, start: token.start, end: token.end });
    } else if (token.kind === 'break' ? token.break !== 'pause' : !LINKS.has(token.kind)) {
      // What stands before the list narrows it, unless it is a mark.
      if (token.kind !== 'break') return null;
      break;
    }
  }
  return found.length > 0 ? found : null;
};

const LINKS: ReadonlySet<string> = new Set(['and', 'each', 'filler', 'tail', 'scope', 'time', 'measure']);
