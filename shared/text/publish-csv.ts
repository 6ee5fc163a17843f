// Writes the cells of a report in long form, one a line, for statistics; and reads that form. RFC 4180 with a byte order mark, so
// that Excel opens it in the right encoding.
import { type CellId, toCellId } from '../cell/cell-id.ts';
import { formatCellValue } from '../cell/cell-value.ts';
import { editionByKey } from '../edition/editions.ts';
import type { Edition, TableId } from '../edition/types.ts';
import { type Message, message } from '../i18n/translate.ts';
import type { Report, ReportCell } from '../report/report.ts';
import { BLANK, HEADING_KEYS } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { type Computed, publishedNote, publishedValue } from './published-text.ts';
import { joinEditions } from './read-back/report-from-blocks.ts';

/** The first line: edition of the cell's table, organ, year, cell id, heading of the table, row labels, column label, value, note. */
const CSV_COLUMNS = ['edition', 'organ', 'year', 'cell', 'table', 'row', 'column', 'value', 'note'] as const;

/** How the first line of such a file begins. */
export const CSV_HEAD = CSV_COLUMNS.join();

/** Every cell of the edition in the form's order; prose is not in it. */
export const publishCsv = (report: Report, computed: Computed): string => {
  const { edition } = report;
  const headingByTable = new Map(edition.headings.map(({ table, text }) => [table, text]));
  const rows = edition.cells.map(({ id, table, rowLabels, columnLabel }) => [
    edition.tables[table],
    guarded((report.organ ?? '').replace(/\s/g, '')),
    String(report.year ?? ''),
    id,
    headingByTable.get(table) ?? '',
    rowLabels.join('／'),
    columnLabel,
    // A negative number is a number to every program; only words need the guard.
    formatCellValue(publishedValue(report, id, computed)),
    guarded(publishedNote(report, id) ?? ''),
  ]);
  return toCsv([CSV_COLUMNS, ...rows]);
};

/** Rows as the file's text; words of others go through `guarded` first. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;

/** A spreadsheet runs a text that begins with one of these as a formula; an apostrophe before it stops that. */
export const guarded = (text: string): string => (/^[=+\-@\t\r'＝＋－＠]/.test(text) ? `'${text}` : text);

/** The report a text of publishCsv holds, without prose; anything else is refused. */
export const readCsv = (text: string, known: readonly Edition[]): Result<Report, Message> => {
  const rows = toRows(text.replace(/^\ufeff/, ''));
  const [head, ...lines] = rows ?? [];
  if (head?.join() !== CSV_COLUMNS.join()) return err(notOurs(1));
  const [, organText = '', yearText = ''] = lines[0] ?? [];
  const year = yearText === '' ? null : Number(yearText);
  const edition = editionOf(lines, year, known);
  if (!edition || (year !== null && !/^\d{4}$/.test(yearText))) return err(notOurs(2));
  const cells = new Map<CellId, ReportCell>(edition.cells.map(({ id }) => [id, BLANK]));
  for (const [index, line] of lines.entries()) {
    const [form, organ, lineYear, id = '', , , , value = '', note = ''] = line;
    const definition = edition.cellById.get(id as CellId);
    const isSame = organ === organText && lineYear === yearText && definition && form === edition.tables[definition.table];
    const number = /^\d+(\.\d+)?$/.test(value) || (definition?.kind === 'change' && /^-?\d+$/.test(value));
    if (line.length !== CSV_COLUMNS.length || !isSame || (value !== '' && !number)) return err(notOurs(index + 2));
    const held = value === '' ? null : definition.kind === 'amount' ? value : Number(value);
    cells.set(definition.id, { value: held, status: held === null ? 'blank' : 'stated', line: null, note: unguarded(note) || null });
  }
  const sections = { preamble: [], '1': [], '5': [], '6': [] };
  return ok({ edition, organ: unguarded(organText) || null, year, cells, sections, headings: HEADING_KEYS });
};

const editionOf = (lines: readonly (readonly string[])[], year: number | null, known: readonly Edition[]): Edition | null => {
  const tables: Partial<Record<TableId, Edition>> = {};
  for (const [form = '', , , id = ''] of lines) {
    const table = TABLES.find((name) => id.startsWith(toCellId(name, '', '').slice(0, -1)));
    if (!table || tables[table]) continue;
    const edition = known.find((candidate) => candidate.tables[table] === form) ?? editionByKey(form, known);
    if (!edition) return null;
    tables[table] = edition;
  }
  return joinEditions(year, tables, known);
};

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

const unguarded = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

/** Null where the quotes do not close. */
const toRows = (text: string): string[][] | null => {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    let field = '';
    if (text[at] === '"') {
      for (;;) {
        const end = text.indexOf('"', at + 1);
        if (end < 0) return null;
        field += text.slice(at + 1, end);
        at = end + 1;
        if (text[at] !== '"') break;
        field += '"';
      }
    } else {
      const start = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\r' && text[at] !== '\n') at += 1;
      field = text.slice(start, at);
    }
    row.push(field);
    if (text[at] === ',') {
      at += 1;
      if (at < text.length && text[at] !== '\r' && text[at] !== '\n') continue;
      row.push('');
    } else if (at < text.length && text[at] !== '\r' && text[at] !== '\n') return null;
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
};

const notOurs = (line: number): Message => message('publish.csvLine', { line });

const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];
