// Excel on the web in a browser that keeps storage from framed pages of another site: the whole way still works, with what is kept in
// memory, and the person is told beforehand what that means.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/result';
import { launchBrowser } from '../browser.ts';
import { openExcelPage, openWatchedContext } from '../excel-host/excel-page.ts';
import { cellAt2021 as at } from '../excel-host/excel-world.ts';
import { startSecureServer } from './secure-server.ts';

/** A loaded machine takes its time. */
const LONG = 90_000;
const folder = mkdtempSync(join(tmpdir(), 'nianbao-blocked-'));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test(
  'without storage, database and locks people sign in, work, and stay signed in until the pane is reloaded',
  async () => {
    const server = await startSecureServer(folder);
    try {
      const { context, faults } = await openWatchedContext(browser, server.url);
      // Some Chromiums refuse by themselves, others only where the person set it so: this is how a refusal looks in the frame.
      await context.addInitScript({ content: `if (window !== top) { ${REFUSE} }` });
      const { pane, wire, person } = await openExcelPage({ context, server: server.url, api: '1.17' });
      expect(await refusals(pane)).toEqual(['SecurityError', 'SecurityError', 'SecurityError', 'UnknownError', 'SecurityError']);
      await pane.getByText('这里的浏览器不让窗格保存登录').waitFor();
      await pane.getByRole('textbox', { name: '登录链接' }).fill(must(server.links[0], 'link'));
      await pane.getByRole('button', { name: '进入' }).click();
      await pane.getByText('42/42 平衡').waitFor();
      await pane.getByText('已保存', { exact: true }).waitFor();
      await expect.poll(() => wire.workbook.settings.get('nianbao'), WAIT).toMatch(/"report":"demo-/);

      person.type(...at('requests/new/research'), 3);
      await pane.getByText('还差 1 项必改').waitFor();
      person.type(...at('requests/new/research'), 1);
      await pane.getByText('可以公布').waitFor();

      // The server takes the token no longer: the pane renews it, and nobody notices.
      let isRefused = false;
      await context.route('**/api/reports', (route) => {
        if (isRefused) return route.continue();
        isRefused = true;
        return route.fulfill({
          status: 401,
          contentType: 'application/problem+json',
          body: '{"type":"about:blank","title":"x","status":401}',
        });
      });
      const renewed = context.waitForEvent('response', (answer) => answer.url().endsWith('/api/session/renew'));
      await pane.getByRole('button', { name: '年报列表' }).click();
      expect((await renewed).status()).toBe(200);
      await pane.locator('.np-report').first().waitFor();
      await context.unrouteAll();

      for (const [key, value] of wire.workbook.settings)
        expect([key, String(value)]).not.toEqual([key, expect.stringMatching(/ey[\w-]+\.|token|sign-in/)]);
      // Microsoft's library says that it may not use storage, the browser that an answer was a refusal.
      expect(faults.filter((fault) => !/^console: (?:SecurityError: Access is denied|.*status of 401)|Storage'/.test(fault))).toEqual([]);
      await pane.evaluate(() => location.reload());
      await pane.getByRole('textbox', { name: '登录链接' }).waitFor();
      expect(wire.state.gaps).toEqual([]);
      await context.close();
    } finally {
      await server.close();
    }
  },
  LONG,
);

/** What each way of keeping something answers in this frame. */
const refusals = (pane: Frame): Promise<unknown> =>
  pane.evaluate(`Promise.all([
    () => localStorage, () => sessionStorage, () => caches.open('x'),
    () => new Promise((_, no) => { indexedDB.open('x').onerror = ({ target }) => no(target.error); }), () => navigator.locks.request('x', () => 0),
  ].map(async (ask) => { try { await ask(); return 'given'; } catch (error) { return error.name; } }))`);

const REFUSE = `
  const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse });
  CacheStorage.prototype.open = async () => refuse();
  LockManager.prototype.request = async () => refuse();
  IDBFactory.prototype.open = () => {
    const request = { error: new DOMException('The user denied permission to access the database.', 'UnknownError') };
    queueMicrotask(() => request.onerror?.({ target: request }));
    return request;
  };`;
const WAIT = { timeout: 15_000 };
