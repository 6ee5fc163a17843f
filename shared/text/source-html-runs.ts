// The visible text of a page with its places in the page's source, so that words can be replaced and every other byte stays.
// Called by source-html.ts and its neighbours.
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { unseenIn } from './read/foreign/hidden.ts';
import { isLayout, rowsOf } from './read/foreign/html-table.ts';
import type { TextEdit } from './source-bytes.ts';

export type HtmlElement = DefaultTreeAdapterMap['element'];

/** One stretch of text; `from` and `to` are where its source stands. */
export type Run = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The nearest table cell and the nearest paragraph-like element it stands in. */
  readonly cell: HtmlElement | null;
  readonly block: HtmlElement | null;
};

export type HtmlRuns = {
  readonly html: string;
  readonly runs: readonly Run[];
  /** Every cell of every table in the order of the page, with its text; empty cells too. */
  readonly cells: ReadonlyMap<HtmlElement, readonly Run[]>;
  /** The tables the reader counts, in its order, each with the cells of its rows. */
  readonly tables: readonly (readonly (readonly HtmlElement[])[])[];
};

/** The page's text and tables; one pass without recursion, as pages may be nested deep. */
export const runsOf = (html: string): HtmlRuns => {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const isUnseen = unseenIn(document);
  const tables: HtmlElement[][][] = [];
  const runs: Run[] = [];
  const cells = new Map<HtmlElement, Run[]>();
  const open: {
    readonly node: Node;
    readonly cell: HtmlElement | null;
    readonly block: HtmlElement | null;
    readonly depth: number;
    readonly isInTable: boolean;
  }[] = [];
  open.push({ node: document, cell: null, block: null, depth: 0, isInTable: false });
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, cell, block, depth } = next;
    let { isInTable } = next;
    if (node.nodeName === '#text' && 'value' in node) {
      const place = node.sourceCodeLocation;
      if (!place) continue;
      const run = { text: node.value, from: place.startOffset, to: place.endOffset, cell, block };
      runs.push(run);
      if (cell) cells.get(cell)?.push(run);
      continue;
    }
    if (!('childNodes' in node) || SKIPPED.has(node.nodeName)) continue;
    const own = 'tagName' in node ? node : null;
    const isCell = own !== null && (own.tagName === 'td' || own.tagName === 'th');
    if (isCell) cells.set(own, []);
    if (own?.tagName === 'table' && !isInTable && depth < DEEPEST) {
      const rows = rowsOf(own, isUnseen);
      isInTable = !isLayout(rows);
      if (isInTable) tables.push(rows.map((row) => [...row.cells]));
    }
    const inside = { cell: isCell ? own : cell, block: own && BLOCKS.has(own.tagName) ? own : block, depth: depth + 1, isInTable };
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child) open.push({ node: child, ...inside });
    }
  }
  return { html, runs, cells, tables };
};

/** Replaces the characters from `from` to `to` of the runs' joined text; null where the source spells them in a way not understood. */
export const editRuns = (html: string, runs: readonly Run[], from: number, to: number, text: string): readonly TextEdit[] | null => {
  const edits: TextEdit[] = [];
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    const isTouched = from === to ? edits.length === 0 && from >= start && from <= end : from < end && to > start;
    if (isTouched) {
      const offsets = offsetsOf(html, run);
      const [first, last] = [offsets?.[Math.max(from, start) - start], offsets?.[Math.min(to, end) - start]];
      if (first === undefined || last === undefined) return null;
      edits.push({ from: first, to: last, text: edits.length === 0 ? escapeText(text) : '' });
    }
    start = end;
  }
  return edits.length > 0 ? edits : null;
};

/** For every character of the run, and for its end, where it stands in the source. */
export const offsetsOf = (html: string, { text, from, to }: Run): readonly number[] | null => {
  const offsets: number[] = [];
  let at = from;
  while (offsets.length < text.length) {
    offsets.push(at);
    const reference = html[at] === '&' ? REFERENCE.exec(html.slice(at, at + 40))?.[0] : undefined;
    const char = text[offsets.length - 1];
    if (reference !== undefined && !(char === '&' && html.startsWith(text.slice(offsets.length - 1, offsets.length + 1), at)))
      at += reference.length;
    else if (html[at] === '\r') at += html[at + 1] === '\n' ? 2 : 1;
    else if (html[at] === char) at += 1;
    else return null;
  }
  offsets.push(at);
  return at === to ? offsets : null;
};

export const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));

type Node = DefaultTreeAdapterMap['node'];

const REFERENCE = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
/** A table deeper inside is none of ours. */
const DEEPEST = 1000;
const SKIPPED = new Set(['head', 'script', 'style', 'template', 'textarea', 'iframe', 'noframes', 'xmp']);
const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'dd',
  'dt',
  'blockquote',
  'section',
  'article',
  'body',
  'td',
  'th',
]);
