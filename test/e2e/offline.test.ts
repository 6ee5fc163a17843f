// The pane in a real browser while the server cannot be reached: figures typed stay over closed pages, are counted, and arrive later.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, saved, sees, setStage, typeInto } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const toTable3 = (page: Page): Promise<void> => page.getByRole('tab', { name: '三、申请办理' }).click();

test('what was typed without a server is there on the next page, counted, and saved when the server is back', {
  timeout: 90_000,
}, async () => {
  const first = await stage.arrive('demo-clerk', { bypassCSP: false, reducedMotion: 'no-preference' });
  const context = first.context();
  await saved(first, '已保存');
  const address = first.url();
  await stage.server.close();
  await saved(first, '离线');
  await toTable3(first);
  await typeInto(first, 'requests/new/research', '3');
  await typeInto(first, 'requests/new/welfare', '4');
  await saved(first, '离线（2 处待同步）');
  await first.getByText('关闭页面也不会丢失').first().waitFor();
  await first.close();

  // The pages come, the server behind them does not.
  await context.route('**/api/**', (route) => route.abort());
  await stage.restart();
  const second = await context.newPage();
  await second.goto(address);
  await saved(second, '离线（2 处待同步）');
  await toTable3(second);
  await sees(second, 'requests/new/research', '3');
  await typeInto(second, 'requests/new/research', '5');
  await saved(second, '离线（2 处待同步）');
  await second.goto(new URL('/web#/', address).href);
  await second.getByText('存在这台电脑上').waitFor();
  await second.locator('.np-report').first().click();
  await saved(second, '离线（2 处待同步）');
  await context.unroute('**/api/**');
  await saved(second, '已保存');
  await toTable3(second);
  await sees(second, 'requests/new/research', '5');
  await sees(second, 'requests/new/welfare', '4');
  expect(await second.locator('.np-refused').count()).toBe(0);
  expect(stage.faults).toEqual([]);
});
