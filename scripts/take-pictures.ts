// Takes the pictures of the handbook and of the README from a freshly started demo, while its three people do what the handbook tells:
// `npm run pictures`, after a build (npm run build). docs/guide.zh.md names the files.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { cell, saved, setStage } from '../test/e2e/stage.ts';

const folder = fileURLToPath(new URL('../docs/images/guide/', import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const stage = await setStage();

/** The window as it is, or one part of it. */
const take = async (page: Page, name: string, part?: string): Promise<void> => {
  const options = { path: `${folder}${name}.png`, caret: 'hide', animations: 'disabled' } as const;
  await (part === undefined ? page.screenshot(options) : page.locator(part).first().screenshot(options));
};
const view = (page: Page, name: string | RegExp) => page.locator('.np-tabs').getByRole('tab', { name }).click();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const table3 = (page: Page) => page.getByRole('tab', { name: '三、申请办理' }).click();
const typeInto = async (page: Page, id: string, text: string): Promise<void> => {
  await cell(page, id).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};
const WINDOW = { viewport: { width: 1100, height: 640 } };
/** For pictures of the whole window: they are to stay small. */
const SMALL = { width: 980, height: 470 };

// The clerk arrives, empties a cell and sees what is left.
const clerk = await stage.arrive('demo-clerk', WINDOW);
await table3(clerk);
await clerk.getByText('42/42 平衡').waitFor();
await clerk.setViewportSize(SMALL);
await take(clerk, 'clerk-first');
await clerk.setViewportSize(WINDOW.viewport);
await press(clerk, '跳过');
await cell(clerk, 'requests/granted/natural').click();
await clerk.keyboard.press('Delete');
await clerk.locator('.np-left').filter({ hasText: '还空 1 格' }).waitFor();
await press(clerk, '说明');
await clerk.locator('.np-cell-help').waitFor();
await take(clerk, 'clerk-blank', '.np-pane');
await press(clerk, '收起说明');
await typeInto(clerk, 'requests/granted/natural', '15');
await clerk.getByText('42/42 平衡').waitFor();

// A figure that does not balance, and the card that says so.
await typeInto(clerk, 'requests/new/research', '3');
await view(clerk, /^检查/);
await clerk.locator('.np-finding .np-go').first().click();
await clerk.locator('.np-finding[aria-current="true"]').waitFor();
await clerk.setViewportSize(SMALL);
await take(clerk, 'finding');
await clerk.setViewportSize({ width: 1360, height: 820 });
await clerk.screenshot({ path: fileURLToPath(new URL('../docs/images/web.png', import.meta.url)), caret: 'hide', animations: 'disabled' });
await clerk.setViewportSize(WINDOW.viewport);
await view(clerk, '正文');
await clerk.locator('.np-mark-differs').first().click({ force: true });
await take(clerk, 'prose-differs', '.np-pane');
await cell(clerk, 'requests/new/research').click();
await clerk.keyboard.press('Control+z');
await clerk.getByText('42/42 平衡').waitFor();

// The coordinator's board; somebody picked, a question asked, a part of their own.
const office = await stage.sitDown('demo-coordinator', WINDOW);
await take(office, 'board', '.np-pane');
await press(office, '分派：表四全部');
await take(office, 'give', '.np-give');
await press(office, '把“表四全部”分给李知远');
await view(office, '分工');
await press(office, '邀请新人');
await office.getByLabel('完成期限（可不填）').waitFor();
await take(office, 'invite', '.np-pane');
await view(office, '更多');
await press(office, '上年对照和图表');
await office.locator('.np-view tbody tr').first().waitFor();
await take(office, 'years', '.np-pane');
await press(office, '返回');
await press(office, '导入文本');
await office.getByLabel('年报全文').waitFor();
await take(office, 'import', '.np-pane');
await press(office, '取消');

// A comment with a call, and what the bell says.
await table3(office);
await cell(office, 'requests/new/natural').click();
await office.keyboard.press('Shift+F2');
await office.getByRole('textbox', { name: /写批注/ }).fill('@李知远 请核对新收件数');
await take(office, 'comment', '.np-pane');
await office.keyboard.press('Control+Enter');
await press(clerk, /^通知/);
await clerk.locator('.np-notices').waitFor();
await take(clerk, 'notices', '.np-notices');
await clerk.keyboard.press('Escape');

// Handed in, sent on, signed, published.
await view(clerk, '我的任务');
await press(clerk, '提交我的部分');
await clerk.locator('.np-hand').filter({ hasText: '已提交' }).waitFor();
await view(office, '进度');
await office.locator('.np-view').getByRole('button', { name: '送审', exact: true }).click();
await office.locator('.np-view').getByRole('button', { name: '送审', exact: true }).click();
const chief = await stage.sitDown('demo-supervisor', WINDOW);
await chief.locator('.np-sign').filter({ hasText: '请通读后审定' }).waitFor();
await take(chief, 'supervisor', '.np-pane');
await chief.locator('.np-sign').getByRole('button', { name: '审定', exact: true }).click();
await chief.locator('.np-sign').getByRole('button', { name: '审定', exact: true }).click();
await chief.locator('.np-sign').filter({ hasText: '已审定' }).waitFor();
await view(office, '公布');
await office.locator('img.np-poster').waitFor();
await take(office, 'publish', '.np-pane');

// No network.
await stage.server.close();
await saved(clerk, '离线');
await take(clerk, 'offline', '.np-head');
await stage.close();

for (const name of readdirSync(folder)) process.stdout.write(`${name} ${Math.round(statSync(folder + name).size / 1024)} KB\n`);
