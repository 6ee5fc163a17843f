// Bringing cells into view by selecting them, whatever the person has hidden, and what a selection says to the others.
import { expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { builtWorld, NEW } from './excel-world.ts';
import { setStyle } from './sheet-model.ts';

const REQUESTS = '三、申请办理';
const CARRIED = 'requests/carriedIn/natural' as CellId;
const TOTAL = 'requests/new/total' as CellId;

test('several cells without a gap are one selection, others lead to the first; nothing in the file changes', async () => {
  const { excel, host, at, edits } = await builtWorld();
  const { workbook } = excel.wire;
  const before = JSON.stringify([...(workbook.findSheet(REQUESTS)?.styles.keys() ?? [])]);
  await host.selectAll?.([NEW, CARRIED]);
  expect([at(NEW)[1], workbook.selection.sheet.name, workbook.selection.bounds]).toEqual([
    'D5',
    REQUESTS,
    { row: 4, column: 3, lastRow: 5, lastColumn: 3 },
  ]);
  await host.selectAll?.([NEW, TOTAL]);
  expect(workbook.selection.bounds).toEqual({ row: 4, column: 3, lastRow: 4, lastColumn: 3 });
  expect([excel.wire.traffic.roundTrips, edits, JSON.stringify([...(workbook.findSheet(REQUESTS)?.styles.keys() ?? [])])]).toEqual([
    2,
    [],
    before,
  ]);
});

test('a hidden sheet is shown because a cell of it was asked for; a hidden row is left and told', async () => {
  const { excel, host, notices } = await builtWorld();
  const sheet = excel.wire.workbook.findSheet(REQUESTS);
  if (!sheet) throw new Error('no sheet');
  sheet.visibility = 'Hidden';
  setStyle(sheet, 'rowHidden', { row: 4, column: 0, lastRow: 4, lastColumn: 0 }, true);
  await host.select(NEW);
  expect([sheet.visibility, excel.wire.workbook.active.name]).toEqual(['Visible', REQUESTS]);
  expect(notices.map(({ message, cell }) => [message.key, cell])).toEqual([['excel.rowHidden', NEW]]);
});

test('a selected cell, a range and a place outside the form are told as what they are', async () => {
  const { excel, host, person } = await builtWorld();
  const told: unknown[] = [];
  host.onSelect((cell, to) => told.push([cell, to]));
  person.select(REQUESTS, 'D5');
  excel.wire.emit('selectionChanged', { worksheetId: excel.wire.workbook.findSheet(REQUESTS)?.id, address: 'D5:E6' });
  person.select('Sheet1', 'A1');
  await excel.wire.settled();
  expect(told).toEqual([
    [NEW, null],
    [NEW, 'requests/carriedIn/company'],
    [null, null],
  ]);
});
