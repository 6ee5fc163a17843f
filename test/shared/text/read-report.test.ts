// Texts that are odd, damaged in one known way, or no report at all.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/texts/${name}.txt`, import.meta.url), 'utf8');
const text2021 = fixture('yunxiu-2023');
const text2019 = fixture('qinglu-2020');

const read = (text: string): ReadReport => {
  const result = readReport(text);
  if (!result.ok) throw new Error(translate('en', result.error));
  return result.value;
};
const refusal = (text: string): string => {
  const result = readReport(text);
  return result.ok ? 'read' : result.error.key;
};
const cell = (result: ReadReport, id: string) => result.report.cells.get(id as never);
const kinds = (result: ReadReport) => new Set(result.repairs.map(({ kind }) => kind));

describe('figures', () => {
  const withRow = (row: string) => read(text2021.replace(/^\t\t2\.重复申请\t.*$/m, row));

  test('what people write for zero is not zero, and is shown', () => {
    const result = withRow('\t\t2.重复申请\t无\t—\t-\t/\t、\t\t0');
    for (const column of ['natural', 'company', 'research', 'welfare', 'legal'])
      expect(cell(result, `requests/rejected2/${column}`)).toMatchObject({ value: null, status: 'doubtful' });
    expect(cell(result, 'requests/rejected2/otherOrg')).toMatchObject({ value: null, status: 'blank' });
    expect(cell(result, 'requests/rejected2/total')?.value).toBe(0);
    expect(result.repairs.filter(({ kind }) => kind === 'doubtful-cell')).toHaveLength(5);
  });

  test('a note beside a number is kept apart from it', () => {
    const result = withRow('\t\t2.重复申请\t22（其中修订16件）\t0\t0\t0\t0\t0\t22');
    expect(cell(result, 'requests/rejected2/natural')).toMatchObject({ value: 22, note: '其中修订16件' });
  });

  test('thousands separators, full-width digits and units are read', () => {
    const result = withRow('\t\t2.重复申请\t1,234\t２\t3件\t0\t0\t0\t1239');
    expect(['natural', 'company', 'research'].map((column) => cell(result, `requests/rejected2/${column}`)?.value)).toEqual([1234, 2, 3]);
    expect(kinds(result)).toContain('removed-unit');
  });

  test('two numbers in one field never become one', () => {
    expect(cell(withRow('\t\t2.重复申请\t1 2\t0\t0\t0\t0\t0\t3'), 'requests/rejected2/natural')).toMatchObject({
      value: null,
      status: 'doubtful',
    });
  });

  test('a row with eight numbers is doubtful, not cut', () => {
    const result = withRow('\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1\t5');
    expect(cell(result, 'requests/rejected2/natural')).toMatchObject({ value: null, status: 'doubtful' });
  });

  test('a lone number of a short row is not placed by counting from the left', () => {
    const result = withRow('\t\t2.重复申请\t5');
    expect(cell(result, 'requests/rejected2/natural')).toMatchObject({ value: null, status: 'doubtful' });
  });

  test('digits that run together are cut only where one way fits', () => {
    const cut = withRow('\t\t2.重复申请\t0201205');
    expect(cell(cut, 'requests/rejected2/company')).toMatchObject({ value: 2, status: 'repaired' });
    expect(kinds(cut)).toContain('split-digits');
    const open = withRow('\t\t2.重复申请\t11111111111113');
    expect(cell(open, 'requests/rejected2/natural')).toMatchObject({ value: null, status: 'doubtful' });
  });

  test('a row that stands twice with different figures is doubtful', () => {
    const result = withRow('\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1\n\t\t2.重复申请\t2\t0\t0\t0\t0\t0\t2');
    expect(cell(result, 'requests/rejected2/natural')).toMatchObject({ value: null, status: 'doubtful' });
    expect(cell(result, 'requests/rejected2/company')?.value).toBe(0);
  });
});

