// What the figures look like: outcomes, applicants, the years. Under every chart its numbers as a table. YearsView.tsx shows it.
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type Bar, barChart, numberText } from '#shared/picture/bar-chart';
import { figuresOf, type YearFigures } from '#shared/picture/read-figures';
import type { Scene } from '#shared/picture/scene';
import { type Trend, trendOf } from '#shared/picture/trend';
import { fittedTrend, trendChart } from '#shared/picture/trend-chart';
import { applicantItems, outcomeItems } from '#shared/workbook/chart-series';
import { type PastYear, yearBefore } from '../../state/past-years.ts';
import { barWords } from '../form-words.ts';
import { listText } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { SceneView } from './SceneView.tsx';

export const YearCharts = ({ now, past }: { now: YearFigures; past: readonly PastYear[] }) => {
  const { say, tell, lang } = useSay();
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const last = yearBefore({ kind: 'here', years: past, reason: null }, now.report);
  const [outcomes, applicants] = useMemo(() => {
    const [at, before] = [figuresOf(now), last && figuresOf(last)];
    const barsOf = (itemsOf: typeof outcomeItems): readonly Bar[] => {
      const earlier = last ? new Map(itemsOf(last.report.edition).map(({ label, cells }) => [label, cells])) : null;
      return itemsOf(now.report.edition).map(({ label, cells }) => {
        const old = earlier?.get(label);
        const words = lang === 'en' ? barWords(now.report.edition, label) : null;
        return { label: words ? tell(words) : label, now: at(cells), ...(earlier ? { last: old && before ? before(old) : null } : {}) };
      });
    };
    return [barsOf(outcomeItems), barsOf(applicantItems)];
  }, [now, last, lang, tell]);
  const trend = useMemo(() => {
    const found = trendOf(now, past);
    const names = [say('picture.charts.fresh'), say('picture.charts.processed')];
    return found && { ...found, lines: found.lines.map((line, index) => ({ ...line, label: names[index] ?? line.label })) };
  }, [now, past, say]);
  const years = last ? { now: String(now.report.year), last: String(last.year) } : undefined;
  // The titles say in English what is counted.
  const unit = lang === 'zh' ? '件' : '';
  const bar = (title: string, bars: readonly Bar[]) => barChart({ title, unit, bars, width, ...(years ? { years } : {}) });
  const heads = years ? [years.now, years.last] : [String(now.report.year ?? '')];
  const rows = (bars: readonly Bar[]) =>
    bars.map((one) => [one.label, numberText(one.now, ''), ...(years ? [numberText(one.last ?? null, '')] : [])]);
  return (
    <div className="np-stack" ref={room}>
      <Chart scene={bar(say('picture.charts.outcomes'), outcomes)} heads={heads} rows={rows(outcomes)} />
      <Chart scene={bar(say('picture.charts.applicants'), applicants)} heads={heads} rows={rows(applicants)} />
      {trend ? <TrendFigure trend={trend} unit={unit} width={width} /> : <p className="np-quiet">{say('picture.charts.noTrend')}</p>}
    </div>
  );
};

type TrendProps = { readonly trend: Trend; readonly unit: string; readonly width: number };

const TrendFigure = ({ trend, unit, width }: TrendProps) => {
  const { say, lang } = useSay();
  const title = say('picture.charts.trend');
  const whole = { ...trend, title, unit, width, height: 180 };
  const drawn = fittedTrend(whole);
  const gaps = trend.years.filter((_, index) => trend.lines.every(({ values }) => values[index] === null));
  return (
    <>
      <Chart
        scene={trendChart(drawn)}
        heads={trend.years.map(String)}
        rows={trend.lines.map(({ label, values }) => [label, ...values.map((value) => numberText(value, ''))])}
      />
      {drawn.years.length < trend.years.length && (
        <p className="np-quiet">{say('picture.charts.recent', { count: drawn.years.length, all: trend.years.length })}</p>
      )}
      {gaps.length > 0 && <p className="np-quiet">{say('picture.charts.gap', { years: listText(gaps.map(String), lang) })}</p>}
    </>
  );
};

type ChartProps = { readonly scene: Scene; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

const Chart = ({ scene, heads, rows }: ChartProps) => {
  const { say } = useSay();
  return (
    <figure className="np-chart">
      <figcaption>{scene.title}</figcaption>
      <SceneView scene={scene} />
      <details>
        <summary>{say('picture.charts.table')}</summary>
        <table className="np-year-table">
          <thead>
            <tr>
              <th scope="col">{say('picture.years.item')}</th>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...values]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td key={heads[index]}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};

/** The room there is, so that letters in a chart are as large as those around it. */
const useWidth = (room: RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(USUAL);
  useEffect(() => {
    const element = room.current;
    if (!element || typeof ResizeObserver !== 'function') return;
    const observer = new ResizeObserver(() => setWidth(Math.round(Math.min(WIDEST, Math.max(NARROWEST, element.clientWidth)))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
  return width;
};

const USUAL = 340;
const NARROWEST = 260;
const WIDEST = 640;
