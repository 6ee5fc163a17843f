// What does not balance is told as one finding per cause, whatever its symptoms.
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import { must } from '#shared/result';
import { randomReport, seededInts, withCell } from '../../fixtures/random-report.ts';
import { all, edition2021, figureOf, only, withCells, zeros } from './faulty-reports.ts';
import { asDocument, balanceFindings } from './judge.ts';

describe('one finding per root cause', () => {
  test('a balanced report has none, whether its totals are stated or not', () => {
    for (const edition of all) {
      for (const stateTotals of [true, false]) expect(balanceFindings(randomReport(edition, 11, stateTotals))).toEqual([]);
    }
  });

  test('[R1] [R2] [R3] a wrong grand total is one finding with three symptoms and the right value', () => {
    const balanced = withCells(zeros(edition2021, true), {
      'requests/new/natural': 1,
      'requests/new/total': 1,
      'requests/unavailable1/natural': 1,
      'requests/unavailable1/total': 1,
      'requests/processed/natural': 1,
    });
    expect(only(balanced)).toMatchObject({
      id: 'R1:processed',
      rule: 'R1',
      severity: 'error',
      cells: ['requests/processed/total'],
      expected: 1,
      actual: 0,
      causes: [{ cell: 'requests/processed/total', value: 1 }],
      symptoms: ['R1:processed', 'R2:total', 'R3:total'],
      together: false,
    });
  });

  test('[R3] a column that does not balance is one finding on its four cells, with every plausible single change', () => {
    const report = withCells(zeros(edition2021, false), { 'requests/new/natural': 3 });
    const finding = only(report);
    expect(finding).toMatchObject({
      id: 'R3:natural',
      rule: 'R3',
      cells: ['requests/carriedOut/natural', 'requests/new/natural', 'requests/carriedIn/natural', 'requests/processed/natural'],
      expected: 3,
      actual: 0,
      symptoms: ['R3:natural', 'R3:total'],
    });
    expect(finding.causes.slice(0, 2)).toEqual([
      { cell: 'requests/carriedOut/natural', value: 3 },
      { cell: 'requests/new/natural', value: 0 },
    ]);
    expect(translate('zh', finding.message)).toContain('新收 3 + 上年结转 0 = 3，办理 0 + 结转下年 0 = 0，差 3');
    expect(translate('en', finding.message)).toContain('new 3 + carried in 0 = 3');
  });

  test('[R3] a cause never asks for a value the cell may not hold', () => {
    const finding = only(withCells(zeros(edition2021, false), { 'requests/granted/natural': 3 }));
    expect(finding.causes).toEqual([
      { cell: 'requests/new/natural', value: 3 },
      { cell: 'requests/carriedIn/natural', value: 3 },
      { cell: 'requests/granted/natural', value: 0 },
    ]);
  });

  test('[R3] two columns that do not balance are two findings', () => {
    const found = balanceFindings(withCells(zeros(edition2021, false), { 'requests/new/natural': 3, 'requests/new/company': 2 }));
    expect(found.map(({ id, symptoms }) => [id, symptoms])).toEqual([
      ['R3:natural', ['R3:natural', 'R3:total']],
      ['R3:company', ['R3:company', 'R3:total']],
    ]);
  });

  test('[R4] where only one sum fails, nobody is accused: the total and every part are named', () => {
    const report = withCells(zeros(edition2021, true), {
      'disputes/review/upheld': 4,
      'disputes/review/pending': 1,
      'disputes/review/total': 6,
    });
    const finding = only(report);
    expect(finding).toMatchObject({ id: 'R4:review', expected: 5, actual: 6, symptoms: ['R4:review'] });
    expect(finding.causes).toEqual([
      { cell: 'disputes/review/total', value: 5 },
      { cell: 'disputes/review/upheld', value: 5 },
      { cell: 'disputes/review/pending', value: 2 },
      { cell: 'disputes/review/corrected', value: 1 },
      { cell: 'disputes/review/other', value: 1 },
    ]);
    expect(finding.message.key).toBe('check.sum');
  });

  test('independent faults are separate findings', () => {
    const report = randomReport(edition2021, 21, true);
    const broken = withCells(report, {
      'requests/granted/natural': figureOf(report, 'requests/granted/natural') + 2,
      'requests/denied3/legal': figureOf(report, 'requests/denied3/legal') + 5,
      'disputes/suitDirect/total': figureOf(report, 'disputes/suitDirect/total') + 1,
    });
    expect(balanceFindings(broken).map(({ cells }) => cells[0])).toEqual([
      'requests/granted/natural',
      'requests/denied3/legal',
      'disputes/suitDirect/total',
    ]);
  });

  test('two equal faults that could also stand crosswise are one finding that names both readings', () => {
    const report = withCells(zeros(edition2021, true), { 'requests/granted/natural': 0 });
    const broken = withCells(report, {
      'requests/granted/total': 1,
      'requests/partial/total': 1,
      'requests/processed/natural': 1,
      'requests/processed/company': 1,
      'requests/processed/total': 2,
      'requests/new/natural': 1,
      'requests/new/company': 1,
      'requests/new/total': 2,
    });
    const finding = only(broken);
    expect(finding).toMatchObject({ together: true, symptoms: ['R1:granted', 'R1:partial', 'R2:natural', 'R2:company'] });
    expect(new Set(finding.cells)).toEqual(
      new Set(['requests/granted/natural', 'requests/partial/company', 'requests/granted/company', 'requests/partial/natural']),
    );
  });

  test('a wrong row total carried into the grand total is one finding that changes both', () => {
    const report = randomReport(edition2021, 22, true);
    const broken = withCells(report, {
      'requests/granted/total': figureOf(report, 'requests/granted/total') + 4,
      'requests/processed/total': figureOf(report, 'requests/processed/total') + 4,
    });
    const finding = only(broken);
    expect(finding.together).toBe(true);
    expect(new Set(finding.causes.map(({ cell }) => cell as string))).toEqual(
      new Set(['requests/granted/total', 'requests/processed/total']),
    );
  });

  test('where nothing small explains it, every failing balance is named and nobody accused', () => {
    const below = seededInts(5);
    const report = [...randomReport(edition2021, 24, true).cells].reduce(
      (changed, [id]) => (id.startsWith('requests') && below(2) === 0 ? withCell(changed, id, below(90)) : changed),
      randomReport(edition2021, 24, true),
    );
    const found = balanceFindings(report);
    expect(found.length).toBeGreaterThan(10);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });
});

