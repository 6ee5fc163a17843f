// The second part of the one-page picture: outcomes and applicants as bars, side by side.
import { applicantItems, type ChartItem, outcomeItems } from '../workbook/chart-series.ts';
import { barShapes } from './bar-chart.ts';
import type { PosterFigures } from './poster-figures.ts';
import type { Shape } from './scene.ts';

export const posterChart = (
  { now, at }: PosterFigures,
  left: number,
  top: number,
  width: number,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  const { edition } = now.report;
  const half = (width - 32) / 2;
  const bars = (items: readonly ChartItem[]) => items.map(({ label, cells }) => ({ label, now: at(cells) }));
  const [outcomes, applicants] = [bars(outcomeItems(edition)), bars(applicantItems(edition))];
  const rowHeight = 29;
  const common = { unit: '件', width: half, rowHeight, textSize: 13 };
  const one = barShapes({ title: '', bars: outcomes, ...common }, left, top + 24);
  const other = barShapes({ title: '', bars: applicants, ...common }, left + half + 32, top + 24);
  const caption = (x: number, text: string): Shape => ({ kind: 'text', x, y: top + 13, size: 13, text, fill: 'soft' });
  return {
    shapes: [
      caption(left, '本年度办理结果（件）'),
      caption(left + half + 32, '新收申请的申请人（件）'),
      ...one.shapes,
      ...other.shapes,
      { kind: 'path', d: `M${left + half + 16} ${top}v${24 + Math.max(one.height, other.height)}`, fill: null, stroke: 'edge', width: 1 },
    ],
    height: 24 + Math.max(one.height, other.height),
  };
};
