// Every screen and state of the three desks, in the width of Excel's pane and on a desk, light and dark, Chinese and English: without a fault
// of accessibility or layout; and readable at 200 %.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSound, type Views } from './sound.ts';
import { cell, type Stage, saved, setStage } from './stage.ts';
import { toView as view } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const sheet = (page: Page, name: string) => page.locator('.nb-tabs [role=tab]').filter({ hasText: name }).click();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

test('before anybody is signed in', { timeout: 120_000 }, async () => {
  const page = await stage.newPage();
  await page.goto(`${stage.server.url}/web`);
  await page.getByRole('textbox').waitFor();
  await isSound(page, 'sign-in');
  await page.getByRole('textbox').fill('not a link');
  await page.keyboard.press('Enter');
  await page.locator('[role=alert]').first().waitFor();
  await isSound(page, 'a link that is none');
  for (const path of ['install', 'guide', 'guide-en', 'too-old.html']) {
    await page.goto(`${stage.server.url}/${path}`);
    await isSound(page, path);
  }
});

test('the desk of the coordinator, view by view', { timeout: 240_000 }, async () => {
  const page = await stage.arrive('demo-coordinator');
  await isSound(page, 'tour');
  await press(page, '跳过');
  await press(page, '分派：表四全部');
  await page.locator('.np-give').waitFor();
  await isSound(page, 'a part to give away');
  await press(page, /^通知/);
  await page.locator('.np-notices').waitFor();
  await isSound(page, 'notices');
  await page.keyboard.press('Escape');
  for (const [name, shown] of VIEWS) {
    await view(page, name);
    await page.locator(shown).first().waitFor();
    await isSound(page, `view ${name}`);
  }
  await press(page, '上年对照和图表');
  await page.locator('.np-view svg[role=img], .np-view figure svg').first().waitFor();
  await isSound(page, 'years and charts');
  await press(page, '返回');
  await press(page, '导入文本');
  await page.getByLabel('年报全文').waitFor();
  await isSound(page, 'import');
  await press(page, '取消');
  await press(page, '汇总下级年报');
  await page
    .locator('.np-view input[type=file][multiple]')
    .setInputFiles({ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('开会') });
  await page.getByText('没有计入，读不出').waitFor();
  await isSound(page, 'merging');
  await press(page, '取消');
  await view(page, '正文');
  await press(page, '插入数据句');
  await page.locator('.np-view').getByText('依申请公开').first().waitFor();
  await isSound(page, 'sentences to insert');
  await press(page, '对照上年');
  await page.locator('.np-view').getByText('本年新写').first().waitFor();
  await isSound(page, 'beside last year');
  await press(page, '并排看');
  await page.locator('dialog[open]').waitFor();
  await isSound(page, 'side by side');
  await page.keyboard.press('Escape');
  await press(page, '查找替换');
  await page.getByLabel('替换为').waitFor();
  await isSound(page, 'find and replace');
  for (const name of ['二、', '三、', '四、', '一、']) {
    await sheet(page, name);
    await isSound(page, `sheet ${name}`, { widths: [1440], isGridMeant: true });
  }
  await page.setViewportSize({ width: 320, height: 900 });
  await page.getByRole('tab', { name: '表格' }).click();
  await isSound(page, 'the sheet in a narrow window', { widths: [320], isGridMeant: true });
  await page.setViewportSize({ width: 1440, height: 900 });
  await press(page, '年报列表');
  await page.locator('.np-report').first().waitFor();
  await isSound(page, 'list of reports');
  await press(page, '新建年报');
  await page.getByLabel('机关全称').waitFor();
  await isSound(page, 'new report');
});

test('what goes wrong is shown soundly: a finding, a foreign cell, a conversation, no network', { timeout: 240_000 }, async () => {
  const page = await stage.sitDown('demo-clerk');
  await sheet(page, '三、');
  await cell(page, 'requests/new/research').click();
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await page.getByText('还差 1 项必改').first().waitFor();
  await isSound(page, 'findings at the desk');
  await view(page, /^检查/);
  await page.locator('.np-finding .np-go').first().click();
  await isSound(page, 'findings');
  await press(page, /^说明原因/);
  await page.locator('.np-reason-text').waitFor();
  await isSound(page, 'a reason to write');
  await view(page, '正文');
  await page.locator('.np-mark-differs').first().waitFor();
  await isSound(page, 'text that disagrees');
  await press(page, '说明');
  await page.locator('.np-cell-help').waitFor();
  await isSound(page, 'help in place');
  await press(page, '收起说明');
  await sheet(page, '二、');
  await cell(page, 'art20/rules/issued').click();
  await page.keyboard.type('5');
  await page.locator('.np-toast').waitFor();
  await isSound(page, 'a cell of nobody');
  await page.keyboard.press('Escape');
  await sheet(page, '三、');
  await cell(page, 'requests/new/natural').click();
  await page.keyboard.press('Shift+F2');
  await page.getByRole('textbox', { name: /写批注/ }).waitFor();
  await page.keyboard.type('@');
  await page.locator('.np-callable').waitFor();
  await isSound(page, 'somebody to call');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('请核对');
  await page.keyboard.press('Control+Enter');
  await page.locator('.np-thread').waitFor();
  await isSound(page, 'a conversation');
  await page.context().setOffline(true);
  await saved(page, '离线');
  await cell(page, 'requests/new/research').click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await saved(page, '1 处待同步');
  await isSound(page, 'offline');
  await page.context().setOffline(false);
  await saved(page, '已保存');
  expect(stage.faults).toEqual([]);
});

