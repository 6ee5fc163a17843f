// Takes what other programs put around cells off the lines of a table region: quote marks of mails, bold, quoted cells, wide spaces.
// Called by fields.ts. Every character keeps its place: what goes becomes spaces.
import type { SourceLine } from './lines.ts';

/** The lines without such marks, and for each line that had some which they were. Quoting and wide spaces are separators, no marks. */
export const withoutMarks = (
  lines: readonly SourceLine[],
): { readonly lines: readonly SourceLine[]; readonly marks: readonly SourceLine[] } => {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const quoted = filled.filter(({ text }) => QUOTE.test(text)).length;
  const isMail = quoted > 3 && quoted * 10 >= filled.length * 6;
  const marks: SourceLine[] = [];
  const plain = lines.map(({ no, text }): SourceLine => {
    const found = new Set<string>();
    const gone = isMail && QUOTE.test(text);
    if (gone) found.add('>');
    const inner = gone ? unquoted(text) : text;
    const bare = inner.includes('**') || inner.includes('__') ? withoutBold(inner, found) : inner;
    if (found.size > 0) marks.push({ no, text: [...found].join(' ') });
    return { no, text: widened(bare.includes('\t') ? withoutCellQuotes(bare) : bare) };
  });
  return { lines: plain, marks };
};

/** A tab behind the mark must begin the line for the cells to be seen, so the mark then moves behind the tab. */
const unquoted = (text: string): string => {
  const mark = QUOTE.exec(text)?.[0] ?? '';
  const rest = text.slice(mark.length);
  if (rest.trim() === '' && !rest.includes('\t')) return '';
  return movedBehindTab(' '.repeat(mark.length), rest);
};

const movedBehindTab = (spaces: string, rest: string): string => (rest.startsWith('\t') ? `\t${spaces}${rest.slice(1)}` : spaces + rest);

/** Whole cells in bold only; a star in a figure stays. */
const withoutBold = (text: string, found: Set<string>): string =>
  text
    .split(CELL_END)
    .map((cell) => {
      const bold = BOLD.exec(cell);
      if (!bold) return cell;
      const [, before = '', mark = '', words = '', after = ''] = bold;
      found.add(mark);
      return `${before}  ${words}  ${after}`;
    })
    .join('');

/** Cells between tabs that stand in quotation marks; one with quotation marks of its own stays as it is. */
const withoutCellQuotes = (text: string): string => {
  const plain = text
    .split('\t')
    .map((cell) => (CELL_QUOTED.test(cell) ? ` ${cell.slice(1, -1)} ` : cell))
    .join('\t');
  const lead = /^ +/.exec(plain)?.[0] ?? '';
  return text.startsWith('""\t') ? movedBehindTab(lead, plain.slice(lead.length)) : plain;
};

/** Wide spaces part cells like plain ones; one alone only beside a figure, because inside a label it is none. */
const widened = (text: string): string =>
  (text.includes('\u3000\u3000') || WIDE_BESIDE_FIGURE.test(text)) && !/[\t|｜]/.test(text) ? text.replaceAll('\u3000', ' ') : text;

const QUOTE = /^ {0,3}> ?/;
const WIDE_BESIDE_FIGURE = /\u3000[-+]?[\d０-９]/;
const CELL_END = /([\t|｜])/;
const BOLD = /^( {0,9})(\*\*|__)([^*_]{1,200})\2( {0,9})$/;
const CELL_QUOTED = /^"[^"]*"$/;
