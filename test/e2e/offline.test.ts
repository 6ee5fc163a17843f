// The pane in a real browser while the server cannot be reached: figures typed stay over closed pages, are counted, and arrive later.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/result';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/main.ts';
import { launchBrowser } from '../browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;

const start = async (port: string) => {
  const config = readConfig({ flags: { port, data: join(folder, 'data'), log: 'silent' }, env: {} });
  if (!config.ok) throw new Error(config.error.key);
  server = await startServer(config.value);
};

beforeAll(async () => {
  await start('0');
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
});

afterAll(async () => {
  await context?.close();
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const saved = (page: Page, text: string) => page.locator('.np-saved').filter({ hasText: text }).waitFor();

const typeInto = async (page: Page, id: string, text: string) => {
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await page.locator(`[data-cell="${id}"]`).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

const shows = (page: Page, id: string, text: string) =>
  page
    .locator(`[data-cell="${id}"] .nb-shown`)
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor();

test('what was typed without a server is there on the next page, counted, and saved when the server is back', {
  timeout: 90_000,
}, async () => {
  const link = must(
    server.links.find(({ person }) => person === 'demo-clerk'),
    'link',
  );
  const first = await context.newPage();
  await first.goto(link.url);
  await saved(first, '已保存');
  const address = first.url();
  await server.close();
  await saved(first, '离线');
  await typeInto(first, 'requests/new/research', '3');
  await typeInto(first, 'requests/new/welfare', '4');
  await saved(first, '离线（2 处待同步）');
  await first.getByText('关闭页面也不会丢失').first().waitFor();
  await first.close();

  // The pages come, the server behind them does not.
  await context.route('**/api/**', (route) => route.abort());
  await start(new URL(address).port);
  const second = await context.newPage();
  await second.goto(address);
  await saved(second, '离线（2 处待同步）');
  await second.getByRole('tab', { name: '三、申请办理' }).click();
  await shows(second, 'requests/new/research', '3');
  await typeInto(second, 'requests/new/research', '5');
  await saved(second, '离线（2 处待同步）');
  await second.goto(new URL('/web#/', address).href);
  await second.getByText('存在这台电脑上').waitFor();
  await second.locator('.np-report').first().click();
  await saved(second, '离线（2 处待同步）');
  await context.unroute('**/api/**');
  await saved(second, '已保存');
  await second.getByRole('tab', { name: '三、申请办理' }).click();
  await shows(second, 'requests/new/research', '5');
  await shows(second, 'requests/new/welfare', '4');
  expect(await second.locator('.np-refused').count()).toBe(0);
});
