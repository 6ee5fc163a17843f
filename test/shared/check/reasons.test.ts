// Reasons for findings: which may be explained, for which figures, and what the verdict counts.
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { CheckResult, Finding } from '#shared/check/finding';
import { isExplainable, reasonSubject, withReasons } from '#shared/check/reasons';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import type { Reason } from '#shared/report/reason';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import { reportFromJson, reportToJson } from '#shared/text/report-json';
import { reportWith } from '../../fixtures/random-report.ts';
import { judge, yearOf } from './judge.ts';

const edition = must(editionByKey('2021'), '2021');
const filled = (year: number, values: Readonly<Record<string, CellValue>> = {}): Report => {
  const all = new Map<CellId, CellValue>(edition.inputs.map(({ id, kind }) => [id, kind === 'amount' ? '0' : 0]));
  for (const [id, value] of Object.entries(values)) all.set(id as CellId, value);
  return { ...reportWith(edition, all), year };
};

const last = filled(2023, { 'requests/new/natural': 3, 'requests/carriedOut/natural': 3, 'art20/rules/inForce': 5 });
const now = (carriedIn: number, reasons: readonly Reason[] = []): Report => ({
  ...filled(2024, {
    'requests/carriedIn/natural': carriedIn,
    'requests/granted/natural': carriedIn,
    'art20/rules/inForce': 7,
  }),
  reasons,
});
const check = (report: Report): CheckResult => judge(report, { last: yearOf(last) });
const find = (result: CheckResult, id: string): Finding =>
  must(
    result.findings.find((one) => one.id === id),
    id,
  );

const Y1 = 'Y1:art20/rules/inForce';
const Y2 = 'Y2:requests/carriedIn/natural';
let count = 0;
const because = (finding: Finding, text = '上年数据已更正', more: Partial<Reason> = {}): Reason => {
  count += 1;
  return { ...reasonSubject(finding), id: `reason-${count}`, text, by: 'p1', at: `2026-01-${10 + count}T08:00:00Z`, ...more };
};

describe('what a reason does', () => {
  test('[Y2] with a reason is a query and no longer blocks; without one it is an error', () => {
    const before = check(now(4));
    expect([before.verdict, before.counts.error, before.explained]).toEqual(['blocked', 1, 0]);
    const after = check(now(4, [because(find(before, Y2))]));
    expect(after).toMatchObject({ verdict: 'publishable', counts: { error: 0, query: 2 }, explained: 1 });
    expect(find(after, Y2)).toMatchObject({ severity: 'query', reason: { text: '上年数据已更正', by: 'p1' }, expected: 3, actual: 4 });
    // What still waits comes first.
    expect(after.findings.map(({ id }) => id)).toEqual([Y1, Y2]);
  });

  test('[Y1] a query with a reason stays a query and is counted as explained', () => {
    const before = check(now(3));
    expect([before.counts.query, before.explained]).toEqual([1, 0]);
    const after = check(now(3, [because(find(before, Y1), '清理后补登两件')]));
    expect([after.verdict, after.counts.query, after.explained]).toEqual(['publishable', 1, 1]);
  });

  test('other errors and hints cannot be explained away, whatever is written beside them', () => {
    const broken = { ...now(3), organ: null };
    const wrong = check({
      ...broken,
      cells: new Map([...broken.cells, ['requests/new/natural' as CellId, must(last.cells.get('requests/new/natural' as CellId), 'cell')]]),
    });
    const stuck = wrong.findings.filter((finding) => !isExplainable(finding));
    expect(stuck.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['C2', 'R3']));
    const again = withReasons(
      wrong.findings,
      wrong.findings.map((finding) => because(finding)),
    );
    for (const finding of stuck) expect(again).toContainEqual(finding);
  });
});

describe('which figures it covers', () => {
  const first = because(find(check(now(4)), Y2), '更正为四件');

  test('[Y2] other figures of this year or of last year make it an earlier reason', () => {
    const changed = check(now(5, [first]));
    expect(find(changed, Y2)).toMatchObject({ severity: 'error', earlierReasons: [first] });
    expect(find(changed, Y2).reason).toBeUndefined();
    const restated = {
      ...last,
      cells: new Map([
        ...last.cells,
        ['requests/carriedOut/natural' as CellId, must(now(9).cells.get('requests/carriedIn/natural' as CellId), 'cell')],
      ]),
    };
    expect(find(judge(now(4, [first]), { last: yearOf(restated) }), Y2)).toMatchObject({ severity: 'error', earlierReasons: [first] });
    expect(find(check(now(4, [first])), Y2).reason).toEqual(first);
  });

  test('a later reason replaces the one before, an empty one takes it back, the order of writing decides', () => {
    const finding = find(check(now(4)), Y2);
    const second = because(finding, '更正公告见附件');
    expect(find(check(now(4, [second, first])), Y2)).toMatchObject({ reason: second, earlierReasons: [first] });
    const back = because(finding, '');
    const open = find(check(now(4, [first, back, second])), Y2);
    expect([open.severity, open.reason, open.earlierReasons]).toEqual(['error', undefined, [back, second, first]]);
  });

  test('a reason without figures or without an author is shown and covers nothing', () => {
    for (const more of [{ figures: null }, { by: null }]) {
      const old = because(find(check(now(4)), Y2), '旧的说明', more);
      expect(find(check(now(4, [old])), Y2)).toMatchObject({ severity: 'error', earlierReasons: [old] });
    }
  });

  test('[N1] words that move or are counted anew keep their reason; other words do not take it', () => {
    const said = (words: string, id: string): Finding => ({
      ...find(check(now(4)), Y1),
      id,
      rule: 'N1',
      section: '1',
      message: message('narrative.sum', { words, number: 1, stated: 3, actual: 4 }),
      words: { section: '1', paragraph: 0, start: 0, end: 4 },
    });
    const [one, two] = [said('受理三件', 'N1:1:requests/new/total'), said('办理三件', 'N1:1:requests/new/total@2')];
    const reason = because(two);
    const both = withReasons([one, two], [reason]);
    expect(both.map((finding) => [finding.reason?.id, finding.earlierReasons])).toEqual([
      [undefined, undefined],
      [reason.id, undefined],
    ]);
    expect(withReasons([said('办理三件', 'N1:1:requests/new/total')], [reason])[0]?.reason).toEqual(reason);
    expect(withReasons([one], [reason])[0]).toMatchObject({ earlierReasons: [reason] });
  });
});

test('our .json carries reasons, so the command line gives the same verdict', () => {
  const report = now(4, [because(find(check(now(4)), Y2))]);
  const back = reportFromJson(JSON.parse(JSON.stringify(reportToJson({ report, title: null, repairs: [] }, yearOf(report).computed))));
  if (!back.ok) throw new Error(back.error.key);
  expect(back.value.report.reasons).toEqual(report.reasons);
  expect(check(back.value.report)).toMatchObject({ verdict: 'publishable', explained: 1 });
  const bad = { ...JSON.parse(JSON.stringify(reportToJson({ report, title: null, repairs: [] }, new Map()))), reasons: [{ text: 3 }] };
  expect(reportFromJson(bad).ok).toBe(false);
});
