// How the .xlsx looks: fonts, fills, borders, row heights. publish-xlsx.ts is the only caller.
import type { CellStyle } from 'hucre/xlsx';
import type { FormCell, FormRole, FormSheet } from '../workbook/form.ts';

/** The style of a form cell. Inputs and fields are unlocked, everything else is locked by the sheet's protection. */
export const styleOf = (sheet: FormSheet, cell: FormCell): CellStyle => {
  const look = lookOf(sheet, cell);
  const isFilled = cell.role === 'input' || cell.role === 'field';
  return {
    font: { name: SONG, charset: CHINESE, family: 1, size: look.size ?? BODY_SIZE, bold: look.bold ?? false },
    ...(look.fill === undefined ? {} : { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: look.fill } } }),
    ...(isFramed(sheet, cell) ? { border: FRAME } : {}),
    alignment: {
      horizontal: alignmentOf(sheet, cell),
      vertical: 'center',
      wrapText: true,
      ...(sheet.kind === 'cover' && cell.column > 0 ? { indent: 1 } : {}),
    },
    protection: { locked: !isFilled },
  };
};

/** The style of a paragraph; long ones get smaller type, because a row is at most 409 points high. */
export const paragraphStyle = (text: string, width: number): CellStyle => ({
  font: { name: FANG_SONG, charset: CHINESE, family: 1, size: paragraphSize(text, width) },
  alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
  protection: { locked: false },
});

export const paragraphHeight = (text: string, width: number): number => {
  const size = paragraphSize(text, width);
  return Math.min(MAX_ROW_HEIGHT, lineCount(text, width, size) * size * LEADING + 6);
};

/** Heights in points, by row, so that every wrapped label shows whole. Viewers do not grow rows of merged cells by themselves. */
export const rowHeights = (sheet: FormSheet): ReadonlyMap<number, number> => {
  const heights = new Map<number, number>();
  for (const cell of sheet.cells) {
    if (cell.rowSpan > 1) continue;
    const size = lookOf(sheet, cell).size ?? BODY_SIZE;
    const needed = lineCount(cell.text, widthOf(sheet, cell), size) * size * LEADING + 4;
    heights.set(cell.row, Math.max(heights.get(cell.row) ?? 0, needed, leastHeight(sheet, cell)));
  }
  for (const cell of sheet.cells.filter(({ rowSpan }) => rowSpan > 1)) {
    const rows = Array.from({ length: cell.rowSpan }, (_, index) => cell.row + index);
    const have = rows.reduce((sum, row) => sum + (heights.get(row) ?? ROW_HEIGHT), 0);
    const missing = lineCount(cell.text, widthOf(sheet, cell), BODY_SIZE) * BODY_SIZE * LEADING + 4 - have;
    if (missing > 0) for (const row of rows) heights.set(row, (heights.get(row) ?? ROW_HEIGHT) + missing / rows.length);
  }
  return heights;
};

/** Red for what does not balance. */
export const FAILED_STYLE: CellStyle = {
  font: { bold: true, color: { rgb: '9C0006' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' }, bgColor: { rgb: 'FFC7CE' } },
};

export const SONG = '宋体';
const FANG_SONG = '仿宋_GB2312';
/** The character set that lets a viewer without these fonts choose another Chinese one. */
export const CHINESE = 134;

// The front sheet is read, not scanned: one size throughout.
const lookOf = (sheet: FormSheet, { role }: FormCell): Look =>
  sheet.kind === 'cover' && role !== 'heading' ? { ...LOOK[role], size: BODY_SIZE } : LOOK[role];

const isFramed = (sheet: FormSheet, { role, columnSpan }: FormCell): boolean =>
  role !== 'heading' && (role !== 'text' || (sheet.kind === 'cover' && columnSpan === 1));

const alignmentOf = (sheet: FormSheet, cell: FormCell): 'left' | 'center' => {
  if (cell.role === 'block' || cell.role === 'text') return 'left';
  if (cell.role === 'heading') return sheet.kind === 'prose' ? 'left' : 'center';
  if (cell.role === 'label') return sheet.key === 'requests' && cell.rowSpan === 1 ? 'left' : 'center';
  if (cell.role === 'field' || cell.role === 'check') return sheet.kind === 'cover' ? 'left' : 'center';
  return 'center';
};

const leastHeight = ({ kind, key }: FormSheet, { role }: FormCell): number => {
  if (role === 'heading') return HEADING_HEIGHT;
  if (kind === 'cover') return COVER_HEIGHT;
  return key === 'disputes' && role === 'input' ? VALUE_HEIGHT : ROW_HEIGHT;
};

const widthOf = (sheet: FormSheet, { column, columnSpan }: FormCell): number =>
  sheet.columnWidths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0);

/** Lines a text takes in a column `width` characters wide (7 pixels each); a Chinese character is as wide as the type is high. */
const lineCount = (text: string, width: number, size: number): number => {
  const em = (size * 96) / 72;
  const wide = [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 0.55 : 1), 0);
  const perLine = Math.max(1, Math.floor((width * 7 - 8) / em));
  return Math.max(1, Math.ceil(wide / perLine));
};

const paragraphSize = (text: string, width: number): number =>
  PARAGRAPH_SIZES.find((size) => lineCount(text, width, size) * size * LEADING + 6 <= MAX_ROW_HEIGHT) ?? 8;

type Look = { readonly size?: number; readonly bold?: boolean; readonly fill?: string };

const LOOK: Readonly<Record<FormRole, Look>> = {
  heading: { size: 16, bold: true },
  block: { fill: 'C6D9F1' },
  header: {},
  label: {},
  input: { fill: 'FFFBE6' },
  computed: { fill: 'E7E6E6' },
  check: { fill: 'F7F7F7', size: 9 },
  checkHeader: { fill: 'F7F7F7', size: 9 },
  text: { size: 9 },
  field: { fill: 'FFFBE6' },
};

const THIN = { style: 'thin', color: { rgb: '000000' } } as const;
const FRAME = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const PARAGRAPH_SIZES = [12, 10.5, 9];
const BODY_SIZE = 10.5;
const LEADING = 1.35;
const ROW_HEIGHT = 22;
const VALUE_HEIGHT = 32;
const COVER_HEIGHT = 26;
const HEADING_HEIGHT = 40;
const MAX_ROW_HEIGHT = 409;
