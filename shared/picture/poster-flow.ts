// The first part of the one-page picture: what came in equals what was done and what is left, as the form's own balance in big figures.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import { changePercent, signed } from './compare-years.ts';
import type { PosterFigures } from './poster-figures.ts';
import { tidy } from './read-figures.ts';
import type { Shape } from './scene.ts';
import { fittingSize, textWidth } from './text-width.ts';

export const flowRow = (
  { now, at, atBefore, before }: PosterFigures,
  left: number,
  top: number,
  width: number,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  const { requests } = now.report.edition;
  const cells = (role: string, opens?: boolean): CellId[] =>
    requests.rows
      .filter((row) => row.role === role && (opens === undefined || (row.opensWith !== undefined) === opens))
      .map(({ key }) => toCellId('requests', key, requests.total.key));
  const boxes = [
    { label: '本年新收', cells: cells('incoming', false), sign: '+' },
    { label: '上年结转', cells: cells('incoming', true), sign: '=' },
    { label: '本年办结', cells: cells('processed'), sign: '+' },
    { label: '结转下年度', cells: cells('closing'), sign: '' },
  ];
  const sign = 34;
  const box = (width - sign * (boxes.length - 1)) / boxes.length;
  const isKnown = boxes.every((one) => at(one.cells) !== null);
  const isEven =
    isKnown &&
    (at(boxes[0]?.cells ?? []) ?? 0) + (at(boxes[1]?.cells ?? []) ?? 0) ===
      (at(boxes[2]?.cells ?? []) ?? 0) + (at(boxes[3]?.cells ?? []) ?? 0);
  const shapes = boxes.flatMap(({ label, cells: counted, sign: between }, index): Shape[] => {
    const x = left + index * (box + sign);
    const value = at(counted);
    const text = value === null ? '—' : String(value);
    const last = atBefore && before && counted.every((cell) => before.report.edition.cellById.has(cell)) ? atBefore(counted) : null;
    const size = fittingSize(`${text}件`, box - 16, [44, 38, 32, 26, 20]);
    const unitSize = 14;
    const wide = textWidth(text, size);
    const said = compared(value, last);
    // Without a comparison the figure stands in the middle of its box.
    const base = top + (said === '' ? 79 : 71);
    const begin = x + (box - wide - unitSize - 5) / 2;
    return [
      { kind: 'rect', x: x + 0.5, y: top + 0.5, width: box - 1, height: HEIGHT - 1, fill: 'tint', stroke: 'edge', radius: 6 },
      { kind: 'text', x: x + box / 2, y: top + 25, size: 14, text: label, fill: 'soft', anchor: 'middle' },
      { kind: 'text', x: begin + wide / 2, y: base, size, text, fill: 'band', anchor: 'middle', isBold: true },
      { kind: 'text', x: begin + wide + 5, y: base - 1, size: unitSize, text: '件', fill: 'soft' },
      { kind: 'text', x: x + box / 2, y: top + 96, size: 12, text: said, fill: 'soft', anchor: 'middle' },
      ...(between === ''
        ? []
        : [
            {
              kind: 'text',
              x: x + box + sign / 2,
              y: top + 64,
              size: 26,
              text: between === '=' && isKnown && !isEven ? '≠' : between,
              fill: between === '=' && isKnown && !isEven ? 'warn' : 'soft',
              anchor: 'middle',
            } as const,
          ]),
    ];
  });
  return { shapes, height: HEIGHT };
};

const compared = (now: number | null, last: number | null): string => {
  if (now === null || last === null) return '';
  const difference = tidy(now - last);
  const percent = changePercent(difference, last);
  if (difference === 0) return '与上年持平';
  return `比上年 ${signed(difference)}${percent === null ? '' : `（${signed(percent)}%）`}`;
};

const HEIGHT = 110;
