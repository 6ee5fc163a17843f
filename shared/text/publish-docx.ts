// Writes a report as a Word document in the official layout: the form's merged tables, official fonts with fallbacks, A4.
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { HeadingKey, SectionKey, TableId } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { BODY, CELL, CELL_MARGIN, DOCX_STYLES, HEADING_FONT, NOTE_FONT, PAGE, TITLE_FONT } from './docx-look.ts';
import { type PrintedCell, type PrintedTable, printedTable } from './form-tables.ts';
import { plainParagraphs, standardTitle } from './publish-standard.ts';
import { type Computed, DRAFT_MARK, type PublishOptions, publishedText } from './published-text.ts';

/** The bytes of the .docx. */
export const publishDocx = async (report: Report, computed: Computed, { draft }: PublishOptions): Promise<Uint8Array> => {
  const { edition } = report;
  const title = standardTitle(edition, report.organ, report.year);
  const document = new Document({
    title,
    creator: report.organ ?? '',
    styles: DOCX_STYLES,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          ...(draft ? [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(DRAFT_MARK, { ...TITLE_FONT, color: '9C0006' })] })] : []),
          new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title, TITLE_FONT)] }),
          ...prose(report, 'preamble'),
          ...edition.headings.flatMap(({ key, text, table }) => [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(text, HEADING_FONT)] }),
            ...(table === null ? prose(report, proseKey(key)) : [tableOf(report, table, computed)]),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
};

const prose = (report: Report, key: SectionKey | null): Paragraph[] =>
  key === null
    ? []
    : plainParagraphs(report.sections[key]).map((text) => new Paragraph({ style: 'Prose', children: [run(text, BODY)] }));

const proseKey = (key: HeadingKey): SectionKey | null => (key === '1' || key === '5' || key === '6' ? key : null);

/** Tabs become the document's own; everything else stays as held. */
const run = (text: string, look: IRunOptions): TextRun => {
  const parts = text.split('\t');
  return parts.length === 1
    ? new TextRun({ ...look, text })
    : new TextRun({ ...look, children: parts.flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part])) });
};

const tableOf = (report: Report, id: TableId, computed: Computed): Table => {
  const table = printedTable(report.edition, id);
  const width = table.columnWidths.reduce((sum, one) => sum + one, 0);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [...table.columnWidths],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: CELL_MARGIN,
    rows: table.rows.map((_, row) => rowOf(report, table, row, computed)),
  });
};

const rowOf = (report: Report, table: PrintedTable, row: number, computed: Computed): TableRow => {
  // Cells that continue a merge from above stand in their row, empty: so the format wants it.
  const cells = table.rows
    .flat()
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .sort((a, b) => a.column - b.column);
  const isValueRow = table.table === 'disputes' && row >= table.headRows;
  return new TableRow({
    cantSplit: true,
    tableHeader: row < table.headRows,
    height: { value: isValueRow ? VALUE_ROW_HEIGHT : ROW_HEIGHT, rule: HeightRule.ATLEAST },
    children: cells.map((cell) => cellOf(report, table, cell, row, computed)),
  });
};

const cellOf = (report: Report, table: PrintedTable, cell: PrintedCell, row: number, computed: Computed): TableCell => {
  const isContinued = cell.row < row;
  const isNote = table.table === 'requests' && cell.kind === 'header' && cell.row === 0 && cell.column === 0;
  const text = isContinued ? '' : cell.cell === null ? cell.text : publishedText(report, cell.cell, computed);
  const width = table.columnWidths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, one) => sum + one, 0);
  const isLeft = cell.kind === 'block' || isNote || (cell.kind === 'label' && table.table === 'requests');
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: cell.columnSpan,
    ...(cell.rowSpan > 1 ? { verticalMerge: isContinued ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    ...(cell.kind === 'block' ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'C6D9F1' } } : {}),
    children: [
      new Paragraph({
        alignment: isLeft ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: text === '' ? [] : [run(text, isNote ? { ...CELL, ...NOTE_FONT } : CELL)],
      }),
    ],
  });
};

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...CELL, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });

/** Twentieths of a point, as in the official form. */
const ROW_HEIGHT = 340;
const VALUE_ROW_HEIGHT = 672;
