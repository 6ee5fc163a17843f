import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnToLetters, readA1Range, toA1, toA1Range } from '#shared/workbook/address';

describe('A1 spelling', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ])('column %i is %s', (column, letters) => {
    expect(columnToLetters(column)).toBe(letters);
  });

  test('a place comes back from its spelling', () => {
    fc.assert(
      fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
        expect(readA1Range(toA1(row, column))).toEqual({ row, column, lastRow: row, lastColumn: column });
      }),
    );
  });

  test('a range comes back from its spelling, with sheet and dollars', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(999), fc.nat(99), fc.nat(99), (row, column, height, width) => {
        const bounds = { row, column, lastRow: row + height, lastColumn: column + width };
        const text = toA1Range(row, column, bounds.lastRow, bounds.lastColumn);
        expect(readA1Range(text)).toEqual(bounds);
        expect(readA1Range(`'三、申请办理'!$${text.replace(':', ':$')}`)).toEqual(bounds);
      }),
    );
  });

  test.each([
    ['5:7', { row: 4, column: 0, lastRow: 6, lastColumn: Number.POSITIVE_INFINITY }],
    ['C:D', { row: 0, column: 2, lastRow: Number.POSITIVE_INFINITY, lastColumn: 3 }],
  ])('%s is whole rows or columns', (text, bounds) => {
    expect(readA1Range(text)).toEqual(bounds);
  });

  test.each(['', '#REF!', 'A1,B2', 'A1:B', 'hello', '5', 'A', ':A1', 'ABCD1'])('%j is no range', (text) => {
    expect(readA1Range(text)).toBeNull();
  });
});
