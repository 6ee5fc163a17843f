// Writes a report as a Word document in the official layout: the form's merged tables, official fonts with fallbacks, A4.
import type { IRunOptions, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { HeadingKey, SectionKey, TableId } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { BODY, CELL, CELL_MARGIN, DOCX_STYLES, HEADING_FONT, NOTE_FONT, PAGE, TITLE_FONT } from './docx-look.ts';
import { type PrintedCell, type PrintedTable, printedTable } from './form-tables.ts';
import { plainParagraphs, standardTitle } from './publish-standard.ts';
import { type Computed, DRAFT_MARK, type PublishOptions, publishedText } from './published-text.ts';

/** The bytes of the .docx. */
export const publishDocx = async (report: Report, computed: Computed, { draft }: PublishOptions): Promise<Uint8Array> => {
  // Loaded only here: the library is large, and most commands never need it.
  const docx = await import('docx');
  const { edition } = report;
  const title = standardTitle(edition, report.organ, report.year);
  const document = new docx.Document({
    title,
    creator: report.organ ?? '',
    styles: DOCX_STYLES,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new docx.Footer({ children: [pageNumber(docx)] }) },
        children: [
          ...(draft
            ? [
                new docx.Paragraph({
                  alignment: docx.AlignmentType.CENTER,
                  children: [run(docx, DRAFT_MARK, { ...TITLE_FONT, color: '9C0006' })],
                }),
              ]
            : []),
          new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [run(docx, title, TITLE_FONT)] }),
          ...prose(docx, report, 'preamble'),
          ...edition.headings.flatMap(({ key, text, table }) => [
            // As in the official form the long table begins a page, so that it stands on it whole.
            new docx.Paragraph({
              heading: docx.HeadingLevel.HEADING_1,
              pageBreakBefore: table === 'requests',
              children: [run(docx, text, HEADING_FONT)],
            }),
            ...(table === null ? prose(docx, report, proseKey(key)) : [tableOf(docx, report, table, computed)]),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toArrayBuffer(document));
};

type Docx = typeof import('docx');

const prose = (docx: Docx, report: Report, key: SectionKey | null): Paragraph[] =>
  key === null
    ? []
    : plainParagraphs(report.sections[key]).map((text) => new docx.Paragraph({ style: 'Prose', children: [run(docx, text, BODY)] }));

const proseKey = (key: HeadingKey): SectionKey | null => (key === '1' || key === '5' || key === '6' ? key : null);

/** Tabs become the document's own; everything else stays as held. */
const run = (docx: Docx, text: string, look: IRunOptions): TextRun => {
  const parts = text.split('\t');
  return parts.length === 1
    ? new docx.TextRun({ ...look, text })
    : new docx.TextRun({ ...look, children: parts.flatMap((part, index) => (index === 0 ? [part] : [new docx.Tab(), part])) });
};

const tableOf = (docx: Docx, report: Report, id: TableId, computed: Computed): Table => {
  const table = printedTable(report.edition, id);
  const width = table.columnWidths.reduce((sum, one) => sum + one, 0);
  return new docx.Table({
    width: { size: width, type: docx.WidthType.DXA },
    columnWidths: [...table.columnWidths],
    layout: docx.TableLayoutType.FIXED,
    alignment: docx.AlignmentType.CENTER,
    margins: CELL_MARGIN,
    rows: table.rows.map((_, row) => rowOf(docx, report, table, row, computed)),
  });
};

const rowOf = (docx: Docx, report: Report, table: PrintedTable, row: number, computed: Computed): TableRow => {
  // Cells that continue a merge from above stand in their row, empty: so the format wants it.
  const cells = table.rows
    .flat()
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .sort((a, b) => a.column - b.column);
  const isValueRow = table.table === 'disputes' && row >= table.headRows;
  return new docx.TableRow({
    cantSplit: true,
    tableHeader: row < table.headRows,
    height: { value: isValueRow ? VALUE_ROW_HEIGHT : ROW_HEIGHT, rule: docx.HeightRule.ATLEAST },
    children: cells.map((cell) => cellOf(docx, report, table, cell, row, computed)),
  });
};

const cellOf = (docx: Docx, report: Report, table: PrintedTable, cell: PrintedCell, row: number, computed: Computed): TableCell => {
  const isContinued = cell.row < row;
  const isNote = table.table === 'requests' && cell.kind === 'header' && cell.row === 0 && cell.column === 0;
  const text = isContinued ? '' : cell.cell === null ? cell.text : publishedText(report, cell.cell, computed);
  const width = table.columnWidths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, one) => sum + one, 0);
  const isLeft = cell.kind === 'block' || isNote || (cell.kind === 'label' && table.table === 'requests');
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    columnSpan: cell.columnSpan,
    ...(cell.rowSpan > 1 ? { verticalMerge: isContinued ? docx.VerticalMergeType.CONTINUE : docx.VerticalMergeType.RESTART } : {}),
    verticalAlign: docx.VerticalAlignTable.CENTER,
    ...(cell.kind === 'block' ? { shading: { type: docx.ShadingType.CLEAR, color: 'auto', fill: 'C6D9F1' } } : {}),
    children: [
      new docx.Paragraph({
        // The short tables are not torn over a page; the long one begins its own.
        keepNext: table.table !== 'requests' && row < table.rows.length - 1,
        alignment: isLeft ? docx.AlignmentType.LEFT : docx.AlignmentType.CENTER,
        children: text === '' ? [] : [run(docx, text, isNote ? { ...CELL, ...NOTE_FONT } : CELL)],
      }),
    ],
  });
};

const pageNumber = (docx: Docx): Paragraph =>
  new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    children: [new docx.TextRun({ ...CELL, children: ['— ', docx.PageNumber.CURRENT, ' —'] })],
  });

/** Twentieths of a point, as in the official form. */
const ROW_HEIGHT = 340;
const VALUE_ROW_HEIGHT = 672;
