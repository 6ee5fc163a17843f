// The prose editor in a real browser with two people: sentences from the cells and their update with consent, a colleague's caret between its
// letters, statements under the very words, an input method while the colleague types, and the one-page picture as a file.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/result';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/main.ts';
import { launchBrowser } from '../browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-prose-'));
let server: RunningServer;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  const config = readConfig({ flags: { port: '0', data: join(folder, 'data'), log: 'silent' }, env: {} });
  if (!config.ok) throw new Error(config.error.key);
  server = await startServer(config.value);
  browser = await launchBrowser();
});

afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The person at the demo report's 总体情况. */
const openProse = async (person: string): Promise<Page> => {
  const link = must(
    server.links.find((one) => one.person === person),
    `link of ${person}`,
  );
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(link.url);
  await page.getByText('42/42 平衡').waitFor();
  await page.getByRole('tab', { name: '正文', exact: true }).click();
  await page.locator('.np-mark-agrees').first().waitFor();
  return page;
};

const field = (page: Page) => page.locator('.np-prose textarea');
const textOf = (page: Page) => field(page).inputValue();

test('the one-page picture is a file of the report’s own figures, as SVG and as PNG', { timeout: 60_000 }, async () => {
  const page = await openProse('demo-supervisor');
  await page.getByRole('tab', { name: '公布', exact: true }).click();
  await page.locator('img.np-poster').waitFor();
  const save = async (button: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return { name: download.suggestedFilename(), bytes: readFileSync(path) };
  };
  const svg = await save('下载 SVG 矢量图');
  expect(svg.name).toBe('澄湖市住房和城乡建设局2025年政府信息公开工作年度报告图解.svg');
  expect(svg.bytes.toString()).toContain('>50</text>');
  const png = await save('下载 PNG 图片');
  expect([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2382, 3369]);
});

test('two people write from the cells, see each other, and nothing changes without a click', { timeout: 120_000 }, async () => {
  const [office, clerk] = [await openProse('demo-coordinator'), await openProse('demo-clerk')];

  // A colleague's caret stands between its letters, with the name.
  await field(clerk).click();
  await clerk.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await clerk.keyboard.press('ArrowRight');
  const caret = office.locator('.np-caret');
  // It takes no room, so to a browser it is never visible.
  await caret.waitFor({ state: 'attached' });
  expect(await caret.getAttribute('data-name')).toBe('李知远');
  await expect.poll(() => caret.evaluate((element) => element.previousSibling?.textContent), PATIENT).toBe('（一）');

  // A sentence goes in where the caret is; the colleague's caret moves along with its letters.
  await field(office).click();
  await office.keyboard.press('Control+Home');
  await office.getByRole('button', { name: '插入数据句' }).click();
  await office.getByRole('button', { name: '全年新收政府信息公开申请50件，上年结转4件。' }).click();
  await expect.poll(() => textOf(clerk), PATIENT).toMatch(/^全年新收政府信息公开申请50件，上年结转4件。（一）/);
  await expect.poll(() => caret.evaluate((element) => element.previousSibling?.textContent), PATIENT).toMatch(/（一）$/);

  // The letters of the sheet lie under the letters of the field.
  const [own, sheet] = await office.evaluate(() => {
    const area = must(document.querySelector<HTMLTextAreaElement>('.np-prose textarea'));
    const letters = must(document.querySelector<HTMLElement>('.np-layer-text'));
    return [
      [area.scrollHeight, area.clientWidth],
      [Math.max(letters.scrollHeight, area.clientHeight), letters.clientWidth],
    ];
    function must<T>(value: T | null): T {
      if (value === null) throw new Error('not there');
      return value;
    }
  });
  expect(sheet).toEqual(own);

  // The cells change: both readings are shown, the new sentence is offered, the old one stays until somebody says so.
  await office.getByRole('tab', { name: '三、申请办理' }).click();
  await office.locator('[data-cell="requests/new/natural"]').click();
  await office.keyboard.type('41');
  await office.keyboard.press('Enter');
  await office.locator('.np-mark-stale').first().waitFor();
  expect(await textOf(office)).toContain('申请50件，上年结转4件。');
  expect(await office.locator('.np-stale ins').textContent()).toBe('53');
  await office.getByRole('button', { name: '更新：全年新收政府信息公开申请53件，上年结转4件。' }).click();
  await expect.poll(() => textOf(clerk), PATIENT).toMatch(/^全年新收政府信息公开申请53件/);
  await office.locator('.np-mark-differs').first().waitFor();

  // An input method composes while the colleague types: neither loses a letter, and only whole words arrive.
  await field(office).click();
  await office.keyboard.press('Control+Home');
  const session = await office.context().newCDPSession(office);
  await session.send('Input.imeSetComposition', { text: 'nian', selectionStart: 4, selectionEnd: 4 });
  await field(clerk).click();
  await clerk.keyboard.press('Control+End');
  await clerk.keyboard.type('尾');
  await expect.poll(() => office.locator('.np-mark-differs').count(), PATIENT).toBeGreaterThan(0);
  expect(await textOf(clerk)).not.toContain('nian');
  await session.send('Input.insertText', { text: '年报。' });
  await expect.poll(() => textOf(clerk), PATIENT).toMatch(/^年报。全年.*尾$/s);
  await expect.poll(async () => (await textOf(office)) === (await textOf(clerk)), PATIENT).toBe(true);
});

const PATIENT = { timeout: 15_000 };
