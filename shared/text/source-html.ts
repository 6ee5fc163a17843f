// Writes an imported page's report into the page itself: only the text of changed cells and paragraphs is replaced. Called by
// source-file.ts.
import type { CellId } from '../cell/cell-id.ts';
import { type Message, message } from '../i18n/translate.ts';
import { BLANK, type Report, type ReportCell } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { firstDifference } from './compare-reports.ts';
import { decodeWithEncoding } from './decode.ts';
import { editionsFor } from './prove-text.ts';
import { plainNote } from './publish-standard.ts';
import type { Computed } from './published-text.ts';
import { nameOf } from './read/cell-sink.ts';
import { decodeHtml } from './read/foreign/decode-html.ts';
import { readText } from './read/read-bytes.ts';
import { editBytes, editText, type TextEdit } from './source-bytes.ts';
import { noPlace, rewriteField } from './source-cells.ts';
import { findCells, textOf } from './source-html-cells.ts';
import { editHtmlProse } from './source-html-prose.ts';
import { editRuns, type HtmlElement, type HtmlRuns, runsOf } from './source-html-runs.ts';
import { editHtmlTitle } from './source-html-title.ts';

/** The page's bytes with the changes from `imported` to `wanted` in place, proved by reading them again. */
export const publishHtmlSource = async (bytes: Uint8Array, imported: Report, wanted: Report): Promise<Result<Uint8Array, Message>> => {
  const [page, decoded] = [decodeHtml(bytes), decodeWithEncoding(bytes)];
  if (!page.ok) return page;
  if (!decoded.ok || decoded.value.text !== page.value) return err(message('layout.pageEncoding'));
  const { text: html, encoding } = decoded.value;
  const runs = runsOf(html);
  const title = editHtmlTitle(runs, imported, wanted);
  if (!title.ok) return title;
  const cells = await editHtmlCells(runs, imported, wanted);
  if (!cells.ok) return cells;
  const prose = editHtmlProse(runs, imported, wanted);
  if (!prose.ok) return prose;
  const edits = [...title.value, ...cells.value.edits, ...prose.value].sort((a, b) => a.from - b.from || a.to - b.to);
  if (edits.length === 0) return ok(bytes);
  const clash = edits.find((edit, index) => edit.from < (edits[index - 1]?.to ?? 0));
  if (clash) return err(message('layout.clash', { line: html.slice(0, clash.from).split('\n').length }));
  const read = await readText(editText(html, edits), editionsFor(wanted));
  if (!read.ok) return read;
  const difference = firstDifference(read.value.report, { ...wanted, cells: cells.value.cells }, NOTHING_COMPUTED);
  if (difference) {
    const { place, report, published } = difference;
    const changed = cells.value.names.slice(0, NAMED).join('、') || place;
    return err(message('layout.notProved', { changed, where: place, written: report, read: published }));
  }
  const written = editBytes(bytes, html, encoding, edits);
  return written ? ok(written) : err(message('layout.encoding', { encoding }));
};

type CellEdits = { readonly edits: readonly TextEdit[]; readonly names: readonly string[]; readonly cells: Report['cells'] };

const editHtmlCells = async (page: HtmlRuns, imported: Report, wanted: Report): Promise<Result<CellEdits, Message>> => {
  const read = async (html: string) => {
    const result = await readText(html, editionsFor(wanted));
    return result.ok ? result.value.report : null;
  };
  const cells = new Map(wanted.cells);
  const changes = wanted.edition.cells.flatMap((definition) => {
    const [before, after] = [imported.cells.get(definition.id) ?? BLANK, wanted.cells.get(definition.id) ?? BLANK];
    return isSame(before, after) ? [] : [{ definition, before, after }];
  });
  if (changes.length === 0) return ok({ edits: [], names: [], cells });
  const elements = new Map<CellId, HtmlElement>();
  for (const { definition, before } of changes) {
    const { table, row } = before.source ?? {};
    if (elements.has(definition.id) || table === undefined || row === undefined) continue;
    const found = await findCells(page, { table, row }, read, before.value === null);
    for (const [id, element] of found) elements.set(id, element);
  }
  const edits: TextEdit[] = [];
  const names: string[] = [];
  for (const { definition, before, after } of changes) {
    const element = elements.get(definition.id);
    if (!element && definition.sumOf !== null && before.value === null) {
      cells.set(definition.id, before);
      continue;
    }
    const runs = (element && page.cells.get(element)) ?? [];
    const text = textOf(runs);
    const place = element?.sourceCodeLocation?.startTag;
    const inside = text.trim();
    const start = text.indexOf(inside);
    const edit =
      inside === '' && place
        ? [{ from: place.endOffset, to: place.endOffset, text: rewriteField('', before, after) }]
        : editRuns(page.html, runs, ...shortest(start, inside, rewriteField(inside, before, after)));
    if (!element || !edit) return err(noPlace(definition, before, after, undefined));
    names.push(nameOf(definition));
    edits.push(...edit);
  }
  return ok({ edits, names, cells });
};

/** From, to and the new characters, without what stays at both ends. */
const shortest = (start: number, before: string, after: string): [number, number, string] => {
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [start + head, start + before.length - tail, after.slice(head, after.length - tail)];
};

const isSame = (a: ReportCell, b: ReportCell): boolean => a.value === b.value && plainNote(a.note) === plainNote(b.note);

const NOTHING_COMPUTED: Computed = new Map();
/** Changes that a sentence names. */
const NAMED = 4;
