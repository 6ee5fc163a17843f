import { describe, expect, test } from 'vitest';
import { editions } from '#shared/edition/editions';
import type { Report } from '#shared/report/report';
import { readReport } from '#shared/text/read/read-report';
import { seedsArePresent, seedText } from '../../seeds.ts';
import { asDocument, judge } from './judge.ts';

const seed = (number: number): Report => {
  const read = readReport(seedText(number), editions);
  if (!read.ok) throw new Error(`seed ${number}: ${read.error.key}`);
  return read.value.report;
};

describe.runIf(seedsArePresent)('real published reports', () => {
  test.each([
    [0, [['C2:organ', 'error']]],
    [1, []],
    [
      2,
      [
        ['R1:processed', 'error'],
        ['N1:1:requests/granted/total', 'query'],
      ],
    ],
    [3, []],
    [4, [['C1', 'error']]],
  ] as const)('seed %i has exactly the findings it ought to have', (number, expected) => {
    expect(judge(seed(number)).findings.map(({ id, severity }) => [id, severity])).toEqual(expected);
  });

  test('[R1] [R2] [R3] seed 2: the wrong grand total, its right value, three symptoms, at its line', () => {
    const [finding] = judge(seed(2)).findings;
    expect(finding).toMatchObject({
      rule: 'R1',
      cells: ['requests/processed/total'],
      expected: 1,
      actual: 0,
      causes: [{ cell: 'requests/processed/total', value: 1 }],
      symptoms: ['R1:processed', 'R2:total', 'R3:total'],
    });
    expect(finding?.line).toBeGreaterThan(1);
  });

  test('[C1] seed 4: 107 typed cells in one finding, and six totals not stated', () => {
    const [finding] = judge(seed(4)).findings;
    expect(finding?.cells).toHaveLength(107);
    expect(finding?.message.parameters).toMatchObject({ count: 107, totals: 6 });
  });

  test('the document gives the import’s verdict', () => {
    for (const number of [0, 1, 2, 3, 4]) {
      const report = seed(number);
      const told = (each: Report) => judge(each).findings.map(({ id, cells, causes, symptoms }) => ({ id, cells, causes, symptoms }));
      expect(told(asDocument(report))).toEqual(told(report));
    }
  });
});
