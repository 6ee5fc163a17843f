// An invented report as web pages of every kind: the clean form, one span per letter, saved by Word, inside layout tables.
import { readFileSync } from 'node:fs';
import { formatCellValue } from '#shared/cell/cell-value';
import type { TableId } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import { readReport } from '#shared/text/read/read-report';
import type { FormCell } from '#shared/workbook/form';
import { layoutOf } from '#shared/workbook/layout';

/** A cell of a page's table. */
export type PageCell = {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly role: FormCell['role'];
};

export type PageTable = readonly (readonly PageCell[])[];

export type Page = {
  readonly title: string;
  readonly preamble: readonly string[];
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[]; readonly table: PageTable | null }[];
};

/** One of the fixture texts as a report. */
export const fixtureReport = (name: 'yunxiu-2023' | 'qinglu-2020'): Report => {
  const read = readReport(readFileSync(new URL(`../../../fixtures/texts/${name}.txt`, import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(read.error.key);
  return read.value.report;
};

/** The report as the parts of a page, its tables with the form's merges. */
export const toPage = (report: Report): Page => ({
  title: `${report.organ}${report.year}${report.edition.titleSuffix}`,
  preamble: report.sections.preamble,
  parts: report.edition.headings.map(({ key, text, table }) => ({
    heading: text,
    paragraphs: key === '1' || key === '5' || key === '6' ? report.sections[key] : [],
    table: table === null ? null : toTable(report, table),
  })),
});

const toTable = (report: Report, table: TableId): PageTable => {
  const form = must(layoutOf(report.edition).sheetByKey.get(table), table);
  const cells = form.cells.filter(({ role }) => role !== 'heading' && role !== 'check' && role !== 'checkHeader');
  const rows = new Map<number, FormCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) =>
      row
        .sort((a, b) => a.column - b.column)
        .map((cell) => ({ text: textOf(report, cell), rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, role: cell.role })),
    );
};

const textOf = (report: Report, { cell, text }: FormCell): string => {
  if (cell === null) return text;
  const held = report.cells.get(cell);
  return formatCellValue(held?.value ?? null) + (held?.note ? `（${held.note}）` : '');
};

export type Writer = {
  readonly text: (text: string) => string;
  readonly paragraph: (html: string) => string;
  readonly heading: (html: string, level: number) => string;
  readonly cell: (html: string, spans: string) => string;
  readonly table: (rows: string) => string;
};

export const cleanWriter: Writer = {
  text: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  paragraph: (html) => `<p>${html}</p>\n`,
  heading: (html, level) => `<h${level}>${html}</h${level}>\n`,
  cell: (html, spans) => `<td${spans}>${html}</td>`,
  table: (rows) => `<table border="1">\n${rows}</table>\n`,
};

/** Each letter in an element of its own, as converters of PDF write. */
export const spanWriter: Writer = {
  ...cleanWriter,
  text: (text) => [...text].map((letter) => `<span style="font-family:SimSun">${cleanWriter.text(letter)}</span>`).join(''),
};

/** What Word writes: a paragraph and styled spans in every cell, and kilobytes of marks. */
export const wordWriter: Writer = {
  text: (text) =>
    `<span lang=EN-US style='font-size:10.5pt;font-family:"仿宋_GB2312";mso-hansi-font-family:宋体;\ncolor:black;mso-font-kerning:0pt'>${cleanWriter.text(text) || '&nbsp;'}<o:p></o:p></span>`,
  paragraph: (html) => `<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:\n28.0pt'>${html}</p>\n\n`,
  heading: (html) => `<p class=MsoNormal align=center style='text-align:center'><b>${html}</b></p>\n\n`,
  cell: (html, spans) =>
    `  <td width=64${spans} style='width:48.0pt;border:solid windowtext 1.0pt;mso-border-alt:\n  solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>\n  <p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>${html}</p>\n  </td>\n`,
  table: (rows) =>
    `<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>\n${rows}</table>\n\n`,
};

/** The body of a page in a writer's hand. */
export const pageBody = (page: Page, writer: Writer): string => {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => writer.paragraph(writer.text(text))).join('');
  return [
    writer.heading(writer.text(page.title), 1),
    paragraphs(page.preamble),
    ...page.parts.map(
      ({ heading, paragraphs: texts, table }) =>
        writer.heading(writer.text(heading), 2) + paragraphs(texts) + (table === null ? '' : tableHtml(table, writer)),
    ),
  ].join('');
};

const tableHtml = (table: PageTable, writer: Writer): string => writer.table(table.map((row) => rowHtml(row, writer)).join(''));

const rowHtml = (row: readonly PageCell[], writer: Writer): string =>
  `<tr>${row.map((cell) => writer.cell(writer.text(cell.text), spansOf(cell))).join('')}</tr>\n`;

const spansOf = ({ rowSpan, columnSpan }: PageCell): string =>
  (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan=${columnSpan}` : '');

/** A whole page around a body. */
export const asPage = (body: string, head = '<meta charset="utf-8">'): string =>
  `<!DOCTYPE html>\n<html><head>${head}<title>临川网</title></head>\n<body>\n${body}</body></html>\n`;

/** A page as Word saves it, about 300 KB with a real report. */
export const wordPage = (page: Page): string => {
  const style =
    ' @font-face\n\t{font-family:宋体;\n\tpanose-1:2 1 6 0 3 1 1 1 1 1;\n\tmso-font-alt:SimSun;}\n p.MsoNormal\n\t{mso-style-unhide:no;\n\tmargin:0cm;}\n';
  const latent = '<w:LsdException Locked="false" Priority="0" SemiHidden="false" UnhideWhenUsed="false" Name="Normal"/>\n';
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:LatentStyles>${latent.repeat(370)}</w:LatentStyles></xml><![endif]-->
<style>
<!--
${style.repeat(220)}-->
</style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<div class=WordSection1>
${pageBody(page, wordWriter)}</div></body></html>\n`;
};

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The cells of a report by id, what a person reads: value and note. */
export const figuresOf = (report: Report): Record<string, string> =>
  Object.fromEntries([...report.cells].map(([id, { value, note }]) => [id, `${value ?? ''}${note ? `（${note}）` : ''}`]));