describe('random single faults in reports that state all totals', () => {
  const RUNS = 600;
  const faults = Array.from({ length: RUNS }, (_, seed) => {
    const edition = must(all[seed % all.length], 'edition');
    const below = seededInts(seed + 7000);
    const report = randomReport(edition, seed, true);
    const judged = edition.cells.filter(({ table }) => table !== 'art20');
    const { id, table } = must(judged[below(judged.length)], 'cell');
    const right = figureOf(report, id);
    let wrong = right;
    while (wrong === right) wrong = must([right + 1, Math.max(0, right - 1), below(60), right * 10 + below(10)][below(4)], 'fault');
    const faulty = withCell(report, id, wrong);
    return { id, table, right, report: faulty, found: balanceFindings(faulty) };
  });

  test('[R1] [R2] [R3] the true cell comes first, with its true value, in at least 95 % of the faults', () => {
    const hits = (part: typeof faults) =>
      part.filter(({ id, right, found }) => {
        return found.length === 1 && found[0]?.cells[0] === id && found[0].causes[0]?.cell === id && found[0].causes[0].value === right;
      }).length;
    const requests = faults.filter(({ table }) => table === 'requests');
    const [share, shareOfAll] = [hits(requests) / requests.length, hits(faults) / faults.length];
    console.log(
      `true cell first: table 三 ${(share * 100).toFixed(1)} % of ${requests.length}, with table 四 ${(shareOfAll * 100).toFixed(1)} % of ${faults.length}`,
    );
    expect(share).toBeGreaterThanOrEqual(0.95);
    // In table 四 one sum is all there is; only a part that contradicts its total by itself can be told from the others.
    expect(shareOfAll).toBeGreaterThanOrEqual(0.95);
  });

  test('there is one finding and the true change is always among its causes', () => {
    for (const { id, right, found } of faults) {
      expect([id, found.length]).toEqual([id, 1]);
      expect(found[0]?.causes).toContainEqual({ cell: id, value: right });
    }
  });

  test('the document, which keeps only differing totals, gives the same verdict as the import', () => {
    for (const { report, found } of faults) expect(balanceFindings(asDocument(report))).toEqual(found);
  });
});
