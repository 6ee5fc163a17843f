import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { Finding } from '#shared/check/finding';
import { checkToJson } from '#shared/check/finding-json';
import { editionByKey, editions } from '#shared/edition/editions';
import { checkMessages } from '#shared/i18n/messages/check';
import { message, translate } from '#shared/i18n/translate';
import type { Report, ReportCell } from '#shared/report/report';
import { emptyReport, HEADING_KEYS } from '#shared/report/report';
import { must } from '#shared/result';
import { randomReport, withCell } from '../../fixtures/random-report.ts';
import { asDocument, judge } from './judge.ts';

const edition2021 = must(editionByKey('2021'), '2021');
const edition2019 = must(editionByKey('2019'), '2019');
const complete = randomReport(edition2021, 1, true);

const found = (report: Report, rule: string): readonly Finding[] => judge(report).findings.filter((finding) => finding.rule === rule);
const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);
const withSection = (report: Report, key: '1' | '5' | '6' | 'preamble', paragraphs: readonly string[]): Report => ({
  ...report,
  sections: { ...report.sections, [key]: paragraphs },
});

describe('the verdict', () => {
  test.each(editions.map((edition) => [edition.key, edition] as const))(
    'a complete balanced report of %s has no findings and may be published',
    (_key, edition) => {
      expect(judge(randomReport(edition, 1))).toEqual({
        verdict: 'publishable',
        counts: { error: 0, query: 0, hint: 0 },
        explained: 0,
        findings: [],
        assertions: [],
      });
    },
  );

  test('an empty report is blocked, with one finding per gap', () => {
    const result = judge(emptyReport(edition2021, null, null));
    expect(result.verdict).toBe('blocked');
    expect(ids(result.findings)).toEqual(['C2:organ', 'C2:year', 'C2:section:1', 'C2:section:5', 'C2:section:6', 'C1']);
  });

  test('import and document give the same verdict', () => {
    const imported = withCell(withCell(complete, 'requests/processed/total', 3), 'requests/new/natural', null);
    expect(judge(asDocument(imported))).toEqual(judge(imported));
  });

  test('the JSON has the shape machines read, with the sentence in the wanted language', () => {
    const result = judge(withCell(complete, 'disputes/review/total', 99));
    const json = checkToJson(result, 'en');
    expect(Object.keys(json)).toEqual(['verdict', 'counts', 'explained', 'findings', 'assertions']);
    expect(Object.keys(must(json.findings[0], 'finding'))).toEqual([
      'id',
      'rule',
      'severity',
      'cells',
      'section',
      'line',
      'expected',
      'actual',
      'message',
      'causes',
      'together',
      'symptoms',
    ]);
    expect(json.findings[0]?.message).toMatch(/its parts add up to/);
    expect(checkToJson(result, 'zh').findings[0]?.message).toContain('各项相加是');
  });

  test('no sentence is left with a hole', () => {
    const reports = [
      emptyReport(edition2021, '本机关', null),
      withCell(complete, 'requests/new/natural', -3),
      { ...complete, headings: ['2', '1', '1', '5'] as const },
    ];
    for (const { message: said } of reports.flatMap((report) => judge(report).findings)) {
      for (const lang of ['zh', 'en'] as const) expect(translate(lang, said)).not.toMatch(/\{\w+\}|undefined|NaN/);
    }
  });

  test('an English sentence says one balance and two balances', () => {
    const one = translate('en', message('check.cellWrong', { cell: 'c', actual: 1, expected: 2, count: 1 }));
    const two = translate('en', message('check.cellWrong', { cell: 'c', actual: 1, expected: 2, count: 2 }));
    expect([one.includes('1 failing balance.'), two.includes('2 failing balances.')]).toEqual([true, true]);
  });

  test('both languages of a sentence use the same parameters', () => {
    const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[|}]/g)].map(([, name]) => name))].sort();
    for (const [key, { zh, en }] of Object.entries(checkMessages)) expect([key, names(en)]).toEqual([key, names(zh)]);
  });
});

describe('[C1] every typed cell is answered', () => {
  test('one finding lists all blank cells and counts them by table', () => {
    const blanked = ['art20/rules/issued', 'requests/new/natural', 'requests/new/company', 'disputes/review/other'];
    const report = asDocument(blanked.reduce((changed, id) => withCell(changed, id, null), randomReport(edition2021, 1)));
    const [finding] = found(report, 'C1');
    expect(finding?.cells).toEqual(blanked);
    expect(finding?.message).toEqual({
      key: 'check.unanswered',
      parameters: { count: 4, art20: 1, requests: 2, disputes: 1, doubtful: 0, totals: 0 },
    });
  });

  test('a doubtful cell is unanswered, and stays so where blanks count as zeros', () => {
    const cells = new Map<CellId, ReportCell>(complete.cells);
    cells.set('requests/new/legal' as CellId, { value: null, status: 'doubtful', line: 50, note: null });
    cells.set('requests/new/research' as CellId, { value: null, status: 'blank', line: 50, note: null });
    const report = { ...complete, cells };
    const listed = (blankIsZero: boolean) => judge(report, { blankIsZero }).findings.find(({ rule }) => rule === 'C1');
    expect(listed(false)?.cells).toEqual(['requests/new/research', 'requests/new/legal']);
    expect(listed(true)?.cells).toEqual(['requests/new/legal']);
    expect(listed(true)?.line).toBe(50);
  });

  test('totals a source text leaves blank are counted in the sentence, not as gaps', () => {
    const cells = new Map([...complete.cells].map(([id, cell]) => [id, { ...cell, line: 9 }] as const));
    cells.set('requests/new/total' as CellId, { value: null, status: 'blank', line: 9, note: null });
    cells.set('requests/new/natural' as CellId, { value: null, status: 'blank', line: 9, note: null });
    const finding = found({ ...complete, cells }, 'C1')[0];
    expect(finding?.cells).toEqual(['requests/new/natural']);
    expect(finding?.message.parameters).toMatchObject({ count: 1, totals: 1 });
  });
});

