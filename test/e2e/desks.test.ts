// The three desks in a real browser, with the demo's three people at once: parts given by keyboard and by dragging, undone, reminded; filled,
// handed in, returned with words, handed in again; changes since the last look, approved. Every state without an accessibility fault.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSound } from './sound.ts';
import { cell, press, type Stage, setStage, typeInto } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const shows = (page: Page, where: string, text: string | RegExp) => page.locator(where).filter({ hasText: text }).first().waitFor();

test('clerk, coordinator and supervisor each find what they have to do, and finish it together', { timeout: 300_000 }, async () => {
  const [clerk, coordinator, supervisor] = [
    await stage.arrive('demo-clerk'),
    await stage.arrive('demo-coordinator'),
    await stage.arrive('demo-supervisor'),
  ];

  // Each has been shown around once; the tour covers nothing and is skipped.
  for (const page of [clerk, coordinator, supervisor]) {
    await shows(page, '.np-tour', '一分钟认识这里');
    await press(page, '跳过');
    expect(await page.locator('.np-tour').count()).toBe(0);
  }

  // The supervisor's verdict comes first, with its figures; there is nothing to compare with yet.
  await shows(supervisor, '.np-verdict', '42/42 平衡');
  await shows(supervisor, '.np-verdict', '结转与上年一致');
  await shows(supervisor, '.np-verdict', /正文 \d+ 处与表一致/);
  await shows(supervisor, '.np-since', '您还没有看过这份年报');
  await isSound(supervisor, 'the supervisor’s first look');
  await press(supervisor, '标为已看');
  await shows(supervisor, '.np-since', '没有变化');

  // Parts are given: by keyboard, taken back, by keyboard again, and by dragging.
  await shows(coordinator, '.np-give', '还没有人负责的 4 处');
  await coordinator.getByRole('button', { name: '分派：表四全部' }).focus();
  await coordinator.keyboard.press('Enter');
  await coordinator.getByRole('button', { name: '把“表四全部”分给李知远' }).waitFor();
  await isSound(coordinator, 'a part is picked');
  await coordinator.getByRole('button', { name: '把“表四全部”分给李知远' }).focus();
  await coordinator.keyboard.press('Enter');
  await shows(coordinator, '.np-give', '“表四全部”已分给李知远');
  await shows(clerk, '.np-own', '表四全部');
  await press(coordinator, '撤销分派');
  await shows(coordinator, '.np-give', '已恢复原来的分派');
  await clerk.locator('.np-own').filter({ hasNotText: '表四全部' }).waitFor();
  const item = coordinator.locator('.np-board-item').filter({ hasText: '李知远' });
  await coordinator.getByRole('button', { name: '分派：五、问题与改进' }).dragTo(item);
  await shows(coordinator, '.np-give', '“五、问题与改进”已分给李知远');
  await shows(clerk, '.np-own', '五、问题与改进');

  // The clerk is told, at once and in the bell, and asked for the part.
  await clerk.getByRole('button', { name: '通知：2 条未读' }).waitFor();
  await press(coordinator, '催办李知远');
  await coordinator.getByLabel('附一句话（可不写）').fill('周四下班前请交');
  await press(coordinator, '发出提醒');
  await shows(clerk, '.np-notice-line', '陈晓雯请您尽快完成并提交');
  await press(clerk, '通知：3 条未读');
  await shows(clerk, '.np-notices', '周四下班前请交');
  await shows(clerk, '.np-notices', '五、问题与改进');
  await isSound(clerk, 'the notices');
  await press(clerk, '全部标为已读');
  await clerk.getByRole('button', { name: '通知：没有未读' }).waitFor();
  await clerk.keyboard.press('Escape');
  expect(await clerk.locator('.np-notices').count()).toBe(0);

  // A cell is emptied, found again by the way to the next empty one, filled; its help says what it counts.
  await clerk.getByRole('tab', { name: '三、申请办理' }).click();
  const before = (await cell(clerk, 'requests/granted/natural').locator('.nb-shown').textContent()) ?? '';
  await cell(clerk, 'requests/granted/natural').click();
  await clerk.keyboard.press('Delete');
  await shows(clerk, '.np-left', '还空 1 格');
  await cell(clerk, 'requests/new/natural').click();
  await isSound(clerk, 'the clerk’s desk with a blank');
  await press(clerk, '填下一空格');
  await press(clerk, '说明');
  await shows(clerk, '.np-cell-help', '全部内容都向申请人公开的');
  await isSound(clerk, 'help beside the form');
  await press(clerk, '收起说明');
  await typeInto(clerk, 'requests/granted/natural', before);
  await shows(clerk, '.np-left', '格都已填写');
  await press(clerk, '提交我的部分');
  await shows(clerk, '.np-hand', '已提交，正等统稿人汇总');

  // It comes back with words, which stand first; and goes again.
  await shows(coordinator, '.np-board-item', '已提交');
  await coordinator.getByRole('button', { name: '通知：1 条未读' }).waitFor();
  await isSound(coordinator, 'the board');
  await press(coordinator, '李知远的部分：退回修改');
  await coordinator.getByLabel('退回的原因').fill('结转件数请再核对');
  await item.getByRole('button', { name: '退回修改' }).last().click();
  await shows(clerk, '.np-desk', '结转件数请再核对');
  await isSound(clerk, 'a returned part');
  await typeInto(clerk, 'requests/new/company', '77');
  await shows(clerk, '.np-finding-lines', '必改');
  await clerk.locator('.np-finding-line').first().click();
  await clerk.locator('.np-finding[aria-current="true"]').waitFor();
  expect(await clerk.locator('.nb-left').count()).toBeGreaterThan(0);
  expect(await clerk.locator('.nb-right').count()).toBeGreaterThan(0);
  await isSound(clerk, 'a finding with both its sides');
  await clerk.keyboard.press('Control+z');
  await clerk.getByRole('tab', { name: '我的任务' }).click();
  await press(clerk, '提交我的部分');

  // By table and section; on to the supervisor, who sees what changed and approves.
  await shows(coordinator, '.np-desk', '所有人都已提交，可以送审了');
  await coordinator.locator('.np-segment').filter({ hasText: '按表格、章节' }).click();
  await shows(coordinator, '.np-board-item', '没有人负责');
  await isSound(coordinator, 'the board by part');
  await press(coordinator, '送审');
  await coordinator.getByLabel('附言（可不填）').fill('请审');
  await press(coordinator, '送审');
  await supervisor.getByRole('button', { name: '通知：1 条未读' }).waitFor();
  await shows(supervisor, '.np-sign', '请通读后审定');
  await press(supervisor, '审定');
  await press(supervisor, '审定');
  await shows(supervisor, '.np-sign', '已审定，等待统稿人公布');
  await isSound(supervisor, 'an approved report');
  await shows(clerk, '.np-hand', '年报已审定，您的部分完成了');
  await isSound(clerk, 'a finished part');
  await shows(coordinator, '.np-board-item', '已审定');
  expect(stage.faults).toEqual([]);
});
