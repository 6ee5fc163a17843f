// Writes a report as a PDF with an embedded subset of a Chinese font. On the server's side only: fonts lie on disk. Every character
// must have a glyph; prove-pdf.ts reads the pages back. Called by the command line.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { TableId } from '#shared/edition/types';
import { type Message, message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { err, ok, type Result } from '#shared/result';
import { type PrintedCell, type PrintedTable, printedTable } from '#shared/text/form-tables';
import { plainParagraphs, standardTitle } from '#shared/text/publish-standard';
import { type Computed, DRAFT_MARK, type PublishOptions, publishedText } from '#shared/text/published-text';
import { firstMissingCharacter } from './font-coverage.ts';
import { PDF_LOOK } from './pdf-look.ts';

/** The bytes of the .pdf; a character the font lacks refuses and is named. */
export const publishPdf = async (report: Report, computed: Computed, { draft }: PublishOptions): Promise<Result<Uint8Array, Message>> => {
  const { edition } = report;
  const title = standardTitle(edition, report.organ, report.year);
  const content: Content[] = [
    ...(draft ? [{ text: DRAFT_MARK, style: 'title', color: '#9c0006' }] : []),
    { text: title, style: 'title' },
    ...prose(report.sections.preamble),
    ...edition.headings.flatMap(({ key, text, table }): Content[] => {
      if (table !== null) {
        const heading = { text, style: 'heading' };
        const drawn = drawTable(report, table, computed);
        // As in the official form the long table begins a page; the short ones are not torn.
        if (table === 'requests') return [{ ...heading, pageBreak: 'before' }, drawn];
        return [{ stack: [heading, drawn], unbreakable: true }];
      }
      const [first, ...rest] = key === '1' || key === '5' || key === '6' ? prose(report.sections[key]) : [];
      // A heading does not stay behind alone at the foot of a page.
      return [{ stack: [{ text, style: 'heading' }, ...(first ? [first] : [])], unbreakable: true }, ...rest];
    }),
  ];
  const missing = await firstMissingCharacter(fontFile('Regular'), textsOf(report, computed, title));
  if (missing !== null) {
    const code = `U+${(missing.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return err(message('publish.noGlyph', { character: missing, code }));
  }
  return ok(await render({ ...LOOK, pageMargins: [MARGIN, PDF_LOOK.edge, MARGIN, PDF_LOOK.edge], info: infoOf(report, title), content }));
};

const textsOf = (report: Report, computed: Computed, title: string): string[] => [
  title,
  ...Object.values(report.sections).flat(),
  ...report.edition.cells.map(({ id }) => publishedText(report, id, computed)),
];

// A date of the report's own, so that the same report gives the same bytes.
const infoOf = (report: Report, title: string) => ({
  title,
  author: report.organ ?? '',
  creationDate: new Date(Date.UTC((report.year ?? 2020) + 1, 0, 1)),
});

/** The library measures a word by spaces; Chinese has none, so a paragraph breaks anywhere by its own rules. */
const prose = (paragraphs: readonly string[]): Content[] =>
  plainParagraphs(paragraphs).map((text) => ({ text, style: 'prose', leadingIndent: PDF_LOOK.indent, preserveLeadingSpaces: true }));

const drawTable = (report: Report, id: TableId, computed: Computed): Content => {
  const table = printedTable(report.edition, id);
  const width = table.columnWidths.reduce((sum, one) => sum + one, 0);
  const widths = table.columnWidths.map((one) => (one / width) * PAGE_ROOM - 2 * PADDING);
  const body = table.rows.map((_, row) => bodyRow(report, table, row, computed));
  return {
    table: {
      body,
      widths,
      dontBreakRows: true,
      heights: (row) => (id === 'disputes' && row >= table.headRows ? 30 : ROW_HEIGHT),
    },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => ROW_PADDING,
      paddingBottom: () => ROW_PADDING,
    },
    style: 'table',
  };
};

/** One field per column: a cell where it begins, an empty field where a merge covers it. */
const bodyRow = (report: Report, table: PrintedTable, row: number, computed: Computed): TableCell[] => {
  const fields: TableCell[] = table.columnWidths.map(() => ({ text: '' }));
  for (const cell of table.rows[row] ?? []) fields[cell.column] = drawCell(report, table, cell, computed);
  return fields;
};

const drawCell = (report: Report, table: PrintedTable, cell: PrintedCell, computed: Computed): TableCell => {
  const isLeft = cell.kind === 'block' || (table.table === 'requests' && (cell.kind === 'label' || (cell.row === 0 && cell.column === 0)));
  return {
    text: cell.cell === null ? cell.text : publishedText(report, cell.cell, computed),
    rowSpan: cell.rowSpan,
    colSpan: cell.columnSpan,
    alignment: isLeft ? 'left' : 'center',
    // The library centres a cell over several rows wrongly; such a cell is moved down by hand.
    ...(cell.rowSpan > 1 ? { margin: [0, offsetOf(table, cell), 0, 0] } : { verticalAlignment: 'middle' }),
    ...(cell.kind === 'block' ? { fillColor: '#c6d9f1' } : {}),
  };
};

/** Points between the top of a cell over several rows and its text. */
const offsetOf = (table: PrintedTable, cell: PrintedCell): number => {
  const rows = table.rows.slice(cell.row, cell.row + cell.rowSpan);
  const height = rows.reduce(
    (sum, row) => sum + Math.max(...row.filter(({ rowSpan }) => rowSpan === 1).map((one) => heightOf(table, one)), ROW_HEIGHT),
    0,
  );
  return Math.max(0, (height + (cell.rowSpan - 1) * 2 * ROW_PADDING - heightOf(table, cell)) / 2);
};

const heightOf = (table: PrintedTable, { text, column, columnSpan }: PrintedCell): number => {
  const [own, all] = [table.columnWidths.slice(column, column + columnSpan), table.columnWidths].map((list) =>
    list.reduce((sum, one) => sum + one, 0),
  );
  const room = ((own ?? 0) / (all ?? 1)) * PAGE_ROOM - 2 * PADDING;
  return Math.max(1, Math.ceil(([...text].length * TABLE_FONT) / room)) * LINE_HEIGHT;
};

const render = async (definition: TDocumentDefinitions): Promise<Uint8Array> => {
  const pdfmake: typeof import('pdfmake') = require('pdfmake');
  pdfmake.setFonts({
    Noto: { normal: fontFile('Regular'), bold: fontFile('Bold'), italics: fontFile('Regular'), bolditalics: fontFile('Bold') },
  });
  // Nothing but the two fonts is opened.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === fontFile('Regular') || path === fontFile('Bold'));
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
};

const require = createRequire(import.meta.url);

const fontFile = (weight: 'Regular' | 'Bold'): string =>
  join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts', `NotoSansHans-${weight}.otf`);

/** Points. */
const MARGIN = PDF_LOOK.margin;
const PAGE_ROOM = 595 - 2 * MARGIN;
const PADDING = 2.85;
const ROW_PADDING = 1.5;
const ROW_HEIGHT = 13;
const TABLE_FONT = PDF_LOOK.table;
/** Of the font at that size. */
const LINE_HEIGHT = 12.3;

const LOOK = {
  pageSize: 'A4',
  defaultStyle: { font: 'Noto', fontSize: PDF_LOOK.prose, lineHeight: 1.5 },
  styles: {
    title: { fontSize: PDF_LOOK.title, bold: true, alignment: 'center', margin: [0, 0, 0, 14] as [number, number, number, number] },
    heading: { fontSize: PDF_LOOK.heading, bold: true, margin: [28, 12, 0, 6] as [number, number, number, number] },
    prose: { alignment: 'justify' },
    table: { fontSize: TABLE_FONT, lineHeight: 1.05 },
  },
  footer: (page: number) => ({ text: PDF_LOOK.footerText(page), alignment: 'center', fontSize: PDF_LOOK.footer }),
} as const satisfies Omit<TDocumentDefinitions, 'content'>;
