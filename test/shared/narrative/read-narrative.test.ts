import { describe, expect, test } from 'vitest';
import { evaluate } from '#shared/calc/evaluate';
import { effectiveValues } from '#shared/check/balance';
import { checkReport } from '#shared/check/check-report';
import { checkToJson } from '#shared/check/finding-json';
import { editions } from '#shared/edition/editions';
import { translate } from '#shared/i18n/translate';
import type { Assertion } from '#shared/narrative/assertion';
import { readNarrative } from '#shared/narrative/read-narrative';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { must } from '#shared/result';
import { readReport } from '#shared/text/read/read-report';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { figuresReport } from '../../fixtures/narrative/figures.ts';
import { tieOf } from '../../fixtures/narrative/labelled.ts';
import { withCell } from '../../fixtures/random-report.ts';
import { seedsArePresent, seedText } from '../../seeds.ts';

const computedOf = (report: Report) => evaluate(report.edition, inputValues(report));
const read = (report: Report): readonly Assertion[] => readNarrative(report, effectiveValues(report, computedOf(report)).valueAt);
const saying = (report: Report, ...paragraphs: readonly string[]): Report => ({
  ...report,
  sections: { ...report.sections, '1': paragraphs },
});
const busy = figuresReport('busy');

describe.runIf(seedsArePresent)('real published reports', () => {
  const seed = (number: number): Report => {
    const result = readReport(seedText(number), editions);
    if (!result.ok) throw new Error(result.error.key);
    return result.value.report;
  };

  test.each([
    [0, ['requests/new/total 0']],
    [
      1,
      [
        'requests/new/total 0',
        'disputes/review/total 0',
        'disputes/suitDirect/total 0',
        'art20/normative/inForce 0',
        'requests/new/total 0',
      ],
    ],
    [2, ['requests/granted/total 1 !']],
    [3, ['art20/normative/issued 2', 'requests/new/total 0', 'disputes/review/total 0', 'disputes/suitDirect/total 0']],
    [
      4,
      [
        'sum 14',
        'art20/rules/made 0',
        'art20/normative/made 0',
        'art20/penalty/decisions 0',
        'art20/coercion/decisions 0',
        'art20/licensing/decisions 0',
        'art20/fees/itemsBefore 0',
        'art20/procurement/items 0',
        'requests/new/total 0',
      ],
    ],
  ] as const)('seed %i: what its prose says, and nothing else', (number, expected) => {
    expect(read(seed(number)).map(tieOf)).toEqual(expected);
  });

  test('[N1] seed 2: the one query names what the number would fit', () => {
    const [assertion] = read(seed(2));
    expect(assertion?.fits).toEqual({ reading: 'new', cells: ['requests/new/total'] });
  });
});

describe('what is tied', () => {
  test('[N2] received or handled fits new, new plus carried in, or processed, and says which', () => {
    const readings = [24, 26, 25, 27].map((count) => read(saying(busy, `全年办理政府信息公开申请${count}件。`))[0]);
    expect(readings.map((one) => [one?.reading, one?.agrees])).toEqual([
      ['new', true],
      ['new+carriedIn', true],
      ['processed', true],
      ['new', false],
    ]);
    expect(readings[1]?.cells).toEqual(['requests/new/total', 'requests/carriedIn/total']);
  });

  test('[N4] the fee for handling requests is never the administrative fee', () => {
    expect(read(saying(busy, '本年度收取信息处理费3.5万元。', '未产生政府信息公开信息处理费。'))).toEqual([]);
  });

  test('the words are marked where they stand, whatever the spaces and widths', () => {
    const paragraph = '２０２３ 年，我局  新收 政府信息公开申请 ２４ 件。';
    const [assertion] = read(saying(busy, '概述。', paragraph));
    expect(assertion).toMatchObject({ section: '1', paragraph: 1, stated: 24, agrees: true, text: '新收 政府信息公开申请 ２４ 件' });
    expect(paragraph.slice(assertion?.start, assertion?.end)).toBe(assertion?.text);
  });

  test.each([
    ['二十三', 23],
    ['一百零五', 105],
    ['一百五', 150],
    ['两', 2],
    ['十', 10],
    ['三千零二十', 3020],
    ['1,286', 1286],
    ['１２８６', 1286],
    ['1.2万', 12000],
    ['二〇', 20],
  ])('%s is %i', (numeral, value) => {
    expect(read(saying(busy, `政府信息公开申请共${numeral}件。`))[0]?.stated).toBe(value);
  });

  test('a blank contradicts nothing, a figure that is too large already does', () => {
    const blank = withCell(withCell(busy, 'requests/new/natural', null), 'art20/rules/issued', null);
    expect(read(saying(blank, '新收政府信息公开申请24件，制定规章2件。')).map(({ agrees }) => agrees)).toEqual([true, true]);
    expect(read(saying(blank, '新收政府信息公开申请3件。'))[0]?.agrees).toBe(false);
  });

  test('what is said of a whole county is listed with its scope and not questioned', () => {
    const report = saying(busy, '全县共收到政府信息公开申请310件。');
    expect(read(report)[0]).toMatchObject({ scope: 'wider', agrees: false });
    expect(checkReport(report, computedOf(report)).findings.filter(({ rule }) => rule === 'N1')).toEqual([]);
  });

  test('a paragraph of any length is read in pieces, and its words are marked where they stand', () => {
    const filler = '办事大厅按时开放。'.repeat(1500);
    const paragraph = `${filler}全年新收政府信息公开申请24件。${'共14条，其中2条，'.repeat(20_000)}`;
    const [first] = read(saying(busy, paragraph));
    expect(paragraph.slice(first?.start, first?.end)).toBe(first?.text);
    expect(first).toMatchObject({ stated: 24, agrees: true });
  });

  test('the demo agrees with its own figures', () => {
    for (const report of [demoReport(2025, THIS_YEAR), demoReport(2024, LAST_YEAR)]) {
      const assertions = read(report);
      expect(assertions.length).toBeGreaterThanOrEqual(9);
      expect(assertions.filter(({ agrees }) => !agrees)).toEqual([]);
    }
  });
});

