// 图解: one A4 page that shows a report at a glance, for the organ's web site. Every figure is taken from the cells; what is blank in the report
// is a dash here. Drawn for the pane's download and the command line.
import { balancesOf, effectiveValues } from '../check/balance.ts';
import { cellLabel } from '../edition/cell-label.ts';
import { type Message, message } from '../i18n/translate.ts';
import { err, ok, type Result } from '../result.ts';
import { openCards } from './poster-cards.ts';
import { posterChart } from './poster-charts.ts';
import { disputeTable } from './poster-disputes.ts';
import { flowRow } from './poster-flow.ts';
import { figuresOf, type YearFigures } from './read-figures.ts';
import type { Scene, Shape } from './scene.ts';
import { fittingSize, wrapText } from './text-width.ts';
import { trendOf } from './trend.ts';
import { trendShapes } from './trend-chart.ts';

export type PosterInput = {
  readonly now: YearFigures;
  /** Earlier years, newest first; the year before is compared with, and all of them make the trend. */
  readonly past: readonly (YearFigures & { readonly year: number })[];
  /** Drawn although balances do not hold, and marked 草稿. */
  readonly isDraft: boolean;
};

/** The page, 794 × 1123 (A4 at 96 dots an inch); or the sentence why there is none: no title, or balances that do not hold. */
export const drawPoster = ({ now, past, isDraft }: PosterInput): Result<Scene, Message> => {
  const { report, computed } = now;
  const { organ, year, edition } = report;
  if (organ === null || year === null) return err(message('picture.poster.untitled'));
  const failing = balancesOf(edition, effectiveValues(report, computed)).filter(({ difference }) => difference !== 0);
  const [first] = failing;
  if (first && !isDraft) {
    return err(
      message('picture.poster.unbalanced', {
        count: failing.length,
        place: first.identity.left[0] ? cellLabel(edition, first.identity.left[0]) : '',
        left: first.left,
        right: first.right,
      }),
    );
  }
  const before = past.find((one) => one.year === year - 1) ?? null;
  const figures = { now, at: figuresOf(now), before, atBefore: before && figuresOf(before), past };
  const shapes: Shape[] = [
    { kind: 'rect', x: 0, y: 0, width: WIDTH, height: HEIGHT, fill: 'paper' },
    ...head(organ, `${year}${edition.titleSuffix}`, isDraft),
  ];
  const feet = foot({ organ, year, suffix: edition.titleSuffix, document: edition.document, hasPast: past.length > 0 });
  const parts: { readonly title: string; readonly draw: (top: number) => Drawn }[] = [
    { title: '依申请公开：收到与办理', draw: (top) => flowRow(figures, MARGIN, top, INNER) },
    { title: '办理结果与申请人', draw: (top) => posterChart(figures, MARGIN, top, INNER) },
    { title: '主动公开', draw: (top) => openCards(figures, MARGIN, top, INNER) },
    { title: '行政复议、行政诉讼', draw: (top) => disputeTable(figures, MARGIN, top, INNER) },
  ];
  const taken = (list: typeof parts) => list.reduce((sum, { draw }) => sum + TITLE + draw(0).height + LEAST_GAP, 0);
  const room = feet.top - HEAD - LEAST_GAP;
  // The years go in where the form leaves them room.
  const trend = trendOf(now, past);
  if (trend && taken(parts) + TITLE + TREND + LEAST_GAP <= room) {
    parts.push({
      title: '历年变化',
      draw: (top) => ({ shapes: trendShapes({ ...trend, width: INNER, height: TREND }, MARGIN, top), height: TREND }),
    });
  }
  const gap = Math.min(MOST_GAP, LEAST_GAP + (room - taken(parts)) / (parts.length + 1));
  let y = HEAD + gap;
  for (const { title, draw } of parts) {
    const drawn = draw(y + TITLE);
    shapes.push(...partTitle(title, y), ...drawn.shapes);
    y += TITLE + drawn.height + gap;
  }
  shapes.push(...feet.draw(shapes.some(isBlankText)));
  if (isDraft) shapes.push(watermark);
  const title = `${organ}${year}${edition.titleSuffix}图解${isDraft ? '（草稿）' : ''}`;
  return ok({ width: WIDTH, height: HEIGHT, title, description: describe(shapes), shapes });
};

