import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCellId, toCellId } from '#shared/cell/cell-id';
import type { CellKind } from '#shared/cell/cell-value';
import { formatCellValue, isCellValue, readCellValue, toHalfWidth } from '#shared/cell/cell-value';

describe('a cell id', () => {
  test('comes back from its parts and its parts from it', () => {
    const part = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,15}$/);
    fc.assert(
      fc.property(part, part, part, (table, row, column) => {
        expect(splitCellId(toCellId(table, row, column))).toEqual({ table, row, column });
      }),
    );
  });

  test.each(['', 'requests', 'requests/new', 'requests/new/natural/x', 'requests//natural', 'a/b/c ', '三/b/c', '../../etc'])(
    'is not %j',
    (text) => {
      expect(splitCellId(text)).toBeNull();
    },
  );
});

describe('[R5] what a person types becomes a value or a reason', () => {
  const read: [CellKind, string, number | string | null][] = [
    ['count', '', null],
    ['count', '　 ', null],
    ['count', '0', 0],
    ['count', '12', 12],
    ['count', '１２', 12],
    ['count', '1,234', 1234],
    ['count', '1，234', 1234],
    ['count', '12.0', 12],
    ['count', '+3', 3],
    ['count', '-0', 0],
    ['change', '-5', -5],
    ['change', '＋5', 5],
    ['change', '−5', -5],
    ['amount', '248.9611', '248.9611'],
    ['amount', '0', '0'],
    ['amount', '0.10', '0.10'],
    ['amount', '1,234.50', '1234.50'],
  ];
  test.each(read)('%s %j is %j', (kind, text, value) => {
    expect(readCellValue(kind, text)).toEqual({ ok: true, value });
  });

  const refused: [CellKind, string, string][] = [
    ['count', 'abc', 'cell.notANumber'],
    ['count', '=1+1', 'cell.notANumber'],
    ['count', '1e3', 'cell.notANumber'],
    ['count', '3件', 'cell.notANumber'],
    ['count', '-1', 'cell.negative'],
    ['count', '1.5', 'cell.notWhole'],
    ['change', '1.5', 'cell.notWhole'],
    ['amount', '-0.1', 'cell.negative'],
    ['count', '99999999999999999999', 'cell.tooLarge'],
    ['amount', '9'.repeat(60), 'cell.tooLarge'],
  ];
  test.each(refused)('%s %j is refused: %s', (kind, text, key) => {
    const result = readCellValue(kind, text);
    expect(result.ok ? null : result.error.key).toBe(key);
  });

  test('whatever is accepted may stand in the cell and reads the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom<CellKind>('count', 'change', 'amount'), fc.oneof(fc.string(), fc.double().map(String)), (kind, text) => {
        const result = readCellValue(kind, text);
        if (!result.ok || result.value === null) return;
        expect(isCellValue(kind, result.value)).toBe(true);
        expect(readCellValue(kind, formatCellValue(result.value))).toEqual(result);
      }),
    );
  });

  test.each<[CellKind, unknown, boolean]>([
    ['count', 1, true],
    ['count', -1, false],
    ['count', 1.5, false],
    ['count', '1', false],
    ['count', -0, false],
    ['count', Number.NaN, false],
    ['change', -3, true],
    ['amount', '1.50', true],
    ['amount', 1.5, false],
    ['amount', '1e3', false],
    ['amount', '', false],
  ])('isCellValue(%s, %j) is %s', (kind, value, allowed) => {
    expect(isCellValue(kind, value)).toBe(allowed);
  });

  test('full-width text becomes half-width, Chinese stays', () => {
    expect(toHalfWidth('（１２）　甲－')).toBe('(12) 甲-');
  });
});
