// The three journeys without a mouse: every control is reached by Tab, arrows and keys alone, and whatever has the focus shows it.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cell, type Person, type Stage, saved, setStage, shows } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const has = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement).catch(() => false);

/** Walks with Tab (or back) until the focus is there. */
const tabTo = async (page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  await target.waitFor();
  for (let count = 0; count < FAR; count += 1) {
    if (await has(target)) return;
    // Tab walks the cells of the grid; Escape, as its help says, leads out of it.
    if (await has(page.locator('.nb-entry'))) await page.keyboard.press('Escape');
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by ${key}: ${target}; the focus is on ${await focused(page)}`);
};

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first();

const enterAt = async (page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
};

/** To a view of the pane: the list of tabs has one stop, arrows walk in it. */
const view = async (page: Page, name: string | RegExp): Promise<void> => {
  const wanted = page.locator('.np-tabs').getByRole('tab', { name });
  await tabTo(page, page.locator('.np-tabs [role=tab][aria-selected=true]'), 'Shift+Tab');
  for (let count = 0; count < FAR && !(await has(wanted)); count += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await wanted.getAttribute('aria-selected')).toBe('true');
};

/** Into the grid and to the cell, by arrows from the first cell of the sheet. */
const toCell = async (page: Page, sheet: string, id: string): Promise<void> => {
  const tabs = page.locator('.nb-tabs [role=tab]');
  await tabTo(page, page.locator('.nb-tabs [role=tab][aria-selected=true]'), 'Shift+Tab');
  for (let count = 0; count < FAR && !(await has(tabs.filter({ hasText: sheet }))); count += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('.nb-entry'), 'Shift+Tab');
  await page.keyboard.press('Control+Home');
  // Tab goes from one cell one may fill to the next.
  for (let count = 0; count < FAR * 3; count += 1) {
    if ((await cell(page, id).getAttribute('aria-selected')) === 'true') return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached: ${id}`);
};

/** Out of the grid, as its help says. */
const leaveGrid = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await has(page.locator('.nb-entry'))).toBe(false);
};

test('clerk, coordinator and supervisor do their work without a mouse', { timeout: 180_000 }, async () => {
  const sitDown = async (person: Person): Promise<Page> => {
    const page = await stage.arrive(person);
    await enterAt(page, button(page, '跳过'));
    return page;
  };
  const [clerk, office, chief] = [await sitDown('demo-clerk'), await sitDown('demo-coordinator'), await sitDown('demo-supervisor')];

  // Clerk: a figure, the finding it makes, the way to it and back, a sentence in the text, handing in.
  await toCell(clerk, '三、', 'requests/new/research');
  expect(await cell(clerk, 'requests/new/research').getAttribute('aria-label')).toMatch(/科研机构/);
  await clerk.keyboard.type('3');
  await clerk.keyboard.press('Enter');
  await shows(clerk, 'requests/new/research', '3');
  await clerk.getByText('还差 1 项必改').first().waitFor();
  await leaveGrid(clerk);
  await clerk.keyboard.press('F8');
  await clerk.locator('.np-finding[aria-current="true"]').waitFor();
  await toCell(clerk, '三、', 'requests/new/research');
  await clerk.keyboard.press('Control+z');
  await clerk.getByText('42/42 平衡').waitFor();
  await leaveGrid(clerk);
  await view(clerk, '正文');
  await tabTo(clerk, clerk.locator('.np-prose textarea'));
  await clerk.keyboard.press('Control+Home');
  await clerk.keyboard.type('键盘所写。');
  // Tab leaves the text, too.
  await clerk.keyboard.press('Tab');
  expect(await has(clerk.locator('.np-prose textarea'))).toBe(false);
  await saved(clerk, '已保存');
  await view(clerk, '我的任务');
  await enterAt(clerk, button(clerk, '提交我的部分'));
  await clerk.locator('.np-hand').filter({ hasText: '已提交' }).waitFor();

  // Coordinator: gives a part away, looks at the notices, sends on.
  await enterAt(office, button(office, '分派：表四全部'));
  const give = button(office, '把“表四全部”分给李知远');
  await give.waitFor();
  for (let count = 0; count < 5 && !(await has(give)); count += 1) await office.keyboard.press('ArrowRight');
  await office.keyboard.press('Enter');
  await office.locator('.np-give').filter({ hasText: '已分给李知远' }).waitFor();
  await enterAt(office, button(office, /^通知/), 'Shift+Tab');
  await office.locator('.np-notices').waitFor();
  await office.keyboard.press('Escape');
  expect(await has(button(office, /^通知/)), 'the focus comes back to the bell').toBe(true);
  await enterAt(office, office.locator('.np-view').getByRole('button', { name: '送审', exact: true }));
  await office.getByLabel('附言（可不填）').waitFor();
  await office.keyboard.type('请审');
  await enterAt(office, office.locator('.np-view').getByRole('button', { name: '送审', exact: true }));

  // Supervisor: looks, marks as seen, reads the text, approves.
  await chief.locator('.np-sign').filter({ hasText: '请通读后审定' }).waitFor();
  await enterAt(chief, button(chief, '标为已看'));
  await enterAt(chief, button(chief, '看公布文本'));
  await chief.getByText('标准文本预览').waitFor();
  await view(chief, '审核');
  await enterAt(chief, chief.locator('.np-sign').getByRole('button', { name: '审定', exact: true }));
  await chief.getByLabel('附言（可不填）').waitFor();
  await enterAt(chief, chief.locator('.np-sign').getByRole('button', { name: '审定', exact: true }));
  await chief.locator('.np-sign').filter({ hasText: '已审定，等待统稿人公布' }).waitFor();

  // Coordinator again: the file, and that it is out.
  await view(office, '公布');
  const [download] = await Promise.all([office.waitForEvent('download'), enterAt(office, button(office, '下载文本（.txt）'))]);
  expect(download.suggestedFilename()).toMatch(/\.txt$/);
  expect(stage.faults).toEqual([]);
});

test('whatever Tab reaches on a desk shows that it has the focus', { timeout: 120_000 }, async () => {
  const page = await stage.arrive('demo-coordinator');
  await page.keyboard.press('Tab');
  const unseen: string[] = [];
  const reached = new Set<string>();
  for (let count = 0; count < 45; count += 1) {
    const name = await focused(page);
    if (reached.has(name)) break;
    reached.add(name);
    if (!(await isMarked(page))) unseen.push(name);
    const isInGrid = await has(page.locator('.nb-entry'));
    if (isInGrid) await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  }
  expect(reached.size).toBeGreaterThan(20);
  expect(unseen).toEqual([]);
});

/** Whether the focused element looks different when the focus is taken from it: what is around it is compared, pixel for pixel. */
const isMarked = async (page: Page): Promise<boolean> => {
  const box = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    element.scrollIntoView({ block: 'nearest' });
    // The grid's one field stands at the cell that is selected; the mark is the cell's.
    const { x, y, width, height } = (element.classList.contains('nb-entry')
      ? document.querySelector('.nb-active')
      : (element.closest('.np-segment') ?? element)
    )?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: Math.max(0, x - 6), y: Math.max(0, y - 6), width: width + 12, height: height + 12 };
  });
  if (!box || box.width < 14) return true;
  const before = await page.screenshot({ clip: box, caret: 'hide', animations: 'disabled' });
  const handle = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await handle.evaluate((element) => element.blur());
  const after = await page.screenshot({ clip: box, caret: 'hide', animations: 'disabled' });
  await handle.evaluate((element) => element.focus());
  return !before.equals(after);
};

/** More steps than any screen has stops. */
const FAR = 70;
