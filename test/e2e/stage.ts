// What every browser test of the journeys stands on: a server of its own with the demo, Chromium, and people who follow their links.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { must } from '#shared/result';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/main.ts';
import { launchBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';

export type Person = 'demo-clerk' | 'demo-coordinator' | 'demo-supervisor';

export type Stage = {
  /** The server of the moment. */
  readonly server: RunningServer;
  /** A folder for what the test keeps; it goes with the stage. */
  readonly folder: string;
  /** What went wrong in any page, with the person's name where one arrived in it. */
  readonly faults: readonly string[];
  /** An empty page in a browser of its own. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** The person led by their link, at their desk; the tour of the first time still stands there, for the caller to skip. */
  readonly arrive: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
  /** The same, with the tour skipped. */
  readonly sitDown: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
  /** After `server.close()`: a server at the same address with the same data. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts a server on a free port and a browser; the caller closes them. Without the demo there is nobody yet. */
export const setStage = async ({ demo = true }: { readonly demo?: boolean } = {}): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-stage-'));
  const port = String(await freePort());
  const start = (): Promise<RunningServer> => {
    const config = readConfig({ flags: { port, data: join(folder, 'data'), log: 'silent', demo: demo ? 'on' : 'off' }, env: {} });
    if (!config.ok) throw new Error(config.error.key);
    return startServer(config.value);
  };
  const [first, browser] = await Promise.all([start(), launchBrowser()]);
  let server = first;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const openPage = async (options: BrowserContextOptions = {}, who = ''): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      bypassCSP: true,
      reducedMotion: 'reduce',
      ...options,
    });
    contexts.push(context);
    context.on('weberror', (fault) => faults.push(`${who}${fault.error().message}`));
    return context.newPage();
  };
  const seen = new Set<Person>();
  const arrive = async (person: Person, options?: BrowserContextOptions): Promise<Page> => {
    seen.add(person);
    const page = await openPage(options, `${person}: `);
    const link = must(
      server.links.find((one) => one.person === person),
      `link of ${person}`,
    );
    await page.goto(link.url);
    await page.locator('.np-saved-saved').waitFor();
    await page.locator('.np-desk').waitFor();
    return page;
  };
  return {
    get server() {
      return server;
    },
    folder,
    faults,
    newPage: (options) => openPage(options),
    arrive,
    sitDown: async (person, options) => {
      // Everybody is shown around once.
      const isFirst = !seen.has(person);
      const page = await arrive(person, options);
      if (isFirst) await page.locator('.np-tour').getByRole('button', { name: '跳过' }).click();
      return page;
    },
    restart: async () => {
      server = await start();
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The cell of the grid with this id. */
export const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);

/** Resolves when the cell shows exactly this, whether its sheet is in front or not. */
export const shows = (page: Page, id: string, text: string): Promise<void> => shown(page, id, text).waitFor({ state: 'attached' });

/** Resolves when the cell is in sight and shows exactly this. */
export const sees = (page: Page, id: string, text: string): Promise<void> => shown(page, id, text).waitFor();

/** Selects the cell on the sheet in front, types over it and leaves it by Enter. */
export const typeInto = async (page: Page, id: string, text: string): Promise<void> => {
  await cell(page, id).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

/** Clicks the button with exactly this name. */
export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** Opens the tab with exactly this name, a sheet or a view of the pane. */
export const openTab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

/** Resolves when the sign beside the title says so: 已保存, 离线 … */
export const saved = (page: Page, text = '已保存'): Promise<void> => page.locator('.np-saved').filter({ hasText: text }).waitFor();

/** The file that a click on this button brings. */
export const download = async (page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

const shown = (page: Page, id: string, text: string) =>
  cell(page, id)
    .locator('.nb-shown')
    .filter({ hasText: new RegExp(`^${text}$`) });