describe('parts', () => {
  test('a mixed report: each table keeps the edition of its labels', () => {
    const requests2019 = text2019.slice(text2019.indexOf('三、收到'), text2019.indexOf('四、政府'));
    const mixed = text2021.slice(0, text2021.indexOf('三、收到')) + requests2019 + text2021.slice(text2021.indexOf('四、政府'));
    expect(read(mixed).report.edition.key).toBe('2021+requests=2019');
    expect(read(mixed.replaceAll('\t', '|')).report.edition.key).toBe('2021+requests=2019');
  });

  test('a title broken over two lines is joined and listed', () => {
    const result = read(text2021.replace('云岫县交通运输局2023年', '云岫县交通运输局\n2023年').replace('\n', '\n\n'));
    expect([result.report.organ, result.report.year]).toEqual(['云岫县交通运输局', 2023]);
    expect(kinds(result)).toContain('rejoined-title');
  });

  test('a table of contents in front does not take the place of the headings', () => {
    const contents = [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ];
    const result = read(text2021.replace('\n\n', `\n\n${contents.join('\n')}\n\n`));
    expect(result.report.sections['1']).toHaveLength(7);
    expect(result.report.headings.join('')).toBe('123456');
  });

  test('a sub-heading equal to the title of 二, number and all, stays in 一', () => {
    const result = read(`${text2021.replace('（一）主动公开\n', '二、主动公开政府信息情况\n')} `);
    expect(result.report.sections['1']).toContain('二、主动公开政府信息情况');
    expect(cell(result, 'art20/fees/amount')?.value).toBe('1316.4075');
  });

  test('headings that are missing are not made up', () => {
    const result = read(text2021.replace('六、其他需要报告的事项\n\n', '').replace(/\n/, '\n '));
    expect(result.report.headings.join('')).toBe('12345');
    expect(result.report.sections['6']).toEqual([]);
  });

  test('a table that is missing is listed and blank', () => {
    const result = read(text2021.slice(0, text2021.indexOf('四、政府')) + text2021.slice(text2021.indexOf('五、存在')));
    expect(kinds(result)).toContain('missing-table');
    expect(cell(result, 'disputes/review/upheld')).toMatchObject({ value: null, status: 'blank', line: null });
  });

  test('lines of the source are counted the same with every line end', () => {
    const line = text2021.split('\n').findIndex((row) => row.includes('2.重复申请')) + 1;
    for (const end of ['\r\n', '\r', '\n']) {
      expect(cell(read(`${text2021} `.replaceAll('\n', end)), 'requests/rejected2/natural')?.line).toBe(line);
    }
  });
});

describe('refusals', () => {
  test.each([
    ['empty', ' \n ', 'read.empty'],
    ['something else', '今天天气很好。\n我们去公园。', 'read.notAReport'],
    ['a title without tables', '某某局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n很好。', 'read.noTables'],
    [
      'an old form',
      '某某局2017年政府信息公开工作年度报告\n\n一、概述\n\n统计指标\t单位\t数量\n主动公开政府信息数\t条\t12',
      'read.tooEarly',
    ],
    ['an old form without a year', '政府信息公开情况统计表\n统计指标\t单位\t数量\n主动公开政府信息数\t条\t12', 'read.oldForm'],
    ['a year before the first form', text2019.replace('2020年政府', '2016年政府'), 'read.tooEarly'],
    ['the source of a web page', `<html><body><table>${text2021}</table></body></html>`, 'read.isHtml'],
    ['two reports', `${text2021}\n${text2019}`, 'read.twoReports'],
    ['the same report twice', `${text2021}\n${text2021}`, 'read.twoReports'],
    ['two reports in CRLF', `${text2021}\n${text2019}`.replaceAll('\n', '\r\n'), 'read.twoReports'],
    ['far too many lines', '\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n'.repeat(30_000), 'read.tooManyLines'],
  ])('%s is refused with a sentence of its own', (_, text, key) => {
    expect(refusal(text)).toBe(key);
  });

  test('two reports in one file are both named', () => {
    const result = readReport(`${text2021}\n${text2019}`);
    if (result.ok) throw new Error('it was read');
    expect(translate('zh', result.error)).toMatch(/云岫县交通运输局.*青麓市住房保障中心/);
  });

  test('of two reports one of which lost its title, the other is named and the lines of both are told', () => {
    const rest = text2021.split('\n').slice(1);
    for (const text of [[...rest, text2019].join('\n'), [text2019, ...rest].join('\n')]) {
      const result = readReport(text);
      if (result.ok) throw new Error('it was read');
      expect(result.error.key).toBe('read.twoReportsOneTitle');
      const { line, untitled } = result.error.parameters;
      const lines = text.split('\n');
      expect(lines[Number(line) - 1]).toContain('青麓市住房保障中心');
      expect(lines.slice(Number(untitled) - 1, Number(untitled) + 3).join('')).toContain('第二十条');
    }
  });
});
