// How soon the built pane can be used in Chromium, beside an empty page with one Fluent button measured in the same run.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { readConfig } from '../server/config.ts';
import { startServer } from '../server/main.ts';
import { firstScripts, gzipBytes } from '../test/addin/first-scripts.ts';
import { launchBrowser } from '../test/browser.ts';

/** Prints the scripts before the first paint, and the times over `rounds` cold starts, taken in turns. Needs `npm run build`. */
export const benchPane = async (rounds: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-pane-'));
  const config = readConfig({ flags: { port: '0', host: '127.0.0.1', data: join(folder, 'data'), log: 'silent', limits: 'off' }, env: {} });
  if (!config.ok) throw new Error(config.error.key);
  const server = await startServer(config.value);
  const empty = await serveEmpty();
  const browser = await launchBrowser();
  try {
    const scripts = firstScripts(DIST, 'taskpane.html');
    const bytes = scripts.reduce((sum, file) => sum + gzipBytes(join(DIST, file)), 0);
    console.log(`pane: ${scripts.length} scripts before the first paint, ${(bytes / 1000).toFixed(1)} KB gz (goal 180)`);
    const link = server.links[0]?.url ?? '';
    const times: { empty: number[]; signIn: number[]; report: number[] } = { empty: [], signIn: [], report: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.empty.push(await usable(browser, `${empty.url}/`, 'button:has-text("进入")'));
      times.signIn.push(await usable(browser, `${server.url}/taskpane.html`, 'button:has-text("进入")'));
      times.report.push(await usable(browser, link, 'text=42/42 平衡'));
    }
    const base = median(times.empty);
    console.log(`  an empty Fluent page: usable after ${base.toFixed(0)} ms (${(empty.bytes / 1000).toFixed(1)} KB gz)`);
    const pane = median(times.signIn);
    console.log(`  the task pane: usable after ${pane.toFixed(0)} ms, ${(pane / base).toFixed(2)} × (goal 1.5)`);
    const report = median(times.report);
    console.log(`  a link into a report, until the verdict stands: ${report.toFixed(0)} ms, ${(report / base).toFixed(2)} ×`);
  } finally {
    await browser.close();
    empty.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** From navigation, with nothing in the cache, to the first frame in which `selector` stands. */
const usable = async (browser: Browser, url: string, selector: string): Promise<number> => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(selector).first().waitFor();
  const ms = performance.now() - start;
  await context.close();
  return ms;
};

/** The smallest page somebody could make of Fluent UI in a task pane: theme, button, Microsoft's library; same headers of caching. */
const serveEmpty = async () => {
  const built = await build({
    stdin: { contents: EMPTY_PAGE, loader: 'tsx', resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = gzipSync(built.outputFiles[0]?.contents ?? '', { level: 9 });
  const office = fileURLToPath(new URL('../node_modules/@microsoft/office-js/dist/', import.meta.url));
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(EMPTY_HTML);
    else if (url === '/empty.js') response.setHeader('content-type', 'text/javascript').setHeader('content-encoding', 'gzip').end(script);
    // The library fetches more of itself, and the page waits for that in both.
    else if (/^\/office\/[\w-]+(?:\.[\w-]+)*\.js$/.test(url) && existsSync(join(office, url.slice(8))))
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(office, url.slice(8))));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: script.length,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const EMPTY_HTML = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/office/office.js"></script><div id="root"></div><script type="module" src="/empty.js"></script>`;
const EMPTY_PAGE = `import { Button, FluentProvider, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(<FluentProvider theme={webLightTheme}><Button>进入</Button></FluentProvider>);`;
const DIST = fileURLToPath(new URL('../dist/pane', import.meta.url));
