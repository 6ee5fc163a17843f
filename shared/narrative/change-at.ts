// Finds what a number says of the change since last year: 同比增长 20%, 较上年增加 6 件, 比上年的 18 件多 6 件, 与上年持平.
// Comparisons with anything else (前年, 上半年, 环比, 计划) are none. bind-changes.ts asks for every number.
import type { Token } from './token.ts';

export type Change = {
  /** Index of the token the comparison begins with; what is compared stands before it. */
  readonly from: number;
  /** Below 0 where it became less. */
  readonly stated: number;
  readonly decimals: number;
  readonly unit: string;
  /** Last year's figure, where the words give it. */
  readonly base: Extract<Token, { kind: 'number' }> | null;
};

/** The change a number (or the word 持平) states; `own` is the report's year. `isChained`: a change was told right before it. */
export const changeAt = (text: string, tokens: readonly Token[], index: number, own: number | null, isChained: boolean): Change | null => {
  const token = tokens[index];
  if (token?.kind === 'text' && text.startsWith('持平', token.start)) {
    const compared = comparedBefore(text, tokens, index, own, false);
    return compared && { from: compared.from, stated: 0, decimals: 0, unit: '件', base: null };
  }
  if (token?.kind !== 'number' || OTHER_MEASURE.test(text.slice(token.end - token.unit.length, token.end + 3))) return null;
  const saidBy = (one: Token | undefined) => (one ? text.slice(one.start, one.end) : '');
  let at = index - 1;
  // 增加到 24 件 says what it came to, not by how much.
  while (tokens[at]?.kind === 'filler' && SMALL.has(saidBy(tokens[at]))) at -= 1;
  const word = tokens[at];
  const said = saidBy(word);
  const sign = word?.kind === 'change' || word?.kind === 'text' ? signOf(said, word.kind) : null;
  if (sign === null) return null;
  const { value, decimals, unit } = token;
  const told = { stated: sign * value, decimals, unit };
  if (said.startsWith('同比')) return { ...told, from: at, base: null };
  const compared = comparedBefore(text, tokens, at, own, isChained);
  return compared && { ...told, ...compared };
};

type Compared = Pick<Change, 'from' | 'base'>;

/** Walks back from the word of change to the word of comparison; only years, numbers and small words may stand between. */
const comparedBefore = (text: string, tokens: readonly Token[], to: number, own: number | null, isChained: boolean): Compared | null => {
  let base: Change['base'] = null;
  let hasYear = false;
  let breaks = 0;
  for (let at = to - 1; at >= Math.max(0, to - NEAR); at -= 1) {
    const token = tokens[at];
    if (!token) return null;
    const said = text.slice(token.start, token.end);
    if (token.kind === 'compare') {
      if (said === '环比' || !(hasYear || said === '同比' || text.startsWith('上年', token.start + 1))) {
        // 与上年相比: the year stands before the word.
        const year = tokens[at - 1];
        if (said === '环比' || !year || !isLastYear(text, year, own)) return null;
        const joint = tokens[at - 2];
        return { from: isWith(text, joint) ? at - 2 : at - 1, base };
      }
      return { from: at, base };
    }
    if (isWith(text, token) && hasYear) return { from: at, base };
    if (token.kind === 'time') {
      if (!isLastYear(text, token, own)) return null;
      hasYear = true;
    } else if (token.kind === 'number' && base === null && token.unit !== '%') base = token;
    else if (token.kind === 'break' && token.break === 'comma' && breaks === 0) breaks = 1;
    else if (token.kind !== 'filler' && token.kind !== 'of') break;
  }
  // 与上年相比，申请增加 6 件: the names stand behind the comparison.
  if (isComparison(text, tokens, to, own)) return { from: to, base: null };
  // 较上年增加 6 件，增长 33.3%: the second change is of the same things and years.
  return isChained && to > 0 && tokens[to - 1]?.kind !== 'text' ? { from: to, base: null } : null;
};

/** Whether the clause before this one says nothing but that last year is compared with. */
const isComparison = (text: string, tokens: readonly Token[], to: number, own: number | null): boolean => {
  const near = tokens.slice(Math.max(0, to - NEAR), to);
  const comma = near.findLastIndex((token) => token.kind === 'break' && token.break !== 'pause');
  const end = near[comma];
  if (!end || !text.startsWith('，', end.start)) return false;
  const clause = near.slice(near.findLastIndex((token, at) => at < comma && token.kind === 'break') + 1, comma);
  return (
    clause.some((token) => isLastYear(text, token, own) || text.startsWith('上年', token.start + 1)) &&
    clause.some(({ kind }) => kind === 'compare') &&
    clause.every((token) => token.kind === 'compare' || token.kind === 'filler' || isWith(text, token) || isLastYear(text, token, own))
  );
};

const isWith = (text: string, token: Token | undefined): boolean => token !== undefined && WITH.has(text.slice(token.start, token.end));

const isLastYear = (text: string, { kind, start, end }: Token, own: number | null): boolean => {
  if (kind !== 'time') return false;
  const said = text.slice(start, end);
  const year = /^(\d{4})年度?$/.exec(said)?.[1];
  return year === undefined ? LAST_YEAR.has(said) : own !== null && Number(year) === own - 1;
};

const signOf = (said: string, kind: 'change' | 'text'): 1 | -1 | null => {
  if (kind === 'text') return said === '多' || said === '增' ? 1 : said === '少' || said === '减' ? -1 : null;
  return /减|降/.test(said) ? -1 : 1;
};

const LAST_YEAR: ReadonlySet<string> = new Set('去年 上年 上年度 上一年 上一年度 同期 上年同期 去年同期 去年全年 上年全年'.split(' '));
const WITH: ReadonlySet<string> = new Set(['与', '同', '跟', '和', '较', '比']);
/** Tokens a comparison reaches back at most, so that a long text costs no more per number. */
const NEAR = 16;
const SMALL: ReadonlySet<string> = new Set(['了', '达', '有', '共', '共计']);
/** 5 个百分点 and 2 倍 are no counts and no percentages of change. */
const OTHER_MEASURE = /^(?:个?百分点|倍|成|%?个百分点)/;
