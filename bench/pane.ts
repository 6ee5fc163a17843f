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
      times.empty.push(await usable(browser, `${empty.url}/`, '进入'));
      times.signIn.push(await usable(browser, `${server.url}/taskpane.html`, '进入'));
      times.report.push(await usable(browser, link, '42/42 平衡'));
    }
    const base = { half: quantile(times.empty, 0.5), quarter: quantile(times.empty, 0.25) };
    const tell = (what: string, list: readonly number[], goal = ''): void => {
      const [half, quarter] = [quantile(list, 0.5), quantile(list, 0.25)];
      console.log(
        `  ${what} ${half.toFixed(0)} ms, ${(half / base.half).toFixed(2)} × (quickest quarter ${(quarter / base.quarter).toFixed(2)} ×)${goal}`,
      );
    };
    console.log(`  an empty Fluent page (${(empty.bytes / 1000).toFixed(1)} KB gz): usable after ${base.half.toFixed(0)} ms`);
    tell('the task pane: usable after', times.signIn, ', goal 1.5');
    tell('a link into a report, until the verdict stands:', times.report);
  } finally {
    await browser.close();
    empty.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** From navigation, with nothing in the cache, to the first frame in which `words` stand; told by the page's own clock, since the process that drives the browser serves the pages too. */
const usable = async (browser: Browser, url: string, words: string): Promise<number> => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript({ content: `(${LOOK})(${JSON.stringify(words)})` });
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('html[data-usable]').waitFor({ state: 'attached' });
  const ms = Number(await page.locator('html').getAttribute('data-usable'));
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

/** On a machine with other work the quickest quarter says more about the page than the middle. */
const quantile = (list: readonly number[], share: number): number => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? 0;

/** Runs in the page; as text, because what compiles the bench would put its own helpers in. */
const LOOK = `(wanted) => requestAnimationFrame(function look() {
  if (document.getElementById('root')?.textContent.includes(wanted)) document.documentElement.dataset.usable = performance.now();
  else requestAnimationFrame(look);
})`;
const EMPTY_HTML = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/office/office.js"></script><div id="root"></div><script type="module" src="/empty.js"></script>`;
const EMPTY_PAGE = `import { Button, FluentProvider, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(<FluentProvider theme={webLightTheme}><Button>进入</Button></FluentProvider>);`;
const DIST = fileURLToPath(new URL('../dist/pane', import.meta.url));
