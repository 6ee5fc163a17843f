// A few figures over the years as lines. Each line has its own mark and dash beside its colour and carries its name and its numbers. The year
// view and the one-page picture draw it.
import type { Ink, Scene, Shape } from './scene.ts';
import { textWidth } from './text-width.ts';

/** `values` by year, in the years' order; null: not known. At most three lines. */
type TrendLine = { readonly label: string; readonly values: readonly (number | null)[] };

export type TrendChart = {
  readonly title: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly lines: readonly TrendLine[];
  readonly width: number;
  readonly height: number;
};

export const trendChart = (chart: TrendChart): Scene => ({
  width: chart.width,
  height: chart.height,
  title: chart.title,
  description: chart.lines
    .map(({ label, values }) =>
      chart.unit === ''
        ? `${label}: ${chart.years.map((year, index) => `${year} ${values[index] ?? '—'}`).join(', ')}`
        : `${label}：${chart.years.map((year, index) => `${year}年 ${values[index] ?? '—'}`).join('，')}`,
    )
    .join(chart.unit === '' ? '; ' : '；'),
  shapes: trendShapes(chart, 0, 0),
});

/** How many of the years, counted from the last, have room for their numbers side by side. */
const yearsThatFit = (chart: TrendChart): number => Math.max(2, Math.min(chart.years.length, Math.floor(chart.width / numberRoom(chart))));

/** The last of the years, as many as fit. */
export const fittedTrend = <T extends TrendChart>(chart: T): T => {
  const count = yearsThatFit(chart);
  const lines = chart.lines.map((line) => ({ ...line, values: line.values.slice(-count) }));
  return { ...chart, years: chart.years.slice(-count), lines };
};

/** The lines above, the years under them, and under each year its numbers, line by line: nothing has to be read off a scale. Where the names
    leave the numbers too little room beside them, each stands above its numbers. */
export const trendShapes = (chart: TrendChart, left: number, top: number): readonly Shape[] => {
  const { years, lines, width, height, unit } = chart;
  const shown = lines.slice(0, LOOKS.length);
  const nameOf = (label: string): string => (unit === '' ? label : `${label}（${unit}）`);
  const beside = Math.max(...shown.map(({ label }) => textWidth(nameOf(label), SIZE))) + 44;
  const isStacked = (width - beside) / years.length < numberRoom(chart);
  const names = isStacked ? 0 : beside;
  const rows = isStacked ? 2 : 1;
  const plotBottom = top + height - ROW * (shown.length * rows + 1) - 4;
  const plotTop = top + 8;
  const most = Math.max(1, ...shown.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const part = (width - names) / years.length;
  const xAt = (index: number): number => round(left + names + part * (index + 0.5));
  const yAt = (value: number): number => round(plotBottom - (value / most) * (plotBottom - plotTop));
  const shapes: Shape[] = [
    { kind: 'path', d: `M${round(left + names)} ${plotBottom}H${left + width}`, fill: null, stroke: 'edge', width: 1 },
    ...years.map(
      (year, index): Shape => ({
        kind: 'text',
        x: xAt(index),
        y: plotBottom + ROW,
        size: SIZE,
        text: String(year),
        fill: 'soft',
        anchor: 'middle',
      }),
    ),
  ];
  shown.forEach(({ label, values }, line) => {
    const look = LOOKS[line];
    if (!look) return;
    const dash = look.dash === null ? {} : { dash: look.dash };
    const mark = (x: number, y: number): Shape => ({
      kind: 'path',
      d: look.mark(x, y),
      fill: look.isOpen ? 'paper' : look.ink,
      stroke: look.ink,
      width: 1.5,
    });
    // A year that is not known leaves a gap: no line is drawn over what nobody said.
    const d = values
      .map((value, index) => (value === null ? '' : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${xAt(index)} ${yAt(value)}`))
      .join('');
    const name = plotBottom + ROW * (line * rows + 2);
    const base = isStacked ? name + ROW : name;
    shapes.push(
      { kind: 'path', d, fill: null, stroke: look.ink, width: 2, ...dash },
      ...values.flatMap((value, index) => (value === null ? [] : [mark(xAt(index), yAt(value))])),
      { kind: 'path', d: `M${left} ${name - 4}h28`, fill: null, stroke: look.ink, width: 2, ...dash },
      mark(left + 14, name - 4),
      { kind: 'text', x: left + 34, y: name, size: SIZE, text: nameOf(label), fill: 'ink' },
      ...years.map(
        (_, index): Shape => ({
          kind: 'text',
          x: xAt(index),
          y: base,
          size: SIZE + 1,
          text: String(values[index] ?? '—'),
          fill: 'ink',
          anchor: 'middle',
          isBold: true,
        }),
      ),
    );
  });
  return shapes;
};

/** The widest number or year, bold, with a little air. */
const numberRoom = ({ years, lines }: TrendChart): number => {
  const texts = [...years, ...lines.flatMap(({ values }) => values.map((value) => value ?? '—'))].map(String);
  return Math.max(...texts.map((text) => textWidth(text, SIZE + 1))) + 6;
};

const round = (value: number): number => Math.round(value * 10) / 10;

const circle = (x: number, y: number): string => `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`;
const square = (x: number, y: number): string => `M${x - 3.5} ${y - 3.5}h7v7h-7Z`;
const triangle = (x: number, y: number): string => `M${x} ${y - 4.5}l4.5 8h-9Z`;

const SIZE = 12;
const ROW = 18;
const LOOKS: readonly {
  readonly ink: Ink;
  readonly dash: string | null;
  readonly isOpen: boolean;
  readonly mark: (x: number, y: number) => string;
}[] = [
  { ink: 'bar', dash: null, isOpen: false, mark: circle },
  { ink: 'bar2', dash: '6 3', isOpen: true, mark: square },
  { ink: 'bar3', dash: '2 3', isOpen: false, mark: triangle },
];
