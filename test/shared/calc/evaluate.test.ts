import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluateForm, evaluateReport } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { defineEdition } from '#shared/edition/define-edition';
import { editions } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import { inputValues } from '#shared/report/report';
import { must } from '#shared/result';
import { toA1 } from '#shared/workbook/address';
import { addressOf, layoutOf } from '#shared/workbook/layout';
import { edition2027Data } from '../../fixtures/edition-2027.ts';
import { randomReport, withCell } from '../../fixtures/random-report.ts';

const all = [...editions, defineEdition(edition2027Data)];
const edition2021 = must(
  editions.find(({ id }) => id === '2021'),
  '2021',
);

/** Sums by the edition's own data, without any formula. */
const sumOf = (edition: Edition, inputs: ReadonlyMap<CellId, CellValue>, id: CellId): number => {
  const parts = edition.cellById.get(id)?.sumOf;
  return parts ? parts.reduce((sum, part) => sum + sumOf(edition, inputs, part), 0) : Number(inputs.get(id) ?? 0);
};

const anyInputs = (edition: Edition): fc.Arbitrary<Map<CellId, CellValue>> =>
  fc
    .array(fc.tuple(fc.constantFrom(...edition.inputs), fc.nat(100_000)), { maxLength: 80 })
    .map((entries) => new Map(entries.map(([cell, value]) => [cell.id, cell.kind === 'amount' ? String(value / 100) : value])));

describe.each(all.map((edition) => [edition.key, edition] as const))('the formulas of %s', (_key, edition) => {
  test('give the sums of the form for any inputs, whatever was evaluated before', () => {
    fc.assert(
      fc.property(anyInputs(edition), (inputs) => {
        const computed = evaluate(edition, inputs);
        expect(computed.size).toBe(edition.computed.length);
        for (const { id } of edition.computed) expect([id, computed.get(id)]).toEqual([id, sumOf(edition, inputs, id)]);
      }),
      { numRuns: 60 },
    );
  });

  test('blanks count as 0 and every blank is counted on the front sheet', () => {
    expect([...evaluate(edition, new Map()).values()].every((value) => value === 0)).toBe(true);
    const shown = evaluateForm(edition, new Map());
    expect(shown.get('cover!B6')).toBe(`✗ 不平衡 0 处，未填 ${edition.inputs.length} 格，原文合计待核 0 处`);
    expect(shown.get('cover!B8')).toBe(edition.inputs.length);
  });

  test('a balanced and complete report shows ✓ everywhere', () => {
    const shown = evaluateForm(edition, inputValues(randomReport(edition, 3)));
    expect(shown.get('cover!B6')).toBe('✓ 全部平衡，没有空格');
    expect([...shown.values()].filter((value) => String(value).startsWith('✗'))).toEqual([]);
    expect([...shown.values()].filter((value) => value === '✓')).toHaveLength(edition.identities.length);
  });
});

describe('what the form shows', () => {
  const withNew = (value: number) => evaluateForm(edition2021, new Map([['requests/new/natural' as CellId, value]]));
  const { row } = addressOf(layoutOf(edition2021), 'requests/new/natural' as CellId);

  test('[R3] an unbalanced column shows the difference and counts on the front sheet', () => {
    const shown = withNew(3);
    expect(shown.get('requests!D31')).toBe('✗ 差 3');
    expect(shown.get('requests!J31')).toBe('✗ 差 3');
    expect(shown.get('cover!B7')).toBe(2);
    expect(shown.get('cover!B8')).toBe(165);
    expect(shown.get(`requests!${toA1(row, 9)}`)).toBe(3);
  });

  test('a total the source states otherwise keeps the front sheet from saying that all is well', () => {
    const inputs = inputValues(randomReport(edition2021, 3));
    const shown = evaluateForm(edition2021, inputs, 2);
    expect([shown.get('cover!B6'), shown.get('cover!B9')]).toEqual(['✗ 不平衡 0 处，未填 0 格，原文合计待核 2 处', 2]);
    expect(evaluateForm(edition2021, inputs).get('cover!B6')).toBe('✓ 全部平衡，没有空格');
    const report = withCell(randomReport(edition2021, 3), 'requests/processed/total', 987_654);
    expect(evaluateReport(report).get('cover!B9')).toBe(1);
  });

  test('a typed 0 is an answer, an empty cell is none', () => {
    expect(withNew(0).get('cover!B8')).toBe(165);
    expect(evaluateForm(edition2021, new Map()).get('cover!B8')).toBe(166);
  });

  test('large figures are summed exactly', () => {
    const big = 9_007_199_254_740_000;
    const computed = evaluate(
      edition2021,
      new Map([
        ['requests/new/natural' as CellId, big],
        ['requests/new/company' as CellId, 991],
      ]),
    );
    expect(computed.get('requests/new/total' as CellId)).toBe(big + 991);
  });

  test('an amount is an answer, whatever its digits', () => {
    const amount = (value: string) => evaluateForm(edition2021, new Map([['art20/fees/amount' as CellId, value]])).get('cover!B8');
    expect([amount('248.9611'), amount('0'), amount('12345678901234567890.123456789')]).toEqual([165, 165, 165]);
  });
});
