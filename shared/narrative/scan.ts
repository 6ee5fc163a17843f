// Cuts a folded paragraph into tokens: the longest known word first, numbers with their units, years judged against the report's
// own. One pass; the work per character is bounded by the longest word.
import type { Names } from './names.ts';
import { readNumeral } from './numeral.ts';
import { organAt } from './organ.ts';
import type { Break, Meaning, Place, Token } from './token.ts';

export const scanProse = (text: string, names: Names, { year, organ }: Owner): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  let isHead = true;
  const push = (token: Token): void => {
    const last = tokens.at(-1);
    if (token.kind === 'text' && last?.kind === 'text' && last.end === token.start) tokens[tokens.length - 1] = { ...last, end: token.end };
    else tokens.push(token);
    at = token.end;
    isHead = isHeadAfter(token, isHead);
  };
  while (at < text.length) {
    const subject = isHead ? organAt(text, at, organ) : null;
    const word = wordAt(text, at, names);
    // 本机关不掌握 begins like a name and is a word of the form.
    push(
      (word && subject && (word.end >= subject.end || LEADING.has(word.kind)) ? word : subject) ??
        yearAt(text, at, year) ??
        word ??
        numberAt(text, at, tokens) ??
        otherAt(text, at),
    );
  }
  return tokens;
};

/** Whose report it is: years and names of organs are judged against these. */
export type Owner = { readonly year: number | null; readonly organ: string | null };

/** Whether a clause still begins behind the token: dates, 其中 and 共 do not end its head. */
const isHeadAfter = (token: Token, wasHead: boolean): boolean => {
  if (token.kind === 'break') return token.break !== 'pause';
  return wasHead && (token.kind === 'time' || token.kind === 'part' || token.kind === 'sum');
};

/** Words that begin a clause and never a name. */
const LEADING: ReadonlySet<string> = new Set(['time', 'sum', 'measure', 'negation', 'part', 'stop', 'each']);

const otherAt = (text: string, at: number): Token => {
  const mark = BREAKS.get(text[at] ?? '');
  return mark ? { kind: 'break', break: mark, start: at, end: at + 1 } : { kind: 'text', start: at, end: at + 1 };
};

const wordAt = (text: string, at: number, names: Names): Token | null => {
  const starts = startsOf(names).get(text.charCodeAt(at));
  if (!starts) return null;
  const { meanings } = names;
  // 二十三 and 一百零五 are numbers before any word that begins with one of their characters.
  if (NUMERALS.has(text[at] ?? '') && !meanings.has(text.slice(at, at + 2)) && !meanings.has(text.slice(at, at + 3))) return null;
  for (const length of starts.lengths.get(text.charCodeAt(at + 1)) ?? []) {
    const meaning = length > text.length - at ? undefined : meanings.get(text.slice(at, at + length));
    if (meaning) return { ...meaning, start: at, end: at + length };
  }
  return starts.alone ? { ...starts.alone, start: at, end: at + 1 } : null;
};

/** The words that begin with one character: the character alone, and by the second character how long they are, longest first. */
type Starts = { readonly alone: Meaning | null; readonly lengths: Map<number, readonly number[]> };

/** By the first character: asked at every place of a text, so that it must cost nothing where no word begins. */
const startsOf = (names: Names): ReadonlyMap<number, Starts> => {
  const cached = startsByNames.get(names);
  if (cached) return cached;
  const all = new Map<number, Starts>();
  for (const word of names.meanings.keys()) {
    const first = word.charCodeAt(0);
    const starts = all.get(first) ?? { alone: names.meanings.get(word.charAt(0)) ?? null, lengths: new Map() };
    all.set(first, starts);
    if (word.length === 1) continue;
    const own = starts.lengths.get(word.charCodeAt(1)) ?? [];
    if (!own.includes(word.length))
      starts.lengths.set(
        word.charCodeAt(1),
        [...own, word.length].toSorted((a, b) => b - a),
      );
  }
  startsByNames.set(names, all);
  return all;
};

