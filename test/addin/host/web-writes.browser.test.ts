// Every way of writing into a cell in a real Chromium, at cells of others and at totals.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../browser.ts';
import { cell, type GridPage, type GridWindow, select, shown } from './grid-page.ts';
import { compose, LOCKED, OPEN, TOTAL, transfer, withLockedGrid } from './grid-writes.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What a person does to the selected cell. */
const deeds: readonly (readonly [string, (grid: GridPage, id: string) => Promise<unknown>])[] = [
  ['typing', (grid) => grid.page.keyboard.type('8')],
  [
    'F2 and typing',
    async (grid) => {
      await grid.page.keyboard.press('F2');
      await grid.page.keyboard.type('8');
    },
  ],
  ['an input method', (grid) => compose(grid, '８')],
  [
    'a double click and typing',
    async (grid, id) => {
      await cell(grid, id).dblclick();
      await grid.page.keyboard.type('8');
    },
  ],
  ['Delete', (grid) => grid.page.keyboard.press('Delete')],
  ['Backspace', (grid) => grid.page.keyboard.press('Backspace')],
  ['Ctrl+X', (grid) => grid.page.keyboard.press('Control+x')],
  ['pasted text', (grid) => transfer(grid, 'paste', { 'text/plain': '8' })],
  ['a pasted table', (grid) => transfer(grid, 'paste', { 'text/html': '<table><tr><td>8</td></tr></table>', 'text/plain': '8' })],
  ['dropped text', (grid, id) => transfer(grid, 'drop', { 'text/plain': '8' }, id)],
  ['Ctrl+D', (grid) => grid.page.keyboard.press('Control+d')],
  ['Ctrl+R', (grid) => grid.page.keyboard.press('Control+r')],
  [
    'paste of the menu',
    async (grid, id) => {
      await grid.page.evaluate(() => navigator.clipboard.writeText('8'));
      await cell(grid, id).click({ button: 'right' });
      const item = grid.page.locator('[role=menuitem]', { hasText: '粘贴' });
      expect(await item.getAttribute('aria-disabled')).toBe('true');
      await item.click({ force: true });
      await grid.page.keyboard.press('Escape');
    },
  ],
];

describe('[security] what no way of writing may change', () => {
  for (const [name, deed] of deeds) {
    test(`${name} leaves a locked cell and a total as they are`, () =>
      withLockedGrid(browser, async (grid) => {
        for (const id of [LOCKED, TOTAL]) {
          const before = await shown(grid, id);
          await select(grid, id);
          await deed(grid, id);
          await grid.page.keyboard.press('Enter');
          expect(await shown(grid, id)).toBe(before);
        }
        const touched = (await grid.edits()).flat().map((edit) => (edit.kind === 'cell' ? edit.cell : ''));
        expect(touched.filter((id) => id === LOCKED || id === TOTAL)).toEqual([]);
      }));
  }

  test('filling by key and by dragging goes around locked cells and totals, and says so', () =>
    withLockedGrid(browser, async (grid) => {
      await select(grid, OPEN);
      await grid.page.keyboard.type('9');
      await grid.page.keyboard.press('Enter');
      const before = [await shown(grid, LOCKED), await shown(grid, TOTAL)];
      await select(grid, OPEN);
      for (let count = 0; count < 6; count += 1) await grid.page.keyboard.press('Shift+ArrowRight');
      await grid.page.keyboard.press('Control+r');
      expect(await shown(grid, 'requests/new/research')).toBe('9');
      expect(await shown(grid, 'requests/new/otherOrg')).toBe('9');
      expect(await shown(grid, LOCKED)).toBe(before[0]);
      expect(await grid.page.evaluate(() => (window as unknown as GridWindow).notices.at(-1)?.key)).toBe('web.fillSkipped');

      await select(grid, OPEN);
      const handle = grid.page.locator('.nb-handle');
      const target = cell(grid, 'requests/granted/natural');
      await handle.hover();
      await grid.page.mouse.down();
      await target.hover({ force: true });
      expect(await grid.page.locator('.nb-reach').count()).toBe(3);
      await grid.page.mouse.up();
      expect(await shown(grid, 'requests/carriedIn/natural')).toBe('9');
      expect(await shown(grid, 'requests/granted/natural')).toBe('9');
      expect(await grid.page.locator('.nb-reach').count()).toBe(0);
    }));

  test('undo and redo are the document’s: the grid only passes the keys on, a lock in between changes nothing', () =>
    withLockedGrid(browser, async (grid) => {
      await select(grid, LOCKED);
      await grid.page.keyboard.press('Control+z');
      await grid.page.keyboard.press('Control+Shift+z');
      await grid.page.keyboard.press('Control+y');
      expect(await grid.page.evaluate(() => (window as unknown as GridWindow).undone)).toEqual(['undo', 'redo', 'redo']);
      expect(await grid.edits()).toEqual([]);
    }));

  test('a lock that comes while one is typing keeps what is typed out of the cell', () =>
    withLockedGrid(browser, async (grid) => {
      await select(grid, OPEN);
      await grid.page.keyboard.type('8');
      const before = await shown(grid, OPEN);
      await grid.page.evaluate((id) => (window as unknown as GridWindow).host.lock([{ cell: id as never, reason: '已提交' }]), OPEN);
      await grid.page.keyboard.press('Enter');
      expect(await shown(grid, OPEN)).toBe(before);
      expect(await grid.edits()).toEqual([]);
      expect(await grid.page.evaluate(() => (window as unknown as GridWindow).notices.map(({ key }) => key))).toEqual([
        'grid.lockedBecause',
      ]);
    }));

  test('a dropped file neither replaces the page nor writes anything', () =>
    withLockedGrid(browser, async (grid) => {
      await grid.page.evaluate((id) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['8'], '8.txt', { type: 'text/plain' }));
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(`[data-cell="${id}"]`)?.dispatchEvent(event);
        (window as unknown as { prevented: boolean }).prevented = event.defaultPrevented;
      }, OPEN);
      expect(await grid.page.evaluate(() => (window as unknown as { prevented: boolean }).prevented)).toBe(true);
      expect(await grid.edits()).toEqual([]);
      expect(await grid.page.evaluate(() => (window as unknown as GridWindow).notices.map(({ key }) => key))).toEqual(['web.fileDropped']);
    }));
});
