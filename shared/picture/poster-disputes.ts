// The fourth part of the one-page picture: table 四 as a small table.
import { toCellId } from '../cell/cell-id.ts';
import type { PosterFigures } from './poster-figures.ts';
import type { Shape } from './scene.ts';
import { textWidth } from './text-width.ts';

export const disputeTable = (
  { now, at }: PosterFigures,
  left: number,
  top: number,
  width: number,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  const { disputes } = now.report.edition;
  const columns = [
    ...disputes.columns.map(({ key, label }) => ({ key, label: label.replace(/^结果/, '') })),
    { key: disputes.total.key, label: disputes.total.label },
  ];
  const names = Math.max(...disputes.groups.map(({ path }) => textWidth(nameOf(path), 12.5))) + 16;
  const column = (width - names) / columns.length;
  const shapes: Shape[] = [{ kind: 'rect', x: left, y: top, width, height: ROW, fill: 'tint' }];
  columns.forEach(({ label }, index) => {
    shapes.push({
      kind: 'text',
      x: left + names + column * (index + 0.5),
      y: top + 19,
      size: 12,
      text: label,
      fill: 'soft',
      anchor: 'middle',
    });
  });
  disputes.groups.forEach(({ key, path }, line) => {
    const base = top + ROW * (line + 1);
    shapes.push({ kind: 'text', x: left + 8, y: base + 20, size: 12.5, text: nameOf(path), fill: 'ink' });
    columns.forEach((one, index) => {
      const value = at([toCellId('disputes', key, one.key)]);
      const isTotal = one.key === disputes.total.key;
      shapes.push({
        kind: 'text',
        x: left + names + column * (index + 0.5),
        y: base + 20,
        size: isTotal ? 16 : 14,
        text: value === null ? '—' : String(value),
        fill: isTotal ? 'band' : 'ink',
        anchor: 'middle',
        ...(isTotal ? { isBold: true } : {}),
      });
    });
    shapes.push({ kind: 'path', d: `M${left} ${base + ROW}h${width}`, fill: null, stroke: 'edge', width: 1 });
  });
  return { shapes, height: ROW * (disputes.groups.length + 1) };
};

/** 行政诉讼（复议后起诉). */
const nameOf = (path: readonly string[]): string => (path.length > 1 ? `${path[0]}（${path.at(-1)}）` : (path[0] ?? ''));

const ROW = 29;
