// A cell somebody else is typing in, and the menu of a cell, in a real Chromium.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../browser.ts';
import { cell, type GridWindow, select, shown } from './grid-page.ts';
import { compose, menu, OPEN, sayTyping, withLockedGrid } from './grid-writes.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a cell somebody is typing in', () => {
  test('is not typed over without a question; the harmless answer has the focus', () =>
    withLockedGrid(browser, async (grid) => {
      await sayTyping(grid, OPEN, '张三', true);
      const before = await shown(grid, OPEN);
      await select(grid, OPEN);
      await grid.page.keyboard.type('5');
      await grid.page.locator('.nb-ask').waitFor();
      expect(await grid.page.locator('.nb-ask').getAttribute('aria-label')).toContain('张三正在输入这一格');
      await grid.page.keyboard.press('Enter');
      expect(await grid.page.locator('.nb-ask').count()).toBe(0);
      expect(await shown(grid, OPEN)).toBe(before);
      expect(await grid.edits()).toEqual([]);
      expect(await grid.page.evaluate(() => document.activeElement?.className)).toContain('nb-entry');
    }));

  test('can be written all the same: what was typed is not lost, and the question is not asked twice', () =>
    withLockedGrid(browser, async (grid) => {
      await sayTyping(grid, OPEN, '张三', true);
      await select(grid, OPEN);
      await grid.page.keyboard.type('5');
      await grid.page.getByRole('button', { name: '仍要修改' }).click();
      await grid.page.keyboard.type('6');
      await grid.page.keyboard.press('Enter');
      expect(await shown(grid, OPEN)).toBe('56');
      await select(grid, OPEN);
      await grid.page.keyboard.press('Delete');
      expect(await grid.page.locator('.nb-ask').count()).toBe(0);
      expect(await shown(grid, OPEN)).toBe('');
    }));

  test('opens by itself when they stop, and the question goes away', () =>
    withLockedGrid(browser, async (grid) => {
      await sayTyping(grid, OPEN, '张三', true);
      await select(grid, OPEN);
      await grid.page.keyboard.press('F2');
      await grid.page.locator('.nb-ask').waitFor();
      await sayTyping(grid, OPEN, '张三', false);
      await grid.page.locator('.nb-ask').waitFor({ state: 'detached' });
      await grid.page.keyboard.type('5');
      await grid.page.keyboard.press('Enter');
      expect(await shown(grid, OPEN)).toBe('5');
    }));

  test('an input method is asked too, and a fill goes around the cell', () =>
    withLockedGrid(browser, async (grid) => {
      await sayTyping(grid, 'requests/new/research', '张三', true);
      const before = await shown(grid, 'requests/new/research');
      await select(grid, 'requests/new/research');
      await compose(grid, '８');
      expect(await shown(grid, 'requests/new/research')).toBe(before);
      await grid.page.keyboard.press('Escape');
      await select(grid, OPEN);
      await grid.page.keyboard.type('9');
      await grid.page.keyboard.press('Enter');
      await select(grid, OPEN);
      for (let count = 0; count < 3; count += 1) await grid.page.keyboard.press('Shift+ArrowRight');
      await grid.page.keyboard.press('Control+r');
      expect(await shown(grid, 'requests/new/research')).toBe(before);
      expect(await shown(grid, 'requests/new/welfare')).toBe('9');
      const keys = await grid.page.evaluate(() => (window as unknown as GridWindow).notices.map(({ key }) => key));
      expect(keys).toContain('web.softLock.skipped');
    }));
});

describe('the menu and the clipboard', () => {
  test('the menu opens by the keyboard, its items work, Escape gives the keyboard back', () =>
    withLockedGrid(browser, async (grid) => {
      await select(grid, OPEN);
      await grid.page.keyboard.press('Shift+F10');
      await grid.page.locator('[role=menu]').waitFor();
      await grid.page.keyboard.press('Escape');
      expect(await grid.page.evaluate(() => document.activeElement?.className)).toContain('nb-entry');
      await select(grid, 'requests/granted/natural');
      await cell(grid, 'requests/granted/natural').click({ button: 'right' });
      await menu(grid, '复制');
      await expect.poll(() => grid.page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
      const copied = await grid.page.evaluate(() => navigator.clipboard.readText());
      await cell(grid, OPEN).click({ button: 'right' });
      await menu(grid, '粘贴');
      await expect.poll(() => shown(grid, OPEN)).toBe(copied);
    }));
});
