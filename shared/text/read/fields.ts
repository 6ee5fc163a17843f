// Cuts the lines of a table region into rows of fields, whatever stands between the fields: tabs, pipes, commas, spaces,
// or one cell a line. Called by the table readers.
import type { SourceLine } from './lines.ts';
import { looksLikeValue } from './values.ts';

export type Field = {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** Where the text begins in its line; left out where it does not stand there letter for letter. */
  readonly at?: number;
};

/** exact: a field's place counts; count: the number of fields does; none: empty fields may be lost. */
export type Positions = 'exact' | 'count' | 'none';

export type PhysicalRow = {
  readonly line: number;
  readonly fields: readonly Field[];
  readonly positions: Positions;
  /** A short number alone on its line, which may be a page number. */
  readonly isLone?: boolean;
  /** Its figures were gathered from several lines: only their sum proves them. */
  readonly isGathered?: boolean;
  /** It was put together from parts of the table that stand elsewhere; what it gives is repaired. */
  readonly isReshaped?: boolean;
};

export type CutLines = {
  readonly rows: readonly PhysicalRow[];
  /** Page numbers and rulers that were left out. */
  readonly skipped: readonly SourceLine[];
  /** Marks of other programs that were taken off cells and lines; `text` is the mark. */
  readonly marks: readonly SourceLine[];
};

/** The rows of a region whose marks were taken off. */
export const cutLines = (lines: readonly SourceLine[]): Omit<CutLines, 'marks'> => {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const skipped: SourceLine[] = [];
  const tabbed = filled.filter(({ text }) => text.startsWith('\t') && !text.slice(1).trimEnd().includes('\t')).length;
  if (tabbed * 10 >= filled.length * 6 && filled.length > 3) return { rows: cellRows(lines, skipped, true), skipped };
  const lonely = filled.filter(({ text }) => !SEPARATOR.test(text.trim()) && looksLikeValue(text)).length;
  if (lonely >= 6 && lonely * 10 >= filled.length * 4) return { rows: cellRows(lines, skipped, false), skipped };
  const style = pickStyle(filled);
  const rows: PhysicalRow[] = [];
  for (const line of filled) {
    if (isPageMark(line.text)) skipped.push(line);
    else if (!RULER.test(line.text))
      rows.push(LONE_NUMBER.test(line.text) ? { ...cutLine(line, style), isLone: true } : cutLine(line, style));
  }
  return { rows, skipped };
};

/** Whether a line holds one cell: a label or a figure, and nothing that parts it from another. */
export const isSingleCell = (text: string): boolean => {
  const plain = text.trim();
  if (SEPARATOR.test(plain) || plain.length > LONGEST_FIELD) return false;
  return looksLikeValue(plain) || (plain.split(',', 4).length < 4 && plain.split(/ {2,}/, 9).flatMap(cutWords).length === 1);
};

/** Page numbers such as — 3 —, 第3页 共8页, 3/8. A number alone is not yet one. */
export const isPageMark = (text: string): boolean => text.length < 40 && PAGE_MARK.test(text.trim());

type Style = { readonly framed: boolean; readonly comma: string | null; readonly gap: number };

const pickStyle = (lines: readonly SourceLine[]): Style => {
  const piped = lines.filter(({ text }) => PIPE.test(text));
  const framed = piped.length > 0 && piped.every(({ text }) => FRAMED.test(text.trim()));
  const plain = lines.filter(({ text }) => !text.includes('\t') && !PIPE.test(text));
  const comma = [',', ';', '；'].find((mark) => {
    const parted = plain.filter(({ text }) => text.split(mark).length > 3).length;
    const figured = plain.filter(({ text }) => hasFiguresBehind(text, mark)).length;
    return parted * 10 >= lines.length * 4 || (figured >= 4 && figured * 10 >= lines.length * 3);
  });
  const spaced = plain.filter(({ text }) => / {2}/.test(text));
  const runs = new Set(spaced.flatMap(({ text }) => (text.match(/ {2,}/g) ?? []).map((run) => run.length)));
  const gap = spaced.length > 3 ? [...runs].reduce(commonMeasure, 0) : 0;
  return { framed, comma: comma ?? null, gap: gap > 1 ? gap : 0 };
};

const commonMeasure = (a: number, b: number): number => (b === 0 ? a : commonMeasure(b, a % b));

const cutLine = (line: SourceLine, style: Style): PhysicalRow => {
  const { text } = line;
  if (text.includes('\t')) return toRow(line, text.split('\t'), 'exact', 0, 1);
  if (PIPE.test(text)) {
    const inner = style.framed ? text.trim().replace(FRAMED, '$1') : text;
    const from = style.framed ? leading(text) + 1 : 0;
    return toRow(line, inner.split(/[|｜│┃]/), 'exact', from, 1);
  }
  if (style.comma !== null && (text.split(style.comma).length > 2 || hasFiguresBehind(text, style.comma)))
    return toSearchedRow(line, cutCommas(text, style.comma), 'exact');
  if (style.gap > 0 && / {2}/.test(text)) {
    const parts = text.split(' '.repeat(style.gap));
    if (EXACT_WIDTHS.has(parts.length)) return toRow(line, parts, 'exact', 0, style.gap);
  }
  return toSearchedRow(line, text.trim().split(/ {2,}/).flatMap(cutWords), 'none');
};

