// What the tests of writing into the grid share: a grid with one locked cell, and the deeds of a person at it.
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { GridPage, GridWindow } from './grid-page.ts';
import { openGridPage } from './grid-page.ts';

export const LOCKED = 'requests/new/company';
export const OPEN = 'requests/new/natural';
export const TOTAL = 'requests/new/total';

export const withGrid = async (browser: Browser, act: (grid: GridPage) => Promise<void>) => {
  const grid = await openGridPage(browser);
  const errors: Error[] = [];
  grid.page.on('pageerror', (error) => errors.push(error));
  try {
    await grid.page.evaluate(
      (cell) => (window as unknown as GridWindow).host.lock([{ cell: cell as never, reason: '由林晓填写' }]),
      LOCKED,
    );
    await act(grid);
    expect(errors).toEqual([]);
  } finally {
    await grid.close();
  }
};
export const cell = (grid: GridPage, id: string) => grid.page.locator(`[data-cell="${id}"]`);
export const shown = (grid: GridPage, id: string) => cell(grid, id).locator('.nb-shown').textContent();
export const select = (grid: GridPage, id: string) =>
  grid.page.evaluate((one) => (window as unknown as GridWindow).host.select(one as never), id);
export const transfer = (grid: GridPage, type: 'paste' | 'drop', data: Readonly<Record<string, string>>, target: string | null = null) =>
  grid.page.evaluate(
    ([kind, texts, id]) => {
      const dataTransfer = new DataTransfer();
      for (const [format, text] of Object.entries(texts)) dataTransfer.setData(format, text);
      const element = id === null ? document.activeElement : document.querySelector(`[data-cell="${id}"]`);
      const options = { bubbles: true, cancelable: true };
      const event =
        kind === 'paste'
          ? new ClipboardEvent(kind, { clipboardData: dataTransfer, ...options })
          : new DragEvent(kind, { dataTransfer, ...options });
      element?.dispatchEvent(event);
    },
    [type, data, target] as const,
  );
export const menu = async (grid: GridPage, item: string) => {
  await grid.page.locator('[role=menuitem]', { hasText: item }).click();
};
export const sayTyping = (grid: GridPage, id: string, name: string, isTyping: boolean) =>
  grid.page.evaluate(
    ([one, who, typing]) =>
      (window as unknown as GridWindow).host.decorate({
        presence: [{ cell: one as never, name: who, colour: '#aa3300', isTyping: typing }],
        flagged: new Map(),
        stated: new Map(),
      }),
    [id, name, isTyping] as const,
  );
export const compose = async (grid: GridPage, text: string) => {
  const cdp = await grid.page.context().newCDPSession(grid.page);
  await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await cdp.send('Input.insertText', { text });
  await cdp.detach();
};
