// Writes a report with one cell a line, the way tables come out when they are copied cell by cell. Called by the command line.
import type { CellId } from '../cell/cell-id.ts';
import type { TableId } from '../edition/types.ts';
import type { Message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import type { Result } from '../result.ts';
import { type PrintedCell, printedTable } from './form-tables.ts';
import { proveText } from './prove-text.ts';
import { plainParagraphs, standardTitle } from './publish-standard.ts';
import { publishedText } from './published-text.ts';

/**
 * The text in blocks with one empty line between them; each table row is a block, each cell a line behind a tab. A cell covered from
 * above is a lone tab, one covered from the left is left out. Totals as in publishStandard.
 */
export const publishLines = (report: Report, computed: ReadonlyMap<CellId, number>): string => {
  const { edition, sections } = report;
  const blocks = [standardTitle(edition, report.organ, report.year), ...plainParagraphs(sections.preamble)];
  for (const { key, text, table } of edition.headings) {
    blocks.push(text);
    if (table !== null) blocks.push(...tableRows(report, table, computed));
    else if (key === '1' || key === '5' || key === '6') blocks.push(...plainParagraphs(sections[key]));
  }
  return `${blocks.join('\n\n')}\n`;
};

/** The text one cell a line, proved by reading it back; the first difference refuses it and is named with both readings. */
export const proveLines = (report: Report, computed: ReadonlyMap<CellId, number>): Result<string, Message> =>
  proveText(publishLines(report, computed), report, computed);

const tableRows = (report: Report, table: TableId, computed: ReadonlyMap<CellId, number>): string[] => {
  const { rows } = printedTable(report.edition, table);
  const cells = rows.flat();
  return rows.map((_, row) =>
    cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .sort((a, b) => a.column - b.column)
      .map((cell) => `\t${cell.row === row ? textOf(cell, report, computed) : ''}`)
      .join('\n'),
  );
};

const textOf = ({ cell, text }: PrintedCell, report: Report, computed: ReadonlyMap<CellId, number>): string =>
  cell === null ? text : publishedText(report, cell, computed);
