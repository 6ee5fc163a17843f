import { describe, expect, test } from 'vitest';
import { evaluate } from '#shared/calc/evaluate';
import { editions } from '#shared/edition/editions';
import { barChart } from '#shared/picture/bar-chart';
import { changePercent, compareYears, signed } from '#shared/picture/compare-years';
import { figuresOf, type YearFigures } from '#shared/picture/read-figures';
import { textWidth } from '#shared/picture/text-width';
import { trendOf } from '#shared/picture/trend';
import { fittedTrend, trendChart } from '#shared/picture/trend-chart';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { must } from '#shared/result';
import { applicantItems, outcomeItems } from '#shared/workbook/chart-series';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { randomReport, withCell } from '../../fixtures/random-report.ts';

const figures = (report: Report): YearFigures => ({ report, computed: evaluate(report.edition, inputValues(report)) });
const now = figures(demoReport(2025, THIS_YEAR));
const last = figures(demoReport(2024, LAST_YEAR));

describe('last year beside this year', () => {
  const rowOf = (table: 'requests' | 'art20' | 'disputes', id: string) =>
    compareYears(now, last, table)?.find(({ cell }) => cell.id === id);

  test('every cell of the table has both figures, the difference and the percent', () => {
    expect(compareYears(now, last, 'requests')).toHaveLength(175);
    expect(rowOf('requests', 'requests/new/total')).toMatchObject({ now: '50', last: '39', difference: 11, percent: 28.2 });
    expect(rowOf('requests', 'requests/carriedOut/total')).toMatchObject({ difference: 0, percent: 0 });
    expect(rowOf('disputes', 'disputes/suitAfterReview/total')).toMatchObject({ now: '1', last: '0', difference: 1, percent: null });
  });

  test('an amount keeps its digits, its difference has no dust', () => {
    expect(rowOf('art20', 'art20/fees/amount')).toMatchObject({ now: '86.35', last: '82.4', difference: 3.95, percent: 4.8 });
  });

  test('a blank stays blank: there is no difference to it', () => {
    const blank = figures(withCell(now.report, 'requests/new/natural', null));
    const rows = must(compareYears(blank, last, 'requests'), 'rows');
    expect(rows.find(({ cell }) => cell.id === 'requests/new/natural')).toMatchObject({
      now: '',
      last: '31',
      difference: null,
      percent: null,
    });
    expect(rows.find(({ cell }) => cell.id === 'requests/new/total')).toMatchObject({ now: '', difference: null });
  });

  test('[Y5] table 二 of two different forms does not compare, the others do', () => {
    const [old, own] = [must(editions[0], '2019'), must(editions[1], '2021')];
    const [a, b] = [figures(randomReport(own, 3)), figures(randomReport(old, 4))];
    expect(compareYears(a, b, 'art20')).toBeNull();
    expect(compareYears(a, b, 'requests')).not.toBeNull();
    expect(compareYears(a, b, 'disputes')).not.toBeNull();
    // 2021 splits what 2019 had in one row: nothing is there to compare with.
    expect(compareYears(a, b, 'requests')?.find(({ cell }) => cell.id === 'requests/other1/natural')).toMatchObject({
      last: '',
      difference: null,
    });
  });

  test.each([
    [11, '+11'],
    [-5, '−5'],
    [0, '0'],
  ])('%i is written %s', (value, text) => expect(signed(value)).toBe(text));

  test('there is no percent from nought', () => expect(changePercent(3, 0)).toBeNull());
});

describe('charts', () => {
  test('outcomes and applicants come from the form’s own labels, of every edition', () => {
    for (const edition of editions) {
      expect(outcomeItems(edition).map(({ label }) => label)).toEqual([
        '予以公开',
        '部分公开',
        '不予公开',
        '无法提供',
        '不予处理',
        '其他处理',
      ]);
      expect(applicantItems(edition).map(({ label }) => label)).toEqual([
        '自然人',
        '商业企业',
        '科研机构',
        '社会公益组织',
        '法律服务机构',
        '其他组织',
      ]);
    }
  });

  test('outcomes add up to what was dealt with, applicants to what was received', () => {
    const at = figuresOf(now);
    const sum = (items: ReturnType<typeof outcomeItems>) => items.reduce((total, { cells }) => total + (at(cells) ?? 0), 0);
    expect(sum(outcomeItems(now.report.edition))).toBe(50);
    expect(sum(applicantItems(now.report.edition))).toBe(50);
  });

  test('a chart says in words all it draws; a blank is a dash', () => {
    const scene = barChart({
      title: '结果',
      unit: '件',
      width: 300,
      bars: [
        { label: '甲', now: 3, last: 1 },
        { label: '乙', now: null, last: 0 },
      ],
      years: { now: '2025', last: '2024' },
    });
    expect(scene.description).toBe('甲 3件（2024 1件）；乙 —（2024 0件）');
    expect(scene.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))).toEqual(
      expect.arrayContaining(['甲', '3件', '乙', '—', '2024']),
    );
  });

  test('the years stand in order, a missing one between them as a gap', () => {
    const trend = must(
      trendOf(now, [
        { year: 2024, ...last },
        { year: 2022, ...last },
      ]),
      'trend',
    );
    expect(trend.years).toEqual([2022, 2023, 2024, 2025]);
    expect(trend.lines.map(({ values }) => values)).toEqual([
      [39, null, 39, 50],
      [37, null, 37, 50],
    ]);
    const line = trendChart({ ...trend, width: 400, height: 180 }).shapes.find(
      (shape) => shape.kind === 'path' && shape.width === 2 && shape.d.includes('L'),
    );
    expect(line?.kind === 'path' && line.d.match(/M/g)).toHaveLength(2);
  });

  test.each([260, 300, 340, 402, 702])('in %i px no number of the years touches the next, whatever their size', (width) => {
    const years = Array.from({ length: 10 }, (_, index) => 2016 + index);
    for (const most of [9, 50, 1234, 123456]) {
      const lines = ['新收申请', '办结申请'].map((label) => ({ label, values: years.map((_, index) => most - index) }));
      const fitted = fittedTrend({ title: '', unit: '件', years, lines, width, height: 180 });
      expect(fitted.years.at(-1)).toBe(2025);
      const texts = trendChart(fitted).shapes.flatMap((shape) => (shape.kind === 'text' && shape.anchor === 'middle' ? [shape] : []));
      expect(texts).toHaveLength(fitted.years.length * 3);
      for (const row of new Set(texts.map(({ y }) => y))) {
        const ends = texts
          .filter(({ y }) => y === row)
          .map(({ x, text, size }) => [x - textWidth(text, size) / 2, x + textWidth(text, size) / 2]);
        for (const [index, [start = 0]] of ends.entries()) expect(start).toBeGreaterThan(ends[index - 1]?.[1] ?? -1);
        expect(ends.at(-1)?.[1]).toBeLessThanOrEqual(width);
      }
    }
  });

  test('without an earlier year there is no trend', () => {
    expect(trendOf(now, [])).toBeNull();
    expect(trendOf(now, [{ year: 2026, ...last }])).toBeNull();
  });
});
