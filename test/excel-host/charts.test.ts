// The charts on the front sheet: drawn once, brought up in files of earlier versions, the years as soon as they are known.
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { Trend } from '#shared/picture/trend';
import { applicantChart, frontChart } from '#shared/workbook/front-chart';
import { builtWorld, type ExcelWorld, edition2021, excelWorld, filled, NEW, SYNCED } from './excel-world.ts';

const TOTAL = 'requests/new/total' as CellId;
const DONE = 'requests/processed/total' as CellId;

const trend = (years: readonly number[], before: readonly number[]): Trend => ({
  title: '历年政府信息公开申请',
  unit: '件',
  years,
  lines: [
    { label: '新收申请', values: [...before, null], cells: [TOTAL] },
    { label: '办结申请', values: [...before.map((value) => value - 1), null], cells: [DONE] },
  ],
});

const cover = (world: ExcelWorld) => {
  const sheet = world.excel.wire.workbook.findSheet('封面');
  if (!sheet) throw new Error('no front sheet');
  return sheet;
};
const names = (world: ExcelWorld) => cover(world).charts.map(({ bag }) => bag.get('name'));
const row = (world: ExcelWorld, at: number) => ['A', 'B', 'C'].map((column) => world.person.sees('封面', `${column}${at + 1}`));
const yearsAt = applicantChart(edition2021).to + 2;

test('outcomes and applicants are drawn with the sheet, over live tables, where the .xlsx has them', async () => {
  const world = await builtWorld();
  expect(names(world)).toEqual(['nianbao_chart', 'nianbao_chart_applicants']);
  const below = applicantChart(edition2021);
  expect(below.top).toBeGreaterThan(frontChart(edition2021).to);
  expect(row(world, below.top + 1).slice(0, 2)).toEqual([below.rows[0]?.label, 3]);
});

describe('the chart of the years', () => {
  test('comes in two round trips, this year live and the earlier ones as numbers; again it costs one and draws nothing', async () => {
    const world = await builtWorld();
    await world.host.drawYears?.(trend([2021, 2022, 2023], [8, 9]));
    expect(world.excel.wire.traffic.roundTrips).toBe(2);
    expect([0, 1, 2, 3].map((at) => row(world, yearsAt + at))).toEqual([
      ['历年政府信息公开申请（件）', '新收申请', '办结申请'],
      ['2021年', 8, 7],
      ['2022年', 9, 8],
      ['2023年', 3, 0],
    ]);
    await world.host.write(new Map([[NEW, 11]]));
    expect(row(world, yearsAt + 3)).toEqual(['2023年', 11, 0]);
    const chart = cover(world).charts[2];
    expect([chart?.type, chart?.source, chart?.bag.get('line/lineStyle')]).toEqual([
      'LineMarkers',
      `'封面'!A${yearsAt + 1}:C${yearsAt + 4}`,
      undefined,
    ]);
    expect([chart?.bag.get('series/line/lineStyle'), chart?.bag.get('series1/line/lineStyle')]).toEqual(['Continuous', 'Dash']);
    world.excel.wire.resetTraffic();
    await world.host.drawYears?.(trend([2021, 2022, 2023], [8, 9]));
    expect([world.excel.wire.traffic.roundTrips, names(world).length, cover(world).protectedWith === null]).toEqual([1, 3, false]);
    expect(world.edits).toEqual([]);
  });

  test('asked for before the sheets stand, it is drawn when they do', async () => {
    const world = await excelWorld();
    await world.host.drawYears?.(trend([2022, 2023], [9]));
    await world.host.build(edition2021, filled, SYNCED);
    await world.excel.wire.settled();
    expect(names(world)).toEqual(['nianbao_chart', 'nianbao_chart_applicants', 'nianbao_chart_years']);
  });

  test('follows a corrected earlier figure without being drawn again, and another earlier year by one chart in place of the old', async () => {
    const world = await builtWorld();
    await world.host.drawYears?.(trend([2022, 2023], [9]));
    const [, , before] = cover(world).charts;
    await world.host.drawYears?.(trend([2022, 2023], [10]));
    expect([row(world, yearsAt + 1), cover(world).charts[2] === before]).toEqual([['2022年', 10, 9], true]);
    await world.host.drawYears?.(trend([2021, 2022, 2023], [8, 10]));
    expect(names(world)).toEqual(['nianbao_chart', 'nianbao_chart_applicants', 'nianbao_chart_years']);
    expect(cover(world).charts[2]?.source).toBe(`'封面'!A${yearsAt + 1}:C${yearsAt + 4}`);
    await world.host.drawYears?.(trend([2022, 2023], [9]));
    expect([row(world, yearsAt + 3), names(world).length]).toEqual([['', '', ''], 3]);
  });
});

test('a file of an earlier version gets the chart it lacks once; one a person took away stays away', async () => {
  const first = await builtWorld();
  const { top, rows } = applicantChart(edition2021);
  const sheet = cover(first);
  sheet.charts.splice(0, 2);
  first.person.unprotect('封面');
  first.person.clear('封面', `A${top + 1}:B${top + rows.length + 1}`);
  sheet.protectedWith = {};
  first.host.close();
  await first.excel.wire.settled();
  const second = await excelWorld({ workbook: first.excel.wire.workbook });
  await second.host.build(edition2021, filled, SYNCED);
  expect(names(second)).toEqual([]);
  await second.host.drawYears?.(null);
  await second.host.drawYears?.(null);
  expect([names(second), sheet.protectedWith === null]).toEqual([['nianbao_chart_applicants'], false]);
});

test('a drawing that fails half-way is told, leaves the sheet protected, and is made up for at the next opening', async () => {
  const world = await builtWorld();
  const { wire } = world.excel;
  const years = trend([2022, 2023], [9]);
  const failed = world.host.drawYears?.(years);
  // The look passes; the drawing behind it meets the fault after some of its actions.
  wire.faults.failAt = 20;
  await failed;
  wire.faults.failAt = 0;
  expect(world.notices.map(({ message }) => message.key)).toEqual(['excel.noCharts']);
  expect([cover(world).protectedWith === null, row(world, yearsAt)[0]]).toEqual([false, '']);
  await world.host.drawYears?.(years);
  expect(names(world)).toEqual(['nianbao_chart', 'nianbao_chart_applicants', 'nianbao_chart_years']);
});
