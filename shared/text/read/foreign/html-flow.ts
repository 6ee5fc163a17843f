// Walks a page and writes down what a reader sees, line by line: paragraphs, headings, list items, and tables as fields.
// Called by html-to-text.ts.
import type { Message } from '../../../i18n/translate.ts';
import { gridToLines } from './grid.ts';
import type { IsUnseen } from './hidden.ts';
import { isLayout, rowsOf, toGrid } from './html-table.ts';
import { attributeOf, childrenOf, type HtmlElement, type HtmlNode, isElement, isText } from './html-tree.ts';
import { Inline } from './inline-text.ts';

/** A line of the page; in a table of figures with the table's number and the row, both 1-based. */
export type PageLine = {
  readonly text: string;
  readonly place: { readonly table: number; readonly row: number } | null;
  /** The element it stands in, for finding the part of the page that is the report. */
  readonly element: HtmlNode;
};

export type FlowOptions = {
  readonly isUnseen: IsUnseen;
  /** How many figures the form's rows have. */
  readonly figures: ReadonlySet<number>;
  /** Line ends in running text count: Markdown with tables in HTML. */
  readonly keepLines: boolean;
};

export type Flow = { readonly lines: readonly PageLine[]; readonly refusal: Message | null };

/** The lines of a page, an empty one around every table. */
export const flowPage = (page: HtmlNode, options: FlowOptions): Flow => {
  const state: State = { ...options, lines: [], inline: new Inline(options.keepLines), at: page, tables: 0, refusal: null };
  walk(state, page);
  flush(state);
  return state;
};

type State = FlowOptions & {
  readonly lines: PageLine[];
  readonly inline: Inline;
  at: HtmlNode;
  tables: number;
  refusal: Message | null;
};

const walk = (state: State, node: HtmlNode): void => {
  if (state.refusal) return;
  if (isText(node)) {
    if (state.inline.isEmpty()) state.at = node.parentNode ?? node;
    state.inline.add(node.value);
    return;
  }
  if (!isElement(node)) {
    for (const child of childrenOf(node)) walk(state, child);
    return;
  }
  if (state.isUnseen(node)) return;
  const { tagName } = node;
  if (tagName === 'br' || tagName === 'hr') state.inline.breakLine();
  else if (tagName === 'input') state.inline.add(typedIn(node));
  else if (tagName === 'table') walkTable(state, node);
  else if (tagName === 'pre') {
    flush(state);
    state.inline.addKept(node, state.isUnseen);
    flush(state, node);
  } else {
    const isBlock = BLOCKS.has(tagName);
    if (isBlock) flush(state);
    const isRaised = tagName === 'sup' || tagName === 'sub';
    if (isRaised) state.inline.add(' ');
    for (const child of childrenOf(node)) walk(state, child);
    if (isRaised) state.inline.add(' ');
    if (isBlock) flush(state);
  }
};

const walkTable = (state: State, table: HtmlElement): void => {
  flush(state);
  for (const child of childrenOf(table)) {
    if (isElement(child) && child.tagName === 'caption') walk(state, child);
  }
  flush(state);
  const rows = rowsOf(table, state.isUnseen);
  if (isLayout(rows)) {
    for (const { cells } of rows) {
      for (const cell of cells) {
        for (const child of childrenOf(cell)) walk(state, child);
        flush(state);
      }
    }
    return;
  }
  const grid = toGrid(rows, (cell) => piecesOf(state, cell));
  if (!grid.ok) {
    state.refusal = grid.error;
    return;
  }
  state.tables++;
  const empty = { text: '', place: null, element: table };
  state.lines.push(empty);
  for (const { row, text } of gridToLines(grid.value, { figures: state.figures, trim: false }))
    state.lines.push({ text, place: { table: state.tables, row }, element: table });
  state.lines.push(empty);
};

/** What stands in a cell, line by line. */
const piecesOf = (state: State, cell: HtmlElement): readonly string[] => {
  const inline = new Inline(false);
  const go = (node: HtmlNode): void => {
    if (isText(node)) inline.add(node.value);
    else if (!isElement(node)) return;
    else if (state.isUnseen(node)) return;
    else if (node.tagName === 'br') inline.breakLine();
    else if (node.tagName === 'input') inline.add(typedIn(node));
    else {
      const isBlock = BLOCKS.has(node.tagName) || CELL_PARTS.has(node.tagName);
      const isRaised = node.tagName === 'sup' || node.tagName === 'sub';
      if (isBlock) inline.breakLine();
      if (isRaised) inline.add(' ');
      for (const child of childrenOf(node)) go(child);
      if (isRaised) inline.add(' ');
      if (isBlock) inline.breakLine();
    }
  };
  for (const child of childrenOf(cell)) go(child);
  return inline.take();
};

/** What stands in a field to type in. */
const typedIn = (input: HtmlElement): string =>
  ['text', 'number'].includes(attributeOf(input, 'type') ?? 'text') ? ` ${attributeOf(input, 'value') ?? ''} ` : '';

const flush = (state: State, element?: HtmlNode): void => {
  for (const text of state.inline.take()) state.lines.push({ text, place: null, element: element ?? state.at });
};

const CELL_PARTS = new Set(['table', 'tbody', 'tr', 'td', 'th']);
const BLOCKS = new Set([
  'address',
  'article',
  'blockquote',
  'body',
  'center',
  'dd',
  'details',
  'dialog',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'html',
  'legend',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'ul',
]);
