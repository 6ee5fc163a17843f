// What the tests of writing into the grid share: a grid with one locked cell, and the deeds of a person at it.
import type { Browser } from 'playwright-core';
import type { GridPage, GridWindow } from './grid-page.ts';
import { withGrid } from './grid-page.ts';

export const LOCKED = 'requests/new/company';
export const OPEN = 'requests/new/natural';
export const TOTAL = 'requests/new/total';

/** A grid whose cell LOCKED is another person's. */
export const withLockedGrid = (browser: Browser, act: (grid: GridPage) => Promise<void>): Promise<void> =>
  withGrid(browser, async (grid) => {
    await grid.page.evaluate((id) => (window as unknown as GridWindow).host.lock([{ cell: id as never, reason: '由林晓填写' }]), LOCKED);
    await act(grid);
  });
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
