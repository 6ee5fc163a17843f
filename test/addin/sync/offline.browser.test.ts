// The offline store in a real browser: pages closed and opened again, two windows at once, and a frame that may keep nothing.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReportDoc } from '#shared/document/schema';
import type { MemberInfo } from '../../../addin/sync/session-state.ts';
import { launchBrowser } from '../../browser.ts';
import { A, B, COORDINATOR, FEES, put, startFilledServer, ticketFor } from './desk.ts';
import type { SmallServer } from './small-server.ts';

type Window = {
  readonly openPage: (url: string, me: MemberInfo, ticket: unknown, now: number) => Promise<void>;
  isOnline: boolean;
  readonly put: (cell: string, value: number | string) => void;
  readonly cells: () => Record<string, unknown>;
  readonly saved: () => { readonly kind: string; readonly pending?: number };
  readonly kept: () => boolean;
  readonly settled: () => Promise<void>;
  readonly databases: () => Promise<string[]>;
};

let browser: Browser;
let context: BrowserContext;
let script = '';
let pages: Server;

beforeAll(async () => {
  const [bundled] = await Promise.all([
    build({
      stdin: { contents: ENTRY, resolveDir: new URL('../../..', import.meta.url).pathname, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'silent',
    }),
    launchBrowser().then((launched) => {
      browser = launched;
    }),
  ]);
  script = bundled.outputFiles[0]?.text ?? '';
  context = await browser.newContext();
  pages = createServer((request, response) => {
    if (request.url === '/entry.js') {
      response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(script);
      return;
    }
    // As in a frame of another site: the page has no origin of its own, and storage throws.
    const headers = request.url === '/blocked' ? { 'content-security-policy': 'sandbox allow-scripts' } : {};
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    response.end('<!doctype html><script type="module" crossorigin src="/entry.js"></script>');
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await browser?.close();
  pages?.close();
});

const open = async (server: SmallServer, isOnline: boolean, path = '/'): Promise<Page> => {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}${path}`);
  await page.waitForFunction(() => 'openPage' in window);
  await page.evaluate(
    ([url, me, ticket, online]) => {
      const here = window as unknown as Window;
      here.isOnline = online as boolean;
      return here.openPage(url as string, me as MemberInfo, ticket, Date.parse('2026-01-05T01:00:00Z'));
    },
    [server.url, COORDINATOR, ticketFor(COORDINATOR), isOnline] as const,
  );
  expect(faults).toEqual([]);
  return page;
};

const untilSaved = (page: Page, kind: string) =>
  page
    .waitForFunction((wanted) => (window as unknown as Window).saved().kind === wanted, kind)
    .then(() => page.evaluate(() => (window as unknown as Window).saved()));

test('edits made without a network are there on the next page, counted, and brought on return; two windows keep both', async () => {
  const server = await startFilledServer();
  put(openReportDoc(server.doc), A, 3);
  const first = await open(server, true);
  await untilSaved(first, 'saved');
  expect(await first.evaluate(() => (window as unknown as Window).kept())).toBe(true);
  expect(await first.evaluate(() => (window as unknown as Window).databases())).toEqual(['nianbao', 'nianbao/u1/r1/1']);
  await first.close();

  const [left, right] = [await open(server, false), await open(server, false)];
  await Promise.all([untilSaved(left, 'offline'), untilSaved(right, 'offline')]);
  expect(await left.evaluate(() => (window as unknown as Window).cells())).toEqual({ [A]: 3 });
  await left.evaluate((cell) => (window as unknown as Window).put(cell, 5), A);
  await right.evaluate((cell) => (window as unknown as Window).put(cell, 6), B);
  await right.evaluate((cell) => (window as unknown as Window).put(cell, '7.50'), FEES);
  for (const page of [left, right]) {
    await page.evaluate(() => (window as unknown as Window).settled());
    await page.close();
  }
  const again = await open(server, false);
  expect(await untilSaved(again, 'offline')).toMatchObject({ pending: 3 });
  expect(await again.evaluate(() => (window as unknown as Window).cells())).toEqual({ [A]: 5, [B]: 6, [FEES]: '7.50' });
  await again.close();
  const back = await open(server, true);
  await untilSaved(back, 'saved');
  expect(openReportDoc(server.doc).cells.toJSON()).toEqual({ [A]: 5, [B]: 6, [FEES]: '7.50' });
  await back.evaluate(() => (window as unknown as Window).settled());
  await back.close();
  const last = await open(server, false);
  expect(await untilSaved(last, 'offline')).toMatchObject({ pending: 0 });
  await last.close();
});

test('a frame that may keep nothing works from memory and says that it is not kept', async () => {
  const server = await startFilledServer();
  const page = await open(server, true, '/blocked');
  await untilSaved(page, 'saved');
  expect(await page.evaluate(() => (window as unknown as Window).kept())).toBe(false);
  await page.evaluate((cell) => (window as unknown as Window).put(cell, 5), A);
  await untilSaved(page, 'saved');
  await server.until(() => openReportDoc(server.doc).cells.get(A) === 5);
  await page.close();
});

const ENTRY = `
import { openSession } from './addin/sync/session.ts';
import { openOfflineStore } from './addin/sync/offline-indexeddb.ts';
import { setCells } from './shared/document/commands.ts';
import { paneOrigin } from './shared/document/origin.ts';
import { editionByKey } from './shared/edition/editions.ts';
const edition = editionByKey('2021');
window.openPage = async (url, me, ticket, now) => {
  const store = openOfflineStore(() => now);
  const session = openSession({
    reportId: 'r1',
    url,
    now: () => now,
    offline: { person: me.id, store },
    requestTicket: async () =>
      window.isOnline ? { ok: true, value: ticket } : { ok: false, error: { kind: 'retry', reason: { key: 'sync.noServer', parameters: {} } } },
  });
  window.put = (cell, value) => setCells(session.report.get(), edition, new Map([[cell, value]]), paneOrigin('typed'));
  window.cells = () => session.report.get().cells.toJSON();
  window.saved = session.saved.get;
  window.kept = session.kept.get;
  window.settled = async () => (await store)?.settled();
  window.databases = async () => (await indexedDB.databases()).map(({ name }) => name).sort();
};
`;
