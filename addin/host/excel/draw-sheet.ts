// Draws one sheet of the form into an empty worksheet: texts, formulas, values in one block, then formats by areas,
// validation, print setup, and protection once and last. Queues only; the caller syncs.
import type { CellKind } from '#shared/cell/cell-value';
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { toA1 } from '#shared/workbook/address';
import type { FormRole } from '#shared/workbook/form';
import { UNBALANCED } from '#shared/workbook/formulas';
import type { HostContent } from '../workbook-host.ts';
import { blockEntries } from './block-entries.ts';
import { barCharts, drawBars } from './draw-chart.ts';
import { joinRectangles, type Rectangle, rectangleAddress, rectangleOf, type SheetPlan } from './form-plan.ts';
import {
  BODY_FONT,
  BODY_SIZE,
  BORDER_COLOUR,
  columnPoints,
  FAILURE_FILL,
  FAILURE_TEXT,
  FILL,
  HEADING_FONT,
  HEADING_SIZE,
  IS_CENTRED,
} from './sheet-look.ts';

/** Queues everything for one sheet. `formulaText` turns a formula of the layout into one of this workbook (sheets may be named otherwise). */
export const drawSheet = (
  target: Excel.Worksheet,
  plan: SheetPlan,
  content: HostContent,
  formulaText: (formula: string) => string,
  lang: Lang,
): void => {
  const { sheet, inputs } = plan;
  const amounts = inputs.filter((input) => input.kind === 'amount').map(({ form }) => rectangleOf(form));
  // Before the values, so that digits of an amount stay as they are written.
  for (const area of joinRectangles(amounts)) target.getRange(rectangleAddress(area)).numberFormat = filled(area, '@');
  const entries = blockEntries(plan, content, formulaText);
  target.getRange(rectangleAddress({ row: 0, column: 0, rows: entries.length, columns: plan.columns })).formulas = entries;
  for (const cell of sheet.cells) {
    if (cell.rowSpan > 1 || cell.columnSpan > 1) target.getRange(rectangleAddress(rectangleOf(cell))).merge();
  }
  drawFormats(target, plan);
  drawValidation(target, plan, lang);
  drawFailures(target, plan);
  sheet.columnWidths.forEach((width, column) => {
    const letter = toA1(0, column).slice(0, -1);
    target.getRange(`${letter}:${letter}`).format.columnWidth = columnPoints(width);
  });
  target.showGridlines = false;
  if (sheet.kind !== 'cover') target.freezePanes.freezeRows(sheet.headRows);
  drawPrint(target, plan);
  if (sheet.kind === 'cover') for (const bar of barCharts(plan.edition)) drawBars(target, bar, formulaText);
  if (plan.inputAreas.length > 0) areasOf(target, plan.inputAreas).format.protection.locked = false;
  protectSheet(target, plan);
};

/** Locks what is not open, without a password. */
export const protectSheet = (target: Excel.Worksheet, { sheet }: SheetPlan): void => {
  const isProse = sheet.kind === 'prose';
  target.protection.protect({ allowFormatColumns: true, allowFormatRows: true, allowInsertRows: isProse, allowDeleteRows: isProse });
};

const drawFormats = (target: Excel.Worksheet, plan: SheetPlan): void => {
  const { sheet, rows, columns } = plan;
  const whole = target.getRange(rectangleAddress({ row: 0, column: 0, rows, columns })).format;
  whole.font.name = BODY_FONT;
  whole.font.size = BODY_SIZE;
  whole.verticalAlignment = 'Center';
  whole.wrapText = true;
  const roles = [...new Set(sheet.cells.map((cell) => cell.role))];
  for (const role of roles) {
    const areas = areasOf(target, rolesAreas(plan, role));
    const fill = FILL[role];
    if (fill !== null) areas.format.fill.color = fill;
    areas.format.horizontalAlignment = IS_CENTRED.has(role) ? 'Center' : 'Left';
    if (role === 'heading') {
      areas.format.font.name = HEADING_FONT;
      areas.format.font.size = HEADING_SIZE;
    }
    if (role === 'heading' || role === 'block' || role === 'checkHeader') areas.format.font.bold = true;
  }
  if (sheet.kind === 'prose') {
    const body = areasOf(target, plan.inputAreas).format;
    body.verticalAlignment = 'Top';
    body.horizontalAlignment = 'Left';
    return;
  }
  const framed = joinRectangles(sheet.cells.filter((cell) => cell.role !== 'heading' && cell.role !== 'text').map(rectangleOf));
  const borders = areasOf(target, framed).format.borders;
  for (const edge of EDGES) {
    const border = borders.getItem(edge);
    border.style = 'Continuous';
    border.color = BORDER_COLOUR;
  }
};

