// Finds the title of a report: organ and year. Called by outline.ts and read-report.ts.
import { toHalfWidth } from '../../cell/cell-value.ts';
import { simplify } from './fold.ts';
import type { SourceLine } from './lines.ts';

export type Title = {
  readonly line: number;
  /** As the source has it, trimmed. */
  readonly text: string;
  readonly organ: string | null;
  readonly year: number | null;
  /** The organ stood on a line of its own above. */
  readonly joined: boolean;
  /** Indexes of the lines the title takes. */
  readonly indexes: readonly number[];
};

/** The title a single line is, or null. Sentences that only mention a title are none. */
export const readTitle = (line: SourceLine, index: number): Title | null => {
  const text = line.text.trim();
  if (text.length > LONGEST || text.length < 6) return null;
  const plain = simplify(toHalfWidth(text.replace(/[*#_|`]/g, '')).replace(/\s/g, ''));
  if (!ENDING.test(plain) || /[。；;!?]/.test(plain) || PREFIX.test(plain)) return null;
  const named = plain.replace(/^[《【]+|[》】]+$/g, '').replace(ENDING, '');
  const year = YEAR.exec(named);
  if (!year) return { line: line.no, text, organ: named === '' ? null : named, year: null, joined: false, indexes: [index] };
  const organ = named.slice(0, year.index) + named.slice(year.index + year[0].length);
  return { line: line.no, text, organ: organ === '' ? null : organ, year: toYear(year[1] ?? ''), joined: false, indexes: [index] };
};

/** The title among the lines before the first heading; an organ or first half on the lines above is joined to it. */
export const findTitle = (lines: readonly SourceLine[], end: number): Title | null => {
  for (let index = 0; index < Math.min(end, lines.length, FARTHEST); index++) {
    const line = lines[index];
    const title = line && readTitle(line, index);
    if (!title) continue;
    const above = title.organ === null ? organAbove(lines, index) : null;
    if (!above) return title;
    return {
      ...title,
      organ: above.organ,
      year: title.year ?? above.year,
      joined: true,
      indexes: [above.index, index],
      text: `${above.text}${title.text}`,
    };
  }
  return halfTitles(lines, end);
};

/** A year standing alone on a line before the first heading: what is left of a lost title. */
export const findLoneYear = (lines: readonly SourceLine[], end: number): { readonly year: number; readonly index: number } | null => {
  for (let index = 0; index < Math.min(end, lines.length, FARTHEST); index++) {
    const match = /^((?:19|20)\d\d)\s?(?:年度?)?$/.exec(toHalfWidth(lines[index]?.text ?? '').trim());
    if (match) return { year: Number(match[1]), index };
  }
  return null;
};

const organAbove = (
  lines: readonly SourceLine[],
  index: number,
): { readonly organ: string; readonly year: number | null; readonly text: string; readonly index: number } | null => {
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const text = lines[at]?.text.trim() ?? '';
    if (text === '') continue;
    const plain = text.replace(/[*#\s]/g, '');
    if (plain.length > 40 || /[。；，、：:;,!?！？|\d/]/.test(plain.replace(/\d{4}年?$/, '')) || !/[\u4e00-\u9fff]/.test(plain))
      return null;
    const year = /(\d{4})年?$/.exec(plain);
    return { organ: year ? plain.slice(0, year.index) : plain, year: year ? Number(year[1]) : null, text, index: at };
  }
  return null;
};

/** A title broken in two: the first half ends inside the words of the form. */
const halfTitles = (lines: readonly SourceLine[], end: number): Title | null => {
  for (let index = 0; index < Math.min(end, lines.length, FARTHEST); index++) {
    const text = lines[index]?.text.trim() ?? '';
    if (text === '' || text.length > LONGEST) continue;
    const line = lines[index];
    let below = index + 1;
    while (below < end && lines[below]?.text.trim() === '') below++;
    if (below >= end || !line) continue;
    const title = readTitle({ no: line.no, text: text + (lines[below]?.text.trim() ?? '') }, index);
    if (title?.year && title.organ !== null) return { ...title, joined: true, indexes: [index, below] };
  }
  return null;
};

const toYear = (text: string): number => {
  const digits = [...text].map((char) =>
    '〇一二三四五六七八九'.includes(char) ? '〇一二三四五六七八九'.indexOf(char) : char === '○' || char === '零' ? 0 : char,
  );
  return Number(digits.join(''));
};

const ENDING = /政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)$/;
const PREFIX = /^(?:现将|根据|按照|依据|关于印发)/;
const YEAR = /((?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年?度?/;
const LONGEST = 90;
/** A title further down is none. */
const FARTHEST = 300;
