// Reads a table whose cells stand one a line with nothing that parts the rows: what begins a row is its label. Called by cut-table.ts.
import type { Edition, TableId } from '../../edition/types.ts';
import { type Field, isPageMark, isSingleCell, type PhysicalRow } from './fields.ts';
import { fold } from './fold.ts';
import { type LabelBook, labelBook } from './labels.ts';
import type { SourceLine } from './lines.ts';
import { isWholeTable } from './table-rows.ts';
import { looksLikeValue } from './values.ts';

/** Whether nearly every line holds one label or one figure, and there are figures enough to be the cells of a table. */
export const isLoose = (lines: readonly SourceLine[]): boolean => {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  // Behind tabs empty cells show and need no guessing, unless an empty line stands behind every cell.
  const tabbed = lines.filter(({ text }) => text.startsWith('\t')).length;
  const ends = lines.filter(({ text }, index) => text !== '' && (lines[index + 1]?.text ?? '') === '').length;
  if (tabbed * 10 >= filled.length * 6 && ends * 10 < filled.length * 8) return false;
  const single = filled.filter(({ text }) => isSingleCell(text));
  const figures = single.filter(({ text }) => looksLikeValue(text)).length;
  return figures >= 6 && single.length * 20 >= filled.length * 19 && figures * 10 >= filled.length * 3;
};

/**
 * The rows, each with its labels and the figures that follow them. A figure alone is never taken for a page number. Where a row has
 * too many or too few, an empty cell or a page number hides somewhere, and rows count as put together: only their sums prove them.
 */
export const looseRows = (
  lines: readonly SourceLine[],
  table: TableId,
  known: readonly Edition[],
): { readonly rows: readonly PhysicalRow[]; readonly skipped: readonly SourceLine[] } => {
  const book = labelBook(table, known);
  const skipped: SourceLine[] = [];
  const rows: PhysicalRow[] = [];
  let words: Field[] = [];
  let values: Field[] = [];
  const close = (): void => {
    rows.push(...toRows(joinWords(words, book), values, table, book, known));
    words = [];
    values = [];
  };
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '') continue;
    if (isPageMark(text)) {
      skipped.push(line);
      continue;
    }
    for (const field of fieldsOf(line)) {
      if (looksLikeValue(field.text)) values.push(field);
      else {
        if (values.length > 0) close();
        words.push(field);
      }
    }
  }
  close();
  const isWhole = table === 'disputes' || isWholeTable(rows, table, known);
  return { rows: isWhole ? rows : rows.map((row) => ({ ...row, isGathered: true })), skipped };
};

/**
 * Lines whose cells all stand behind the same number of spaces, as if a tab stood there; null where empty cells left no spaces or rows
 * have no empty line between them. Every character keeps its place.
 */
export const behindTabs = (lines: readonly SourceLine[]): readonly SourceLine[] | null => {
  const indents = lines.map(({ text }) => (text.trim() === '' ? text.length : text.length - text.trimStart().length));
  const cells = lines.flatMap(({ text }, index) => (text.trim() === '' ? [] : [indents[index] ?? 0]));
  const indent = Math.min(...cells);
  const empty = lines.filter(({ text }) => text.trim() === '');
  const isEven = indent > 0 && cells.filter((count) => count === indent).length * 20 >= cells.length * 19;
  if (!isEven || !empty.some(({ text }) => text !== '') || !empty.some(({ text }) => text === '')) return null;
  return lines.map((line) => (line.text === '' ? line : { ...line, text: `\t${line.text.slice(1)}` }));
};

/** Mostly one; a label and that of its group may share a line. */
const fieldsOf = ({ no, text }: SourceLine): Field[] => {
  let from = 0;
  return text.split(/[\t|｜]/).flatMap((part): Field[] => {
    const at = from + part.length - part.trimStart().length;
    from += part.length + 1;
    return part.trim() === '' ? [] : [{ text: part.trim(), line: no, column: 0, at }];
  });
};

/** The words of one label that stand on several lines, together. */
const joinWords = (words: readonly Field[], book: LabelBook): Field[] => {
  const joined: Field[] = [];
  for (let index = 0; index < words.length; ) {
    const [field, length] = longestLabel(words, index, book);
    joined.push(field);
    index += length;
  }
  return joined;
};

const longestLabel = (words: readonly Field[], from: number, book: LabelBook): readonly [Field, number] => {
  const [first] = words.slice(from, from + 1);
  if (!first) throw new Error('no word is left');
  for (let length = Math.min(LONGEST_LABEL, words.length - from); length > 1; length--) {
    const parts = words.slice(from, from + length);
    const text = parts.map((part) => part.text).join('');
    if (text.length > 200 || parts.every((part) => book.findExact(part.text) !== null)) continue;
    if (book.findExact(text) !== null) return [{ text, line: first.line, column: 0 }, length];
  }
  return [first, 1];
};

const toRows = (
  words: readonly Field[],
  values: readonly Field[],
  table: TableId,
  book: LabelBook,
  known: readonly Edition[],
): PhysicalRow[] => {
  const isHeader = ({ text }: Field): boolean => {
    const hit = book.find(text);
    return hit !== null && hit.fixed !== null && hit.row === null && hit.group === null;
  };
  const lastHeader = words.findLastIndex(isHeader);
  const rows = headerRows(words.slice(0, lastHeader + 1), table, known);
  let labels: Field[] = [];
  for (const field of words.slice(lastHeader + 1)) {
    // A row's label below that of a row without figures: that row has lost them.
    const hit = labels.at(-1) ? book.find(labels.at(-1)?.text ?? '') : null;
    if (hit?.row && !hit.group && hit.quality === 'exact') {
      rows.push(toRow(labels));
      labels = [];
    }
    labels.push(field);
  }
  if (table === 'disputes') return [...rows, ...disputeRows(labels, values, book)];
  return labels.length + values.length === 0 ? rows : [...rows, toRow([...labels, ...values])];
};

/** Table 四 has all its labels before all its figures, or each group before its own. */
const disputeRows = (labels: readonly Field[], values: readonly Field[], book: LabelBook): PhysicalRow[] => {
  if (values.length === 0) return labels.length === 0 ? [] : [toRow(labels)];
  const last = labels.at(-1);
  const isGroup = last !== undefined && book.find(last.text)?.row !== null && book.find(last.text) !== null;
  if (isGroup && values.length < 15) return [toRow([...labels, ...values])];
  return [...(labels.length === 0 ? [] : [toRow(labels)]), toRow(values)];
};

/** Column words that share one header of the form stand in one row, so that their order counts; the others may stand above or beside. */
const headerRows = (words: readonly Field[], table: TableId, known: readonly Edition[]): PhysicalRow[] => {
  if (table !== 'requests') return words.length === 0 ? [] : [toRow(words)];
  const grouped = new Set(known.flatMap(({ requests }) => requests.columns.flatMap(({ label, group }) => (group ? [fold(label)] : []))));
  const inGroup = words.filter(({ text }) => grouped.has(fold(text)));
  const others = words.filter(({ text }) => !grouped.has(fold(text)));
  return [...others.map((word) => toRow([word])), ...(inGroup.length === 0 ? [] : [toRow(inGroup)])];
};

const toRow = (fields: readonly Field[]): PhysicalRow => ({
  line: fields[0]?.line ?? 0,
  fields: fields.map((field, column) => ({ ...field, column })),
  positions: 'none',
});

/** Lines a label may be broken over. */
const LONGEST_LABEL = 4;
