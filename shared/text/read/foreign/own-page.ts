// A page of ours says so in its head; then its paragraphs are exactly the report's, and none is joined or repaired. Called by
// read-bytes.ts.
import type { Edition } from '../../../edition/types.ts';
import { blocksOf } from '../../read-back/blocks.ts';
import { reportFromBlocks } from '../../read-back/report-from-blocks.ts';
import type { ReadReport } from '../repair.ts';

/** The report as read, with the page's own paragraphs; unchanged where the page is not ours or was changed since. */
export const withOwnProse = (html: string, read: ReadReport, known: readonly Edition[]): ReadReport => {
  if (!html.slice(0, HEAD).includes(MARK)) return read;
  const own = reportFromBlocks(blocksOf(html), known);
  if (!own.ok) return read;
  const { organ, year, sections, headings } = own.value;
  const repairs = read.repairs.filter(({ kind }) => !PROSE_KINDS.has(kind));
  return { ...read, report: { ...read.report, organ, year, sections, headings }, repairs };
};

const MARK = '<meta name="generator" content="nianbao">';
const HEAD = 1000;
const PROSE_KINDS = new Set(['rejoined-paragraph', 'removed-mark', 'rejoined-title', 'inferred-year', 'unplaced-text']);
