// Writes a report as a web page for the organ's site: real tables with scoped headers, its own style, no script, ready for print.
import type { HeadingKey, SectionKey, TableId } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { type PrintedCell, type PrintedTable, printedTable } from './form-tables.ts';
import { HTML_STYLE } from './html-style.ts';
import { plainParagraphs, standardTitle } from './publish-standard.ts';
import { type Computed, DRAFT_MARK, type PublishOptions, publishedText } from './published-text.ts';

/** The whole page as text; the same report gives the same bytes. */
export const publishHtml = (report: Report, computed: Computed, { draft }: PublishOptions): string => {
  const { edition } = report;
  const title = escapeHtml(standardTitle(edition, report.organ, report.year));
  const parts = edition.headings.map(({ key, text, table }) => {
    const heading = `<h2 id="s${key}">${escapeHtml(text)}</h2>`;
    const body = table === null ? `${heading}\n${prose(report, proseKey(key))}` : tableHtml(report, table, heading, computed);
    return `<section aria-labelledby="s${key}">\n${body}</section>\n`;
  });
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="nianbao">
<title>${draft ? DRAFT_MARK : ''}${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
${draft ? `<p class="draft">${DRAFT_MARK}</p>\n` : ''}<h1>${title}</h1>
${prose(report, 'preamble')}${parts.join('')}</main>
</body>
</html>
`;
};

const prose = (report: Report, key: SectionKey | null): string =>
  key === null
    ? ''
    : plainParagraphs(report.sections[key])
        .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`)
        .join('');

const proseKey = (key: HeadingKey): SectionKey | null => (key === '1' || key === '5' || key === '6' ? key : null);

/** The heading is the table's caption: said once, to eyes, screen readers and whoever copies the page. */
const tableHtml = (report: Report, id: TableId, heading: string, computed: Computed): string => {
  const table = printedTable(report.edition, id);
  const total = table.columnWidths.reduce((sum, width) => sum + width, 0);
  const columns = table.columnWidths.map((width) => `<col style="width:${((width / total) * 100).toFixed(2)}%">`).join('');
  const row = (cells: readonly PrintedCell[]) => `<tr>${cells.map((cell) => cellHtml(report, table, cell, computed)).join('')}</tr>\n`;
  const head = table.rows.slice(0, table.headRows).map(row).join('');
  // Each coloured line opens a group of rows, so that its headers end where the group ends.
  const bodies = groupsOf(table).map((rows) => `<tbody>\n${rows.map(row).join('')}</tbody>\n`);
  const name = escapeHtml(table.heading);
  return `<div class="frame" role="region" tabindex="0" aria-label="${name}：表格">
<table class="${id}">
<caption>${heading}</caption>
<colgroup>${columns}</colgroup>
${head === '' ? '' : `<thead>\n${head}</thead>\n`}${bodies.join('')}</table>
</div>
`;
};

const groupsOf = ({ rows, headRows }: PrintedTable): PrintedCell[][][] => {
  const groups: PrintedCell[][][] = [];
  for (const row of rows.slice(headRows)) {
    const last = groups.at(-1);
    if (!last || row[0]?.kind === 'block') groups.push([[...row]]);
    else last.push([...row]);
  }
  return groups;
};

const cellHtml = (report: Report, table: PrintedTable, cell: PrintedCell, computed: Computed): string => {
  const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}`;
  if (cell.cell !== null) {
    const headers = headersOf(table, cell).map((header) => idOf(table, header));
    return `<td${spans} headers="${headers.join(' ')}">${escapeHtml(publishedText(report, cell.cell, computed))}</td>`;
  }
  // The corner that states the balance heads nothing.
  if (isCorner(table, cell)) return `<td${spans} class="note">${escapeHtml(cell.text)}</td>`;
  return `<th${spans} id="${idOf(table, cell)}" scope="${scopeOf(cell)}" class="${cell.kind}">${escapeHtml(cell.text)}</th>`;
};

const scopeOf = ({ kind, rowSpan, columnSpan }: PrintedCell): string => {
  if (kind === 'block') return 'rowgroup';
  if (kind === 'label') return rowSpan > 1 ? 'rowgroup' : 'row';
  return columnSpan > 1 ? 'colgroup' : 'col';
};

const isCorner = (table: PrintedTable, cell: PrintedCell): boolean =>
  table.table === 'requests' && cell.kind === 'header' && cell.row === 0 && cell.column === 0;

/** The headers a value stands under and beside, the outermost first. In table 二 only those of its own block. */
const headersOf = (table: PrintedTable, value: PrintedCell): PrintedCell[] => {
  const above = table.rows.flat().filter((cell) => cell.row < value.row && covers(cell, value.column, 'column'));
  const block = above.findLast((cell) => cell.kind === 'block');
  const headers = above.filter((cell) => cell.kind === 'header' && cell.row > (block?.row ?? -1) && !isCorner(table, cell));
  const labels = table.rows.flat().filter((cell) => cell.kind === 'label' && covers(cell, value.row, 'row'));
  return [...(block ? [block] : []), ...labels, ...headers];
};

const covers = (cell: PrintedCell, place: number, along: 'row' | 'column'): boolean =>
  cell[along] <= place && place < cell[along] + (along === 'row' ? cell.rowSpan : cell.columnSpan);

const idOf = ({ table }: PrintedTable, { row, column }: PrintedCell): string => `${table}-${row}-${column}`;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
