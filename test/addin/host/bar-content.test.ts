// What the bar says of a selected range: how many figures, and what they come to.
import { expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { layoutOf } from '#shared/workbook/layout';
import { sumText } from '../../../addin/host/web/bar-content.ts';
import type { GridState } from '../../../addin/host/web/cell-face.ts';
import { mapForm } from '../../../addin/host/web/form-map.ts';

const edition = must(editionByKey('2021'), 'edition');
const map = mapForm(must(layoutOf(edition).sheetByKey.get('requests'), 'sheet'));
const row = map.sheet.cells.filter(({ cell, role }) => role === 'input' && cell?.startsWith('requests/new/'));
const say = (values: readonly (string | number)[], lang: 'zh' | 'en' = 'zh') => {
  const state: GridState = {
    edition,
    lang,
    values: new Map(values.map((value, index) => [must(row[index]?.cell, 'cell') as CellId, value])),
    locks: new Map(),
    decorations: { presence: [], flagged: new Map(), stated: new Map() },
    theirs: new Map(),
    totals: null,
    organ: '',
    year: 2025,
  };
  return sumText(state, map, row);
};

test.each([
  [[3, 4, 5], '选中 3 个数，合计 12'],
  [['0.1', '0.2'], '选中 2 个数，合计 0.3'],
  [[3, '三件', 5], '选中 2 个数，合计 8'],
  [[3], ''],
  [[], ''],
])('%j', (values, said) => {
  expect(say(values)).toBe(said);
});

test('in English', () => {
  expect(say([1, 2], 'en')).toBe('2 figures, sum 3');
});
