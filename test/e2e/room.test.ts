// Little room and few colours: Excel's width, low windows, high contrast. What has no place goes somewhere it can be found, what one works on
// stays in sight, and what is chosen shows without any tint of ours.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSound } from './sound.ts';
import { cell, type Stage, setStage } from './stage.ts';
import { toView } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const box = async (page: Page, where: string) => {
  const found = await page.locator(where).first().boundingBox();
  if (!found) throw new Error(`not in sight: ${where}`);
  return { ...found, right: found.x + found.width, bottom: found.y + found.height };
};
const sheet = (page: Page, name: string) => page.locator('.nb-tabs [role=tab]').filter({ hasText: name }).click();

test('the tabs of the pane stand in one line; those without room are in the menu at its end, the chosen one never', {
  timeout: 120_000,
}, async () => {
  const page = await stage.sitDown('demo-clerk');
  for (const width of [1440, 380, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(async () => (await box(page, '.np-tabs-line')).height).toBeLessThan(48);
    const shown = await page.locator('.np-tabs').getByRole('tab').count();
    const menu = page.locator('.np-tabs-rest').getByRole('button');
    expect(await menu.count()).toBe(shown === 8 ? 0 : 1);
    expect(shown).toBeGreaterThanOrEqual(width === 1440 ? 8 : 4);
    if (shown === 8) continue;
    await menu.click();
    expect(await page.getByRole('menuitem').count()).toBe(8 - shown);
    await isSound(page, `the menu of tabs at ${width} px`, { widths: [width] });
    await page.keyboard.press('Escape');
  }
  // Longer names of another language, too.
  await page.getByRole('button', { name: /^English/ }).click();
  await page.locator('.np-tabs').getByRole('tab', { name: 'My tasks' }).waitFor();
  await expect.poll(() => page.locator('.np-tabs-line').evaluate((line) => line.scrollWidth - line.clientWidth)).toBe(0);
  await page.getByRole('button', { name: /^中文/ }).click();
  await toView(page, '更多');
  await page.locator('.np-more').waitFor();
  const more = page.locator('.np-tabs').getByRole('tab', { name: '更多' });
  await more.waitFor();
  expect(await more.getAttribute('aria-selected')).toBe('true');
  await page.context().close();
});

test('in a narrow window the labels of the wide table stay beside the figures, and no figure one walks to is under them', {
  timeout: 120_000,
}, async () => {
  const page = await stage.sitDown('demo-clerk');
  await sheet(page, '三、');
  await page.setViewportSize({ width: 320, height: 700 });
  await page.getByRole('tab', { name: '表格' }).click();
  const inSight = () =>
    page.locator('.nb-tabs [aria-selected=true]').evaluate((tab) => tab.getBoundingClientRect().right <= innerWidth - 50);
  await expect.poll(inSight).toBe(true);
  const label = '.nb-panel:not([hidden]) tr:nth-child(3) .nb-frozen >> nth=-1';
  const before = await box(page, label);
  await cell(page, 'requests/granted/natural').click();
  const isClear = () =>
    page.locator('.nb-panel:not([hidden]) .nb-active').evaluate((active) => {
      const { x, y, width, height } = active.getBoundingClientRect();
      return [2, width - 2].every(
        (at) => document.elementsFromPoint(x + at, y + height / 2).find((one) => one.matches('td, th')) === active,
      );
    });
  const keys = [...Array<string>(5).fill('ArrowRight'), ...Array<string>(4).fill('ArrowLeft')];
  for (const key of keys) {
    await page.keyboard.press(key);
    expect(await isClear(), key).toBe(true);
    expect((await box(page, label)).x).toBeCloseTo(before.x, 0);
  }
  await page.context().close();
});

test('in a low window the pane scrolls as one sheet below its tabs', { timeout: 120_000 }, async () => {
  const page = await stage.sitDown('demo-coordinator', { viewport: { width: 320, height: 560 } });
  await toView(page, '公布');
  await page.locator('.np-preview').waitFor();
  await page.locator('.np-pane').evaluate((pane) => pane.scrollTo(0, 500));
  const [pane, tabs, foot] = [await box(page, '.np-pane'), await box(page, '.np-tabs-line'), await box(page, '.np-selected')];
  expect(tabs.y).toBeCloseTo(pane.y, 0);
  expect(foot.bottom).toBeCloseTo(pane.bottom, 0);
  expect(foot.y - tabs.bottom).toBeGreaterThan(300);
  // The next view is shown from its beginning.
  await toView(page, '更多');
  await page.locator('.np-more').waitFor();
  await expect.poll(async () => (await box(page, '.np-more')).y).toBeGreaterThanOrEqual(tabs.bottom);
  await page.context().close();
});

test('in high contrast everything chosen differs from its neighbours, and nothing is lost', { timeout: 120_000 }, async () => {
  const page = await stage.sitDown('demo-coordinator', { forcedColors: 'active' });
  const paper = (where: string) =>
    page
      .locator(where)
      .first()
      .evaluate((one) => {
        const { backgroundColor, borderTopColor, outlineStyle } = getComputedStyle(one);
        return [backgroundColor, borderTopColor, outlineStyle].join(' ');
      });
  await page.getByRole('button', { name: '分派：表四全部' }).click();
  await page.locator('.np-give').waitFor();
  for (const [chosen, other] of CHOSEN) expect(await paper(chosen), chosen).not.toBe(await paper(other));
  await sheet(page, '三、');
  await cell(page, 'requests/new/total').click();
  // Shadows and tints are the system's to take away: the parts of a total have an outline.
  expect(await paper('[data-cell="requests/new/natural"]')).toContain('solid');
  await page.context().close();
});

const CHOSEN = [
  ['.nb-tabs [aria-selected=true]', '.nb-tabs [aria-selected=false]'],
  ['.np-segment:has(:checked)', '.np-segment:not(:has(:checked))'],
  ['.np-part-chip[aria-pressed=true]', '.np-part-chip[aria-pressed=false]'],
] as const;