const head = (organ: string, title: string, isDraft: boolean): Shape[] => {
  const size = fittingSize(organ, INNER - 110, [24, 21, 18, 15]);
  const lines = wrapText(organ, size, INNER - 110).slice(0, 2);
  const shapes: Shape[] = [
    { kind: 'rect', x: 0, y: 0, width: WIDTH, height: HEAD, fill: 'band' },
    { kind: 'rect', x: 0, y: HEAD - 5, width: WIDTH, height: 5, fill: 'bar' },
  ];
  lines.forEach((line, index) => {
    shapes.push({ kind: 'text', x: MARGIN, y: (lines.length === 1 ? 48 : 34) + index * (size + 5), size, text: line, fill: 'onBand' });
  });
  shapes.push(
    { kind: 'text', x: MARGIN, y: 92, size: 30, text: title, fill: 'onBand', isBold: true },
    { kind: 'rect', x: WIDTH - MARGIN - 84.5, y: 26.5, width: 84, height: 32, fill: null, stroke: 'onBand', radius: 4 },
    {
      kind: 'text',
      x: WIDTH - MARGIN - 42.5,
      y: 49,
      size: 18,
      text: isDraft ? '草稿' : '图解',
      fill: 'onBand',
      anchor: 'middle',
      isBold: true,
    },
  );
  return shapes;
};

const partTitle = (title: string, y: number): Shape[] => [
  { kind: 'rect', x: MARGIN, y: y + 2, width: 5, height: 18, fill: 'bar' },
  { kind: 'text', x: MARGIN + 14, y: y + 18, size: 18, text: title, fill: 'band', isBold: true },
];

type Drawn = { readonly shapes: readonly Shape[]; readonly height: number };

type Source = {
  readonly organ: string;
  readonly year: number;
  readonly suffix: string;
  readonly document: string;
  readonly hasPast: boolean;
};

const foot = ({
  organ,
  year,
  suffix,
  document,
  hasPast,
}: Source): { readonly top: number; readonly draw: (hasBlank: boolean) => readonly Shape[] } => {
  const source = wrapText(`数据来源：《${organ}${year}${suffix}》，统计期限${year}年1月1日至${year}年12月31日。`, 11.5, INNER);
  const shown = source.slice(0, 3);
  const first = HEIGHT - 26 - shown.length * 17;
  const top = first - 22;
  return {
    top,
    draw: (hasBlank) => [
      { kind: 'path', d: `M${MARGIN} ${top}H${WIDTH - MARGIN}`, fill: null, stroke: 'edge', width: 1 },
      ...[
        ...shown,
        `数字取自年报各表${hasPast ? '，以前年度的取自当年年报' : ''}，格式依据${document}。${hasBlank ? '“—”表示没有填写或者没有数据。' : ''}`,
      ].map((text, index): Shape => ({ kind: 'text', x: MARGIN, y: first + index * 17, size: 11.5, text, fill: 'soft' })),
    ],
  };
};

const isBlankText = (shape: Shape): boolean => shape.kind === 'text' && shape.text === '—';

/** What the page says, in its order. */
const describe = (shapes: readonly Shape[]): string =>
  shapes.flatMap((shape) => (shape.kind === 'text' && shape.opacity === undefined ? [shape.text] : [])).join(' ');

const WIDTH = 794;
const HEIGHT = 1123;
const MARGIN = 46;
const INNER = WIDTH - 2 * MARGIN;
const HEAD = 120;
const TITLE = 32;
const LEAST_GAP = 14;
const MOST_GAP = 44;
const TREND = 112;

const watermark: Shape = {
  kind: 'text',
  x: WIDTH / 2,
  y: HEIGHT / 2 + 80,
  size: 220,
  text: '草稿',
  fill: 'warn',
  anchor: 'middle',
  isBold: true,
  turned: -32,
  opacity: 0.1,
};
