// What the bar above the sheets says of the selected cell: its name, its value, and of a total the cells it is made of. Pure.
import type { FormCell } from '#shared/workbook/form';
import { cellLabel } from '../place-label.ts';
import type { GridState } from './cell-face.ts';
import { textOf } from './cell-face.ts';
import type { FormMap } from './form-map.ts';
import { labelsAround, partsOf } from './form-map.ts';
import type { BarContent } from './formula-bar.ts';

type Use = { readonly select: (cell: FormCell) => void; readonly point: (cell: FormCell | null) => void };

/** `draft`: what is being entered, in place of what stands there. */
export const barContent = (state: GridState, map: FormMap, cell: FormCell, draft: string | null, { select, point }: Use): BarContent => {
  const { edition } = state;
  const label = cell.cell !== null ? cellLabel(edition, cell.cell) : labelsAround(map, cell).join('，') || cell.text;
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
