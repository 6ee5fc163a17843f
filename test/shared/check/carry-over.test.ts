import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { Finding } from '#shared/check/finding';
import { editionByKey } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import { reportWith, withCell } from '../../fixtures/random-report.ts';
import { asDocument, judge, yearOf } from './judge.ts';

const edition2021 = must(editionByKey('2021'), '2021');
const edition2019 = must(editionByKey('2019'), '2019');

const filled = (edition: Edition, year: number, values: Readonly<Record<string, CellValue>> = {}): Report => {
  const all = new Map<CellId, CellValue>(edition.inputs.map(({ id, kind }) => [id, kind === 'amount' ? '0' : 0]));
  for (const [id, value] of Object.entries(values)) all.set(id as CellId, value);
  return { ...reportWith(edition, all), year };
};

const compare = (now: Report, last: Report, blankIsZero = false): readonly Finding[] =>
  judge(now, { last: yearOf(last), blankIsZero }).findings.filter(({ rule }) => rule.startsWith('Y'));

const closing = { 'requests/new/natural': 3, 'requests/carriedOut/natural': 3 };
const opening = { 'requests/carriedIn/natural': 3, 'requests/granted/natural': 3 };

describe('[Y2] carried in equals last year’s carried out', () => {
  test('nothing is said where it does', () => {
    expect(compare(filled(edition2021, 2024, opening), filled(edition2021, 2023, closing))).toEqual([]);
  });

  test('a column that differs is one error, with the total as its symptom and last year’s figure as the cause', () => {
    const found = compare(filled(edition2021, 2024), filled(edition2021, 2023, closing));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      id: 'Y2:requests/carriedIn/natural',
      severity: 'error',
      cells: ['requests/carriedIn/natural'],
      expected: 3,
      actual: 0,
      causes: [{ cell: 'requests/carriedIn/natural', value: 3 }],
      symptoms: ['Y2:natural', 'Y2:total'],
    });
  });

  test('a stated total that differs alone is found at the total', () => {
    const now = withCell(filled(edition2021, 2024, opening), 'requests/carriedIn/total', 5);
    expect(compare(now, filled(edition2021, 2023, closing)).map(({ id, expected, actual }) => [id, expected, actual])).toEqual([
      ['Y2:requests/carriedIn/total', 3, 5],
    ]);
  });

  test('unanswered cells of either year are left to C1, unless blanks count as zeros', () => {
    const now = asDocument(withCell(filled(edition2021, 2024), 'requests/carriedIn/natural', null));
    expect(compare(now, filled(edition2021, 2023, closing))).toEqual([]);
    expect(compare(now, filled(edition2021, 2023, closing), true).map(({ id }) => id)).toEqual(['Y2:requests/carriedIn/natural']);
    const last = asDocument(withCell(filled(edition2021, 2023, closing), 'requests/carriedOut/natural', null));
    expect(compare(filled(edition2021, 2024), last)).toEqual([]);
  });

  test('2020 and 2021 compare in table 三, although the forms differ', () => {
    const found = compare(filled(edition2021, 2021), filled(edition2019, 2020, closing));
    expect(found.map(({ id, severity }) => [id, severity])).toEqual([
      ['Y2:requests/carriedIn/natural', 'error'],
      ['Y5:art20', 'hint'],
    ]);
  });
});

describe('[Y1] stocks', () => {
  test('in force is last year’s plus issued minus repealed, else a query', () => {
    const last = filled(edition2021, 2023, { 'art20/normative/inForce': 15 });
    const now = (inForce: number) =>
      filled(edition2021, 2024, { 'art20/normative/issued': 2, 'art20/normative/repealed': 7, 'art20/normative/inForce': inForce });
    expect(compare(now(10), last)).toEqual([]);
    expect(compare(now(15), last)[0]).toMatchObject({
      id: 'Y1:art20/normative/inForce',
      severity: 'query',
      cells: ['art20/normative/inForce', 'art20/normative/issued', 'art20/normative/repealed'],
      expected: 10,
      actual: 15,
      causes: [{ cell: 'art20/normative/inForce', value: 10 }],
    });
  });

  test('a figure below zero is never suggested', () => {
    const now = filled(edition2021, 2024, { 'art20/rules/repealed': 7 });
    expect(compare(now, filled(edition2021, 2023))[0]).toMatchObject({ expected: -7, causes: [] });
  });
});

describe('[Y3] items of the form of 2019', () => {
  test('items before equal last year’s items plus their change, else a query', () => {
    const last = filled(edition2019, 2019, { 'art20/penalty/itemsBefore': 30, 'art20/penalty/itemsChange': -4 });
    expect(compare(filled(edition2019, 2020, { 'art20/penalty/itemsBefore': 26 }), last)).toEqual([]);
    expect(compare(filled(edition2019, 2020, { 'art20/penalty/itemsBefore': 30 }), last)[0]).toMatchObject({
      rule: 'Y3',
      severity: 'query',
      expected: 26,
      actual: 30,
    });
  });
});

describe('[Y4] jumps', () => {
  test.each([
    [100, 20, false],
    [101, 20, true],
    [20, 100, false],
    [19, 100, true],
    [19, 1, false],
    [20, 0, true],
    [0, 20, true],
    [0, 19, false],
  ])('%i after %i: told %s', (now, before, told) => {
    const found = compare(
      filled(edition2021, 2024, { 'art20/licensing/decisions': now }),
      filled(edition2021, 2023, { 'art20/licensing/decisions': before }),
    );
    expect(found.map(({ id, severity }) => [id, severity])).toEqual(told ? [['Y4:art20/licensing/decisions', 'hint']] : []);
  });

  test('a total is named only where none of its parts is', () => {
    const suits = (upheld: number, corrected: number, other: number) => ({
      'disputes/review/upheld': upheld,
      'disputes/review/corrected': corrected,
      'disputes/review/other': other,
    });
    const jumpOfPart = compare(filled(edition2021, 2024, suits(90, 0, 0)), filled(edition2021, 2023, suits(3, 0, 0)));
    expect(jumpOfPart.map(({ id }) => id)).toEqual(['Y4:disputes/review/upheld']);
    const jumpOfTotal = compare(filled(edition2021, 2024, suits(15, 15, 15)), filled(edition2021, 2023, suits(2, 2, 2)));
    expect(jumpOfTotal.map(({ id }) => id)).toEqual(['Y4:disputes/review/total']);
  });
});

describe('[Y5] what is not compared is said', () => {
  test('table 二 of different forms: penalties are not compared, even under the same label', () => {
    const found = compare(
      filled(edition2021, 2021, { 'art20/penalty/decisions': 500 }),
      filled(edition2019, 2020, { 'art20/penalty/decisions': 1 }),
    );
    expect(found.map(({ id }) => id)).toEqual(['Y5:art20']);
    expect(found[0]?.message.parameters).toMatchObject({ now: '2021', before: '2019' });
  });

  test('a report of another year than the last is not compared at all', () => {
    const found = compare(filled(edition2021, 2024), filled(edition2021, 2022, closing));
    expect(found.map(({ id, severity }) => [id, severity])).toEqual([['Y5:year', 'hint']]);
  });

  test('without last year nothing is said', () => {
    expect(judge(filled(edition2021, 2024)).findings).toEqual([]);
  });
});
