// The published web page: real tables, nothing a screen reader stumbles over, nothing that runs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveFormat } from '#shared/text/prove-format';
import { publishHtml } from '#shared/text/publish-html';
import { launchBrowser } from '../../browser';
import { computedFor, hardReport } from './publish-sample';

const require = createRequire(import.meta.url);

const pageOf = (key: string, draft = false) => {
  const report = hardReport(key);
  return publishHtml(report, computedFor(report), { draft });
};

describe('the published web page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test.each(['2021', '2019', '2021+art20=2019'])('axe finds nothing in a report of %s, on a desk or a telephone', async (key) => {
    // The page's own policy forbids scripts, so axe comes in from outside it.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(pageOf(key));
    await page.addScriptTag({ content: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8') });
    for (const width of [1200, 380]) {
      await page.setViewportSize({ width, height: 800 });
      const violations = await page.evaluate(
        'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map((one) => one.id))',
      );
      expect(violations).toEqual([]);
    }
    await context.close();
  });

  test('words that look like markup stay words, and nothing runs', async () => {
    const page = await browser.newPage();
    await page.setContent(pageOf('2021'));
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.locator('main > p').first().innerText()).toBe('本报告由<script>alert(1)</script>中心编制 & 公布。');
    expect(await page.locator('table').count()).toBe(3);
    await page.close();
  });

  test('every value names its headers, and every header named exists', () => {
    const html = pageOf('2021');
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const named = [...html.matchAll(/<td[^>]* headers="([^"]+)"/g)].map((match) => match[1]?.split(' ') ?? []);
    expect(named).toHaveLength(200);
    expect(named.flat().filter((id) => !ids.has(id))).toEqual([]);
    expect(Math.min(...named.map((list) => list.length))).toBeGreaterThanOrEqual(2);
  });

  test('it prints on A4 without a sheet for the screen', async () => {
    const page = await browser.newPage();
    await page.setContent(pageOf('2021'));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const [, width = '', height = ''] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    await page.close();
  });
});

describe('the bytes of the page', () => {
  test('the same report gives the same bytes, and they read back as the report', async () => {
    const report = hardReport();
    const content = publishHtml(report, computedFor(report), { draft: false });
    expect(content).toBe(pageOf('2021'));
    expect((await proveFormat({ format: 'html', content }, report, computedFor(report))).ok).toBe(true);
  });

  test('it asks for nothing outside itself', () => {
    expect(pageOf('2021')).not.toMatch(/<(script|link|img|iframe|object)\b|url\(|@import/);
  });

  test('a draft says so above the title', () => {
    expect(pageOf('2021', true)).toMatch(/<p class="draft">【草稿】<\/p>\n<h1>/);
    expect(pageOf('2021')).not.toContain('【草稿】');
  });
});
