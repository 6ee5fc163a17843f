// The pane's own files in a real browser: kept by its worker, so that it opens while the server does not answer; never in the way otherwise.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const worker = readFileSync(new URL('../../../addin/public/offline-worker.js', import.meta.url));

/** A server of a page that loads a script, which loads another one when asked. `version` names the files. */
const startServer = async (workerPolicy: string) => {
  const state = { version: 1, isOpen: true, asked: [] as string[] };
  const files = (): Record<string, readonly [string, string | Buffer]> => ({
    '/web': ['text/html', `<!doctype html><p id="shown"></p><script type="module" src="/assets/main-v000000${state.version}.js"></script>`],
    '/offline-worker.js': ['text/javascript', worker],
    [`/assets/main-v000000${state.version}.js`]: [
      'text/javascript',
      `document.getElementById('shown').textContent = 'version ${state.version}'; window.later = () => import("./later-v000000${state.version}.js").then(({ word }) => word);`,
    ],
    [`/assets/later-v000000${state.version}.js`]: ['text/javascript', `export const word = 'later ${state.version}';`],
    '/api/session/ways': ['application/json', '{}'],
  });
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    state.asked.push(path);
    if (!state.isOpen) {
      request.socket.destroy();
      return;
    }
    const found = files()[path];
    const headers = {
      'content-type': found?.[0] ?? 'text/plain',
      ...(path === '/offline-worker.js' ? { 'content-security-policy': workerPolicy } : {}),
    };
    response.writeHead(found ? 200 : 404, headers).end(found?.[1] ?? 'nothing');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await browser.newContext();
  onTestFinished(async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
  });
  const page = await context.newPage();
  return { state, page, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/web` };
};

const register = (page: Page) => page.evaluate(() => navigator.serviceWorker.register('/offline-worker.js').then(() => true));
const shown = (page: Page) => page.locator('#shown').textContent();

test('once visited it opens without the server, parts loaded later included, and a new version comes with the server', async () => {
  const { state, page, url } = await startServer("default-src 'none'; connect-src 'self'");
  await page.goto(url);
  await register(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  state.isOpen = false;
  await page.goto(url);
  expect(await shown(page)).toBe('version 1');
  expect(await page.evaluate(() => (window as unknown as { later: () => Promise<string> }).later())).toBe('later 1');
  expect(
    await page.evaluate(() =>
      fetch('/api/session/ways').then(
        () => 'answered',
        () => 'failed',
      ),
    ),
  ).toBe('failed');
  state.isOpen = true;
  state.version = 2;
  await page.goto(url);
  expect(await shown(page)).toBe('version 2');
  await page.waitForFunction(async () => {
    const names = (await (await caches.open('nianbao-pane')).keys()).map(({ url: kept }) => new URL(kept).pathname);
    return names.includes('/assets/later-v0000002.js') && !names.some((name) => name.includes('v0000001'));
  });
  state.isOpen = false;
  await page.goto(url);
  expect(await shown(page)).toBe('version 2');
});

test('where its own requests are forbidden it does not install and is not in the way', async () => {
  const { page, url } = await startServer("default-src 'none'");
  await page.goto(url);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/offline-worker.js');
    const installing = registration.installing;
    await new Promise<void>((resolve) => {
      if (!installing || installing.state === 'redundant') resolve();
      else installing.addEventListener('statechange', () => installing.state === 'redundant' && resolve());
    });
  });
  await page.goto(url);
  expect(await shown(page)).toBe('version 1');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});
