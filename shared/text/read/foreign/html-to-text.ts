// A web page, or what Word saves as one, as the text a person would copy from it: tables with tabs, paragraphs on lines. Called by
// read-html.ts and docx-to-text.ts. The reader of plain text does the rest.
import { editions } from '../../../edition/editions.ts';
import type { Edition } from '../../../edition/types.ts';
import { type Message, message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import type { Repair } from '../repair.ts';
import { figureCounts } from './grid.ts';
import { unseenIn } from './hidden.ts';
import { flowPage } from './html-flow.ts';
import { parseHtml } from './html-tree.ts';
import { reportRegion } from './page-region.ts';
import { slimHtml } from './slim-html.ts';

/** Where a line of the text stood in the file: the table and its row, or the sheet and its row, all 1-based. */
export type Place = { readonly line: number; readonly table?: number; readonly sheet?: string; readonly row: number };

export type ForeignText = {
  readonly text: string;
  /** For the lines that are rows of tables, in order. */
  readonly places: readonly Place[];
  /** What was left out. */
  readonly repairs: readonly Repair[];
};

/** The page's text; refused where it is nested too deep, too large or a table is too wide. Never throws for what a page holds. */
export const htmlToText = (html: string, known: readonly Edition[] = editions): Result<ForeignText, Message> => {
  const parsed = parseHtml(slimHtml(html));
  if (!parsed.ok) return parsed;
  const options = { isUnseen: unseenIn(parsed.value), figures: figureCounts(known), keepLines: !HAS_BLOCKS.test(html) };
  const { lines: all, refusal } = flowPage(parsed.value, options);
  if (refusal) return err(refusal);
  const { lines, left } = reportRegion(all);
  const places = lines.flatMap(({ place }, index) => (place ? [{ line: index + 1, ...place }] : []));
  const [first] = left;
  const repairs: Repair[] =
    first === undefined
      ? []
      : [{ line: null, kind: 'unplaced-text', message: message('foreign.furniture', { count: left.length, text: first.slice(0, 30) }) }];
  const text = lines.map((line) => line.text).join('\n');
  // A page that breaks off inside a table ends in its last row, so that the reader doubts the last figure.
  return ok({ text: breaksOff(html) ? text.trimEnd() : `${text}\n`, places, repairs });
};

const breaksOff = (html: string): boolean => {
  const last = (...words: readonly string[]): number => Math.max(...words.map((word) => html.lastIndexOf(word)));
  return last('<td', '<th', '<TD', '<TH') > last('</table', '</TABLE');
};

/** Markdown with tables in HTML has lines for paragraphs; a page has these elements. */
const HAS_BLOCKS = /<(?:html|body|p|div|h[1-6]|section|article)[\s>]/i;
