// Writes a report as the standard text: the default of publishing, and what every other layout is compared with.
import type { CellId } from '../cell/cell-id.ts';
import { formatCellValue } from '../cell/cell-value.ts';
import type { CellDefinition, Edition, SectionKey, TableId } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { standardTable } from './standard-tables.ts';

/**
 * The standard text, ending in one newline. A total prints the number the report states for it, else the one in `computed`;
 * blanks print nothing; a note stands right behind its number.
 */
export const publishStandard = (report: Report, computed: ReadonlyMap<CellId, number>): string => {
  const { edition } = report;
  const blocks: string[] = [standardTitle(edition, report.organ, report.year), ...paragraphs(report, 'preamble')];
  for (const heading of edition.headings) {
    blocks.push(heading.text);
    if (heading.table !== null) blocks.push(publishTable(report, heading.table, computed));
    else if (heading.key === '1' || heading.key === '5' || heading.key === '6') blocks.push(...paragraphs(report, heading.key));
  }
  return `${blocks.join('\n\n')}\n`;
};

/** Organ, year and the form's words without inner spaces; what is not known is left out. */
export const standardTitle = (edition: Edition, organ: string | null, year: number | null): string => {
  const suffix = edition.titleSuffix;
  const name = (organ ?? '').replace(/\s/g, '');
  // Without a year the suffix must not begin with the word for year.
  return name + (year === null ? suffix.replace(/^年度?/, '') : `${year}${suffix}`);
};

/** How the standard text writes a note: on one line. */
export const plainNote = (note: string | null): string | null => note?.replace(/\s+/g, ' ').trim() || null;

/** How the standard text writes the paragraphs of a section: one non-empty trimmed line each. */
export const plainParagraphs = (paragraphs: readonly string[]): string[] =>
  paragraphs.flatMap((paragraph) => paragraph.split(/\r\n?|\n/)).flatMap((line) => line.trim() || []);

const paragraphs = (report: Report, key: SectionKey): string[] => plainParagraphs(report.sections[key]);

const publishTable = (report: Report, table: TableId, computed: ReadonlyMap<CellId, number>): string =>
  standardTable(report.edition, table)
    .map((row) => row.map((field) => (typeof field === 'string' ? field : publishCell(report, field, computed))).join('\t'))
    .join('\n');

const publishCell = (report: Report, definition: CellDefinition, computed: ReadonlyMap<CellId, number>): string => {
  const cell = report.cells.get(definition.id);
  const value = cell?.value ?? (definition.sumOf === null ? null : (computed.get(definition.id) ?? null));
  const note = plainNote(cell?.note ?? null);
  return formatCellValue(value) + (note === null ? '' : `（${note}）`);
};