describe('the findings', () => {
  const report = saying(busy, '新收政府信息公开申请30件。发布信息14条，其中动态2条，公告11条，解读2条。');
  const result = checkReport(report, computedOf(report));

  test('[N1] [N3] a disagreement is a query that marks the words and the cells', () => {
    const queries = result.findings.filter(({ severity }) => severity === 'query');
    expect(queries.map(({ rule, cells, expected, actual }) => [rule, cells, expected, actual])).toEqual([
      ['N1', ['requests/new/total'], 30, 24],
      ['N3', [], 14, 15],
    ]);
    const [first] = queries;
    expect(report.sections['1'][0]?.slice(first?.words?.start, first?.words?.end)).toBe('新收政府信息公开申请30件');
  });

  test('the JSON lists every assertion, agreeing or not', () => {
    const json = checkToJson(result, 'zh');
    expect(json.assertions).toMatchObject([
      {
        section: '1',
        text: '新收政府信息公开申请30件',
        line: null,
        cells: ['requests/new/total'],
        reading: 'new',
        stated: 30,
        actual: 24,
        agrees: false,
      },
      { section: '1', cells: [], reading: 'sum', stated: 14, actual: 15, agrees: false },
    ]);
    expect(json.findings.find(({ rule }) => rule === 'N1')?.message).toContain('30');
  });
});

describe('[N1] comparisons with last year', () => {
  const before = figuresReport('busyBefore');
  const check = (words: string, last: Report | null) =>
    checkReport(saying(busy, words), computedOf(busy), last ? { last: { report: last, computed: computedOf(last) } } : {});
  const changes = ({ assertions }: ReturnType<typeof check>) => assertions.filter(({ years }) => years);
  const queries = ({ findings }: ReturnType<typeof check>) => findings.filter(({ rule }) => rule === 'N1');
  const wrong = '收到政府信息公开申请24件，同比增长20%。';

  test('what does not agree is one query that gives both figures', () => {
    const [query] = queries(check(wrong, before));
    const sentence = translate('zh', must(query, 'query').message);
    for (const figure of ['+20%', '+33.33%', '本年 24', '上年 18']) expect(sentence).toContain(figure);
    expect(query).toMatchObject({ severity: 'query', expected: 20, actual: 33.33 });
    expect(queries(check('收到政府信息公开申请24件，同比增长33.3%。', before))).toEqual([]);
  });

  test('without last year’s report, or with one of another year, it is listed as not checked and never questioned', () => {
    for (const last of [null, { ...before, year: 2021 }]) {
      const result = check(wrong, last);
      expect(queries(result)).toEqual([]);
      expect(changes(result)).toMatchObject([
        { reading: 'changePercent', stated: 20, actual: null, agrees: true, years: { now: 24, last: null } },
      ]);
    }
  });

  test('from nought, over blanks and across forms nothing is checked', () => {
    const blank = withCell(before, 'requests/new/natural', null);
    expect(queries(check('收到政府信息公开申请24件，同比增长20%。', blank))).toEqual([]);
    expect(queries(check('发生行政诉讼3件，同比增长20%。', before))).toEqual([]);
    const older = { ...figuresReport('older'), year: 2022 };
    expect(queries(check('制发行政规范性文件3件，比上年增加9件。', older))).toEqual([]);
    expect(queries(check('收到政府信息公开申请24件，比上年增加18件。', older))).toEqual([]);
    expect(queries(check('收到政府信息公开申请24件，比上年增加17件。', older))).toHaveLength(1);
  });
});

test('a long text of one repeated fragment is read within the time of any test, whatever the fragment', () => {
  const pieces = [
    '无',
    '未收到',
    '其中',
    '1件',
    '（1件',
    '1件：',
    '行政复议、',
    '无规章、',
    '县局',
    '一百',
    '2023年',
    '占',
    '1,1',
    '依申请公开',
    '，共1件',
    '第',
    '12月',
    '收到申请',
    '较上年增加1件',
    '增加1件',
    '同比增长1%，',
    '与上年相比，',
    '持平',
  ];
  // Time that grew with the square of the length would not fit into the runner's limit.
  for (const piece of pieces) expect(read(saying(busy, piece.repeat(8000)))).toBeInstanceOf(Array);
});
