import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { cellLabel, shortCellLabel } from '#shared/edition/cell-label';
import { defineEdition, mixEditions } from '#shared/edition/define-edition';
import { edition2021Data } from '#shared/edition/edition-2021';
import { editionByKey, editionForYear, editions } from '#shared/edition/editions';
import { must } from '#shared/result';
import { edition2027Data } from '../../fixtures/edition-2027.ts';
import { formTables } from './form-tables.ts';

const byId = (id: string) => must(editionByKey(id), id);

describe('the editions', () => {
  test.each([
    ['2021', 200, 166, 34, { R1: 25, R2: 7, R3: 7, R4: 3 }],
    ['2019', 198, 166, 32, { R1: 23, R2: 7, R3: 7, R4: 3 }],
  ])('%s has %i cells, %i typed and %i computed, and its identities', (id, cells, typed, computed, identities) => {
    const edition = byId(id);
    expect([edition.cells.length, edition.inputs.length, edition.computed.length]).toEqual([cells, typed, computed]);
    expect(
      Object.fromEntries(
        ['R1', 'R2', 'R3', 'R4'].map((rule) => [rule, edition.identities.filter((identity) => identity.rule === rule).length]),
      ),
    ).toEqual(identities);
    expect(new Set(edition.identities.map((identity) => identity.id)).size).toBe(edition.identities.length);
  });

  test.each(['2021', '2019'])('%s has every id and official label of the form, in its order', (id) => {
    const spelled = byId(id).cells.map((cell) => `${cell.id} ${cell.rowLabels.join('|')} ${cell.columnLabel}`);
    expect(spelled).toEqual(formTables[id]);
  });

  test('closing figures are typed, totals and the processed row are computed', () => {
    for (const edition of editions) {
      const computed = edition.computed.map(({ id }) => id as string);
      expect(computed.filter((id) => id.startsWith('requests/carriedOut'))).toEqual(['requests/carriedOut/total']);
      expect(computed.filter((id) => id.startsWith('requests/processed'))).toHaveLength(7);
      expect(computed.some((id) => id.startsWith('art20'))).toBe(false);
    }
  });

  test('amounts and changes are the cells the form says', () => {
    const kinds = (id: string, kind: string) =>
      byId(id)
        .cells.filter((cell) => cell.kind === kind)
        .map((cell) => cell.id as string);
    expect(kinds('2021', 'amount')).toEqual(['art20/fees/amount']);
    expect(kinds('2019', 'amount')).toEqual(['art20/procurement/amount']);
    expect(kinds('2021', 'change')).toEqual([]);
    expect(kinds('2019', 'change')).toEqual(
      ['licensing', 'otherServices', 'penalty', 'coercion', 'fees'].map((row) => `art20/${row}/itemsChange`),
    );
  });

  test('[R3] is new plus carried in equals processed plus carried out', () => {
    expect(byId('2021').identities.find(({ id }) => id === 'R3:natural')).toMatchObject({
      left: ['requests/new/natural', 'requests/carriedIn/natural'],
      right: ['requests/processed/natural', 'requests/carriedOut/natural'],
    });
  });

  test.each([
    [2018, null],
    [2019, '2019'],
    [2020, '2019'],
    [2021, '2021'],
    [2030, '2021'],
  ])('the form of %i is %j', (year, id) => {
    expect(editionForYear(year)?.id ?? null).toBe(id);
  });

  test('a mixed report keeps each table of its own edition and is one object', () => {
    const mixed = must(editionByKey('2021+art20=2019'), 'mixed');
    expect(mixed.tables).toEqual({ art20: '2019', requests: '2021', disputes: '2021' });
    expect(mixed.cells.filter(({ table }) => table === 'art20').map(({ id }) => id)).toEqual(
      byId('2019')
        .cells.filter(({ table }) => table === 'art20')
        .map(({ id }) => id),
    );
    expect(mixed.cells.filter(({ table }) => table === 'requests')).toHaveLength(175);
    expect(editionByKey('2021+art20=2019')).toBe(mixed);
    expect(mixEditions(byId('2021'), { art20: byId('2019') })).toBe(mixed);
    expect(mixEditions(byId('2021'), { art20: byId('2021') })).toBe(byId('2021'));
  });

  test.each([
    '',
    '2018',
    '2021+',
    '2021+art20=1999',
    '2021+rest=2019',
    '2021+art20=2021',
    '2021+disputes=2019+art20=2019',
    '2021+art20=2019+art20=2019',
    '__proto__',
  ])('%j is no key of an edition', (key) => {
    expect(editionByKey(key)).toBeNull();
  });

  test('labels name a cell from the outside in', () => {
    const id = 'requests/denied1/natural' as CellId;
    expect(cellLabel(byId('2021'), id)).toBe('三、本年度办理结果／（三）不予公开／1.属于国家秘密·自然人');
    expect(shortCellLabel(byId('2021'), id)).toBe('1.属于国家秘密·自然人');
  });

  test('data that contradicts itself is refused when the program starts', () => {
    const { requests, art20 } = edition2021Data;
    const twice = { ...edition2021Data, art20: { ...art20, blocks: [...art20.blocks, ...art20.blocks] } };
    const unsummed = { ...edition2021Data, requests: { ...requests, rows: requests.rows.filter(({ role }) => role !== 'processed') } };
    expect(() => defineEdition(twice)).toThrow('stands twice');
    expect(() => defineEdition(unsummed)).toThrow('sums the results');
  });

  test('a made-up form is one more data file', () => {
    const edition = defineEdition(edition2027Data);
    expect([edition.cells.length, edition.inputs.length, edition.computed.length]).toEqual([
      10 + 2 + 26 * 8 + 20,
      12 + 25 * 7 + 16,
      26 + 7 + 4,
    ]);
    expect(edition.identities).toHaveLength(26 + 8 + 8 + 4);
    expect([2026, 2028].map((year) => editionForYear(year, [...editions, edition])?.id)).toEqual(['2021', '2027']);
  });
});
