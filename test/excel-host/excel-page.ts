// Excel on the web, as far as an add-in meets it: a page of another origin that frames the built task pane and answers the
// client library over postMessage. The workbook and its interpreter are the same as in jsdom; they run in Node.
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { createExcelWire, type ExcelWire, type WireOptions } from './excel-wire.ts';
import { type Person, personAt } from './person.ts';

export type ExcelPage = {
  readonly page: Page;
  /** The task pane's frame. */
  readonly pane: Frame;
  readonly wire: ExcelWire;
  /** The person at the sheets. */
  readonly person: Person;
  /** Turns on the library's check that no member above the declared requirement set is used, as soon as the library is there. */
  readonly beStrict: () => Promise<void>;
};

export type ExcelPageOptions = WireOptions & {
  readonly context: BrowserContext;
  /** Where the task pane is served. */
  readonly server: string;
  /** CSS pixels of the pane. */
  readonly width?: number;
};

/** Opens the host's page and waits for the pane's frame to be there; closing the context ends it. */
export const openExcelPage = async ({ context, server, width = 320, ...options }: ExcelPageOptions): Promise<ExcelPage> => {
  const wire = createExcelWire({ ...options, origin: EXCEL_ORIGIN });
  const page = await context.newPage();
  await page.setViewportSize({ width: width + SHEET_WIDTH, height: 760 });
  await page.route(`${EXCEL_ORIGIN}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: hostPage(server, width) }),
  );
  await page.exposeBinding('toExcel', (_source, text: string) => wire.receive(text));
  wire.connect({
    deliver: (text) => {
      page.evaluate((detail) => window.dispatchEvent(new CustomEvent('from-excel', { detail })), text).catch(() => undefined);
    },
    // Whatever the pane asks for and this host does not have fails the test in any case.
    excelHas: () => true,
  });
  const framed = page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(server));
  await page.goto(`${EXCEL_ORIGIN}/x/book.html`, { waitUntil: 'commit' });
  // Nothing more is answered from here; what the frame loads comes from the server without a detour.
  await page.unrouteAll();
  const pane = await framed;
  return {
    page,
    pane,
    wire,
    person: personAt(wire),
    beStrict: () =>
      expect
        .poll(
          () =>
            pane.evaluate(() => {
              const { OfficeExtension: library } = window as unknown as ClientLibrary;
              if (library) library.CommonUtility._doApiNotSupportedCheck = true;
              return library !== undefined;
            }),
          { timeout: 15_000 },
        )
        .toBe(true),
  };
};

/** A context of one person; whatever goes wrong in its pages is noted, a request to anybody but this server too. */
export const openWatchedContext = async (
  browser: Browser,
  server: string,
): Promise<{ context: BrowserContext; faults: readonly string[] }> => {
  const faults: string[] = [];
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    // A worker's script is fetched by Chromium itself, which does not trust the certificate made for these tests.
    serviceWorkers: 'block',
  });
  // A browser lets pages of the internet frame this machine only where somebody agreed; an office's server is no such case.
  await context.grantPermissions(['local-network-access']);
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error' && !isExpected(line.text())) faults.push(`console: ${line.text()}`);
    });
  });
  await context.exposeBinding('toldViolation', (_source, text: string) => faults.push(`policy: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { toldViolation } = window as unknown as { toldViolation: (text: string) => void };
      toldViolation(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  // Noted, not intercepted: interception costs the pane's loading more than all else together.
  context.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== server && origin !== EXCEL_ORIGIN && origin !== 'null') faults.push(`outbound: ${request.url()}`);
  });
  return { context, faults };
};

type ClientLibrary = { readonly OfficeExtension?: { readonly CommonUtility: { _doApiNotSupportedCheck: boolean } } };

/**
 * What the browser itself says where a server is down (the pane tells people in its own words), and what Microsoft's library
 * says where a browser keeps storage from framed pages (the pane then keeps the sign-in in memory).
 */
const isExpected = (text: string): boolean =>
  /net::ERR_|WebSocket connection to/.test(text) || (text.includes('/office/excel-web-16.00.js') && text.includes("'sessionStorage'"));

/** The frame's attributes are those of Excel on the web: name and address carry the channel, the sandbox allows no dialogs. */
const hostPage = (server: string, width: number): string => {
  const name = JSON.stringify({
    hostInfo: HOST_INFO,
    xdmInfo: `conversation|addin|${EXCEL_ORIGIN}`,
    serializerVersion: 1,
    baseFrameName: '',
  });
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<style>body{margin:0;display:flex;height:100vh;background:#e6e6e6}main{flex:1}iframe{border:0;width:${width}px;height:100%}</style></head>
<body><main></main><iframe name="${name.replaceAll('"', '&quot;')}"
  sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"
  src="${server}/taskpane.html?_host_Info=${HOST_INFO}"></iframe>
<script>
  const frame = document.querySelector('iframe');
  addEventListener('message', ({ data, origin, source }) => {
    if (source === frame.contentWindow && origin === ${JSON.stringify(server)} && typeof data === 'string') toExcel(data);
  });
  addEventListener('from-excel', ({ detail }) => frame.contentWindow.postMessage(detail, ${JSON.stringify(server)}));
</script></body></html>`;
};

export const EXCEL_ORIGIN = 'https://cn-excel.officeapps.live.com';
const HOST_INFO = 'Excel$Web$16.00$zh-cn$correlation$$disableLogging$0';
const SHEET_WIDTH = 480;
