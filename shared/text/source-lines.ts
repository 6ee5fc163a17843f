// The lines of a source as they stand, with the way back from an offset in a line to one in the text. Made by publish-source.ts.
import { rawOffsets, toLines } from './read/lines.ts';

export type SourceLines = {
  readonly text: string;
  /** The line as the reader sees it, without invisible characters; empty where there is no such line. */
  readonly seen: (line: number) => string;
  /** Offset in the text of the first and behind the last character of a stretch of a seen line. */
  readonly span: (line: number, from: number, to: number) => { readonly from: number; readonly to: number };
  /** Offsets of the first and behind the last character that is no space; both the line's start where it is blank. */
  readonly filled: (line: number) => { readonly from: number; readonly to: number };
  /** The nearest line above that is not blank, or null. */
  readonly above: (line: number) => number | null;
  readonly count: number;
  /** The line end the text uses. */
  readonly newline: string;
};

/** `isStandard`: the reader took the lines as they stand. */
export const sourceLines = (text: string, isStandard: boolean): SourceLines => {
  const raw: { readonly start: number; readonly text: string }[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(isStandard ? /\n/g : /\r\n?|\n/g)) {
    raw.push({ start, text: text.slice(start, index) });
    start = index + end.length;
  }
  raw.push({ start, text: text.slice(start) });
  const seen = isStandard ? raw.map((line) => line.text) : toLines(text).map((line) => line.text);
  const at = (line: number) => raw[line - 1] ?? { start: text.length, text: '' };
  const offsetsByLine = new Map<number, readonly number[]>();
  const filled = (line: number) => {
    const own = at(line);
    const from = own.start + (own.text.trim() === '' ? 0 : own.text.length - own.text.trimStart().length);
    return { from, to: from + own.text.trim().length };
  };
  return {
    text,
    seen: (line) => seen[line - 1] ?? '',
    span: (line, from, to) => {
      const own = at(line);
      if (own.text.length === (seen[line - 1] ?? '').length) return { from: own.start + from, to: own.start + to };
      const offsets = offsetsByLine.get(line) ?? rawOffsets(own.text);
      offsetsByLine.set(line, offsets);
      const first = own.start + (offsets[from] ?? own.text.length);
      return { from: first, to: to === from ? first : own.start + (offsets[to - 1] ?? own.text.length) + 1 };
    },
    filled,
    above: (line) => {
      for (let other = line - 1; other >= 1; other--) if (at(other).text.trim() !== '') return other;
      return null;
    },
    count: raw.length,
    newline: /\r\n?|\n/.exec(text)?.[0] ?? '\n',
  };
};
