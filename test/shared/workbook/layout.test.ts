import { describe, expect, test } from 'vitest';
import { defineEdition } from '#shared/edition/define-edition';
import { editionByKey, editions } from '#shared/edition/editions';
import { must } from '#shared/result';
import type { FormSheet } from '#shared/workbook/form';
import { addressOf, cellAt, layoutOf } from '#shared/workbook/layout';
import { toRectangles } from '#shared/workbook/rectangles';
import { edition2027Data } from '../../fixtures/edition-2027.ts';

const all = [...editions, must(editionByKey('2021+art20=2019'), 'mixed'), defineEdition(edition2027Data)];

const placesOf = (sheet: FormSheet, role?: string): string[] =>
  sheet.cells
    .filter((cell) => role === undefined || cell.role === role)
    .flatMap(({ row, column, rowSpan, columnSpan }) =>
      Array.from(
        { length: rowSpan * columnSpan },
        (_, index) => `${row + Math.floor(index / columnSpan)},${column + (index % columnSpan)}`,
      ),
    );

describe.each(all.map((edition) => [edition.key, edition] as const))('the workbook of %s', (_key, edition) => {
  const layout = layoutOf(edition);

  test('has a sheet for every part of the form, in its order, with names a spreadsheet accepts', () => {
    expect(layout.sheets.map(({ key }) => key)).toEqual(['cover', 'preamble', '1', 'art20', 'requests', 'disputes', '5', '6']);
    const names = layout.sheets.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/);
  });

  test('gives every cell one address and every address its cell back', () => {
    expect(layout.addressById.size).toBe(edition.cells.length);
    for (const { id } of edition.cells) {
      const { sheet, row, column } = addressOf(layout, id);
      expect(cellAt(layout, sheet, row, column)).toBe(id);
    }
    expect(cellAt(layout, 'requests', 0, 0)).toBeNull();
  });

  test('draws nothing over anything else and stays within its columns and rows', () => {
    for (const sheet of layout.sheets) {
      const places = placesOf(sheet);
      expect(new Set(places).size, sheet.key).toBe(places.length);
      for (const { row, column, rowSpan, columnSpan } of sheet.cells) {
        expect(row + rowSpan, sheet.key).toBeLessThanOrEqual(sheet.rowCount);
        expect(column + columnSpan, sheet.key).toBeLessThanOrEqual(sheet.columnWidths.length);
      }
    }
  });

  test('a computed cell has a formula and an input has none', () => {
    for (const sheet of layout.sheets) {
      for (const cell of sheet.cells) {
        if (cell.cell === null) continue;
        const isComputed = edition.cellById.get(cell.cell)?.sumOf !== null;
        expect([cell.role, cell.formula !== null]).toEqual(isComputed ? ['computed', true] : ['input', false]);
      }
    }
  });

  test('formulas use SUM, IF and plain operators only and fit into a cell', () => {
    for (const { formula } of layout.sheets.flatMap(({ cells }) => cells)) {
      if (formula === null) continue;
      expect(formula.length).toBeLessThan(8192);
      const words =
        formula
          .replace(/"[^"]*"/g, '')
          .replace(/'[^']*'!/g, '')
          .match(/[A-Z]+(?=\()/g) ?? [];
      expect(words.filter((word) => word !== 'SUM' && word !== 'IF')).toEqual([]);
    }
  });

  test('every identity stands on its sheet as a live check', () => {
    const balances = layout.sheets
      .flatMap(({ cells }) => cells)
      .filter(({ formula }) => formula?.includes('差') && formula.startsWith('=IF(') && !formula.includes('未填'));
    expect(balances).toHaveLength(edition.identities.length);
  });

  test('all official labels of the tables are on the sheets', () => {
    const texts = new Set(layout.sheets.flatMap(({ cells }) => cells.map(({ text }) => text)));
    for (const { rowLabels, columnLabel } of edition.cells) for (const label of [...rowLabels, columnLabel]) expect(texts).toContain(label);
    for (const { text } of edition.headings) expect(texts).toContain(text);
  });

  test('rectangles cover exactly the cells they are made of', () => {
    for (const sheet of layout.sheets) {
      const inputs = sheet.cells.filter(({ role }) => role === 'input');
      const covered = toRectangles(inputs).flatMap(({ row, column, lastRow, lastColumn }) =>
        Array.from({ length: (lastRow - row + 1) * (lastColumn - column + 1) }, (_, index) => {
          const width = lastColumn - column + 1;
          return `${row + Math.floor(index / width)},${column + (index % width)}`;
        }),
      );
      expect(covered.sort()).toEqual(placesOf(sheet, 'input').sort());
    }
  });
});

describe('the form of 2021', () => {
  test('stands where the printed form has it', () => {
    const sheet = must(layoutOf(must(editionByKey('2021'), '2021')).sheetByKey.get('requests'), 'requests');
    const spanOf = (text: string) => {
      const found = must(
        sheet.cells.find((cell) => cell.text === text),
        text,
      );
      return [found.row, found.column, found.rowSpan, found.columnSpan];
    };
    expect(spanOf('申请人情况')).toEqual([1, 3, 1, 7]);
    expect(spanOf('法人或其他组织')).toEqual([2, 4, 1, 5]);
    expect(spanOf('自然人')).toEqual([2, 3, 2, 1]);
    expect(spanOf('总计')).toEqual([2, 9, 2, 1]);
    expect(spanOf('三、本年度办理结果')).toEqual([6, 0, 22, 1]);
    expect(spanOf('（三）不予公开')).toEqual([8, 1, 8, 1]);
    expect(spanOf('（七）总计')).toEqual([27, 1, 1, 2]);
  });
});
