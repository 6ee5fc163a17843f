// Places on a sheet and their A1 spelling. The only file that writes or reads A1 text.

export type SheetKey = 'cover' | 'preamble' | '1' | 'art20' | 'requests' | 'disputes' | '5' | '6';

/** Zero-based. */
export type CellAddress = { readonly sheet: SheetKey; readonly row: number; readonly column: number };

/** Column 0 is A, 25 is Z, 26 is AA. */
export const columnToLetters = (column: number): string => {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};

/** A1 spelling without the sheet, for example "C5". */
export const toA1 = (row: number, column: number): string => `${columnToLetters(column)}${row + 1}`;

/** "C5:H5". */
export const toA1Range = (row: number, column: number, lastRow: number, lastColumn: number): string =>
  `${toA1(row, column)}:${toA1(lastRow, lastColumn)}`;

export type RangeBounds = { readonly row: number; readonly column: number; readonly lastRow: number; readonly lastColumn: number };

/**
 * Reads "C5", "C5:H9", "$C$5", "5:7" (whole rows) or "C:D" (whole columns), with or without a sheet name before "!".
 * Whole rows and columns end at `Infinity`. Null where the text is none of these (several areas, #REF!).
 */
export const readA1Range = (text: string): RangeBounds | null => {
  const plain = text
    .slice(text.lastIndexOf('!') + 1)
    .replaceAll('$', '')
    .toUpperCase();
  const match = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/.exec(plain);
  if (!match || plain === '' || plain.startsWith(':')) return null;
  const [, letters = '', digits = '', lastLetters = letters, lastDigits = digits] = match;
  if ((letters === '') !== (lastLetters === '') || (digits === '') !== (lastDigits === '')) return null;
  if (match[3] === undefined && (letters === '' || digits === '')) return null;
  return {
    row: digits === '' ? 0 : Number(digits) - 1,
    column: letters === '' ? 0 : lettersToColumn(letters),
    lastRow: lastDigits === '' ? Number.POSITIVE_INFINITY : Number(lastDigits) - 1,
    lastColumn: lastLetters === '' ? Number.POSITIVE_INFINITY : lettersToColumn(lastLetters),
  };
};

const lettersToColumn = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
