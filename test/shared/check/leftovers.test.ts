// What is left of last year's report: its year, another organ's name, and prose taken over.
import { describe, expect, test } from 'vitest';
import { editionByKey } from '#shared/edition/editions';
import { translate } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import { randomReport } from '../../fixtures/random-report.ts';
import { judge, yearOf } from './judge.ts';

const base = randomReport(must(editionByKey('2021'), '2021'), 3);
const on = (year: number, sections: Partial<Report['sections']>, organ = '云岫县档案馆'): Report => ({
  ...base,
  organ,
  year,
  sections: { preamble: [], '1': ['全年平稳。'], '5': ['问题不多。'], '6': ['无其他需要报告的事项。'], ...sections },
});
const found = (report: Report, rule: string, last: Report | null = null) =>
  judge(report, { last: last && yearOf(last) }).findings.filter((finding) => finding.rule === rule);
const passages = (report: Report, last: Report | null = null) =>
  found(report, 'L1', last).map(({ words }) => words && report.sections[words.section][words.paragraph]?.slice(words.start, words.end));

describe('[L1] leftovers', () => {
  test('last year’s period and a paragraph that begins with last year are questioned without last year’s report', () => {
    const report = on(2024, {
      preamble: ['数据统计期限为2023年1月1日至2023年12月31日。'],
      '1': ['2023年，我馆稳步推进。', '与2023年相比有进步，2023年结转1件，公布了2023年度报告。'],
    });
    expect(passages(report)).toEqual(['2023年1月1日至2023年12月31日', '2023年，']);
    expect(found(report, 'L1').every(({ severity }) => severity === 'query')).toBe(true);
    expect(passages({ ...report, year: 2023 })).toEqual([]);
  });

  test('a sentence taken over with the year in it is questioned, one with reason to name the year is not', () => {
    const last = on(2023, { '5': ['一是更新不及时。2023年下半年已补齐；二是培训不够。'] });
    const report = on(2024, { '5': ['今年较好。2023年下半年已补齐；与2023年相比，培训多了2次。'] });
    expect(passages(report, last)).toEqual(['2023年下半年已补齐；']);
    expect(passages(report)).toEqual([]);
  });

  test('the name of the organ whose report served as a model is questioned, a part of one’s own name is not', () => {
    const last = on(2023, {}, '青禾县统计局');
    const report = on(2024, { '5': ['青禾县统计局将继续努力。'] });
    expect(passages(report, last)).toEqual(['青禾县统计局']);
    expect(translate('zh', must(found(report, 'L1', last)[0], 'finding').message)).toContain('云岫县档案馆');
    expect(passages(on(2024, { '5': ['云岫县档案馆库房已满。'] }), on(2023, {}, '云岫县档案馆库房'))).toEqual([]);
  });
});

describe('[L2] similarity to last year', () => {
  const old = '全馆围绕群众查档需求，逐项梳理可以公开的目录，把开放档案的目录分批放到网站，窗口同时备有纸质目录，全年更新12批。';
  const fresh = '今年改建查阅大厅，新设自助查档机三台，把婚姻和知青档案做成专题，读者不用排队便能自己查、自己印，满意率明显提高。';
  const last = on(2023, { '1': [old, '收到政府信息公开申请3件。'] });

  test('a section mostly taken over is a hint with its passages, whatever its figures', () => {
    const report = on(2024, { '1': [old.replace('12', '340'), '今年另有两件小事。'] });
    const [hint, ...more] = found(report, 'L2', last);
    expect([hint?.severity, hint?.section, more]).toEqual(['hint', '1', []]);
    expect(Number(hint?.actual)).toBeGreaterThan(85);
    expect(hint?.words?.end).toBe(old.length);
    expect(translate('zh', must(hint, 'hint').message)).toContain('全馆围绕群众查档需求');
    expect(hint?.words).toMatchObject({ section: '1', paragraph: 0, start: 0 });
    expect(found(report, 'L2')).toEqual([]);
  });

  test('new words, and words the form prescribes, are none', () => {
    expect(found(on(2024, { '1': [fresh] }), 'L2', last)).toEqual([]);
    const form = [...new Set(base.edition.cells.flatMap(({ rowLabels }) => rowLabels))];
    expect(found(on(2024, { '1': [...form, fresh] }), 'L2', on(2023, { '1': [...form, old] }))).toEqual([]);
  });
});
