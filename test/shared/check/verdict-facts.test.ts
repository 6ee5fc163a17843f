// What the verdict rests on: a blank is no balance, nothing compared is no agreement, a stated total is named.
import { describe, expect, test } from 'vitest';
import { effectiveValues } from '#shared/check/balance';
import { checkReport } from '#shared/check/check-report';
import { verdictFacts } from '#shared/check/verdict-facts';
import { emptyReport, type Report } from '#shared/report/report';
import { must } from '#shared/result';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { withCell } from '../../fixtures/random-report.ts';
import { yearOf } from './judge.ts';

const factsOf = (report: Report, last: Report | null) => {
  const [now, before] = [yearOf(report), last && yearOf(last)];
  return verdictFacts(now, before, effectiveValues(report, now.computed), checkReport(report, now.computed, { last: before }));
};

const now = demoReport(2025, THIS_YEAR);
const last = demoReport(2024, LAST_YEAR);

describe('what the verdict rests on', () => {
  test('a finished report: every rule holds, nothing is blank, every column is compared, the statements add up', () => {
    const facts = factsOf(now, last);
    expect(facts).toMatchObject({ blank: 0, stated: 0, carry: { compared: 6, total: 6, off: 0, explained: 0 } });
    const { R1, R2, R3, R4 } = facts.rules;
    expect([R1, R2, R3, R4].map(({ held, total }) => held === total)).toEqual([true, true, true, true]);
    expect(R1.total + R2.total + R3.total + R4.total).toBe(facts.balances.total);
    expect(facts.prose).toMatchObject({ off: 0, open: 0 });
    expect(facts.prose.agree).toBeGreaterThan(5);
  });

  test('an empty report: all balances hold as nought equals nought, so the blanks are counted beside them', () => {
    const facts = factsOf(emptyReport(now.edition, '青禾县档案馆', 2025), last);
    expect(facts.balances.held).toBe(facts.balances.total);
    expect([facts.blank, facts.carry]).toEqual([now.edition.inputs.length, { compared: 0, total: 6, off: 0, explained: 0 }]);
  });

  test('[Y2] one blank opening is not compared; one that differs is counted', () => {
    expect(factsOf(withCell(now, 'requests/carriedIn/research', null), last).carry).toMatchObject({ compared: 5, total: 6 });
    expect(factsOf(withCell(now, 'requests/carriedIn/natural', 9), last).carry).toMatchObject({ compared: 6, off: 1 });
  });

  test('[R1] a total the text states otherwise is counted, and the balances are those of the text', () => {
    const facts = factsOf(withCell(now, 'requests/processed/total', 0), null);
    expect([facts.stated, facts.carry, facts.balances.held]).toEqual([1, null, facts.balances.total - 3]);
  });

  test('[Y5] a report that is not of the year before is not compared', () => {
    expect(factsOf(now, demoReport(2023, LAST_YEAR)).carry).toMatchObject({ compared: 0, total: 6 });
  });

  test('[N1] agreeing, differing and unchecked statements are all there are', () => {
    const report = { ...now, sections: { ...now.sections, '1': ['全年新收政府信息公开申请52件，办理答复50件。'] } };
    const facts = factsOf(report, null);
    expect(facts.prose).toMatchObject({ agree: 1, off: 1, explained: 0 });
    const { assertions } = checkReport(report, must(yearOf(report).computed, 'computed'), {});
    expect(facts.prose.agree + facts.prose.off + facts.prose.open).toBe(assertions.length);
  });
});
