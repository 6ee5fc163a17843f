// Tells blank cells from cells whose text stands there and could not be placed: the first may be confirmed as zero in one go, the
// second never. Called by read-report.ts at the end.
import type { CellId } from '../../cell/cell-id.ts';
import type { Edition, TableId } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import { BLANK, type ReportCell } from '../../report/report.ts';
import { isPageMark } from './fields.ts';
import type { SourceLine } from './lines.ts';
import type { Outline } from './outline.ts';
import type { Repair } from './repair.ts';
import { looksLikeValue } from './values.ts';

/**
 * Every cell of the edition in its order. A row the text has not is blank without a line; but where the table has figures nobody owns
 * its blank cells are doubtful, and where it has words nobody knows the rows it lacks are. Which it was is added to `repairs`.
 */
export const withOpenCells = (
  edition: Edition,
  found: ReadonlyMap<CellId, ReportCell>,
  lines: readonly SourceLine[],
  outline: Outline,
  strangers: ReadonlyMap<TableId, number>,
  repairs: Repair[],
): Map<CellId, ReportCell> => {
  const cells = new Map<CellId, ReportCell>(edition.cells.map(({ id }) => [id, found.get(id) ?? BLANK]));
  for (const { table, text } of edition.headings) {
    if (table === null) continue;
    const own = edition.cells.filter((cell) => cell.table === table);
    const figures = ownerless(
      table,
      own.some(({ id }) => found.has(id)),
      lines,
      outline,
      repairs,
    );
    const words = strangers.get(table) ?? elsewhere(table, lines, outline, repairs);
    const open = own.filter(({ id }) => cells.get(id)?.status === 'blank' && (figures !== null || (words !== null && !found.has(id))));
    const line = figures ?? words;
    if (open.length === 0 || line === null) continue;
    for (const { id } of open) cells.set(id, { ...(cells.get(id) ?? BLANK), status: 'doubtful', line: found.get(id)?.line ?? line });
    repairs.push({ line, kind: 'doubtful-cell', message: message('read.openCells', { line, table: text, count: open.length }) });
  }
  return cells;
};

/** The line of the first figures that belong to the table and to no row of it; for a lost table, those of no table or of no row of another. */
const ownerless = (
  table: TableId,
  isRead: boolean,
  lines: readonly SourceLine[],
  outline: Outline,
  repairs: readonly Repair[],
): number | null => {
  const region = outline.regions.find((part) => part.table === table);
  if (region) {
    const orphan = repairs.find(
      ({ line, message: { key } }) => line !== null && line > region.from && line <= region.to && ORPHANS.has(key),
    );
    if (orphan || isRead) return orphan?.line ?? null;
    return lines.slice(region.from, region.to).find(({ text }) => /\d/.test(text.replace(LABEL_NUMBER, '')))?.no ?? null;
  }
  return outside(lines, outline) ?? repairs.find(isOrphan(lines))?.line ?? null;
};

/** For a table that was read: a line outside all tables, or in another one, that may be a row of it the reader did not find there. */
const elsewhere = (table: TableId, lines: readonly SourceLine[], outline: Outline, repairs: readonly Repair[]): number | null => {
  const others = outline.regions.filter((region) => region.table !== table);
  const orphans = repairs.filter(isOrphan(lines));
  const orphan = orphans.find(({ line }) => others.some(({ from, to }) => line !== null && line > from && line <= to));
  return orphan?.line ?? outside(lines, outline);
};

/** The first line of figures that stands in no table. */
const outside = (lines: readonly SourceLine[], { regions }: Outline): number | null =>
  lines.find(({ text }, index) => !regions.some(({ from, to }) => index >= from && index < to) && holdsFigures(text))?.no ?? null;

/** Whether a repair speaks of figures that belong to no row. */
const isOrphan =
  (lines: readonly SourceLine[]) =>
  ({ line, message: { key } }: Repair): boolean =>
    line !== null && (ORPHANS.has(key) || (key === 'read.unplaced' && holdsFigures(lines[line - 1]?.text ?? '')));

/** A line of figures, with or without a label in front: no sentence and no page number. */
const holdsFigures = (text: string): boolean => {
  if (text.length > 400 || /[。；]/.test(text) || isPageMark(text)) return false;
  const fields = text.split(/[\t|｜,，、：:／/\s]+/).filter((field) => field !== '');
  return fields.filter(looksLikeValue).length >= 3;
};

const LABEL_NUMBER = /^\W{0,4}\d[.．、]/;
const ORPHANS: ReadonlySet<string> = new Set(['read.orphan', 'read.tornOpen', 'read.tooMany']);