const drawValidation = (target: Excel.Worksheet, plan: SheetPlan, lang: Lang): void => {
  const ofKind = (kind: CellKind) =>
    joinRectangles(plan.inputs.filter((input) => input.kind === kind).map(({ form }) => rectangleOf(form)));
  const alert = (text: string): Excel.DataValidationErrorAlert => ({
    title: translate(lang, message('excel.validationTitle')),
    message: text,
    showAlert: true,
    style: 'Stop',
  });
  const counts = ofKind('count');
  if (counts.length > 0) {
    const { dataValidation } = areasOf(target, counts);
    dataValidation.rule = { wholeNumber: { formula1: 0, operator: 'GreaterThanOrEqualTo' } };
    dataValidation.errorAlert = alert(translate(lang, message('excel.validationCount')));
  }
  const changes = ofKind('change');
  if (changes.length > 0) {
    const { dataValidation } = areasOf(target, changes);
    dataValidation.rule = { wholeNumber: { formula1: -MAX_CHANGE, formula2: MAX_CHANGE, operator: 'Between' } };
    dataValidation.errorAlert = alert(translate(lang, message('excel.validationChange')));
  }
  for (const area of ofKind('amount')) {
    // The cell holds text (its digits are kept), so the rule converts before it judges.
    const first = toA1(area.row, area.column);
    const { dataValidation } = target.getRange(rectangleAddress(area));
    dataValidation.rule = { custom: { formula: `=IF(ISNUMBER(${first}*1),${first}*1>=0,FALSE)` } };
    dataValidation.errorAlert = alert(translate(lang, message('excel.validationAmount')));
  }
};

const drawFailures = (target: Excel.Worksheet, plan: SheetPlan): void => {
  const areas = rolesAreas(plan, 'check');
  if (areas.length === 0) return;
  const { textComparison } = areasOf(target, areas).conditionalFormats.add('ContainsText');
  textComparison.format.font.color = FAILURE_TEXT;
  textComparison.format.fill.color = FAILURE_FILL;
  textComparison.rule = { operator: 'Contains', text: UNBALANCED };
};

const drawPrint = (target: Excel.Worksheet, { sheet }: SheetPlan): void => {
  const { pageLayout } = target;
  pageLayout.paperSize = 'A4';
  pageLayout.orientation = sheet.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  pageLayout.centerHorizontally = true;
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.headersFooters.defaultForAllPages.centerFooter = '&P / &N';
  if (sheet.kind === 'table') pageLayout.setPrintTitleRows(`$1:$${sheet.headRows}`);
};

const rolesAreas = (plan: SheetPlan, role: FormRole): readonly Rectangle[] =>
  joinRectangles(plan.sheet.cells.filter((cell) => cell.role === role).map(rectangleOf));

const areasOf = (target: Excel.Worksheet, areas: readonly Rectangle[]): Excel.RangeAreas =>
  target.getRanges(areas.map(rectangleAddress).join(','));

const filled = ({ rows, columns }: Rectangle, entry: string): string[][] =>
  Array.from({ length: rows }, () => Array<string>(columns).fill(entry));

const EDGES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal'] as const;
const MAX_CHANGE = 999_999_999;
