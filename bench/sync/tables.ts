// The figures as a Markdown table: every round's median, the ratio to the better peer, the goal, met or missed.
import type { Metric, MetricId } from './goals.ts';
import { judgeGoal, METRICS } from './goals.ts';
import { OURS } from './ours.ts';
import { median } from './stats.ts';

/** Figure → target → one value a round. */
export type Figures = ReadonlyMap<MetricId, ReadonlyMap<string, readonly number[]>>;

export const comparisonTable = (figures: Figures, names: readonly string[]): string => {
  const lines = METRICS.flatMap((metric) => {
    const byTarget = figures.get(metric.id);
    if (!byTarget) return [];
    const medians = new Map([...byTarget].map(([name, values]) => [name, median(values)]));
    const cells = names.map((name) => shown(metric, byTarget.get(name)));
    return [[metric.label, ...cells, ...verdict(metric, medians)]];
  });
  return toTable([['', ...names, 'ours ÷ better peer', 'goal', ''], ...lines]);
};

export const toTable = ([head = [], ...rows]: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The median, and how far the rounds lie apart. */
const shown = ({ digits }: Metric, values: readonly number[] | undefined): string => {
  if (!values || values.length === 0) return '–';
  const middle = median(values);
  const spread =
    values.length > 1 && middle > 0 ? ` ±${Math.round(((Math.max(...values) - Math.min(...values)) / 2 / middle) * 100)} %` : '';
  return `${middle.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${spread}`;
};

const verdict = (metric: Metric, medians: ReadonlyMap<string, number>): readonly string[] => {
  const { goal, better } = metric;
  const wanted =
    goal.kind === 'shown'
      ? ''
      : goal.kind === 'none-lost'
        ? '0'
        : `${better === 'less' ? '≤' : '≥'} ${goal.times} × ${goal.peer ?? 'the better'}`;
  const ours = medians.get(OURS);
  const peers = new Map([...medians].filter(([name]) => name !== OURS));
  const judged = ours === undefined ? null : judgeGoal(metric, ours, peers);
  const ratio = judged?.ratio ?? null;
  return [
    ratio === null || !Number.isFinite(ratio) ? '' : ratio.toFixed(2),
    wanted,
    !judged || goal.kind === 'shown' ? '' : judged.met ? 'met' : '**missed**',
  ];
};
