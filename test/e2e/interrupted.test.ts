// Three people in one report while things break: a slow line, a server killed in the middle of a word and started again, a person who is
// cut off and comes back. Nothing typed is lost, and the sign beside the title tells the truth all along.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';
import { type Served, serve } from './served.ts';
import { cell, saved, shows } from './stage.ts';

const data = mkdtempSync(join(tmpdir(), 'nianbao-interrupted-'));
let browser: Browser;
let served: Served;
let again: () => Promise<Served>;

beforeAll(async () => {
  const port = await freePort();
  again = async () => {
    served = await serve(port, data, { NIANBAO_LOG: 'silent' });
    return served;
  };
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.kill();
  rmSync(data, { recursive: true, force: true });
});

const open = async (link: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(link);
  await saved(page, '已保存');
  await page.locator('.np-tour').getByRole('button', { name: '跳过' }).click();
  return page;
};

const openText = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: '正文', exact: true }).click();
  await page.locator('.np-prose textarea').click();
};

const textOf = (page: Page): Promise<string> => page.locator('.np-prose textarea').inputValue();

const typeInto = async (page: Page, id: string, text: string): Promise<void> => {
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await cell(page, id).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

test('a slow line, a killed server and a person cut off lose nothing', { timeout: 240_000 }, async () => {
  const { links } = await again();
  const [clerk, office, chief] = await Promise.all(links.map(open));
  if (!clerk || !office || !chief) throw new Error('three links');

  // A slow line: what is typed stands at once, and is called saved only when it is.
  const line = await clerk.context().newCDPSession(clerk);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 900, downloadThroughput: 4_000, uploadThroughput: 2_000 });
  await typeInto(clerk, 'requests/new/research', '7');
  await shows(clerk, 'requests/new/research', '7');
  await shows(office, 'requests/new/research', '7');
  await saved(clerk, '已保存');
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });

  // The server dies in the middle of a word at two desks; they write on, and see that they are alone.
  await Promise.all([openText(clerk), openText(office)]);
  await clerk.keyboard.press('Control+Home');
  await office.keyboard.press('Control+End');
  const words = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸';
  await Promise.all([
    clerk.keyboard.type(words, { delay: 60 }),
    office.keyboard.type(words, { delay: 60 }),
    (async () => {
      await expect.poll(() => textOf(office), PATIENT).toContain('一二三');
      await served.kill();
    })(),
  ]);
  for (const page of [clerk, office]) await saved(page, '离线');
  expect((await textOf(clerk)).startsWith(words)).toBe(true);
  expect((await textOf(office)).endsWith(words)).toBe(true);

  // Meanwhile each fills a cell of their own; the supervisor's verdict stays on the screen.
  await typeInto(clerk, 'requests/new/welfare', '11');
  await typeInto(office, 'requests/partial/natural', '12');
  await chief.locator('.np-verdict').waitFor();

  // It comes back by itself: both have both, each word whole and once.
  await again();
  for (const page of [clerk, office, chief]) await saved(page, '已保存');
  await Promise.all([openText(clerk), openText(office), openText(chief)]);
  await expect
    .poll(async () => (await textOf(clerk)) === (await textOf(office)) && (await textOf(office)) === (await textOf(chief)), PATIENT)
    .toBe(true);
  const text = await textOf(chief);
  expect([text.startsWith(words), text.endsWith(words), text.split(words).length]).toEqual([true, true, 3]);
  await shows(chief, 'requests/new/welfare', '11');
  await shows(chief, 'requests/partial/natural', '12');

  // One is cut off, both go on, and meet again; nobody is asked anything, for they wrote in different places.
  await clerk.context().setOffline(true);
  await saved(clerk, '离线');
  await typeInto(clerk, 'requests/new/legal', '13');
  await saved(clerk, '1 处待同步');
  await typeInto(office, 'requests/new/otherOrg', '14');
  await shows(chief, 'requests/new/otherOrg', '14');
  await clerk.context().setOffline(false);
  await saved(clerk, '已保存');
  for (const page of [clerk, office, chief]) {
    await shows(page, 'requests/new/legal', '13');
    await shows(page, 'requests/new/otherOrg', '14');
    expect(await page.locator('.np-refused').count()).toBe(0);
  }
});

const PATIENT = { timeout: 30_000 };
