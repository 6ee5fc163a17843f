// Lying bars with their names before and their numbers behind them; last year's as an outlined bar beneath. The year view and the one-page
// picture draw them. Every number is written out, so that nothing has to be told by length or colour.
import type { Scene, Shape } from './scene.ts';
import { textWidth } from './text-width.ts';

/** null: blank in the report. */
export type Bar = { readonly label: string; readonly now: number | null; readonly last?: number | null };

export type BarChart = {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  readonly width: number;
  /** What the two kinds of bar are called, where last year's are drawn. */
  readonly years?: { readonly now: string; readonly last: string };
  readonly rowHeight?: number;
  readonly textSize?: number;
};

/** The whole as a picture of its own. */
export const barChart = (chart: BarChart): Scene => {
  const { shapes, height } = barShapes(chart, 0, 0);
  return { width: chart.width, height, title: chart.title, description: describe(chart), shapes };
};

/** The shapes, begun at a place, and how high they are together. */
export const barShapes = (
  { bars, width, years, unit, rowHeight = years ? 34 : 28, textSize = 13 }: BarChart,
  left: number,
  top: number,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  const names = Math.max(...bars.map(({ label }) => textWidth(label, textSize))) + 10;
  const most = Math.max(1, ...bars.flatMap(({ now, last }) => [now ?? 0, last ?? 0]));
  const numbers =
    Math.max(
      ...bars.flatMap(({ now, last }) => [
        textWidth(numberText(now, unit), textSize),
        textWidth(numberText(last ?? null, unit), textSize - 2),
      ]),
    ) + 8;
  const room = Math.max(20, width - names - numbers);
  const long = (value: number | null | undefined): number => (value ? Math.max(2, (Math.max(0, value) / most) * room) : 0);
  const shapes: Shape[] = [];
  let y = top;
  if (years) {
    shapes.push(
      { kind: 'rect', x: left + names, y: y + 3, width: 14, height: 10, fill: 'bar' },
      { kind: 'text', x: left + names + 20, y: y + 12, size: textSize - 1, text: years.now, fill: 'soft' },
      { kind: 'rect', x: left + names + 90.5, y: y + 4.5, width: 13, height: 7, fill: 'paper', stroke: 'soft' },
      { kind: 'text', x: left + names + 110, y: y + 12, size: textSize - 1, text: years.last, fill: 'soft' },
    );
    y += 22;
  }
  shapes.push({ kind: 'path', d: `M${left + names} ${y}V${y + bars.length * rowHeight}`, fill: null, stroke: 'edge', width: 1 });
  for (const { label, now, last } of bars) {
    const thick = years ? rowHeight * 0.44 : rowHeight * 0.56;
    const upper = y + (rowHeight - (years ? thick + rowHeight * 0.26 : thick)) / 2;
    const middle = upper + thick / 2 + textSize * 0.36;
    shapes.push({ kind: 'text', x: left + names - 10, y: middle, size: textSize, text: label, fill: 'ink', anchor: 'end' });
    if (long(now) > 0) shapes.push({ kind: 'rect', x: left + names, y: upper, width: long(now), height: thick, fill: 'bar' });
    shapes.push({
      kind: 'text',
      x: left + names + long(now) + 6,
      y: middle,
      size: textSize,
      text: numberText(now, unit),
      fill: 'ink',
      isBold: true,
    });
    if (years && last !== undefined) {
      const lower = upper + thick + 2.5;
      const thin = rowHeight * 0.2;
      if (long(last) > 0)
        shapes.push({ kind: 'rect', x: left + names + 0.5, y: lower, width: long(last), height: thin, fill: 'paper', stroke: 'soft' });
      shapes.push({
        kind: 'text',
        x: left + names + long(last) + 6,
        y: lower + thin,
        size: textSize - 2,
        text: numberText(last, unit),
        fill: 'soft',
      });
    }
    y += rowHeight;
  }
  return { shapes, height: y - top };
};

/** A dash where the report says nothing. */
export const numberText = (value: number | null, unit: string): string => (value === null ? '—' : `${value}${unit}`);

const describe = ({ bars, unit, years }: BarChart): string =>
  bars
    .map(
      ({ label, now, last }) =>
        `${label} ${numberText(now, unit)}${years && last !== undefined ? `（${years.last} ${numberText(last, unit)}）` : ''}`,
    )
    .join('；');
