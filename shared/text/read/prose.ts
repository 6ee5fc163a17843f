// Turns the lines of a prose section into paragraphs: takes out marks of other programs, joins what a page break cut.
// Called by read-report.ts.
import { message } from '../../i18n/translate.ts';
import { isPageMark } from './fields.ts';
import type { SourceLine } from './lines.ts';
import type { Repair } from './repair.ts';

/** Paragraphs, and for each the numbers of the lines it was put together from. */
export type Paragraphs = { readonly texts: string[]; readonly lines: number[][] };

/** The paragraphs of the lines; what was taken out or joined is added to `repairs`. */
export const toParagraphs = (lines: readonly SourceLine[], repairs: Repair[]): Paragraphs => {
  const paragraphs: string[] = [];
  const from: number[][] = [];
  for (const line of lines) {
    if (isPageMark(line.text) || /^\s*\d{1,3}\s*$/.test(line.text)) {
      repairs.push({ line: line.no, kind: 'removed-mark', message: message('read.pageMark', { line: line.no, text: line.text.trim() }) });
      continue;
    }
    const text = withoutMarks(line, repairs);
    if (text === '') continue;
    const last = paragraphs.at(-1);
    if (last !== undefined && isCut(last, text)) {
      paragraphs[paragraphs.length - 1] = last + text;
      from.at(-1)?.push(line.no);
      repairs.push({
        line: line.no,
        kind: 'rejoined-paragraph',
        message: message('read.rejoined', { line: line.no, before: last.slice(-8), after: text.slice(0, 8) }),
      });
    } else {
      paragraphs.push(text);
      from.push([line.no]);
    }
  }
  return { texts: paragraphs, lines: from };
};

/** The stretches of a line that are its paragraph's words: without marks of other programs and spaces at the ends. */
export const wordsOfLine = (text: string): readonly { readonly from: number; readonly to: number }[] => {
  const kept: { from: number; to: number }[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(MARKS)) {
    kept.push({ from, to: index });
    from = index + mark.length;
  }
  kept.push({ from, to: text.length });
  for (const piece of kept) {
    piece.from += text.slice(piece.from, piece.to).length - text.slice(piece.from, piece.to).trimStart().length;
    if (piece.from < piece.to) break;
  }
  for (const piece of [...kept].reverse()) {
    piece.to = piece.from + text.slice(piece.from, piece.to).trimEnd().length;
    if (piece.from < piece.to) break;
  }
  return kept.filter((piece) => piece.from < piece.to);
};

const withoutMarks = (line: SourceLine, repairs: Repair[]): string => {
  const found = new Set<string>();
  const text = line.text
    .replace(MARKS, (mark) => {
      found.add(mark.startsWith('[') ? mark : mark.trim());
      return '';
    })
    .trim();
  if (found.size > 0)
    repairs.push({
      line: line.no,
      kind: 'removed-mark',
      message: message('read.removedMark', { line: line.no, text: [...found].join(' ').slice(0, 80) }),
    });
  return text;
};

/** Whether the second text goes on in the middle of the first one's sentence. */
const isCut = (before: string, after: string): boolean => {
  if (ENDS.test(before) || STARTS.test(after)) return false;
  if (/[，、（《“〈,]$/.test(before)) return true;
  const isHeading = STARTS.test(before) && before.length <= 40 && !/[，。]/.test(before);
  return !isHeading && before.length >= SHORTEST_CUT && /[，。；：]/.test(before);
};

const MARKS = /\*\*+|__+|\[bookmark:[^\]\n]{0,80}\]|^\s*#{1,6}\s+|^\s*>\s+/g;
const ENDS = /[。！？；：…!?;:.][”’」』）)》"]*$|[》”]$/;
const STARTS =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[.．、)）](?!\d)|第[一二三四五六七八九十]{1,3}[条章节部]|附件|[-•●○■◆▪]\s?)/;
const SHORTEST_CUT = 25;