/** A label, and behind marks nothing but figures. */
const hasFiguresBehind = (text: string, mark: string): boolean => {
  if (!text.includes(mark)) return false;
  const [label = '', ...rest] = text.split(mark, MAX_FIELDS);
  return (
    rest.length > 0 &&
    /[^\d\s]\s*$/.test(label) &&
    !looksLikeValue(label) &&
    rest.every((part) => part.trim() === '' || looksLikeValue(part))
  );
};

/** A label followed by figures with single spaces between them. */
const cutWords = (text: string): string[] => {
  const words = text.trim().split(' ');
  let from = words.length;
  while (from > 0 && looksLikeValue(words[from - 1] ?? '')) from--;
  const label = words.slice(0, from).join(' ');
  return [...(label === '' ? [] : [label]), ...words.slice(from)];
};

const cutCommas = (text: string, mark: string): string[] => {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '"') {
      if (quoted && text.charAt(index + 1) === '"') part += text.charAt(++index);
      else quoted = !quoted;
    } else if (char === mark && !quoted) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
};

/** One cell a line: an empty line ends a row, a line without its leading tab continues the cell above. */
const cellRows = (lines: readonly SourceLine[], skipped: SourceLine[], tabbed: boolean): PhysicalRow[] => {
  const rows: PhysicalRow[] = [];
  let cells: Field[] = [];
  const close = () => {
    const [first] = cells;
    if (first) rows.push({ line: first.line, fields: cells, positions: tabbed ? 'count' : 'none' });
    cells = [];
  };
  for (const line of lines) {
    const { text } = line;
    const last = cells.at(-1);
    if (text === '') close();
    else if (isPageMark(text)) skipped.push(line);
    else if (!tabbed || text.startsWith('\t')) {
      if (text.trim() !== '' || tabbed)
        cells.push({ text: text.trim(), line: line.no, column: cells.length, at: text.trim() === '' ? text.length : leading(text) });
    } else if (LONE_NUMBER.test(text)) skipped.push(line);
    else if (text.trim() !== '' && last) {
      // Put together from two lines: no single place holds it.
      cells[cells.length - 1] = { text: last.text + text.trim(), line: last.line, column: last.column };
    }
  }
  close();
  return rows;
};

/** Parts that stand in the line from `from` on, with `gap` characters between them. */
const toRow = (line: SourceLine, parts: readonly string[], positions: Positions, from: number, gap: number): PhysicalRow => {
  let start = from;
  const fields = parts.slice(0, MAX_FIELDS).map((part, column): Field => {
    const text = part.trim();
    const at = start + (text.length === part.length || text === '' ? 0 : leading(part));
    start += part.length + gap;
    return { text: shorten(text), line: line.no, column, at };
  });
  return { line: line.no, fields, positions: parts.length > MAX_FIELDS ? 'none' : positions };
};

/** Parts that stand in the line one after the other; an empty one, or one whose quotes were resolved, has no place. */
const toSearchedRow = (line: SourceLine, parts: readonly string[], positions: Positions): PhysicalRow => {
  let start = 0;
  const fields = parts.slice(0, MAX_FIELDS).map((part, column): Field => {
    const text = part.trim();
    const at = text === '' ? -1 : line.text.indexOf(text, start);
    if (at >= 0) start = at + text.length;
    return { text: shorten(text), line: line.no, column, ...(at < 0 ? {} : { at }) };
  });
  return { line: line.no, fields, positions: parts.length > MAX_FIELDS ? 'none' : positions };
};

const leading = (text: string): number => text.length - text.trimStart().length;

/** No label and no figure with its note is that long; what is cut off keeps the rest from being one. */
const shorten = (text: string): string => (text.length > LONGEST_FIELD ? `${text.slice(0, 100)}…` : text);

const LONGEST_FIELD = 1000;
const SEPARATOR = /[\t|｜]/;
const PIPE = /[|｜│┃]/;
const FRAMED = /^[|｜│┃](.*)[|｜│┃]$/s;
const RULER = /^[\s|｜:+\-—–─━═┼├┤┬┴┌┐└┘]+$/;
const LONE_NUMBER = /^ *\d{1,3} *$/;
const PAGE_MARK =
  /^(?:[-—–－·~～]{1,3}\s?\d{1,4}\s?[-—–－·~～]{1,3}|第\s?\d{1,4}\s?页\s?[,，/／]?\s?(?:共\s?\d{1,4}\s?页)?|\d{1,4}\s?[/／]\s?\d{1,4}|Page\s?\d{1,4}(?:\s?of\s?\d{1,4})?)$/i;
/** Fields of the form's own rows; a line cut at double spaces is trusted only where it comes out at one of these. */
const EXACT_WIDTHS = new Set([4, 10, 15]);
const MAX_FIELDS = 120;
