// Two people in one report in real browsers: who types where, following, and a conversation about a cell.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/result';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/main.ts';
import { launchBrowser } from '../browser.ts';
import { isSound as isSoundAt } from './sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-together-'));
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  const config = readConfig({ flags: { port: '0', data: join(folder, 'data'), log: 'silent' }, env: {} });
  if (!config.ok) throw new Error(config.error.key);
  server = await startServer(config.value);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sound as the window is, light and dark. */
const isSound = (page: Page, what: string): Promise<void> => isSoundAt(page, what, { widths: [page.viewportSize()?.width ?? 1440] });

const CELL = 'requests/new/natural';

const signIn = async (person: string): Promise<{ readonly page: Page; readonly faults: readonly string[] }> => {
  const link = must(
    server.links.find((one) => one.person === person),
    `link of ${person}`,
  );
  const context = await browser.newContext({ viewport: { width: 1440, height: 800 }, locale: 'zh-CN', bypassCSP: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(link.url);
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await cell(page, CELL).filter({ hasText: /\d/ }).waitFor();
  return { page, faults };
};
const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const shown = (page: Page, id: string) => cell(page, id).locator('.nb-shown').textContent();
const named = (page: Page, id: string, words: string) => page.locator(`[data-cell="${id}"][aria-label*="${words}"]`).waitFor();

test('a cell somebody types in is kept by a question only, follows them out, and conversations go both ways', async () => {
  const clerk = await signIn('demo-clerk');
  const office = await signIn('demo-coordinator');
  const before = await shown(clerk.page, CELL);

  // The clerk types; the office sees it, is asked, waits, and nothing is lost or trapped.
  await cell(clerk.page, CELL).click();
  await clerk.page.keyboard.type('4');
  await named(office.page, CELL, '李知远正在输入');
  await cell(office.page, CELL).click();
  await office.page.keyboard.type('7');
  const question = office.page.getByRole('alertdialog');
  await question.waitFor();
  expect(await question.textContent()).toContain('李知远正在输入这一格');
  await isSound(office.page, 'the question');
  await office.page.keyboard.press('Escape');
  expect(await question.count()).toBe(0);
  // Leaving ends it: the clerk's window is gone, the cell opens by itself.
  await clerk.page.keyboard.press('Escape');
  await office.page.locator(`[data-cell="${CELL}"]:not([aria-label*="正在输入"])`).waitFor();
  await office.page.keyboard.press('F2');
  expect(await question.count()).toBe(0);
  await office.page.keyboard.press('Escape');
  expect(await shown(office.page, CELL)).toBe(before);

  // A range the clerk selects is seen in colour at the office.
  await cell(clerk.page, 'requests/granted/natural').click();
  await clerk.page.keyboard.press('Shift+ArrowDown');
  await office.page.locator('[data-cell="requests/partial/natural"].nb-theirs').waitFor();

  // The office follows the clerk to another sheet; its own selection stays, any key ends it.
  await office.page.getByRole('button', { name: /^李知远，/ }).click();
  await isSound(office.page, 'the menu of a person');
  await office.page.getByRole('menuitem', { name: '跟随 TA' }).click();
  await office.page.getByText('正在跟随 李知远').waitFor();
  await isSound(office.page, 'following');
  await clerk.page.getByRole('tab', { name: '四、复议诉讼' }).click();
  await cell(clerk.page, 'disputes/review/upheld').click();
  await office.page.locator('[role=tab][aria-selected=true]', { hasText: '四、复议诉讼' }).waitFor();
  await named(office.page, 'disputes/review/upheld', '李知远在此');
  await office.page.keyboard.press('Shift');
  await office.page.getByText('正在跟随 李知远').waitFor({ state: 'detached' });
  await clerk.page.getByRole('tab', { name: '三、申请办理' }).click();
  await cell(clerk.page, CELL).click();
  await office.page.getByRole('tab', { name: '三、申请办理' }).click();
  await named(office.page, CELL, '李知远在此');

  // By keys alone the clerk comments on the cell and calls the office by name.
  await clerk.page.keyboard.press('Shift+F2');
  await clerk.page.getByRole('textbox', { name: /写批注/ }).waitFor();
  await clerk.page.keyboard.type('@陈');
  await clerk.page.getByRole('option', { name: '陈晓雯' }).waitFor();
  await isSound(clerk.page, 'a comment being written');
  await clerk.page.keyboard.press('Enter');
  await clerk.page.keyboard.type('请核对 <b>新收</b> 件数');
  await clerk.page.keyboard.press('Control+Enter');
  await named(office.page, CELL, '1 条未解决的批注');

  // The office finds it among those that call it, answers and settles it; the marker goes on both sides.
  await office.page.getByRole('tab', { name: '批注' }).click();
  await office.page.getByText('叫到我 1').click();
  const thread = office.page.locator('.np-thread');
  expect(await thread.textContent()).toContain('@陈晓雯 请核对 <b>新收</b> 件数');
  await thread.getByRole('button', { name: /^回复/ }).click();
  await office.page.keyboard.type('已核对');
  await office.page.keyboard.press('Control+Enter');
  await clerk.page.getByText('已核对').waitFor();
  await isSound(clerk.page, 'a conversation');
  await office.page.getByRole('button', { name: /标为已解决$/ }).click();
  await clerk.page.locator(`[data-cell="${CELL}"]:not([aria-label*="批注"])`).waitFor();
  await clerk.page.getByText('已解决 1').click();
  await clerk.page.getByText(/陈晓雯 于 .* 标为已解决/).waitFor();
  await clerk.page.getByRole('button', { name: '重新打开' }).click();
  await named(office.page, CELL, '1 条未解决的批注');

  // A paragraph of the text, from the editor, by keys.
  await clerk.page.getByRole('tab', { name: '正文' }).click();
  await clerk.page.locator('textarea.np-textarea').click();
  await clerk.page.keyboard.press('Control+End');
  await clerk.page.keyboard.press('Shift+F2');
  await clerk.page.getByRole('textbox', { name: /写批注/ }).waitFor();
  await clerk.page.keyboard.type('这一段请补充数字');
  await clerk.page.keyboard.press('Control+Enter');
  await office.page.getByText('未解决 2').waitFor();

  // The menu of a cell and the preview of a paste.
  await cell(clerk.page, CELL).click({ button: 'right' });
  await clerk.page.getByRole('menu').waitFor();
  await isSound(clerk.page, 'the menu of a cell');
  await clerk.page.keyboard.press('Escape');
  await clerk.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1,111\t三件\t\t4');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await clerk.page.getByRole('dialog', { name: '粘贴前请看一下' }).waitFor();
  await isSound(clerk.page, 'the preview of a paste');
  await clerk.page.setViewportSize({ width: 320, height: 640 });
  await isSound(clerk.page, 'the preview of a paste at 320');
  await clerk.page.keyboard.press('Escape');

  // The call has become a notice at the office's bell.
  await office.page.getByRole('button', { name: /通知/ }).first().click();
  await office.page.getByText('请核对 <b>新收</b> 件数').first().waitFor();
  expect([...clerk.faults, ...office.faults]).toEqual([]);
}, 120_000);
