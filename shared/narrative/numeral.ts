// Reads the number that begins at a place: Arabic with separators and decimals, or Chinese. scan.ts is the only caller.
import { isDigit } from './fold.ts';

export type Numeral = { readonly value: number; readonly decimals: number; readonly end: number; readonly isChinese: boolean };

/** The number at `start`, or null. Linear in its length; a run too long to be a figure is read and refused as one piece. */
export const readNumeral = (text: string, start: number): Numeral | null =>
  isDigit(text[start]) ? readArabic(text, start) : DIGITS.has(text[start] ?? '') || text[start] === '十' ? readChinese(text, start) : null;

const readArabic = (text: string, start: number): Numeral => {
  let end = start;
  let digits = '';
  let decimals = -1;
  for (; end < text.length; end += 1) {
    const char = text[end] ?? '';
    if (isDigit(char)) {
      digits += char;
      if (decimals >= 0) decimals += 1;
    } else if (char === '.' && decimals < 0 && isDigit(text[end + 1])) {
      digits += '.';
      decimals = 0;
    } else if (!(char === ',' && decimals < 0 && isDigit(text[end + 1]))) break;
  }
  const scaled = text[end] === '万' && text[end + 1] !== '元' ? { factor: 10_000, end: end + 1 } : { factor: 1, end };
  return { value: Number(digits) * scaled.factor, decimals: Math.max(0, decimals), end: scaled.end, isChinese: false };
};

const readChinese = (text: string, start: number): Numeral | null => {
  let end = start;
  // 万 before 元 stays with the unit: 十二万元 is twelve 万元.
  while (end - start <= MAX_CHINESE && (DIGITS.has(text[end] ?? '') || STEPS.has(text[end] ?? '')) && !isUnit(text, end)) end += 1;
  const value = chineseValue(text.slice(start, Math.min(end, start + MAX_CHINESE)));
  return value === null || end - start > MAX_CHINESE ? null : { value, decimals: 0, end, isChinese: true };
};

const isUnit = (text: string, at: number): boolean => (text[at] === '万' || text[at] === '亿') && text[at + 1] === '元';

const chineseValue = (text: string): number | null => {
  const hasSteps = [...text].some((char) => STEPS.has(char));
  if (!hasSteps) {
    // 二零二三: digits one by one; a single digit is itself.
    const digits = [...text].map((char) => DIGITS.get(char) ?? 0);
    return Number(digits.join(''));
  }
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  let step = 0;
  for (const char of text) {
    const size = STEPS.get(char);
    if (size === undefined) {
      digit = DIGITS.get(char) ?? 0;
      continue;
    }
    if (size >= 10_000) {
      group += digit ?? 0;
      total = (total + group) * size;
      group = 0;
    } else group += (digit ?? 1) * size;
    step = size;
    digit = null;
  }
  // 一百五 says 150, 一百零五 says 105.
  const isShort = digit !== null && step >= 100 && STEPS.has(text.at(-2) ?? '');
  const rest = digit ?? 0;
  return total + group + (isShort ? (rest * step) / 10 : rest);
};

const MAX_CHINESE = 16;

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零一二三四五六七八九'].map((char, value) => [char, value] as const).concat([['两', 2]]),
);
const STEPS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);