describe('[C2] organ, year and the six sections', () => {
  test.each([null, '', '  ', '本机关', '我局', '本单位'])('%j is no full name of an organ', (organ) => {
    expect(ids(found({ ...complete, organ }, 'C2'))).toEqual(['C2:organ']);
  });

  test.each(['本溪市人民政府', '临川市档案服务中心', '我县不是名称的一部分局'])('%j is taken as a name', (organ) => {
    expect(found({ ...complete, organ }, 'C2')).toEqual([]);
  });

  test('a missing year is an error', () => {
    expect(ids(found({ ...complete, year: null }, 'C2'))).toEqual(['C2:year']);
  });

  test('a missing section is named once, whether it is prose or a table', () => {
    const report = withSection({ ...complete, headings: ['1', '2', '4', '5'] }, '6', []);
    expect(ids(found(report, 'C2'))).toEqual(['C2:section:3', 'C2:section:6']);
  });

  test('sections out of order and repeated ones are told', () => {
    expect(ids(found({ ...complete, headings: ['1', '3', '2', '4', '5', '6'] }, 'C2'))).toEqual(['C2:order']);
    expect(ids(found({ ...complete, headings: ['1', '2', '3', '4', '5', '5', '6'] }, 'C2'))).toEqual(['C2:repeated:5']);
    expect(found({ ...complete, headings: HEADING_KEYS }, 'C2')).toEqual([]);
  });

  test('an empty section is an error at the section', () => {
    const [finding] = found(withSection(complete, '5', []), 'C2');
    expect(finding).toMatchObject({ id: 'C2:section:5', section: '5', severity: 'error' });
  });

  test.each(['二、主动公开政府信息情况', '二、 主动公开政府信息情况', '六、其他需要报告的事项'])(
    'the paragraph %j would be read as a heading',
    (paragraph) => {
      expect(ids(found(withSection(complete, '1', ['概述。', paragraph]), 'C2'))).toEqual(['C2:heading:1:2']);
    },
  );

  test('a sub-heading that only resembles a heading is fine', () => {
    expect(found(withSection(complete, '1', ['（一）主动公开政府信息情况']), 'C2')).toEqual([]);
  });
});

describe('[R5] values a cell may not hold', () => {
  test.each([
    [edition2021, 'art20/rules/issued', -1, 'check.notCount'],
    [edition2021, 'art20/rules/issued', 1.5, 'check.notCount'],
    [edition2021, 'art20/fees/amount', '-3', 'check.notAmount'],
    [edition2019, 'art20/fees/itemsChange', 0.5, 'check.notWhole'],
  ] as const)('%#: %s is an error', (edition, id, value, key) => {
    const findings = judge(withCell(randomReport(edition, 1), id, value)).findings;
    expect(findings.map((finding) => [finding.rule, finding.cells[0], finding.actual, finding.message.key])).toEqual([
      ['R5', id, value, key],
    ]);
  });

  test('a change may be below zero', () => {
    expect(found(withCell(randomReport(edition2019, 1), 'art20/fees/itemsChange', -7), 'R5')).toEqual([]);
  });

  test('a value that is not allowed and upsets balances too is told once, with what it should be', () => {
    const right = must(complete.cells.get('requests/new/company' as CellId)?.value, 'value');
    const findings = judge(withCell(complete, 'requests/new/company', -4)).findings;
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'R5', expected: right, actual: -4, symptoms: ['R1:new', 'R3:company'] });
  });
});

describe('[D1] section 一 stays within 1000 characters', () => {
  test('1000 are fine, 1001 are a hint; spaces do not count', () => {
    expect(found(withSection(complete, '1', ['字'.repeat(500), `${'字'.repeat(500)}   `]), 'D1')).toEqual([]);
    expect(found(withSection(complete, '1', ['字'.repeat(1001)]), 'D1')[0]).toMatchObject({
      severity: 'hint',
      section: '1',
      expected: 1000,
      actual: 1001,
    });
    expect(judge(withSection(complete, '1', ['字'.repeat(1001)])).verdict).toBe('publishable');
  });
});
