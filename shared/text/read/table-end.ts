// Finds where a table of a text ends and its prose goes on. Called by outline.ts.
import type { Edition, TableId } from '../../edition/types.ts';
import { type LabelBook, labelBook } from './labels.ts';
import type { SourceLine } from './lines.ts';
import { looksLikeValue } from './values.ts';

/** Where the table stops: behind the last line that can be one of its rows. */
export const tableEnd = (lines: readonly SourceLine[], table: TableId, known: readonly Edition[], from: number, stop: number): number => {
  const book = labelBook(table, known);
  let end = from;
  for (let index = from; index < stop; index++) {
    const text = lines[index]?.text ?? '';
    if (text.trim() === '' || index === end - 1) continue;
    const isRow =
      /[\t|｜]/.test(text) ||
      looksLikeValue(text) ||
      text.trim().split(/\s+/).every(looksLikeValue) ||
      book.find(text.trim()) !== null ||
      !isProse(text);
    if (isRow) end = index + 1;
    else if (index - end > 40) break;
    else if (isSentence(text) && !goesOn(lines, book, index + 1, stop)) break;
  }
  return end;
};

/** Whether a row of the table stands right below a sentence: a note among the rows. */
const goesOn = (lines: readonly SourceLine[], book: LabelBook, from: number, stop: number): boolean => {
  const next = lines.slice(from, Math.min(stop, from + 3)).find(({ text }) => text.trim() !== '')?.text ?? '';
  return /[\t|｜]/.test(next) && next.split(/[\t|｜]/, 4).some((part) => part.trim() !== '' && book.findExact(part)?.row);
};

/** Whether a line ends sentences and has no cells. */
export const isProse = (text: string): boolean => /[。；]/.test(text) && !/[\t|｜]/.test(text);

const isSentence = (text: string): boolean => isProse(text) && text.trim().length > 12;
