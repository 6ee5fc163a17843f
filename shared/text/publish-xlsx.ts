// Writes a report as a workbook with live formulas, drawn from the layout. The only file that knows hucre's writer.
import type { Cell, CellStyle, ConditionalRule, DataValidation, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { CellKind, CellValue } from '../cell/cell-value.ts';
import type { Trend } from '../picture/trend.ts';
import type { Report, ReportCell } from '../report/report.ts';
import { must } from '../result.ts';
import type { RangeBounds } from '../workbook/address.ts';
import { columnToLetters, toA1, toA1Range } from '../workbook/address.ts';
import type { FormCell, FormSheet } from '../workbook/form.ts';
import { UNBALANCED } from '../workbook/formulas.ts';
import { layoutOf } from '../workbook/layout.ts';
import { toRectangles } from '../workbook/rectangles.ts';
import { drawXlsxCharts } from './xlsx-chart.ts';
import { homeParts, type XlsxHome } from './xlsx-home.ts';
import { CHINESE, FAILED_STYLE, paragraphHeight, paragraphStyle, rowHeights, SONG, styleOf } from './xlsx-look.ts';
import { attachPane } from './xlsx-pane.ts';

type Shown = ReadonlyMap<string, string | number>;
type WrittenCell = Partial<Cell>;
type NamedRange = NonNullable<WriteOptions['namedRanges']>[number];

/**
 * The .xlsx of a report. `shown` is what evaluateReport() gives for it: the cached values of the formulas. With a `home` Excel opens the
 * pane with it, and it joins the report it came from. `trend`: earlier years to draw beside this one.
 */
export const publishXlsx = async (
  report: Report,
  shown: Shown,
  home: XlsxHome | null = null,
  trend: Trend | null = null,
): Promise<Uint8Array> => {
  const { sheets } = layoutOf(report.edition);
  const title = `${report.organ ?? ''}${report.year ?? ''}${report.edition.titleSuffix}`;
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet) => drawSheet(report, sheet, shown, trend)),
    namedRanges: sheets.flatMap(printRanges),
    defaultFont: { name: SONG, size: 10.5, charset: CHINESE },
    // A date of the report's own, so that the same report gives the same bytes.
    properties: { title, modified: new Date(Date.UTC((report.year ?? 2020) + 1, 0, 1)) },
  });
  return home === null ? bytes : attachPane(bytes, homeParts(report, home));
};

const drawSheet = (report: Report, sheet: FormSheet, shown: Shown, trend: Trend | null): WriteSheet => {
  const cells = new Map<string, WrittenCell>();
  const heights = new Map(rowHeights(sheet));
  for (const cell of sheet.cells) {
    const style = styleOf(sheet, cell);
    // Cells under a merge carry its border.
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) cells.set(`${row},${column}`, { style });
    }
    cells.set(`${cell.row},${cell.column}`, drawCell(report, sheet, cell, style, shown));
  }
  const charts = sheet.kind === 'cover' ? drawXlsxCharts(report, sheet.name, { shown, style: CHART_STYLE, trend }) : null;
  for (const [place, cell] of charts?.cells ?? []) cells.set(place, cell);
  if (sheet.section !== null) drawProse(report.sections[sheet.section], sheet, cells, heights);
  return {
    name: sheet.name,
    columns: sheet.columnWidths.map((width) => ({ width })),
    cells,
    merges: sheet.cells
      .filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
      .map(({ row, column, rowSpan, columnSpan }) => ({
        startRow: row,
        startCol: column,
        endRow: row + rowSpan - 1,
        endCol: column + columnSpan - 1,
      })),
    rowDefs: new Map([...heights].map(([row, height]) => [row, { height }])),
    dataValidations: validationsOf(report, sheet),
    conditionalRules: conditionalRulesOf(sheet),
    ...(sheet.kind === 'table' ? { freezePane: { rows: sheet.headRows } } : {}),
    protection: { sheet: true, formatColumns: true, formatRows: true, insertRows: sheet.kind === 'prose' },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: sheet.kind === 'prose' ? 0 : 1,
      horizontalCentered: true,
      margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    ...(charts ? { charts: [...charts.charts] } : {}),
    view: { showGridLines: false },
  };
};

