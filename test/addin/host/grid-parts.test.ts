// The pure parts of the web grid: where keys lead on every form, and how blocks from the clipboard are read and laid.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editions } from '#shared/edition/editions';
import { must } from '#shared/result';
import { layoutOf } from '#shared/workbook/layout';
import { readBlock, writeBlock } from '../../../addin/host/web/clipboard.ts';
import { cellsWithin, mapForm, partsOf } from '../../../addin/host/web/form-map.ts';
import { commandOf } from '../../../addin/host/web/keys.ts';
import type { Direction } from '../../../addin/host/web/selection.ts';
import { boundsOf, edge, leap, nextOpen, step } from '../../../addin/host/web/selection.ts';

const maps = editions.flatMap((edition) => layoutOf(edition).sheets.map((sheet) => mapForm(sheet)));
const requests = must(maps.filter(({ sheet }) => sheet.key === 'requests').at(-1), 'requests sheet');
const anyPlace = fc
  .constantFrom(...maps)
  .chain((map) => fc.constantFrom(...map.sheet.cells).map((cell) => ({ map, place: { row: cell.row, column: cell.column } })));
const anyDirection = fc.constantFrom<Direction>('up', 'down', 'left', 'right');

describe('moving', () => {
  test('every step and leap from any cell of any form ends on a cell', () => {
    fc.assert(
      fc.property(anyPlace, fc.array(anyDirection, { maxLength: 40 }), fc.boolean(), ({ map, place }, directions, far) => {
        let now = place;
        for (const direction of directions) now = (far ? leap : step)(map, now, direction);
        expect(map.at(now.row, now.column)).not.toBeNull();
      }),
    );
  });

  test('a range never cuts a merged cell', () => {
    fc.assert(
      fc.property(anyPlace, fc.array(anyDirection, { maxLength: 20 }), ({ map, place }, directions) => {
        const focus = directions.reduce((now, direction) => step(map, now, direction), place);
        const bounds = boundsOf(map, { anchor: place, focus });
        for (const cell of cellsWithin(map, bounds)) {
          expect(cell.row >= bounds.row && cell.row + cell.rowSpan - 1 <= bounds.lastRow).toBe(true);
          expect(cell.column >= bounds.column && cell.column + cell.columnSpan - 1 <= bounds.lastColumn).toBe(true);
        }
      }),
    );
  });

  test('Tab reaches every open cell once, there and back', () => {
    const isOpen = (cell: { readonly role: string }) => cell.role === 'input';
    for (const map of maps) {
      const open = map.sheet.cells.filter(isOpen).length;
      let place = nextOpen(map, { row: -1, column: 0 }, false, isOpen);
      let count = 0;
      let last = place;
      while (place) {
        count += 1;
        last = place;
        place = nextOpen(map, place, false, isOpen);
      }
      expect(count).toBe(open);
      while (last) {
        count -= 1;
        last = nextOpen(map, last, true, isOpen);
      }
      expect(count).toBe(0);
    }
  });

  test('Home, End and Ctrl+Home, Ctrl+End go to figures', () => {
    const here = { row: 10, column: 5 };
    expect(['rowStart', 'rowEnd', 'start', 'end'].map((which) => edge(requests, here, which as 'start'))).toEqual([
      { row: 10, column: 3 },
      { row: 10, column: 9 },
      { row: 4, column: 3 },
      { row: 28, column: 9 },
    ]);
  });

  test('the parts of a total are the cells it sums; keys with Alt stay the browser’s', () => {
    const total = must(requests.at(4, 9), 'total');
    expect(partsOf(requests, must(total.formula, 'formula')).map(({ column }) => column)).toEqual([3, 4, 5, 6, 7, 8]);
    const key = { key: 'ArrowDown', ctrlKey: false, metaKey: false, shiftKey: false, altKey: true };
    expect(commandOf(key)).toBeNull();
    expect(commandOf({ ...key, key: 'r', altKey: false, ctrlKey: true, shiftKey: true })).toBeNull();
  });
});

describe('clipboard', () => {
  test('a written block reads back as its texts, whatever they hold', () => {
    const bounds = { row: 4, column: 3, lastRow: 6, lastColumn: 5 };
    const text = fc.string({ maxLength: 8 }).filter((value) => !value.includes('\r'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 9, maxLength: 9 }), (texts) => {
        const cells = cellsWithin(requests, bounds);
        const written = writeBlock(requests, bounds, (cell) => texts[cells.indexOf(cell)] ?? '');
        const rows = readBlock(written);
        // A last row of one empty field could not be told from a line break at the end; three columns can.
        expect(rows.flat()).toEqual(texts);
      }),
    );
  });
});
