// What every browser test of the journeys stands on: a server of its own with the demo, Chromium, and people who follow their links.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { must } from '#shared/result';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/main.ts';
import { launchBrowser } from '../browser.ts';

export type Person = 'demo-clerk' | 'demo-coordinator' | 'demo-supervisor';

export type Stage = {
  readonly server: RunningServer;
  /** What went wrong in any page, with the person's name. */
  readonly faults: readonly string[];
  /** An empty page in a browser of its own. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** The person led by their link, at their desk; the tour of the first time still stands there, for the caller to skip. */
  readonly arrive: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
  /** The same, with the tour skipped. */
  readonly sitDown: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** Starts a server on a free port and a browser; the caller closes them. */
export const setStage = async (): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-stage-'));
  const config = readConfig({ flags: { port: '0', data: join(folder, 'data'), log: 'silent', demo: 'on' }, env: {} });
  if (!config.ok) throw new Error(config.error.key);
  const server = await startServer(config.value);
  const browser: Browser = await launchBrowser();
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      bypassCSP: true,
      reducedMotion: 'reduce',
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };
  const seen = new Set<Person>();
  const arrive = async (person: Person, options?: BrowserContextOptions): Promise<Page> => {
    seen.add(person);
    const page = await newPage(options);
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
    server,
    faults,
    newPage,
    arrive,
    sitDown: async (person, options) => {
      // Everybody is shown around once.
      const isFirst = !seen.has(person);
      const page = await arrive(person, options);
      if (isFirst) await page.locator('.np-tour').getByRole('button', { name: '跳过' }).click();
      return page;
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
export const shows = (page: Page, id: string, text: string): Promise<void> =>
  cell(page, id)
    .locator('.nb-shown')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor({ state: 'attached' });

/** Resolves when the sign beside the title says so: 已保存, 离线 … */
export const saved = (page: Page, text: string): Promise<void> => page.locator('.np-saved').filter({ hasText: text }).waitFor();
