// Opens a page (jsdom) with Microsoft's own, unmodified office.js read from node_modules at run time, connected to the test host.
// Nothing of the library is copied or changed; requests other than for its files are answered 404 and noted.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type DOMWindow, JSDOM, requestInterceptor, VirtualConsole } from 'jsdom';
import { createExcelWire, type ExcelWire, type WireOptions, type WirePage } from './excel-wire.ts';

export type ExcelWindow = {
  readonly wire: ExcelWire;
  readonly window: DOMWindow;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly close: () => void;
};

/** Starts the page and waits for Office.onReady. `api` is the ExcelApi version the host declares. */
export const openExcelWindow = async (options: WireOptions = {}): Promise<ExcelWindow> => {
  const wire = createExcelWire(options);
  const dom = new JSDOM(`<!doctype html><html><body><script src="${PAGE}/office/office.js"></script></body></html>`, {
    url: `${PAGE}/taskpane.html?_host_Info=${HOST_INFO}`,
    runScripts: 'dangerously',
    virtualConsole: new VirtualConsole(),
    resources: { interceptors: [requestInterceptor((request) => libraryFile(request.url))] },
    beforeParse: (window) => {
      window.name = JSON.stringify({
        hostInfo: HOST_INFO,
        xdmInfo: `conversation|addin|${wire.origin}`,
        serializerVersion: 1,
        baseFrameName: '',
      });
      // The library asks for it; jsdom has none.
      Object.defineProperty(window.document, 'domain', { value: 'localhost' });
      Object.defineProperty(window, 'opener', { value: { postMessage: (text: string) => wire.receive(text) } });
      wire.connect(pageOf(window, wire.origin));
    },
  });
  const { window } = dom;
  await new Promise<void>((resolve) => window.addEventListener('load', () => resolve()));
  const office = window.Office as typeof Office;
  await office.onReady();
  window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  return {
    wire,
    window,
    Excel: window.Excel as typeof Excel,
    Office: office,
    close: () => {
      wire.close();
      window.close();
    },
  };
};

const pageOf = (window: DOMWindow, origin: string): WirePage => ({
  deliver: (text) => void window.dispatchEvent(new window.MessageEvent('message', { data: text, origin })),
  excelHas: (cls, member) => {
    const prototype = window.Excel?.[cls]?.prototype;
    if (!prototype) return false;
    return member === null || member in prototype || (prototype._navigationPropertyNames ?? []).includes(member);
  },
});

const libraryFile = (url: string): Response => {
  // The library asks for AgaveErrorUX/ while its package folder is lower case.
  const path = new URL(url).pathname.toLowerCase();
  const file = join(LIBRARY, path.replace('/office/', ''));
  if (!path.startsWith('/office/') || !existsSync(file)) return new Response('', { status: 404 });
  return new Response(readFileSync(file), { headers: { 'content-type': 'application/javascript' } });
};

const PAGE = 'https://localhost:3000';
const HOST_INFO = 'Excel$Web$16.00$en-us$correlation$$disableLogging$0';
const LIBRARY = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');
