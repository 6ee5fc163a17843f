// Signing in from inside Excel by the office's identity provider, the whole way: the built pane in another origin's frame, Microsoft's own
// window for it, a real provider, and the link handed back to the pane.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { openExcelPage, openWatchedContext } from '../excel-host/excel-page.ts';
import { startProvider } from '../server/people/provider.ts';
import { startSecureServer } from './secure-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-dialog-'));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the provider's button opens a window, the person signs in there, and the pane lists the reports", async () => {
  let url = '';
  const provider = await startProvider(() => `${url}/api/session/oidc/callback`);
  const server = await startSecureServer(folder, {
    NIANBAO_OIDC_ISSUER: provider.issuer,
    NIANBAO_OIDC_CLIENT_ID: provider.clientId,
    NIANBAO_OIDC_CLIENT_SECRET: provider.clientSecret,
  });
  url = server.url;
  try {
    const { context } = await openWatchedContext(browser, server.url);
    const tied = await context.request.patch(`${server.url}/api/people/demo-clerk`, {
      headers: { authorization: `Bearer ${server.adminToken}` },
      data: { subject: `${provider.issuer} clerk` },
    });
    expect(tied.status()).toBeLessThan(300);
    const { pane, page } = await openExcelPage({ context, server: server.url, api: '1.14' });
    const [dialog] = await Promise.all([context.waitForEvent('page'), pane.getByRole('button', { name: '用统一身份认证登录' }).click()]);
    await dialog.locator('input[name="login"]').fill('clerk');
    await dialog.locator('input[name="password"]').fill('x');
    await dialog.locator('button[type="submit"]').click();
    const closed = dialog.waitForEvent('close');
    await dialog.locator('button[type="submit"]').click();
    await closed;
    await pane.locator('.np-report').first().waitFor();
    expect(page.url()).not.toContain('sign-in');
    await context.close();
  } finally {
    await server.close();
  }
});
