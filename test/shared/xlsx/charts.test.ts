import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluateReport } from '#shared/calc/evaluate';
import { editions } from '#shared/edition/editions';
import { trendOf } from '#shared/picture/trend';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { must } from '#shared/result';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { readBackXlsx } from '#shared/text/read-back/read-back-xlsx';
import { applicantChart } from '#shared/workbook/front-chart';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { libreOfficeIsPresent, showSheets } from './libreoffice.ts';

const report = demoReport(2025, THIS_YEAR);
const figures = (one: Report) => ({ report: one, computed: evaluate(one.edition, inputValues(one)) });
const trend = trendOf(figures(report), [
  { year: 2024, ...figures(demoReport(2024, LAST_YEAR)) },
  { year: 2022, ...figures(demoReport(2022, LAST_YEAR)) },
]);
const write = (withTrend: boolean) => publishXlsx(report, evaluateReport(report), null, withTrend ? trend : null);
const textOf = (files: Readonly<Record<string, Uint8Array>>, name: string) => new TextDecoder().decode(must(files[name], name));

describe('the native charts of the .xlsx', () => {
  test('outcomes and applicants always, the years where earlier reports are given', async () => {
    const kinds = async (withTrend: boolean) => {
      const files = unzipSync(await write(withTrend));
      const charts = Object.keys(files).filter((name) => /^xl\/charts\/chart\d+\.xml$/.test(name));
      return charts.map((name) => /<c:(barChart|lineChart)>/.exec(textOf(files, name))?.[1]);
    };
    expect(await kinds(false)).toEqual(['barChart', 'barChart']);
    expect(await kinds(true)).toEqual(['barChart', 'barChart', 'lineChart']);
  });

  test('each chart reads the small table above it, whose numbers are live formulas with their values', async () => {
    const files = unzipSync(await write(true));
    const { top, to, rows } = applicantChart(report.edition);
    // 1-based: the first applicant, and the first year.
    const [first, year] = [top + 2, to + 4];
    expect(textOf(files, 'xl/charts/chart2.xml')).toContain(`'封面'!$B$${first}:$B$${first + rows.length - 1}`);
    expect(textOf(files, 'xl/charts/chart3.xml')).toContain(`'封面'!$C$${year}:$C$${year + 3}`);
    const cover = textOf(files, 'xl/worksheets/sheet1.xml');
    const cell = (place: string) => new RegExp(`<c r="${place}"[^>]*?(?:/>|>.*?</c>)`).exec(cover)?.[0] ?? '';
    expect(cell(`B${first}`)).toMatch(/<f>[^<]*三、申请办理[^<]*<\/f><v>38<\/v>/);
    expect(cell(`B${year + 3}`)).toMatch(/<f>[^<]+<\/f><v>50<\/v>/);
    // An earlier year is what it was; an unknown one is empty, and the line has a gap there.
    expect(cell(`B${year + 2}`)).toMatch(/<v>39<\/v>/);
    expect(cell(`B${year + 2}`)).not.toContain('<f>');
    expect(cell(`B${year + 1}`)).not.toContain('<v>');
  });

  test('each line of the years has a mark and a dash of its own beside its colour', async () => {
    const chart = textOf(unzipSync(await write(true)), 'xl/charts/chart3.xml');
    expect([...chart.matchAll(/<c:symbol val="(\w+)"/g)].map(([, symbol]) => symbol)).toEqual(['circle', 'square']);
    expect([...chart.matchAll(/<a:prstDash val="(\w+)"/g)].map(([, dash]) => dash)).toEqual(expect.arrayContaining(['solid', 'dash']));
  });

  test('[round trip] the tables under the form do not disturb reading the workbook back', async () => {
    const [plain, drawn] = [await readBackXlsx(await write(false), editions), await readBackXlsx(await write(true), editions)];
    expect(plain.ok && drawn.ok && drawn.value).toEqual(plain.ok && plain.value);
  });

  test.runIf(libreOfficeIsPresent())('LibreOffice opens it and shows the numbers of all three', { timeout: 180_000 }, async () => {
    const shown = (await showSheets(new Map([['charts', await write(true)]]))).get('charts')?.get('封面');
    const row = (label: string) => must(shown, 'front sheet').find(([first]) => first === label);
    expect(row('予以公开')?.[1]).toBe('21');
    expect(row('自然人')?.[1]).toBe('38');
    expect(row('2025年')?.slice(1, 3)).toEqual(['50', '50']);
    expect(row('2022年')?.slice(1, 3)).toEqual(['39', '37']);
  });
});