/** A year, a span of years, a date, or 结转 with a year in it. Fixed shapes of bounded length. */
const yearAt = (text: string, at: number, own: number | null): Token | null => {
  if (!YEAR_HEADS.has(text[at] ?? '')) return null;
  const piece = text.slice(at, at + 40);
  const carried = /^(?:未办结)?(?:结转|转入|转)[至到入]?(\d{4})年度?(?:继续)?(?:办理)?/.exec(piece);
  if (carried)
    return { kind: 'measure', measure: own !== null && Number(carried[1]) <= own ? 'carriedIn' : 'carriedOut', ...span(at, carried[0]) };
  const brought = /^(?:从|由)?(\d{4})年度?(?:末|底)?(?:结转|转入)(?:至本年|而来|来)?的?/.exec(piece);
  if (brought)
    return { kind: 'measure', measure: own !== null && Number(brought[1]) >= own ? 'carriedOut' : 'carriedIn', ...span(at, brought[0]) };
  const range = /^(?:自|从)?(\d{4})年?(?:度|\d{1,2}月(?:\d{1,2}日)?)?(?:至|到|-|—|~)(\d{4})年/.exec(piece);
  if (range && range[1] !== range[2]) return { kind: 'time', year: 'other', ...span(at, range[0]) };
  const whole = /^(?:\d{4}年)?1月(?:1日)?(?:至|到|-|—|~)(?:\d{4}年)?12月(?:31日)?/.exec(piece);
  const part =
    whole ?? /^(?:\d{4}年)?(?:\d{1,2})(?:月(?:\d{1,2}日)?)?(?:至|到|-|—|~)(?:\d{4}年)?\d{1,2}月(?:份|底|末|\d{1,2}日)?/.exec(piece);
  const date = /^(?:截至|截止|截止到|截至到)?(?:(\d{4})年)?(?:12月31日|12月底|年底|底|末)/.exec(piece);
  if (date) return { kind: 'time', year: date[1] === undefined ? 'own' : yearOf(Number(date[1]), own), ...span(at, date[0]) };
  if (part) {
    const stated = /\d{4}/.exec(part[0]);
    return { kind: 'time', year: whole && (!stated || yearOf(Number(stated[0]), own) === 'own') ? 'own' : 'other', ...span(at, part[0]) };
  }
  const since = /^(?:自|从)(\d{4})年(?:度|\d{1,2}月)?(?:以来|起)/.exec(piece);
  if (since) return { kind: 'time', year: 'other', ...span(at, since[0]) };
  const month = /^(?:(?:自|从|截至|截止)?(\d{4})年)?\d{1,2}月(?:\d{1,2}日|份|底|末)?/.exec(piece);
  if (month)
    return {
      kind: 'time',
      year: /截/.test(month[0]) ? 'other' : month[1] === undefined ? 'other' : yearOf(Number(month[1]), own),
      ...span(at, month[0]),
    };
  const plain = /^(\d{4})年度?/.exec(piece) ?? /^([二一]零?[零一二三四五六七八九]{2,3})年度?/.exec(piece);
  if (!plain) return null;
  const number = /^\d/.test(plain[1] ?? '') ? Number(plain[1]) : (readNumeral(plain[1] ?? '', 0)?.value ?? 0);
  return { kind: 'time', year: yearOf(number, own), ...span(at, plain[0]) };
};

const yearOf = (year: number, own: number | null): 'own' | 'other' | 'next' =>
  own === null || year === own ? 'own' : year > own ? 'next' : 'other';

const span = (at: number, text: string): Place => ({ start: at, end: at + text.length });

/** A number that may count something; years, clauses, ordinals and rough figures become plain text. */
const numberAt = (text: string, at: number, before: readonly Token[]): Token | null => {
  const numeral = readNumeral(text, at);
  if (!numeral) return null;
  const bracketed = /^（(.{1,3}?)）/.exec(text.slice(numeral.end, numeral.end + 5));
  const unit =
    UNITS.find((word) => text.startsWith(word, numeral.end)) ??
    (bracketed && UNITS.includes(bracketed[1] ?? '') ? (bracketed[1] ?? '') : '');
  const unitEnd = numeral.end + (unit === '' ? 0 : bracketed && !text.startsWith(unit, numeral.end) ? bracketed[0].length : unit.length);
  const previous = text[at - 1] ?? '';
  const isPlace = ORDINAL.has(previous) || (numeral.isChinese && WORDLIKE.has(previous)) || before.at(-1)?.kind === 'approx';
  const isRough = ROUGH.test(text.slice(numeral.end, numeral.end + 2)) || ROUGH.test(text.slice(unitEnd, unitEnd + 2));
  const isPartOfName = /[-—~～/\d.]/.test(previous) || /^[-—~～/]\d/.test(text.slice(unitEnd, unitEnd + 2));
  // A lone Chinese digit is a count only with a unit; 一是, 二是 and 三审三校 are not.
  const isWord = numeral.isChinese && unit === '' && !(numeral.value === 0 && /[为是]/.test(previous));
  const end = isRough ? unitEnd + 1 : unitEnd;
  if (isPlace || isRough || isPartOfName || isWord) return { kind: 'text', start: at, end: Math.min(text.length, Math.max(end, at + 1)) };
  return { kind: 'number', value: numeral.value, decimals: numeral.decimals, unit, start: at, end: unitEnd };
};

const startsByNames = new WeakMap<Names, ReadonlyMap<number, Starts>>();
const NUMERALS: ReadonlySet<string> = new Set('二两三四五六七八九十百零');
/** What a year, a date or 结转 with a year begins with. */
const YEAR_HEADS: ReadonlySet<string> = new Set('0123456789未结转从由自截年底末二一');
const ROUGH = /^(?:余|多|来[件条宗份个]|以上|以下|左右|上下)/;
const ORDINAL: ReadonlySet<string> = new Set('第每约近超逾');
/** Before a Chinese numeral: 统一, 唯一, 某一, 上百, 数十 … are words, not counts. */
const WORDLIKE: ReadonlySet<string> = new Set('统唯某任另之逐单同这那几数上头整进专合');
const UNITS: readonly string[] = [
  '人次',
  '件次',
  '万元',
  '亿元',
  '件',
  '条',
  '宗',
  '份',
  '次',
  '起',
  '个',
  '项',
  '例',
  '部',
  '篇',
  '期',
  '场',
  '元',
  '%',
  '桩',
  '则',
];

const BREAKS: ReadonlyMap<string, Break> = new Map([
  ['、', 'pause'],
  ['，', 'comma'],
  ['；', 'semicolon'],
  ['：', 'colon'],
  ['（', 'open'],
  ['）', 'close'],
  ['。', 'stop'],
]);
