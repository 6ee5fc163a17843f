// Who may frame the task pane, and what an Excel that is too old finds in its frame; over https, under the server's real policy.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { EXCEL_ORIGIN, openExcelPage, openWatchedContext } from '../excel-host/excel-page.ts';
import { type SecureServer, startSecureServer } from './secure-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-framing-'));
let server: SecureServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startSecureServer(folder), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("Excel's pages may frame the pane, others may not, and nobody may frame the web workbook", async () => {
  const stranger = await browser.newContext({ ignoreHTTPSErrors: true });
  await stranger.grantPermissions(['local-network-access']);
  // Only whether the frame may stand is asked.
  await stranger.route(/\.(js|css)$/, (route) => route.abort());
  const framed = async (host: string, path: string): Promise<boolean> => {
    const page = await stranger.newPage();
    await page.route(`${host}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${server.url}${path}"></iframe>` }),
    );
    await page.goto(`${host}/`, { waitUntil: 'load' });
    return page.frames().some((frame) => frame.url().startsWith(server.url));
  };
  expect(
    await Promise.all([
      framed(EXCEL_ORIGIN, '/taskpane.html'),
      framed('https://contoso.sharepoint.com', '/taskpane.html'),
      framed('https://elsewhere.example', '/taskpane.html'),
      framed('https://officeapps.live.com.elsewhere.example', '/taskpane.html'),
      framed(EXCEL_ORIGIN, '/web'),
    ]),
  ).toEqual([true, true, false, false, false]);
});

test('an Excel below the floor is led to the page of advice, which keeps its look inside the frame', async () => {
  const { context, faults } = await openWatchedContext(browser, server.url);
  const old = await openExcelPage({ context, server: server.url, api: '1.7' });
  await old.pane.getByRole('heading', { name: '这个 Excel 版本太旧' }).waitFor();
  const link = old.pane.getByRole('link', { name: '打开网页版' });
  expect(await link.evaluate((element) => getComputedStyle(element).display)).toBe('inline-block');
  expect(faults).toEqual([]);
});