const drawCell = (report: Report, sheet: FormSheet, cell: FormCell, style: CellStyle, shown: Shown): WrittenCell => {
  if (cell.formula !== null) {
    const value = shown.get(`${sheet.key}!${toA1(cell.row, cell.column)}`);
    const held = cell.cell === null ? undefined : report.cells.get(cell.cell);
    const formula = cell.formula.slice(1);
    return { style, formula, ...(value === undefined ? {} : { formulaResult: value }), ...comment(totalRemarks(held, value)) };
  }
  if (cell.field === 'organ') return { style, ...textCell(report.organ ?? '') };
  if (cell.field === 'year') return { style, ...(report.year === null ? {} : { value: report.year, type: 'number' }) };
  if (cell.field === 'stated') return { style, value: shown.get(`${sheet.key}!${toA1(cell.row, cell.column)}`) ?? 0, type: 'number' };
  if (cell.cell === null) return { style, ...textCell(cell.text) };
  const held = report.cells.get(cell.cell);
  const { kind } = must(report.edition.cellById.get(cell.cell), cell.cell);
  return { ...inputCell(kind, held?.value ?? null, style), ...comment(inputRemarks(held)) };
};

/** Amounts as numbers with all their decimals where a number holds them exactly, else as text, so that no digit is lost. */
const inputCell = (kind: CellKind, value: CellValue | null, style: CellStyle): WrittenCell => {
  if (value === null) return { style };
  if (typeof value === 'number') return { style, value, type: 'number' };
  const match = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(value);
  const [, whole = '', decimals = ''] = match ?? [];
  if (kind !== 'amount' || !match || (whole + decimals).replace(/^0+/, '').length > EXACT_DIGITS) return { style, ...textCell(value) };
  const numFmt = decimals === '' ? '0' : `0.${'0'.repeat(decimals.length)}`;
  return { style: { ...style, numFmt }, value: Number(value), type: 'number' };
};

/** Text stays text whatever it begins with; the writer would take "#N/A" for an error value, so that goes in as rich text. */
const textCell = (text: string): WrittenCell =>
  text.startsWith('#') ? { richText: [{ text }] } : text === '' ? {} : { value: text, type: 'string' };

const inputRemarks = (held: ReportCell | undefined): string[] => [
  ...(held?.note ? [`说明：${held.note}`] : []),
  ...(held?.status === 'doubtful' ? ['原文此处读不准，请核对后填写。'] : []),
];

const totalRemarks = (held: ReportCell | undefined, computed: string | number | undefined): string[] => [
  ...(held && held.value !== null && held.value !== computed ? [`原文为 ${held.value}，与公式结果不同，请核对。`] : []),
  ...(held?.note ? [`说明：${held.note}`] : []),
];

const comment = (remarks: readonly string[]): WrittenCell =>
  remarks.length === 0 ? {} : { comment: { author: '年报', text: remarks.join('\n') } };

const drawProse = (
  paragraphs: readonly string[],
  sheet: FormSheet,
  cells: Map<string, WrittenCell>,
  heights: Map<number, number>,
): void => {
  const width = sheet.columnWidths[0] ?? 0;
  const rows = [...paragraphs, ...Array<string>(SPARE_ROWS).fill('')];
  rows.forEach((text, index) => {
    const row = sheet.rowCount + index;
    cells.set(`${row},0`, { style: paragraphStyle(text, width), ...textCell(text) });
    if (text !== '') heights.set(row, paragraphHeight(text, width));
  });
};

