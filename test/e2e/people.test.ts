// From the administrator's first link to a restored cell, in a real browser: a unit, an invitation, somebody new with one row, a cell outside
// it, the history and the way back; every new screen without an accessibility fault at 320 and 1440 px.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSound as isSoundAt } from './sound.ts';
import { cell, openTab, press, type Stage, saved, sees, setStage, typeInto } from './stage.ts';
import { toView } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ demo: false });
});
afterAll(() => stage.close());

/** Somebody who follows this address in a browser of their own. */
const newPage = async (address: string): Promise<Page> => {
  const page = await stage.newPage();
  await page.goto(address);
  return page;
};

/** Sound in Excel's width, where the pane is brought into sight, and on a desk; left at the latter. */
const isSound = async (page: Page, what: string): Promise<void> => {
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const paneTab = page.getByRole('tab', { name: /^(任务|Tasks)$/ });
    if (width === 320 && (await paneTab.isVisible())) await paneTab.click();
    await isSoundAt(page, what, { widths: [width] });
  }
};

test('from the first administrator to a restored cell', { timeout: 300_000 }, async () => {
  const first = stage.server.firstAdmin;
  if (first?.kind !== 'link') throw new Error('no first link');
  const office = await newPage(`${stage.server.url}/web#/sign-in/${first.secret}`);

  // A new person gives a name.
  await isSound(office, 'name');
  await office.getByLabel('您的姓名').fill('周统筹');
  await press(office, '进入');

  // A unit of its own.
  await press(office, '人员和单位');
  await openTab(office, '单位');
  await office.getByLabel('新单位的名称').fill('政策法规科');
  await press(office, '新增单位');
  await office.getByText('已新增“政策法规科”。').waitFor();
  await isSound(office, 'units');
  await openTab(office, '人员');
  await press(office, '修改周统筹');
  await isSound(office, 'people');
  await press(office, '取消');
  await openTab(office, '导入名单');
  await office.getByLabel('或者把名单粘贴在这里').fill('姓名,单位\n王强,办公室\n,办公室');
  await press(office, '检查名单');
  await office.getByRole('cell', { name: '3', exact: true }).waitFor();
  await isSound(office, 'import with a fault');
  await office.getByLabel('或者把名单粘贴在这里').fill('姓名,单位\n王强,办公室');
  await press(office, '检查名单');
  await press(office, '导入');
  await office.getByText('已导入：新增 1 人').waitFor();

  // A report, and an invitation into it with one row and a day.
  await press(office, '年报列表');
  await press(office, '新建年报');
  await office.getByLabel('机关全称').fill('青禾市档案局');
  await press(office, '建立');
  await saved(office);
  await openTab(office, '分工');
  await office.getByText('还有 6 处没有人负责').waitFor();
  await press(office, '邀请新人');
  await office.getByRole('combobox', { name: '单位' }).selectOption({ label: '政策法规科' });
  await office.getByText('三、收到和处理政府信息公开申请情况').last().click();
  await office.getByRole('checkbox', { name: '一、本年新收政府信息公开申请数量' }).check();
  await office.getByLabel('完成期限（可不填）').fill('2027-01-10');
  await isSound(office, 'invitation');
  await press(office, '生成邀请链接');
  const link = await office.getByLabel('登录链接').inputValue();
  await isSound(office, 'link');
  await press(office, '关闭');

  // Somebody new follows it, in another browser.
  const clerk = await newPage(link);
  await clerk.getByLabel('您的姓名').fill('何川');
  await press(clerk, '进入');
  await saved(clerk);
  await openTab(clerk, '三、申请办理');
  await typeInto(clerk, 'requests/new/natural', '12');
  await saved(clerk);
  await openTab(office, '三、申请办理');
  await sees(office, 'requests/new/natural', '12');

  // Another row goes to somebody who is here, and is refused with that name.
  await press(office, '加入人员');
  await office.getByRole('combobox', { name: '谁' }).selectOption({ label: '王强，办公室' });
  await office.getByText('三、收到和处理政府信息公开申请情况').last().click();
  await office.getByRole('checkbox', { name: '二、上年结转政府信息公开申请数量' }).check();
  await office.locator('form').getByRole('button', { name: '加入人员' }).click();
  await office.getByText('王强已加入这份年报。').waitFor();
  await isSound(office, 'who does what');
  await saved(clerk);
  await typeInto(clerk, 'requests/carriedIn/natural', '4');
  await clerk.locator('.np-toast').filter({ hasText: '王强' }).waitFor();
  await cell(clerk, 'requests/carriedIn/natural').click();
  await clerk.locator('.np-selected').filter({ hasText: '王强' }).waitFor();
  expect(await cell(clerk, 'requests/carriedIn/natural').locator('.nb-shown').textContent()).toBe('');

  // The coordinator sees who wrote what and brings the cell back to before.
  await typeInto(office, 'requests/new/natural', '15');
  await saved(office);
  await cell(office, 'requests/new/natural').click();
  await press(office, '看记录');
  const rows = office.locator('.np-history > li');
  await rows.filter({ hasText: '何川' }).filter({ hasText: '空白 → 12' }).waitFor();
  await rows.filter({ hasText: '周统筹（我）' }).filter({ hasText: '12 → 15' }).waitFor();
  await rows.filter({ hasText: '何川' }).getByRole('button').click();
  await office.getByText('将改变 1 处').waitFor();
  await isSound(office, 'restore');
  await press(office, '确认恢复 1 处');
  await sees(office, 'requests/new/natural', '12');
  await rows.filter({ hasText: '15 → 12' }).filter({ hasText: '恢复' }).waitFor();
  await sees(clerk, 'requests/new/natural', '12');
  await office.getByText('整份年报').first().click();
  await rows.nth(2).waitFor();
  await isSound(office, 'history');

  // The part is submitted and locked, and returned with a reason that its owner sees.
  await press(clerk, '提交我的部分');
  await clerk.getByText('您的部分：已提交').waitFor();
  await typeInto(clerk, 'requests/new/natural', '9');
  await clerk.locator('.np-toast').filter({ hasText: '已经提交' }).waitFor();
  await openTab(office, '分工');
  await press(office, '何川的部分：退回修改');
  await office.getByText('发出的邀请').click();
  await office.getByText('何川于').waitFor();
  await office.getByLabel('退回的原因').fill('请核对新收件数。');
  await office.locator('form').getByRole('button', { name: '退回修改' }).click();
  await clerk.getByText('请核对新收件数。').waitFor();
  await isSound(clerk, 'returned part');

  // The same in English, in the dark, by somebody who may change nothing here.
  await clerk.emulateMedia({ colorScheme: 'dark' });
  await clerk.getByRole('button', { name: /^English/ }).click();
  await openTab(clerk, 'People');
  await clerk.getByText('parts have nobody assigned').waitFor();
  await isSound(clerk, 'people in English');
  await toView(clerk, 'History');
  await clerk.getByText('Whole report', { exact: true }).click();
  await clerk.locator('.np-history > li').nth(2).waitFor();
  await isSound(clerk, 'history in English');

  // Nobody may use the link again.
  const late = await newPage(link);
  await late.getByText('这个链接已经用过了').waitFor();
  await isSound(late, 'used link');
  await press(office, '年报列表');
  await press(office, '人员和单位');
  await openTab(office, '邀请');
  await office.getByText('何川于').waitFor();
  await isSound(office, 'invitations');
  await openTab(office, '人员');
  await press(office, '何川离开，移交分工');
  await office.getByRole('combobox', { name: '由谁接手' }).selectOption({ label: '王强，办公室' });
  await office.getByText('以下分工移交给王强').waitFor();
  await office.locator('.np-moves').getByText('一、本年新收').waitFor();
  await isSound(office, 'leaving');
  await press(office, '确认何川离开，移交给王强');
  await office.getByText('1 份年报中的分工已移交给王强').waitFor();

  expect(stage.faults).toEqual([]);
});
