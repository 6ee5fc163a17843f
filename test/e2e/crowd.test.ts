// A day's work of fifty others in one report, seen by one person in a real browser: nothing of one's own moves, nothing piles up.
import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { world } from '../world.ts';
import { gather, heapBytes, lookOn, notedBy, watchPage } from './crowd.ts';

const MINE = 'requests/other3/natural';

test('5,000 edits of fifty people: entry, caret, selection and scroll stay, the layout does not shift, memory does not grow', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const crowd = await gather(made, 50);
  await lookOn(page, made, 'anna');
  // Before memory is measured everything that is fetched late is here, and the browser has translated the code that is run all day.
  await crowd.edit(20);
  const session = await context.newCDPSession(page);

  // Anna is in the middle of a number, scrolled down.
  await page.locator(`[data-cell="${MINE}"]`).click();
  await page.keyboard.type('123');
  await page.keyboard.press('F2');
  await page.keyboard.press('ArrowLeft');
  const mine = () =>
    page.evaluate(() => {
      const box = document.querySelector<HTMLTextAreaElement>('.nb-entry');
      const panel = document.querySelector('.nb-panel:not([hidden])');
      const place = box?.getBoundingClientRect();
      return {
        text: box?.value,
        caret: [box?.selectionStart, box?.selectionEnd],
        isFocused: document.activeElement === box,
        place: [place?.left, place?.top],
        scroll: [panel?.scrollLeft, panel?.scrollTop, window.scrollY],
        active: [...document.querySelectorAll<HTMLElement>('.nb-panel:not([hidden]) .nb-active')].map(({ dataset }) => dataset.cell),
      };
    });
  const before = await mine();
  expect(before).toMatchObject({ text: '123', caret: [2, 2], isFocused: true, active: [MINE] });
  await watchPage(page);
  const heapBefore = await heapBytes(session);

  const count = await crowd.edit(100);
  expect(count).toBe(5000);
  const last = crowd.clients[0]?.report.cells.get('requests/new/natural');
  await page
    .locator('[data-cell="requests/new/natural"] .nb-shown')
    .filter({ hasText: String(last) })
    .waitFor();

  expect(await mine()).toEqual(before);
  const noted = await notedBy(page);
  // A count that goes from 10 to 9 is all that may be narrower than before.
  expect([noted.shift < 1e-5, noted.shifted]).toEqual([true, expect.anything()]);
  expect((await heapBytes(session)) / heapBefore).toBeLessThanOrEqual(1.2);

  // And the number can be finished as if nothing had happened.
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect.poll(() => crowd.clients[0]?.report.cells.get(MINE as never), { timeout: 10_000 }).toBe(1203);
  expect(faults).toEqual([]);
}, 240_000);
