// Reads a report from plain text or Markdown: the one entry of text/read. Called by the command line, the import screen and
// prove-standard.ts. It never fills and never corrects in silence: what it cannot tell it marks doubtful.
import type { CellId } from '../../cell/cell-id.ts';
import { editions } from '../../edition/editions.ts';
import type { Edition, TableId } from '../../edition/types.ts';
import { type Message, message } from '../../i18n/translate.ts';
import type { Report, ReportCell } from '../../report/report.ts';
import type { Result } from '../../result.ts';
import { err, ok } from '../../result.ts';
import { cellSink } from './cell-sink.ts';
import { chooseEdition } from './choose-edition.ts';
import { type CutTable, cutTable } from './cut-table.ts';
import type { Field } from './fields.ts';
import { fold } from './fold.ts';
import { labelBook } from './labels.ts';
import { type SourceLine, toLines } from './lines.ts';
import { type LogicalRows, toLogicalRows } from './logical-rows.ts';
import { withOpenCells } from './open-cells.ts';
import { findOutline, type Outline } from './outline.ts';
import { type PlacedReport, strictPlaces } from './places.ts';
import { readArt20 } from './read-art20.ts';
import { readDisputes } from './read-disputes.ts';
import { readRequests } from './read-requests.ts';
import { readSections } from './read-sections.ts';
import { refuseMarkup, refuseTwo, refuseWithoutTables, refuseYear } from './refuse.ts';
import type { ReadReport, Repair } from './repair.ts';
import { readStrict } from './strict-standard.ts';
import { headsOfItems, neededBy } from './table-rows.ts';
import { findLoneYear, findTitle, type Title } from './title.ts';

/** The report a text holds, with every repair; refuses other forms, other texts and two reports at once with one sentence. */
export const readReport = (text: string, known: readonly Edition[] = editions): Result<ReadReport, Message> => {
  const strict = readStrict(text, known);
  if (strict) return refuseEarly(strict, known) ?? ok(strict);
  const free = readFree(text, known);
  return free.ok ? ok(free.value.read) : free;
};

/** As readReport, and where in the text each value, paragraph and the title stand. */
export const readPlaced = (text: string, known: readonly Edition[] = editions): Result<PlacedReport, Message> => {
  const strict = readStrict(text, known);
  return strict ? (refuseEarly(strict, known) ?? ok({ read: strict, places: strictPlaces(strict.report) })) : readFree(text, known);
};

const refuseEarly = ({ title, report }: ReadReport, known: readonly Edition[]) => {
  const early = refuseYear({ line: 1, text: title ?? '', year: report.year }, known);
  return early && err(early);
};

const readFree = (text: string, known: readonly Edition[]): Result<PlacedReport, Message> => {
  if (text.trim() === '') return err(message('read.empty'));
  const markup = refuseMarkup(text);
  if (markup) return err(markup);
  const lines = toLines(text);
  if (lines.length > MAX_LINES) return err(message('read.tooManyLines', { count: lines.length, limit: MAX_LINES }));
  const outline = findOutline(lines, known);
  const top = Math.min(lines.length, ...outline.headings.values(), ...outline.regions.map(({ from }) => from));
  const title = findTitle(lines, top);
  if (outline.regions.length === 0) return err(refuseYear(title, known) ?? refuseWithoutTables(lines, title));
  const refusal = refuseTwo(lines, title, outline.twice) ?? refuseYear(title, known);
  return refusal ? err(refusal) : ok(readParts(lines, outline, title, top, known));
};

const readParts = (
  lines: readonly SourceLine[],
  outline: Outline,
  title: Title | null,
  top: number,
  known: readonly Edition[],
): PlacedReport => {
  const repairs: Repair[] = [];
  const loneYear = title?.year ? null : findLoneYear(lines, top);
  const year = title?.year ?? loneYear?.year ?? inferYear(lines, top, repairs);
  if (title?.joined)
    repairs.push({ line: title.line, kind: 'rejoined-title', message: message('read.rejoinedTitle', { text: title.text }) });

  const cut = new Map<TableId, CutTable>();
  for (const { table, from, to } of outline.regions) cut.set(table, cutTable(lines.slice(from, to), table, known));
  const logical = (table: 'art20' | 'requests'): LogicalRows => {
    const rows = cut.get(table)?.rows ?? [];
    const heads = table === 'requests' ? headsOfItems(rows, known) : undefined;
    return toLogicalRows(rows, labelBook(table, known), (key) => rowWidth(known, table, key), heads);
  };
  const art20 = logical('art20');
  const requests = logical('requests');
  const allowed = { art20: fittingArt20(art20, known), requests: fittingRequests(requests, known), disputes: known };
  const edition = chooseEdition(allowed, year, known);

  const sink = cellSink(edition);
  readArt20(edition, art20, sink);
  readRequests(edition, requests, sink);
  const strangers = new Map<TableId, readonly Field[]>([
    ['art20', art20.strangers],
    ['requests', requests.strangers],
    ['disputes', readDisputes(edition, cut.get('disputes')?.rows ?? [], labelBook('disputes', known), sink)],
  ]);
  const { sections, lines: paragraphLines } = readSections(lines, outline, title, loneYear?.index ?? null, repairs);
  repairs.push(...sink.repairs, ...tableRepairs(outline, edition, cut, [...strangers.values()].flat()));
  const headings = [...outline.headings].sort((a, b) => a[1] - b[1]).map(([key]) => key);
  const among = new Map([...strangersAmong('art20', art20), ...strangersAmong('requests', requests)]);
  const cells = withTornEnd(edition, withOpenCells(edition, sink.cells, lines, outline, among, repairs), lines, outline, repairs);
  const report: Report = { edition, organ: title?.organ ?? null, year, cells, sections, headings };
  repairs.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const places = {
    isStandard: false,
    cells: sink.places,
    sections: paragraphLines,
    headings: new Map([...outline.headings].map(([key, index]) => [key, index + 1])),
    title: [...(title?.indexes ?? []), ...(loneYear ? [loneYear.index] : [])].map((index) => index + 1),
  };
  return { read: { report, title: title?.text ?? null, repairs }, places };
};

