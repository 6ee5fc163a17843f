// Where in a prose part a comment stands: the beginning of its paragraph, found again after others have written before and in it.
// commands of the pane make one, the grid and the comments list look it up.
import * as buffer from 'lib0/buffer';
import * as Y from 'yjs';
import type { SectionKey } from '../edition/types.ts';
import { MAX_QUOTE_LENGTH } from './comments.ts';
import type { ReportDoc } from './schema.ts';

export type ParagraphMark = { readonly anchor: string; readonly quote: string };

/** The mark of the paragraph around this character of the section's text. */
export const markParagraph = (report: ReportDoc, section: SectionKey, at: number): ParagraphMark => {
  const text = report.section(section);
  const whole = text.toString();
  const start = whole.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const end = whole.indexOf('\n', start);
  const position = Y.createRelativePositionFromTypeIndex(text, at === 0 ? 0 : start);
  return {
    anchor: buffer.toBase64(Y.encodeRelativePosition(position)),
    quote: whole
      .slice(at === 0 ? 0 : start, end === -1 ? undefined : end)
      .trim()
      .slice(0, MAX_QUOTE_LENGTH),
  };
};

/** The character the mark stands at now; null where the mark is damaged or its text is gone from the document. */
export const findMark = (report: ReportDoc, section: SectionKey, anchor: string): number | null => {
  try {
    const position = Y.decodeRelativePosition(buffer.fromBase64(anchor));
    const found = Y.createAbsolutePositionFromRelativePosition(position, report.doc, false);
    return found !== null && found.type === report.section(section) ? found.index : null;
  } catch {
    return null;
  }
};

/** Which of the paragraphs people see (empty lines left out) holds this character; counted from 0. */
export const paragraphAt = (text: string, at: number): number => {
  const before = text.slice(0, at).split('\n');
  return before.slice(0, -1).filter((line) => line.trim() !== '').length;
};

/** The first character of a paragraph people see; the end of the text where there are fewer. */
export const paragraphStart = (text: string, paragraph: number): number => {
  let start = 0;
  let left = paragraph;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      if (left === 0) return start;
      left -= 1;
    }
    start += line.length + 1;
  }
  return text.length;
};
