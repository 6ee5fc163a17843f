// Blocks of a page we wrote, back into a report: every label must stand where the form has it. Called by read-back.ts for HTML and DOCX.
import type { CellId } from '../../cell/cell-id.ts';
import { editionByKey, editionForYear, editions } from '../../edition/editions.ts';
import type { Edition, HeadingKey, SectionKey, TableId } from '../../edition/types.ts';
import { type Message, message } from '../../i18n/translate.ts';
import type { Report, ReportCell } from '../../report/report.ts';
import { BLANK } from '../../report/report.ts';
import { err, ok, type Result } from '../../result.ts';
import { printedTable } from '../form-tables.ts';
import { DRAFT_MARK } from '../published-text.ts';
import type { Block, PlacedText } from './blocks.ts';
import { readCellText } from './cell-text.ts';

/** The report the blocks hold; whatever is not as we write it refuses and is named. */
export const reportFromBlocks = (blocks: readonly Block[], known: readonly Edition[]): Result<Report, Message> => {
  const [first] = known;
  if (!first) return err(notOurs('—'));
  const cells = new Map<CellId, ReportCell>();
  const tables: Partial<Record<TableId, Edition>> = {};
  const sections: Record<SectionKey, string[]> = { preamble: [], '1': [], '5': [], '6': [] };
  const headings: HeadingKey[] = [];
  let title: string | null = null;
  let forms = known;
  let place: SectionKey | TableId = 'preamble';
  for (const block of blocks) {
    if (block.type === 'table') {
      const fitting = fittingTable(block.cells, place, forms);
      if (!fitting) return err(notOurs(`${headings.at(-1) ?? ''} ${block.cells[0]?.text ?? ''}`));
      const read = readTable(block.cells, fitting.edition, fitting.table);
      if (!read.ok) return read;
      for (const [id, cell] of read.value) cells.set(id, cell);
      tables[fitting.table] = fitting.edition;
    } else if (block.level === 1) {
      if (title !== null) return err(notOurs(block.text));
      title = block.text;
      forms = ofYearFirst(splitTitle(title, first.titleSuffix).year, known);
    } else if (block.level === 2) {
      const heading = first.headings.find(({ text }) => text === block.text);
      if (!heading) return err(notOurs(block.text));
      headings.push(heading.key);
      place = heading.table ?? (heading.key as SectionKey);
    } else if (place === 'preamble' || place === '1' || place === '5' || place === '6') {
      if (title !== null) sections[place].push(block.text);
      else if (block.text !== DRAFT_MARK) return err(notOurs(block.text));
    } else return err(notOurs(block.text));
  }
  const { organ, year } = splitTitle(title ?? '', first.titleSuffix);
  const edition = joinEditions(year, tables, known);
  if (!edition) return err(notOurs('表格'));
  for (const { id } of edition.cells) if (!cells.has(id)) cells.set(id, BLANK);
  return ok({ edition, organ, year, cells, sections, headings });
};

/** Where two forms have a table alike, it is taken for that of the report's year. */
const ofYearFirst = (year: number | null, known: readonly Edition[]): readonly Edition[] => {
  const prescribed = year === null ? null : editionForYear(year);
  // The first of `known` is the expected form where there is one; a list of the plain editions has the oldest first.
  return prescribed && known[0] === editions[0] ? [prescribed, ...known] : known;
};

/** Organ and year of a title as publishing writes it. */
const splitTitle = (title: string, suffix: string): { readonly organ: string | null; readonly year: number | null } => {
  const dated = title.endsWith(suffix) ? /^(.*)(\d{4})$/s.exec(title.slice(0, -suffix.length)) : null;
  if (dated) return { organ: dated[1] || null, year: Number(dated[2]) };
  const bare = suffix.replace(/^年度?/, '');
  return { organ: (title.endsWith(bare) ? title.slice(0, -bare.length) : title) || null, year: null };
};

/** One edition from the forms of the three tables: that of the year where a table follows it, with the others mixed in. */
export const joinEditions = (year: number | null, tables: Partial<Record<TableId, Edition>>, known: readonly Edition[]): Edition | null => {
  const found = Object.values(tables);
  const prescribed = year === null ? null : editionForYear(year, known);
  const base = found.find(({ id }) => id === prescribed?.id) ?? found[0];
  if (!base) return null;
  const parts = TABLES.flatMap((table) => {
    const form = tables[table]?.tables[table] ?? base.id;
    return form === base.id ? [] : [`${table}=${form}`];
  });
  return known.find(({ key }) => key === [base.id, ...parts].join('+')) ?? editionByKey([base.id, ...parts].join('+'), known);
};

const fittingTable = (
  cells: readonly PlacedText[],
  place: SectionKey | TableId,
  known: readonly Edition[],
): { readonly table: TableId; readonly edition: Edition } | null => {
  const table = TABLES.find((id) => id === place);
  const edition = table && known.find((candidate) => fits(cells, candidate, table));
  return table && edition ? { table, edition } : null;
};

const fits = (cells: readonly PlacedText[], edition: Edition, table: TableId): boolean => {
  const expected = printedTable(edition, table).rows.flat();
  return (
    expected.length === cells.length &&
    expected.every((cell, index) => {
      const found = cells[index];
      const isSame = found?.row === cell.row && found.column === cell.column && found.columnSpan === cell.columnSpan;
      return isSame && found.rowSpan === cell.rowSpan && (cell.cell !== null || found.text === cell.text);
    })
  );
};

const readTable = (found: readonly PlacedText[], edition: Edition, table: TableId): Result<Map<CellId, ReportCell>, Message> => {
  const cells = new Map<CellId, ReportCell>();
  for (const [index, { cell }] of printedTable(edition, table).rows.flat().entries()) {
    if (cell === null) continue;
    const read = readCellText(edition, cell, found[index]?.text ?? '');
    if (!read.ok) return read;
    cells.set(cell, read.value);
  }
  return ok(cells);
};

export const notOurs = (where: string): Message => message('publish.notAsWritten', { where: where.trim().slice(0, 40) });

const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];
