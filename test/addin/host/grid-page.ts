// Opens the web grid alone in a real browser: bundles a small entry with esbuild and serves it to the page without a server.
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { WebHost } from '../../../addin/host/web/web-host.ts';
import type { HostEdit } from '../../../addin/host/workbook-host.ts';

export type GridWindow = {
  host: WebHost;
  edits: HostEdit[][];
  notices: { key: string; parameters: Record<string, string | number> }[];
  sections: string[];
  undone: string[];
};

export type GridPage = {
  readonly page: Page;
  readonly edits: () => Promise<HostEdit[][]>;
};

type GridOptions = { readonly width?: number; readonly height?: number; readonly dark?: boolean };

/**
 * Lets `act` have a built grid of edition 2021 with figures in every cell, on `window.host`; what it reports is collected on `window`. Fails
 * when anything went wrong in the page besides. The page is loaded anew each time, which is half the work of opening another one.
 */
export const withGrid = async (browser: Browser, act: (grid: GridPage) => Promise<void>, options: GridOptions = {}): Promise<void> => {
  const kind = JSON.stringify(options);
  const page = idle.get(kind) ?? (await openPage(browser, options));
  idle.delete(kind);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  try {
    await page.goto(ADDRESS);
    await page.waitForFunction(() => document.querySelector('[data-cell="requests/new/total"]')?.textContent?.includes('…') === false);
    await act({ page, edits: () => page.evaluate(() => (window as unknown as GridWindow).edits) });
    expect(errors).toEqual([]);
  } catch (error) {
    await page.context().close();
    throw error;
  }
  page.removeAllListeners('pageerror');
  await page.mouse.move(0, 0);
  idle.set(kind, page);
};

export const cell = (grid: GridPage, id: string) => grid.page.locator(`[data-cell="${id}"]`);
export const shown = (grid: GridPage, id: string) => cell(grid, id).locator('.nb-shown').textContent();
export const select = (grid: GridPage, id: string) =>
  grid.page.evaluate((one) => (window as unknown as GridWindow).host.select(one as never), id);

const openPage = async (browser: Browser, options: GridOptions): Promise<Page> => {
  bundle = bundle ?? bundleEntry();
  const { outputFiles } = await bundle;
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.route(`${ADDRESS}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: HTML });
    const file = outputFiles.find(({ path }) => path.endsWith(`/${name}`));
    if (!file) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript', body: Buffer.from(file.contents) });
  });
  return page;
};

/** Pages that wait for the next test, by their options; a test file has one browser. */
const idle = new Map<string, Page>();
const ADDRESS = 'https://grid.test/';

let bundle: ReturnType<typeof bundleEntry> | null = null;

const bundleEntry = () =>
  build({
    stdin: { contents: ENTRY, resolveDir: new URL('../../..', import.meta.url).pathname, loader: 'ts' },
    bundle: true,
    write: false,
    splitting: true,
    format: 'esm',
    outdir: '/out',
    entryNames: 'grid',
    logLevel: 'silent',
  });

const ENTRY = `
import { createWebHost } from './addin/host/web/web-host.ts';
import { editionByKey } from './shared/edition/editions.ts';
const edition = editionByKey('2021');
window.edits = []; window.notices = []; window.sections = []; window.undone = [];
const host = createWebHost({
  container: document.getElementById('grid'),
  lang: 'zh',
  loadCalc: () => import('./shared/calc/evaluate.ts'),
  onNotice: ({ message }) => window.notices.push(message),
  onEditSection: (section) => window.sections.push(section),
  onUndo: () => window.undone.push('undo'),
  onRedo: () => window.undone.push('redo'),
});
window.host = host;
host.onEdit((edits) => window.edits.push(edits));
const cells = new Map(edition.inputs.map(({ id, kind }, index) => [id, kind === 'amount' ? '248.9611' : (index * 7) % 5]));
await host.build(edition, {
  cells,
  sections: {
    preamble: ['本报告依据《中华人民共和国政府信息公开条例》的规定编制，由云岭市档案馆负责解释。'],
    '1': ['2023年，全市各级机关共公开信息1204条。', '=1+1 这一段以等号开头。'],
    '5': [], '6': [],
  },
  organ: '云岭市人民政府办公室', year: 2023,
});
`;

const HTML = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>grid</title><link rel="stylesheet" href="/grid.css">
<style>html,body{margin:0;height:100%}#grid{height:100vh}</style></head><body><main id="grid"></main><script type="module" src="/grid.js"></script></body></html>`;
