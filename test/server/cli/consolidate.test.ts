// `consolidate`: sums of every cell over a folder, with contributors; nothing is left out in silence.
import { mkdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { Report } from '#shared/report/report';
import { randomReport, withCell } from '../../fixtures/random-report.ts';
import { editionOf } from '../../shared/text/publish-sample.ts';
import { makeFolder } from './report-folder.ts';
import { runCommand } from './run-command.ts';

let files = makeFolder();
beforeEach(() => {
  files.remove();
  files = makeFolder();
});
afterEach(() => {
  files.remove();
  files = makeFolder();
});

const of = (organ: string, seed: number, year = 2023): Report => ({
  ...randomReport(editionOf(year > 2020 ? '2021' : '2019'), seed),
  organ,
  year,
});

const run = (...more: readonly string[]) => runCommand(['consolidate', files.folder, '--organ', '青禾市人民政府', ...more]);

const sum = async (...more: readonly string[]) => JSON.parse((await run('--json', ...more)).out);

describe('consolidate', () => {
  test('every typed cell is summed, with who contributed what, in the order of the file names', async () => {
    const [a, b] = [of('甲局', 1), of('乙局', 2)];
    files.putReport('b.json', b);
    files.putReport('a.json', a);
    const json = await sum();
    expect(json).toMatchObject({
      organ: '青禾市人民政府',
      year: 2023,
      edition: '2021',
      files: ['a.json', 'b.json'],
      failed: [],
      leftOut: [],
    });
    expect(Object.keys(json.cells)).toHaveLength(166);
    const id = 'requests/new/natural' as CellId;
    const [first, second] = [a.cells.get(id)?.value, b.cells.get(id)?.value];
    expect(json.cells[id]).toEqual({
      value: Number(first) + Number(second),
      contributors: [
        { file: 'a.json', organ: '甲局', value: first },
        { file: 'b.json', organ: '乙局', value: second },
      ],
      blank: [],
    });
    expect(json.computed['requests/new/total']).toBeGreaterThanOrEqual(json.cells[id].value);
  });

  test('amounts are added digit by digit', async () => {
    for (const [index, amount] of ['0.1', '0.2', '1000000000000000.3', '0.0000001'].entries()) {
      files.putReport(`${index}.json`, withCell(of(`${index}局`, index), 'art20/fees/amount', amount));
    }
    expect((await sum()).cells['art20/fees/amount'].value).toBe('1000000000000000.6000001');
  });

  test('a file that cannot be read is named on standard error and in the JSON, and the rest is summed', async () => {
    files.putReport('a.json', of('甲局', 1));
    files.put('b.txt', '请于周五前报送。\n');
    files.put('.hidden', 'x');
    files.put('~$a.docx', 'x');
    mkdirSync(files.path('sub'));
    const { code, err, out } = await run('--json');
    expect(code).toBe(0);
    expect(err).toContain('b.txt');
    expect(JSON.parse(out)).toMatchObject({ files: ['a.json'], failed: [{ file: 'b.txt', error: expect.stringContaining('年度报告') }] });
  });

  test('reports of another year or form, and a second one of the same organ, are named and left out', async () => {
    files.putReport('a.json', of('甲局', 1));
    files.putReport('b.json', of('乙局', 2));
    files.putReport('c.json', of('丙局', 3, 2020));
    files.putReport('d.json', { ...of('丁局', 4), edition: editionOf('2021') });
    files.putReport('e.json', { ...randomReport(editionOf('2021+art20=2019'), 5), organ: '戊局', year: 2023 });
    files.putReport('f.json', of('甲局', 6));
    const json = await sum();
    expect(json.files).toEqual(['a.json', 'b.json', 'd.json']);
    expect(json.leftOut).toEqual([
      { file: 'c.json', organ: '丙局', year: 2020, edition: '2019', reason: 'year', other: null },
      { file: 'e.json', organ: '戊局', year: 2023, edition: '2021+art20=2019', reason: 'edition', other: null },
      { file: 'f.json', organ: '甲局', year: 2023, edition: '2021', reason: 'sameOrgan', other: 'a.json' },
    ]);
    expect((await sum('--year', '2020')).files).toEqual(['c.json']);
    const { out } = await run('--lang', 'en');
    expect(out).toContain('f.json and a.json are reports of the same organ');
  });

  test('stocks are listed and left blank, and summed on an explicit word only', async () => {
    files.putReport('a.json', withCell(of('甲局', 1), 'art20/normative/inForce', 15));
    files.putReport('b.json', withCell(of('乙局', 2), 'art20/normative/inForce', 4));
    const open = await sum();
    expect(open.toConfirm).toEqual(['art20/rules/inForce', 'art20/normative/inForce']);
    expect(open.cells['art20/normative/inForce']).toMatchObject({ value: null, contributors: [{ value: 15 }, { value: 4 }] });
    const summed = await sum('--stocks', 'sum');
    expect(summed.toConfirm).toEqual([]);
    expect(summed.cells['art20/normative/inForce'].value).toBe(19);
  });

  test('the stocks of 2019 are what was disclosed in all and the items of the year before', async () => {
    files.putReport('a.json', of('甲局', 1, 2020));
    expect((await sum()).toConfirm).toEqual([
      'art20/rules/disclosedTotal',
      'art20/normative/disclosedTotal',
      ...['licensing', 'otherServices', 'penalty', 'coercion', 'fees'].map((row) => `art20/${row}/itemsBefore`),
    ]);
  });

  test('a blank is no zero: the sum says whose is missing, and a cell nobody filled stays blank', async () => {
    const blank = (report: Report) => withCell(report, 'art20/coercion/decisions', null);
    files.putReport('a.json', blank(of('甲局', 1)));
    files.putReport('b.json', blank(withCell(of('乙局', 2), 'art20/penalty/decisions', 7)));
    files.putReport('c.json', blank(withCell(of('丙局', 3), 'art20/penalty/decisions', null)));
    const json = await sum();
    expect(json.cells['art20/penalty/decisions'].blank).toEqual(['c.json']);
    expect(json.cells['art20/coercion/decisions']).toEqual({ value: null, contributors: [], blank: ['a.json', 'b.json', 'c.json'] });
    expect((await run()).out).toContain('没填，没有计入：c.json 的 1 格');
  });

  test('a wrong total of a contributor is told, and its parts are summed [R1]', async () => {
    files.putReport('a.json', withCell(of('甲局', 1), 'requests/new/total', 9999));
    const json = await sum();
    expect(json.wrongTotals).toEqual([
      { file: 'a.json', organ: '甲局', cell: 'requests/new/total', stated: 9999, computed: json.computed['requests/new/total'] },
    ]);
    expect((await run()).out).toContain('写作 9999');
  });

  test.each(['json', 'txt', 'xlsx', 'html', 'csv'])('the sum is written as %s and is a report like any other', async (format) => {
    files.putReport('a.json', of('甲局', 1));
    files.putReport('b.json', of('乙局', 2));
    const out = files.path(`sum.${format}`);
    expect((await run('--stocks', 'sum', '--out', out)).code).toBe(0);
    // Written into the folder itself it is not taken for a contributor the next time.
    const again = await sum('--stocks', 'sum');
    expect([again.files, again.leftOut.map((one: { reason: string }) => one.reason)]).toEqual([['a.json', 'b.json'], ['itself']]);
    expect(JSON.parse((await run('--stocks', 'sum', '--json', '--out', out)).out).leftOut).toEqual([]);
    const outside = makeFolder();
    const other = outside.path('sum.json');
    await run('--stocks', 'sum', '--out', other);
    const verified = await runCommand(['verify', out, '--against', other]);
    expect(JSON.parse(readFileSync(other, 'utf8')).consolidation.files).toEqual(['a.json', 'b.json']);
    expect([verified.code, verified.err]).toEqual([0, '']);
    outside.remove();
  });

  test.each([
    ['no folder', ['consolidate', '--organ', '甲']],
    ['no organ', ['consolidate', '.']],
    ['a folder that is not there', ['consolidate', '/nowhere/at/all', '--organ', '甲']],
    ['a year without a form', ['consolidate', '.', '--organ', '甲', '--year', '2016']],
    ['another word for stocks', ['consolidate', '.', '--organ', '甲', '--stocks', 'all']],
  ])('%s ends with 2 and one line', async (_, argv) => {
    const { code, err, out } = await runCommand(argv);
    expect([code, out, err.split('\n').length]).toEqual([2, '', 1]);
  });

  test('a folder without a report ends with 2', async () => {
    files.put('b.txt', 'x');
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('没有可以汇总的年报') });
  });
});
