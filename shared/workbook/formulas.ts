// The formula texts of the workbook. Only SUM, IF and plain operators, so that they work in Excel, WPS and
// LibreOffice without the add-in; HyperFormula evaluates these very texts.
import { columnToLetters, toA1, toA1Range } from './address.ts';

export type Place = { readonly row: number; readonly column: number };

/** =SUM over a run of cells; adjoining places in one row or column become a range. */
export const sumFormula = (places: readonly Place[]): string => `=${sumText(places)}`;

/** "✓" where both sides agree, else "✗ 差 n" with left minus right. */
export const balanceFormula = (left: readonly Place[], right: readonly Place[]): string => {
  const a = sideText(left);
  const b = sideText(right);
  return `=IF(${a}=${b},"${BALANCED}","${UNBALANCED} 差 "&(${a}-${wrap(right, b)}))`;
};

/** How many of the balances fail. */
export const failureCountFormula = (balances: readonly { readonly left: readonly Place[]; readonly right: readonly Place[] }[]): string =>
  `=${balances.map(({ left, right }) => `IF(${sideText(left)}=${sideText(right)},0,1)`).join('+')}`;

/** How many of the places are empty. */
export const blankCountFormula = (places: readonly Place[]): string =>
  `=${places.map(({ row, column }) => `IF(${toA1(row, column)}="",1,0)`).join('+')}`;

/** A cell of another sheet, for formulas on the cover. */
export const sheetReference = (sheetName: string, { row, column }: Place): string =>
  `'${sheetName.replaceAll("'", "''")}'!$${columnToLetters(column)}$${row + 1}`;

const sideText = (places: readonly Place[]): string =>
  places.length > 2 ? sumText(places) : places.map(({ row, column }) => toA1(row, column)).join('+');

const wrap = (places: readonly Place[], text: string): string => (places.length === 2 ? `(${text})` : text);

const sumText = (places: readonly Place[]): string => `SUM(${runs(places).join(',')})`;

const runs = (places: readonly Place[]): string[] => {
  const texts: string[] = [];
  for (let start = 0; start < places.length; ) {
    let end = start;
    const step = (from: Place, to: Place | undefined): 'row' | 'column' | null => {
      if (to?.row === from.row && to.column === from.column + 1) return 'row';
      return to?.column === from.column && to.row === from.row + 1 ? 'column' : null;
    };
    const first = places[start];
    if (!first) break;
    const direction = step(first, places[start + 1]);
    while (direction !== null) {
      const here = places[end];
      if (!here || step(here, places[end + 1]) !== direction) break;
      end += 1;
    }
    const last = places[end] ?? first;
    texts.push(end === start ? toA1(first.row, first.column) : toA1Range(first.row, first.column, last.row, last.column));
    start = end + 1;
  }
  return texts;
};

export const BALANCED = '✓';
export const UNBALANCED = '✗';