const validationsOf = (report: Report, sheet: FormSheet): DataValidation[] => {
  const validations = (Object.keys(VALIDATIONS) as CellKind[]).flatMap((kind): DataValidation[] => {
    const cells = sheet.cells.filter(
      ({ cell, role }) => role === 'input' && cell !== null && report.edition.cellById.get(cell)?.kind === kind,
    );
    return cells.length === 0 ? [] : [{ ...VALIDATIONS[kind], ...REFUSING, range: joinRanges(cells) }];
  });
  const year = sheet.cells.filter(({ field }) => field === 'year');
  return year.length === 0 ? validations : [...validations, { ...YEAR_VALIDATION, ...REFUSING, range: joinRanges(year) }];
};

/** One rule per block of checks: a relative formula over several areas is read differently by different programs. */
const conditionalRulesOf = (sheet: FormSheet): ConditionalRule[] =>
  toRectangles(sheet.cells.filter(({ role }) => role === 'check')).map((bounds) => ({
    type: 'expression',
    priority: 1,
    formula: `LEFT(${toA1(bounds.row, bounds.column)},1)="${UNBALANCED}"`,
    style: FAILED_STYLE,
    range: rangeText(bounds),
  }));

/** Blocks separated by spaces, as a list of areas is written in the file. */
const joinRanges = (cells: readonly FormCell[]): string => toRectangles(cells).map(rangeText).join(' ');

const rangeText = ({ row, column, lastRow, lastColumn }: RangeBounds): string =>
  row === lastRow && column === lastColumn ? toA1(row, column) : toA1Range(row, column, lastRow, lastColumn);

/** What is printed: the form without the check column and rows; on prose sheets everything. */
const printRanges = (sheet: FormSheet): NamedRange[] => {
  if (sheet.kind !== 'table') return [];
  const form = sheet.cells.filter(({ role }) => role !== 'check' && role !== 'checkHeader');
  const lastRow = Math.max(...form.map(({ row, rowSpan }) => row + rowSpan));
  const lastColumn = Math.max(...form.map(({ column, columnSpan }) => column + columnSpan)) - 1;
  const name = `'${sheet.name.replaceAll("'", "''")}'`;
  return [
    { name: '_xlnm.Print_Area', scope: sheet.name, range: `${name}!$A$1:$${columnToLetters(lastColumn)}$${lastRow}` },
    { name: '_xlnm.Print_Titles', scope: sheet.name, range: `${name}!$1:$${sheet.headRows}` },
  ];
};

const VALIDATIONS: Readonly<Record<CellKind, Omit<DataValidation, 'range'>>> = {
  count: {
    type: 'whole',
    operator: 'greaterThanOrEqual',
    formula1: '0',
    errorMessage: '这一格只能填 0 或更大的整数。没有发生的填 0，不要留空。',
  },
  change: {
    type: 'whole',
    operator: 'between',
    formula1: '-999999999',
    formula2: '999999999',
    errorMessage: '这一格只能填整数：增加的填正数，减少的填负数，没有增减填 0。',
  },
  amount: {
    type: 'decimal',
    operator: 'greaterThanOrEqual',
    formula1: '0',
    errorMessage: '这一格只能填 0 或更大的金额，可以带小数。没有的填 0。',
  },
};

const YEAR_VALIDATION: Omit<DataValidation, 'range'> = {
  type: 'whole',
  operator: 'between',
  formula1: '2019',
  formula2: '2999',
  errorMessage: '年度请填四位数的年份，例如 2024。',
};

const REFUSING = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: '填写有误' } as const;

/** A double holds every decimal of this many significant digits. */
const EXACT_DIGITS = 15;
/** Empty paragraph rows to write in, below the last paragraph. */
const SPARE_ROWS = 30;
/** The table beneath the form on the front sheet; locked, like everything that is calculated. */
const CHART_STYLE: CellStyle = { font: { name: SONG, charset: CHINESE, family: 1, size: 10.5 }, protection: { locked: true } };