const rowWidth = (known: readonly Edition[], table: TableId, key: string): number =>
  Math.max(0, ...known.map((edition) => neededBy(edition, table, key)));

/** The editions most of whose rows and column words stand in the table. */
const fittingArt20 = ({ rows, headers }: LogicalRows, known: readonly Edition[]): readonly Edition[] => {
  const keys = new Set(rows.map((row) => row.key));
  const words = new Set(headers.map(({ fixed }) => fixed));
  return mostFitting(known, (edition) => {
    const book = new Set<string>();
    let score = 0;
    for (const block of edition.art20.blocks) {
      for (const column of block.columns) book.add(column.label);
      score += block.rows.filter((row) => keys.has(row.key)).length;
    }
    return score + [...book].filter((label) => words.has(fold(label))).length;
  });
};

const fittingRequests = ({ rows }: LogicalRows, known: readonly Edition[]): readonly Edition[] => {
  const keys = new Set(rows.map((row) => row.key));
  return mostFitting(known, (edition) => edition.requests.rows.filter((row) => keys.has(row.key)).length);
};

const mostFitting = (known: readonly Edition[], score: (edition: Edition) => number): readonly Edition[] => {
  const scores = known.map(score);
  const best = Math.max(...scores);
  return known.filter((_, index) => scores[index] === best);
};

/** The line of the first text that stands for nothing below the first row of the form: above it are only scraps of headers. */
const strangersAmong = (table: TableId, { rows, strangers }: LogicalRows): (readonly [TableId, number])[] => {
  const first = rows.find(({ key }) => key !== null)?.line ?? Number.POSITIVE_INFINITY;
  const stranger = strangers.find(({ line }) => line > first);
  return stranger ? [[table, stranger.line]] : [];
};

/** A text that breaks off inside a table may have broken off inside a number. */
const withTornEnd = (
  edition: Edition,
  cells: Map<CellId, ReportCell>,
  lines: readonly SourceLine[],
  outline: Outline,
  repairs: Repair[],
): Map<CellId, ReportCell> => {
  const last = lines.findLast(({ text }) => text.trim() !== '');
  const inside = outline.regions.some(({ from, to }) => last !== undefined && from < last.no && last.no <= to);
  if (!last || !inside || !/[\d０-９]\s*$/.test(last.text)) return cells;
  const torn = [...cells].filter(([, cell]) => cell.line === last.no && cell.value !== null).at(-1);
  // A line that is ended, and whose total is that of its figures, is whole.
  const sums = edition.identities.filter(
    ({ rule, left, right }) => (rule === 'R1' || rule === 'R4') && [...left, ...right].includes(torn?.[0] ?? ('' as CellId)),
  );
  const sum = (ids: readonly CellId[]): number => ids.reduce((total, id) => total + Number(cells.get(id)?.value ?? Number.NaN), 0);
  if (last !== lines.at(-1) && sums.length > 0 && sums.every(({ left, right }) => sum(left) === sum(right))) return cells;
  if (torn) {
    cells.set(torn[0], { ...torn[1], value: null, status: 'doubtful' });
    repairs.push({ line: last.no, kind: 'doubtful-cell', message: message('read.tornEnd', { line: last.no }) });
  }
  return cells;
};

const tableRepairs = (outline: Outline, edition: Edition, cut: ReadonlyMap<TableId, CutTable>, strangers: readonly Field[]): Repair[] => {
  const repairs: Repair[] = [];
  for (const { skipped, marks, stray, repairs: whole } of cut.values()) {
    repairs.push(...whole);
    for (const { no, text } of stray)
      repairs.push({ line: no, kind: 'unplaced-text', message: message('read.orphan', { line: no, text: text.trim() }) });
    for (const { no, text } of marks)
      repairs.push({ line: no, kind: 'removed-mark', message: message('read.removedMark', { line: no, text }) });
    for (const line of skipped) {
      repairs.push({ line: line.no, kind: 'removed-mark', message: message('read.pageMark', { line: line.no, text: line.text.trim() }) });
    }
  }
  for (const field of strangers) {
    if (field.text.length < 10) continue;
    repairs.push({
      line: field.line,
      kind: 'unplaced-text',
      message: message('read.unplaced', { line: field.line, text: field.text.slice(0, 40) }),
    });
  }
  for (const { table, text } of edition.headings) {
    if (table === null || outline.regions.some((region) => region.table === table)) continue;
    repairs.push({ line: null, kind: 'missing-table', message: message('read.missingTable', { table: text }) });
  }
  return repairs;
};

/** The year of the period the preamble names, where the title names none. */
const inferYear = (lines: readonly SourceLine[], top: number, repairs: Repair[]): number | null => {
  for (const line of lines.slice(0, Math.min(top, 200))) {
    const match = /((?:19|20)\d\d)\s?年\s?1\s?月\s?1\s?日[^。]{0,14}12\s?月\s?31\s?日/.exec(line.text);
    if (!match) continue;
    repairs.push({ line: line.no, kind: 'inferred-year', message: message('read.inferredYear', { line: line.no, year: match[1] ?? '' }) });
    return Number(match[1]);
  }
  return null;
};

/** A report has some hundreds of lines, with one cell a line less than a thousand. */
const MAX_LINES = 20_000;
