// The changes a page needs so that its prose says what the report says. Called by source-html.ts.
import { type Message, message } from '../i18n/translate.ts';
import { type Report, SECTION_KEYS } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { alignParagraphs } from './align-paragraphs.ts';
import { plainParagraphs } from './publish-standard.ts';
import type { TextEdit } from './source-bytes.ts';
import { escapeText, type HtmlRuns, offsetsOf, type Run } from './source-html-runs.ts';
import { sectionName } from './source-prose.ts';
import { changesBetween } from './word-diff.ts';

/** Changed words in place; a removed paragraph with its element, a new one as an element like its neighbour above. */
export const editHtmlProse = (page: HtmlRuns, imported: Report, wanted: Report): Result<readonly TextEdit[], Message> => {
  const letters = lettersOf(page.runs);
  const edits: TextEdit[] = [];
  let cursor = 0;
  for (const key of SECTION_KEYS) {
    const [before, after] = [imported.sections[key], plainParagraphs(wanted.sections[key])];
    let above: Stretch | null = null;
    for (const pair of alignParagraphs(before, after)) {
      const [old, now] = [
        pair.before === null ? null : (before[pair.before] ?? ''),
        pair.after === null ? null : (after[pair.after] ?? ''),
      ];
      if (old === null) {
        const added = above && addBelow(page, above, now ?? '');
        if (!added) return err(message('layout.noSection', { section: sectionName(wanted, key) }));
        edits.push(added);
        continue;
      }
      const at = letters.text.indexOf(solid(old), cursor);
      const found: Stretch = { letters, at, length: solid(old).length };
      const changed = at < 0 ? null : now === null ? removeAt(page, found) : changeWords(page, found, old, now);
      if (at >= 0) {
        cursor = at + found.length;
        above = found;
      }
      if (changed) edits.push(...changed);
      else if (old !== now)
        return err(message('layout.noParagraph', { section: sectionName(wanted, key), number: (pair.before ?? 0) + 1 }));
    }
  }
  return ok(edits);
};

/** The letters of the page without spaces, each with its run and its place there. */
export type Letters = {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly runAt: readonly number[];
  readonly offsetAt: readonly number[];
};

type Stretch = { readonly letters: Letters; readonly at: number; readonly length: number };

/** The letters of these runs in the order of the page. */
export const lettersOf = (runs: readonly Run[]): Letters => {
  const parts: string[] = [];
  const runAt: number[] = [];
  const offsetAt: number[] = [];
  runs.forEach(({ text }, run) => {
    for (let offset = 0; offset < text.length; offset += 1) {
      if (SPACE.test(text[offset] ?? '')) continue;
      parts.push(text[offset] ?? '');
      runAt.push(run);
      offsetAt.push(offset);
    }
  });
  return { text: parts.join(''), runs, runAt, offsetAt };
};

const changeWords = (page: HtmlRuns, { letters, at }: Stretch, before: string, after: string): TextEdit[] | null => {
  const edits: TextEdit[] = [];
  for (const { from, to, text } of changesBetween(before, after)) {
    const [first, end] = [at + solid(before.slice(0, from)).length, at + solid(before.slice(0, to)).length];
    const pieces = first === end ? insertAt(page, letters, first, first > at) : cut(page, letters, first, end);
    if (!pieces) return null;
    edits.push(...pieces.map((piece, index) => ({ ...piece, text: index === 0 ? escapeText(text) : '' })));
  }
  return edits;
};

type Span = { readonly from: number; readonly to: number };

/** Where letters stand in the source, one stretch for each run they lie in. */
export const cut = (page: HtmlRuns, { runs, runAt, offsetAt }: Letters, first: number, end: number): Span[] | null => {
  const spans: Span[] = [];
  for (let at = first; at < end; ) {
    let last = at;
    while (last + 1 < end && runAt[last + 1] === runAt[at]) last += 1;
    const run = runs[runAt[at] ?? -1];
    const offsets = run && offsetsOf(page.html, run);
    const [from, to] = [offsets?.[offsetAt[at] ?? -1], offsets?.[(offsetAt[last] ?? -2) + 1]];
    if (from === undefined || to === undefined) return null;
    spans.push({ from, to });
    at = last + 1;
  }
  return spans;
};

const insertAt = (page: HtmlRuns, letters: Letters, at: number, isBehind: boolean): Span[] | null => {
  const [span] = cut(page, letters, isBehind ? at - 1 : at, isBehind ? at : at + 1) ?? [];
  const place = span && (isBehind ? span.to : span.from);
  return place === undefined ? null : [{ from: place, to: place }];
};

/** The element that holds this paragraph and nothing else goes as a whole. */
const removeAt = (page: HtmlRuns, stretch: Stretch): TextEdit[] | null => {
  const whole = elementOf(page, stretch);
  return whole
    ? [{ ...whole, text: '' }]
    : (cut(page, stretch.letters, stretch.at, stretch.at + stretch.length)?.map((span) => ({ ...span, text: '' })) ?? null);
};

const addBelow = (page: HtmlRuns, above: Stretch, text: string): TextEdit | null => {
  const element = elementOf(page, above);
  if (!element) return null;
  const { html } = page;
  const start = html.slice(element.from, html.indexOf('>', element.from) + 1);
  const name = /^<([a-z\d]+)/i.exec(start)?.[1] ?? 'p';
  // The white space before the element above sets the new one apart as well.
  const gap = /\s*$/.exec(html.slice(Math.max(0, element.from - MAX_GAP), element.from))?.[0] ?? '';
  const copy = `${gap}${start.replace(/\sid=(?:"[^"]*"|'[^']*'|[^\s>]+)/i, '')}${escapeText(text)}</${name}>`;
  return { from: element.to, to: element.to, text: copy };
};

const elementOf = (page: HtmlRuns, { letters, at, length }: Stretch): Span | null => {
  const block = letters.runs[letters.runAt[at] ?? -1]?.block;
  const place = block?.sourceCodeLocation;
  if (!block || !place?.endTag || block.tagName === 'body' || block.tagName === 'td' || block.tagName === 'th') return null;
  const own = solid(
    page.runs
      .filter((run) => run.block === block)
      .map(({ text }) => text)
      .join(''),
  );
  return own.length === length ? { from: place.startOffset, to: place.endOffset } : null;
};

const solid = (text: string): string => text.replace(SPACES, '');

const SPACE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/;
const SPACES = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g;
const MAX_GAP = 200;
