// What the bar above the sheets says of the selected cell: its name, its value, and of a total the cells it is made of. Pure.
import { message, translate } from '#shared/i18n/translate';
import type { FormCell } from '#shared/workbook/form';
import { cellLabel } from '../place-label.ts';
import type { GridState } from './cell-face.ts';
import { textOf } from './cell-face.ts';
import type { FormMap } from './form-map.ts';
import { labelsAround, partsOf } from './form-map.ts';
import type { BarContent } from './formula-bar.ts';

type Use = { readonly select: (cell: FormCell) => void; readonly point: (cell: FormCell | null) => void };

/** `draft`: what is being entered, in place of what stands there; `range`: all that is selected. */
export const barContent = (
  state: GridState,
  map: FormMap,
  cell: FormCell,
  range: readonly FormCell[],
  draft: string | null,
  { select, point }: Use,
): BarContent => {
  const { edition } = state;
  const sum = draft === null ? sumText(state, map, range) : '';
  if (sum !== '') return { label: labelOf(state, map, cell), value: sum, formula: '', parts: [], isSum: false };
  const label = labelOf(state, map, cell);
  const parts = draft === null && cell.formula !== null ? partsOf(map, cell.formula) : [];
  return {
    label,
    value: draft ?? (label === cell.text ? '' : textOf(state, map, cell)),
    formula: draft === null ? (cell.formula ?? '') : '',
    parts: parts.map((part) => ({
      label: part.cell === null ? part.text : cellLabel(edition, part.cell),
      value: textOf(state, map, part),
      onSelect: () => select(part),
      onPoint: (isOn) => point(isOn ? part : null),
    })),
    isSum: /^=SUM\([A-Z0-9:,]+\)$/.test(cell.formula ?? ''),
  };
};

/** How many figures a range holds and what they come to; empty where there are fewer than two. */
export const sumText = (state: GridState, map: FormMap, range: readonly FormCell[]): string => {
  const figures = range.flatMap((cell) => {
    const text = cell.cell === null ? '' : textOf(state, map, cell);
    return text !== '' && Number.isFinite(Number(text)) ? [Number(text)] : [];
  });
  if (figures.length < 2) return '';
  // Amounts have six decimals at most; what adding leaves behind them is not theirs.
  const sum = Number(figures.reduce((total, figure) => total + figure, 0).toFixed(6));
  return translate(state.lang, message('web.bar.range', { count: figures.length, sum }));
};

const labelOf = ({ edition }: GridState, map: FormMap, cell: FormCell): string =>
  cell.cell !== null ? cellLabel(edition, cell.cell) : labelsAround(map, cell).join('，') || cell.text;
