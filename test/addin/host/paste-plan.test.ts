// @vitest-environment jsdom
// What becomes of a pasted block, field by field: filled, left out with its reason, or to be looked at first.
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { layoutOf } from '#shared/workbook/layout';
import type { GridState } from '../../../addin/host/web/cell-face.ts';
import { readBlock, readHtmlBlock, readTransfer, writeBlock, writeHtmlBlock } from '../../../addin/host/web/clipboard.ts';
import { mapForm } from '../../../addin/host/web/form-map.ts';
import { entriesOf, planPaste, withTotals } from '../../../addin/host/web/paste-plan.ts';

const edition = must(editionByKey('2021'), 'edition');
const map = mapForm(must(layoutOf(edition).sheetByKey.get('requests'), 'requests'));
const FIRST = { row: 4, column: 3, lastRow: 4, lastColumn: 3 };
const state = (more: Partial<GridState> = {}): GridState => ({
  edition,
  lang: 'zh',
  values: new Map(),
  locks: new Map(),
  decorations: { presence: [], flagged: new Map(), stated: new Map() },
  theirs: new Map(),
  totals: new Map(),
  organ: '',
  year: null,
  ...more,
});
const kinds = (plan: ReturnType<typeof planPaste>) => plan.lines.map(({ outcome }) => outcome.kind);
const id = (cell: string) => cell as CellId;

describe('a block', () => {
  test('of a whole table copied from the same form fills its figures, and nothing is worth a word', () => {
    const whole = { row: 0, column: 0, lastRow: map.rowCount - 1, lastColumn: map.columnCount - 1 };
    const show = (cell: (typeof map.sheet.cells)[number]) => (cell.role === 'input' ? '7' : cell.text);
    for (const block of [readBlock(writeBlock(map, whole, show)), must(readHtmlBlock(writeHtmlBlock(map, whole, show)), 'table')]) {
      const plan = planPaste(state(), map, whole, block);
      expect(entriesOf(plan).size).toBe(map.sheet.cells.filter(({ role }) => role === 'input').length);
      expect(new Set(kinds(plan))).toEqual(new Set(['fill']));
    }
  });

  test('one place aside, its labels are said to stand where fixed text is', () => {
    const whole = { row: 0, column: 0, lastRow: map.rowCount - 1, lastColumn: map.columnCount - 1 };
    const block = readBlock(writeBlock(map, whole, (cell) => (cell.role === 'input' ? '7' : cell.text)));
    expect(kinds(planPaste(state(), map, { ...whole, row: 1, column: 1 }, block))).toContain('label');
  });

  test('thousands separators, wide digits and spaces are read; what stands there already is not filled again', () => {
    const plan = planPaste(state({ values: new Map([[id('requests/new/research'), 3]]) }), map, FIRST, readBlock('1,234\t１２\t 3 \t4.0'));
    expect(plan.lines.map(({ outcome }) => outcome)).toEqual([
      { kind: 'fill', value: '1234' },
      { kind: 'fill', value: '12' },
      { kind: 'same' },
      { kind: 'fill', value: '4' },
    ]);
  });

  test('owners are named, unreadable texts have their reason, blanks over figures are said, and what is beyond the form', () => {
    const now = state({
      values: new Map([[id('requests/new/welfare'), 5]]),
      locks: new Map([[id('requests/new/company'), '这一格由林晓填写。']]),
    });
    const plan = planPaste(now, map, { ...FIRST, row: 28, lastRow: 28 }, readBlock('1\t2\n3'));
    expect(kinds(plan)).toEqual(['fill', 'fill', 'formula']);
    const top = planPaste(now, map, FIRST, readBlock('1\t2\t-3\t\t三件\t6'));
    expect(kinds(top)).toEqual(['fill', 'locked', 'unreadable', 'empties', 'unreadable', 'fill']);
    expect(top.lines[1]?.outcome).toEqual({ kind: 'locked', reason: '这一格由林晓填写。' });
    expect([...entriesOf(top).values()]).toEqual(['1', '', '6']);
    expect(kinds(planPaste(now, map, { ...FIRST, column: 9, lastColumn: 9 }, readBlock('1\t2\t3')))).toContain('outside');
  });

  test('a cell somebody is typing in is left alone', () => {
    const presence = [{ cell: id('requests/new/natural'), name: '张三', colour: '#aa3300', isTyping: true }];
    const plan = planPaste(state({ decorations: { presence, flagged: new Map(), stated: new Map() } }), map, FIRST, readBlock('1\t2'));
    expect(plan.lines[0]?.outcome).toEqual({ kind: 'typing', names: '张三' });
  });

  test('[R1] a total of the source that differs from what the formula will give is to be looked at', () => {
    const plan = planPaste(state(), map, FIRST, readBlock('1\t2\t3\t4\t5\t6\t20'));
    const [agrees, differs] = [21, 20].map((value) => withTotals(plan, 'requests', new Map([['requests!J5', value]])));
    expect(differs && kinds(differs).at(-1)).toBe('formula');
    expect(agrees?.lines.at(-1)?.outcome).toEqual({ kind: 'total', value: '21' });
  });

  test('headings above and beside the figures are taken off; words alone are no headings', () => {
    const block = readBlock('项目\t自然人\t企业\n一、新收\t1\t2\n二、结转\t3\t4');
    const plan = planPaste(state(), map, FIRST, block);
    expect(plan.cut).toEqual({ rows: 1, columns: 1 });
    expect([...entriesOf(plan).values()]).toEqual(['1', '2', '3', '4']);
    expect(planPaste(state(), map, FIRST, readBlock('甲\n乙')).cut).toEqual({ rows: 0, columns: 0 });
  });

  test('one value fills the open cells of the range', () => {
    const plan = planPaste(state(), map, { row: 4, column: 3, lastRow: 4, lastColumn: 9 }, readBlock('5\r\n'));
    expect(entriesOf(plan).size).toBe(6);
  });
});

describe('tables of pages', () => {
  test('merged cells keep their place, hidden rows stay out, nothing is run', () => {
    const html = `<html><body><img src=x onerror="window.broken=1"><table>
      <tr><td rowspan="2">合并</td><td>1</td></tr><tr><td>2</td></tr><tr style="display:none"><td>9</td><td>9</td></tr>
      <tr><td colspan="2">3&nbsp;000</td></tr></table>`;
    expect(readHtmlBlock(html)).toEqual([
      ['合并', '1'],
      [null, '2'],
      ['3 000', null],
    ]);
    expect('broken' in window).toBe(false);
  });

  test('a text without a table is read as text; absurd spans do not make an absurd block', () => {
    expect(readTransfer({ html: '<p>1</p>', text: '1\t2' })).toEqual([['1', '2']]);
    expect(readTransfer({ html: '', text: '' })).toBeNull();
    const wide = must(readHtmlBlock('<table><tr><td colspan="1000" rowspan="60000">1</td></tr></table>'), 'block');
    expect(wide).toHaveLength(1);
    expect(wide[0]?.length).toBeLessThanOrEqual(200);
  });

  test('what is copied from the grid comes back as it was, markup in a text included', () => {
    const bounds = { row: 4, column: 0, lastRow: 8, lastColumn: 4 };
    const written = writeHtmlBlock(map, bounds, (cell) => (cell.role === 'input' ? '<b>&' : cell.text));
    expect(readHtmlBlock(written)?.[0]?.slice(3)).toEqual(['<b>&', '<b>&']);
  });
});
