// The promise of the house about editions: a new form is a new data file, and everything else follows from it.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { evaluateReport } from '#shared/calc/evaluate';
import { defineEdition } from '#shared/edition/define-edition';
import { editions } from '#shared/edition/editions';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import { publishStandard } from '#shared/text/publish-standard';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { readReport } from '#shared/text/read/read-report';
import { edition2027Data } from '../../fixtures/edition-2027.ts';
import { randomReport, withCell } from '../../fixtures/random-report.ts';
import { balanceFindings, judge, yearOf } from '../check/judge.ts';

const edition = defineEdition(edition2027Data);
const report = randomReport(edition, 1);

const valuesOf = ({ cells }: Report) => Object.fromEntries([...cells].map(([id, { value }]) => [id, value]));

describe('a made-up form of 2027, given as data only', () => {
  test('is evaluated and checked: what is new in it counts in the identities', () => {
    expect(judge(report).verdict).toBe('publishable');
    const broken = withCell(report, 'requests/denied9/media', Number(report.cells.get('requests/denied9/media' as never)?.value ?? 0) + 3);
    expect(balanceFindings(broken).map(({ id, symptoms }) => [id, symptoms])).toEqual([['R3:media', ['R3:media', 'R3:total']]]);
    const suits = randomReport(edition, 1, true);
    const total = Number(suits.cells.get('disputes/suitPublic/total' as never)?.value ?? 0);
    expect(balanceFindings(withCell(suits, 'disputes/suitPublic/total', total + 1)).map(({ id }) => id)).toEqual(['R4:suitPublic']);
  });

  test('is written as a workbook with its own labels and formulas', async () => {
    const files = unzipSync(await publishXlsx(report, evaluateReport(report)));
    const strings = strFromU8(must(files['xl/sharedStrings.xml'], 'strings'));
    for (const label of ['9.属于试行目录事项', '新闻媒体', '公益诉讼', '应急演练', '演练经费（单位：万元）'])
      expect(strings).toContain(label);
    expect(strFromU8(must(files['xl/worksheets/sheet5.xml'], 'sheet'))).toContain('<f>SUM(D5:J5)</f>');
  });

  test('is published as standard text and read again, every cell and the same bytes', () => {
    const { computed } = yearOf(report);
    const text = publishStandard(report, computed);
    const read = readReport(text, [...editions, edition]);
    if (!read.ok) throw new Error(read.error.key);
    expect(read.value.report.edition.key).toBe('2027');
    expect(valuesOf(read.value.report)).toEqual({ ...valuesOf(report), ...Object.fromEntries(computed) });
    expect(read.value.report.sections).toEqual(report.sections);
    expect(publishStandard(read.value.report, computed)).toBe(text);
  });
});