test('two in one cell, and what the server cannot take, are shown soundly', { timeout: 180_000 }, async () => {
  const [clerk, office] = [await stage.sitDown('demo-clerk'), await stage.sitDown('demo-coordinator')];
  const enter = async (page: Page, id: string, text: string) => {
    await sheet(page, '三、');
    await cell(page, id).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await clerk.context().setOffline(true);
  await saved(clerk, '离线');
  await enter(clerk, 'requests/new/legal', '21');
  await enter(office, 'requests/new/legal', '22');
  await saved(office, '已保存');
  await clerk.context().setOffline(false);
  await office.locator('.np-choices').waitFor();
  await clerk.locator('.np-choices').waitFor();
  await isSound(clerk, 'two values of one cell');
  await clerk.context().setOffline(true);
  await saved(clerk, '离线');
  await enter(clerk, 'requests/new/welfare', '5');
  const send = () => office.locator('.np-view').getByRole('button', { name: '送审', exact: true }).click();
  await send();
  await send();
  await office.getByText('送审：已完成').waitFor();
  await clerk.context().setOffline(false);
  await clerk.locator('.np-refused-item').filter({ hasText: '社会公益组织' }).waitFor();
  await isSound(clerk, 'an entry that came too late');
});

test('in English nothing is wider than Excel’s pane', { timeout: 180_000 }, async () => {
  const page = await stage.sitDown('demo-supervisor', { viewport: { width: 320, height: 640 } });
  await press(page, /^English/);
  await page.getByRole('button', { name: /^中文/ }).waitFor();
  for (const name of ['Review', 'Checks', 'Text', 'Comments', 'People', 'History', 'Publish', 'More']) {
    await view(page, name);
    await page.locator('.np-view > *:not([hidden])').first().waitFor();
    await isSound(page, `English: ${name}`, NARROW);
  }
});

test('at 200 % everything is there, and there is room to work in', { timeout: 60_000 }, async () => {
  // A window of 1440 × 900 whose every pixel is two.
  const page = await stage.sitDown('demo-supervisor', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  await isSound(page, 'at 200 %', { widths: [720] });
  const room = async (where: string) => {
    await page.locator(where).first().scrollIntoViewIfNeeded();
    const box = await page.locator(where).boundingBox();
    return box === null ? 0 : Math.min(450, box.y + box.height) - box.y;
  };
  expect(await room('.np-view')).toBeGreaterThan(120);
  await page.getByRole('tab', { name: '表格' }).click();
  expect(await room('.nb-panel:not([hidden])')).toBeGreaterThan(200);
});

test('the underlines of the text stand under its words when the pane changes its width and the text is scrolled', async () => {
  const page = await stage.sitDown('demo-supervisor', { viewport: { width: 1440, height: 700 } });
  await view(page, '正文');
  await page.locator('.np-mark-agrees, .np-mark-differs').first().waitFor();
  const widths = () =>
    page.evaluate(() => {
      const field = document.querySelector('.np-prose textarea');
      return [field?.clientWidth, document.querySelector<HTMLElement>('.np-layer')?.clientWidth];
    });
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 700 });
    await expect.poll(async () => new Set(await widths()).size).toBe(1);
  }
  await page.locator('.np-prose textarea').evaluate((field) => {
    field.scrollTop = 40;
  });
  const scrolled = await page.locator('.np-prose textarea').evaluate((field) => field.scrollTop);
  await expect
    .poll(() =>
      page
        .locator('.np-layer-text')
        .first()
        .evaluate((letters) => letters.style.transform),
    )
    .toBe(`translateY(${scrolled === 0 ? 0 : -scrolled}px)`);
});

const NARROW: Views = { widths: [320], schemes: ['light'], isOnlyRoom: true };
const VIEWS: readonly (readonly [string | RegExp, string])[] = [
  [/^检查/, '.np-view .np-notice, .np-finding'],
  ['正文', '.np-mark-agrees'],
  ['批注', '.np-view button'],
  ['分工', '.np-places'],
  ['记录', '.np-segment'],
  ['公布', 'img.np-poster'],
  ['更多', '.np-more'],
];
