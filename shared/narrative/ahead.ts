// What stands right behind a number: its own noun (12 件申请), what became of it (3 件予以公开), or words that take the number to
// themselves. bind-counts.ts asks for every number.
import type { Item } from './phrase.ts';
import type { Measure, Token } from './token.ts';

export type Ahead = { readonly item: Item | Extract<Token, { kind: 'measure' }>; readonly index: number; readonly end: number };

/** The name or verb right behind a number, only small words between. */
export const itemAhead = (tokens: readonly Token[], from: number): Ahead | null => {
  for (let index = from; index < tokens.length && index < from + MAX_AHEAD; index += 1) {
    const token = tokens[index];
    if (!token) return null;
    if (token.kind === 'filler' || token.kind === 'of' || token.kind === 'each' || (token.kind === 'applicant' && token.general)) continue;
    if (token.kind === 'measure' && token.measure === 'occur') continue;
    const isItem = token.kind === 'noun' || token.kind === 'result' || token.kind === 'outcome' || token.kind === 'applicant';
    // What a number follows belongs to that number.
    const next = tokens[index + 1];
    if (!isItem && token.kind !== 'measure') return null;
    if (next?.kind === 'number' && next.unit !== '%') return null;
    if (
      token.kind === 'measure' &&
      !(AHEAD_MEASURES.has(token.measure) && (!next || next.kind === 'break' || next.kind === 'of' || next.kind === 'filler'))
    )
      return null;
    return { item: token, index, end: token.end };
  }
  return null;
};

/** The number counts words that follow it and that the reader does not know. */
export const takesItself = (text: string, tokens: readonly Token[], index: number, unit: string): boolean => {
  const next = tokens[index + 1];
  if (!next) return false;
  const after = next.kind === 'of' ? tokens[index + 2] : next;
  if (next.kind === 'of' && after?.kind !== 'noun' && after?.kind !== 'applicant') return true;
  if (after?.kind === 'text' || after?.kind === 'foreign' || after?.kind === 'channel') return true;
  if (unit === '' && next.kind !== 'break') return true;
  return after?.kind !== 'noun' && OTHER_THINGS.test(text.slice(after?.start ?? 0, (after?.start ?? 0) + 4));
};

const MAX_AHEAD = 7;
const AHEAD_MEASURES: ReadonlySet<Measure> = new Set(['finish', 'carriedOut', 'carriedIn', 'carry', 'repeal', 'inForce']);
const OTHER_THINGS = /^(?:工作|渠道|途径|标准|职能|方面|方式|形式|类型|类别|业务|问题|要求|政府信息|信息)/;
