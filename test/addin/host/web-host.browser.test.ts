// The web grid in a real Chromium, with real keys, an input method and the clipboard.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../browser.ts';
import { type GridPage, type GridWindow, select, shown, withGrid } from './grid-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const active = (grid: GridPage) =>
  grid.page.evaluate(() => document.querySelector<HTMLElement>('.nb-panel:not([hidden]) .nb-active')?.dataset.cell ?? null);
const lock = (grid: GridPage, cell: string) =>
  grid.page.evaluate((id) => (window as unknown as GridWindow).host.lock([{ cell: id as never, reason: '由林晓填写' }]), cell);
const noticeKeys = (grid: GridPage) => grid.page.evaluate(() => (window as unknown as GridWindow).notices.map(({ key }) => key));
const paste = (grid: GridPage, text: string) =>
  grid.page.evaluate((data) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', data);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, text);

describe('typing', () => {
  test('a number typed over a cell is entered with Enter, the selection goes down and the totals follow', () =>
    withGrid(browser, async (grid) => {
      await select(grid, 'requests/new/natural');
      await grid.page.keyboard.type('30');
      await grid.page.keyboard.press('Enter');
      expect(await grid.edits()).toEqual([[{ kind: 'cell', cell: 'requests/new/natural', entry: '30' }]]);
      expect(await active(grid)).toBe('requests/carriedIn/natural');
      await grid.page.waitForFunction(() => document.querySelector('[data-cell="requests/new/total"] .nb-shown')?.textContent === '40');
    }));

  test('arrows leave a cell being typed in but move the caret after F2; Esc keeps the old value', () =>
    withGrid(browser, async (grid) => {
      await select(grid, 'requests/new/natural');
      await grid.page.keyboard.type('7');
      await grid.page.keyboard.press('ArrowRight');
      expect(await shown(grid, 'requests/new/natural')).toBe('7');
      expect(await active(grid)).toBe('requests/new/company');
      await grid.page.keyboard.press('F2');
      await grid.page.keyboard.press('ArrowLeft');
      await grid.page.keyboard.type('9');
      await grid.page.keyboard.press('Escape');
      expect(await shown(grid, 'requests/new/company')).toBe('2');
      await grid.page.keyboard.press('F2');
      await grid.page.keyboard.type('5');
      await grid.page.keyboard.press('Tab');
      expect(await shown(grid, 'requests/new/company')).toBe('25');
      expect(await active(grid)).toBe('requests/new/research');
    }));

  test('an input method composes in the box and nothing is entered before it is done', () =>
    withGrid(browser, async (grid) => {
      await select(grid, 'requests/new/natural');
      const cdp = await grid.page.context().newCDPSession(grid.page);
      await cdp.send('Input.imeSetComposition', { text: 'shi', selectionStart: 3, selectionEnd: 3 });
      await grid.page.keyboard.press('ArrowRight').catch(() => {});
      expect(await grid.page.locator('.nb-entering').count()).toBe(1);
      expect(await grid.edits()).toEqual([]);
      await cdp.send('Input.insertText', { text: '１２' });
      await grid.page.keyboard.press('Enter');
      expect((await grid.edits()).at(-1)).toEqual([{ kind: 'cell', cell: 'requests/new/natural', entry: '１２' }]);
    }));

  test('a remote edit while somebody types moves neither text, caret, selection nor scroll', () =>
    withGrid(browser, async (grid) => {
      await select(grid, 'requests/other3/natural');
      await grid.page.keyboard.type('12');
      const before = await grid.page.evaluate(() => [...document.querySelectorAll('.nb-panel')].map(({ scrollTop }) => scrollTop));
      const widths = await grid.page.evaluate(() => [...document.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect().top));
      await grid.page.evaluate(async () => {
        const { host } = window as unknown as GridWindow;
        await host.write(new Map([['requests/new/natural' as never, 123456789012]]));
        await host.write(new Map([['requests/other3/natural' as never, 4]]));
        await host.decorate({
          presence: [{ cell: 'requests/new/company' as never, name: '一个名字很长很长的人', colour: '#aa3300' }],
          flagged: new Map([['requests/granted/natural' as never, 'error' as const]]),
          stated: new Map([['requests/new/total' as never, 99]]),
        });
      });
      expect(await grid.page.locator('.nb-entry').inputValue()).toBe('12');
      expect(await grid.page.evaluate(() => [...document.querySelectorAll('.nb-panel')].map(({ scrollTop }) => scrollTop))).toEqual(before);
      expect(await grid.page.evaluate(() => [...document.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect().top))).toEqual(
        widths,
      );
      expect(await active(grid)).toBe('requests/other3/natural');
    }));
});

describe('write paths to cells that are not open', () => {
  test('typing, F2, double click, Delete, cut and paste leave a locked cell and a total as they are, and say why', () =>
    withGrid(browser, async (grid) => {
      await lock(grid, 'requests/new/natural');
      for (const cell of ['requests/new/natural', 'requests/new/total']) {
        const before = await shown(grid, cell);
        await select(grid, cell);
        await grid.page.keyboard.type('8');
        await grid.page.keyboard.press('F2');
        await grid.page.locator(`[data-cell="${cell}"]`).dblclick();
        await grid.page.keyboard.press('Delete');
        await grid.page.keyboard.press('Control+x');
        await paste(grid, '8');
        await grid.page.keyboard.press('Enter');
        expect(await shown(grid, cell)).toBe(before);
      }
      expect(await grid.edits()).toEqual([]);
      expect(new Set(await noticeKeys(grid))).toEqual(new Set(['grid.lockedBecause', 'grid.computedFixed']));
      expect(await grid.page.locator('[data-cell="requests/new/natural"]').getAttribute('title')).toBe('由林晓填写');
    }));

  test('a pasted block is shown first where a cell is another’s, then lands in the open cells in one edit', () =>
    withGrid(browser, async (grid) => {
      await lock(grid, 'requests/carriedIn/company');
      await select(grid, 'requests/new/natural');
      await paste(grid, '11\t12\t13\t14\t15\t16\t81\r\n21\t22\t23\t24\t25\t26\t141\r\n');
      const dialog = grid.page.getByRole('dialog', { name: '粘贴前请看一下' });
      expect(await dialog.textContent()).toContain('由林晓填写');
      // The total of the second row does not hold without the cell left out.
      expect(await dialog.locator('.nb-paste-total').textContent()).toContain('来文 141，按公式为 123');
      expect(await grid.edits()).toEqual([]);
      await dialog.getByRole('button', { name: '填入 11 格' }).click();
      const [edits = []] = await grid.edits();
      expect(edits).toHaveLength(11);
      expect(await shown(grid, 'requests/carriedIn/company')).toBe('4');
      expect(await shown(grid, 'requests/carriedIn/otherOrg')).toBe('26');
      expect(await active(grid)).toBe('requests/new/natural');
    }));
});

describe('a paste with texts that are no figures', () => {
  test('says beforehand what will be filled and what not, and names the cells; Cancel does nothing, they keep what they held', () =>
    withGrid(browser, async (grid) => {
      await select(grid, 'requests/new/natural');
      const before = await shown(grid, 'requests/new/company');
      await paste(grid, '11\tabc\t13\t-3\t4.5\t16\t81\r\n');
      const refused = await grid.page.locator('.nb-paste-unreadable').allTextContents();
      expect(refused).toHaveLength(3);
      for (const [index, text] of ['abc', '-3', '4.5'].entries()) expect(refused[index]).toMatch(new RegExp(`^一、本年新收.*${text}`));
      await grid.page.getByRole('button', { name: '取消' }).click();
      expect(await grid.edits()).toEqual([]);
      await paste(grid, '11\tabc\t13\t-3\t4.5\t16\t81\r\n');
      await grid.page.getByRole('button', { name: '填入 3 格' }).click();
      expect((await grid.edits())[0]).toHaveLength(3);
      expect(await shown(grid, 'requests/new/company')).toBe(before);
      expect(await grid.page.evaluate(() => document.activeElement?.className)).toContain('nb-entry');
    }));

  test('a single bad text goes the way of a typed one', () =>
    withGrid(browser, async (grid) => {
      await select(grid, 'requests/new/natural');
      await paste(grid, 'abc');
      expect((await grid.edits())[0]).toEqual([{ kind: 'cell', cell: 'requests/new/natural', entry: 'abc' }]);
      expect(await noticeKeys(grid)).toEqual([]);
    }));
});

describe('moving and copying', () => {
  test('Home, End, Ctrl+arrows, Shift ranges and Delete work on figures', () =>
    withGrid(browser, async (grid) => {
      await select(grid, 'requests/new/research');
      await grid.page.keyboard.press('Home');
      expect(await active(grid)).toBe('requests/new/natural');
      await grid.page.keyboard.press('End');
      expect(await active(grid)).toBe('requests/new/total');
      await grid.page.keyboard.press('Control+ArrowDown');
      expect(await active(grid)).toBe('requests/carriedOut/total');
      await select(grid, 'requests/new/natural');
      await grid.page.keyboard.press('Shift+ArrowRight');
      await grid.page.keyboard.press('Shift+ArrowDown');
      expect(await grid.page.locator('.nb-panel:not([hidden]) [aria-selected="true"].nb-input').count()).toBe(4);
      await grid.page.keyboard.press('Control+c');
      expect(await grid.page.evaluate(() => navigator.clipboard.readText())).toBe('0\t2\n2\t4');
      await grid.page.keyboard.press('Delete');
      expect((await grid.edits()).at(-1)).toHaveLength(4);
      await grid.page.keyboard.press('Control+z');
      await grid.page.keyboard.press('Control+y');
      expect(await grid.page.evaluate(() => (window as unknown as GridWindow).undone)).toEqual(['undo', 'redo']);
    }));

  test('the selected cell is clear of the sticky header and edges when keys reach it', () =>
    withGrid(
      browser,
      async (grid) => {
        await select(grid, 'requests/carriedOut/total');
        for (let count = 0; count < 20; count += 1) await grid.page.keyboard.press('ArrowUp');
        const gap = await grid.page.evaluate(() => {
          const panel = document.querySelector('.nb-panel:not([hidden])');
          const head = panel?.querySelector('thead')?.getBoundingClientRect();
          const cell = panel?.querySelector('.nb-active')?.getBoundingClientRect();
          return (cell?.top ?? 0) - (head?.bottom ?? 0);
        });
        expect(gap).toBeGreaterThanOrEqual(-1);
      },
      { width: 700, height: 500 },
    ));

  test('Tab walks the open cells and, after Esc, leaves the grid', () =>
    withGrid(browser, async (grid) => {
      await lock(grid, 'requests/new/company');
      await select(grid, 'requests/new/natural');
      await grid.page.keyboard.press('Tab');
      expect(await active(grid)).toBe('requests/new/research');
      await grid.page.keyboard.press('Escape');
      await grid.page.keyboard.press('Tab');
      expect(await grid.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tab');
    }));

  test('a paragraph opens the section in the pane, an equals sign in prose stays text, arrows change tabs', () =>
    withGrid(browser, async (grid) => {
      await grid.page.locator('[role=tab]', { hasText: '总体情况' }).click();
      const second = grid.page.locator('td.nb-text', { hasText: '以等号开头' });
      expect(await second.textContent()).toContain('=1+1');
      await second.dblclick();
      await grid.page.keyboard.press('Enter');
      expect(await grid.page.evaluate(() => (window as unknown as GridWindow).sections)).toEqual(['1', '1']);
      await grid.page.locator('[role=tab][aria-selected=true]').focus();
      await grid.page.keyboard.press('ArrowRight');
      expect(await grid.page.locator('[role=tab][aria-selected=true]').textContent()).toBe('二、主动公开');
    }));
});
