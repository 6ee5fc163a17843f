// Finds which cell of a page's table a figure of the report was read from: the figures of its row get numbers of their own for a moment,
// and the reader says where it finds them. Called by source-html.ts.
import type { CellId } from '../cell/cell-id.ts';
import { toHalfWidth } from '../cell/cell-value.ts';
import type { Report } from '../report/report.ts';
import { looksLikeValue } from './read/values.ts';
import { editText, type TextEdit } from './source-bytes.ts';
import { editRuns, type HtmlElement, type HtmlRuns, type Run } from './source-html-runs.ts';

/** Reads a page as the importer does; null where it cannot be read. */
export type ReadPage = (html: string) => Promise<Report | null>;

/**
 * The page's cells of the figures that stand in one row of a table, both 1-based as the reader counts them. Empty cells of the row are
 * taken for figures only `withBlanks`. What is found is proved afterwards: a mistake here can refuse, never put a figure into a wrong cell.
 */
export const findCells = async (
  page: HtmlRuns,
  place: { readonly table: number; readonly row: number },
  read: ReadPage,
  withBlanks: boolean,
): Promise<ReadonlyMap<CellId, HtmlElement>> => {
  const marked: HtmlElement[] = [];
  const edits: TextEdit[] = [];
  for (const element of page.tables[place.table - 1]?.[place.row - 1] ?? []) {
    const runs = page.cells.get(element) ?? [];
    const text = textOf(runs);
    const span = numberIn(text);
    const start = element.sourceCodeLocation?.startTag;
    const mark = `${FIRST + marked.length}`;
    const edit = span ? editRuns(page.html, runs, span.from, span.to, mark) : null;
    if (edit) edits.push(...edit);
    else if (withBlanks && start && text.trim() === '') edits.push({ from: start.endOffset, to: start.endOffset, text: mark });
    else continue;
    marked.push(element);
  }
  const report = await read(
    editText(
      page.html,
      edits.toSorted((a, b) => a.from - b.from || a.to - b.to),
    ),
  );
  const found = new Map<CellId, HtmlElement>();
  for (const [id, { value }] of report?.cells ?? []) {
    const element = value === null ? undefined : marked[Number(value) - FIRST];
    if (element) found.set(id, element);
  }
  return found;
};

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The figure a cell begins with. */
const numberIn = (text: string): { readonly from: number; readonly to: number } | null => {
  // 1.属于国家秘密 begins with a figure and is a label.
  if (!looksLikeValue(text.trim())) return null;
  const found = /^\s*([+-]?\d[\d,]*(?:\.\d+)?)/.exec(toHalfWidth(text));
  return found ? { from: found[0].length - (found[1] ?? '').length, to: found[0].length } : null;
};

/** No report states figures as high. */
const FIRST = 71_000_000;
