// A downloaded workbook comes home: Excel opens the pane with it, it names its report, and it is still the same workbook to read.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { evaluateReport } from '#shared/calc/evaluate';
import { editions } from '#shared/edition/editions';
import { inputValues } from '#shared/report/report';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { readBackXlsx } from '#shared/text/read-back/read-back-xlsx';
import type { XlsxHome } from '#shared/text/xlsx-home';
import { frontChart } from '#shared/workbook/front-chart';
import { hardReport } from './publish-sample.ts';

const manifest = readFileSync(new URL('../../../manifest.xml', import.meta.url), 'utf8');
const ID = /<Id>(.*)<\/Id>/.exec(manifest)?.[1] ?? '';
const VERSION = /<Version>(.*)<\/Version>/.exec(manifest)?.[1] ?? '';
const HOME: XlsxHome = {
  report: 'r"1',
  schema: 1,
  server: 'nianbao.example.gov.cn',
  synced: { epoch: 3, at: '2024-01-15T08:30:00.000Z' },
  pane: { id: ID, version: VERSION },
};

const published = async (key: string, home: XlsxHome | null = HOME) => {
  const report = hardReport(key);
  const bytes = await publishXlsx(report, evaluateReport(report), home);
  const parts = unzipSync(bytes);
  return { report, bytes, part: (path: string) => strFromU8(parts[path] ?? new Uint8Array()), paths: Object.keys(parts) };
};
const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#10;', '\n').replaceAll('&amp;', '&');
const property = (xml: string, name: string): unknown =>
  JSON.parse(unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(xml)?.[1] ?? 'null'));

test.each(editions.map(({ key }) => key))('the web-extension parts of %s name the manifest’s add-in and hang together', async (key) => {
  const { part } = await published(key);
  const extension = part('xl/webextensions/webextension1.xml');
  expect(extension).toContain(`<we:reference id="${ID}" version="${VERSION}" store="EXCatalog" storeType="EXCatalog"/>`);
  expect(property(extension, 'Office.AutoShowTaskpaneWithDocument')).toBe(true);
  const relation = /Type="http:\/\/schemas.microsoft.com\/office\/2011\/relationships\/webextensiontaskpanes" Target="([^"]+)"/.exec(
    part('_rels/.rels'),
  );
  expect(part(relation?.[1] ?? '')).toContain('r:id="rId1"');
  expect(part('xl/webextensions/_rels/taskpanes.xml.rels')).toMatch(
    /Id="rId1"[^>]*relationships\/webextension" Target="webextension1.xml"/,
  );
  for (const name of ['webextension1', 'taskpanes'])
    expect(part('[Content_Types].xml')).toContain(`PartName="/xl/webextensions/${name}.xml"`);
});

test('it carries its report, its server and what it has in common with it', async () => {
  const { part, report } = await published('2021');
  const extension = part('xl/webextensions/webextension1.xml');
  const binding = { report: 'r"1', edition: '2021', schema: 1, server: 'nianbao.example.gov.cn' };
  expect(JSON.parse(String(property(extension, 'nianbao')))).toEqual(binding);
  const common = JSON.parse(String(property(extension, 'nianbao.base')));
  expect([common.at, common.epoch, common.cells]).toEqual([HOME.synced?.at, 3, Object.fromEntries(inputValues(report))]);
  const names = part('xl/workbook.xml');
  expect(names).toContain('<definedName name="nianbao_requests" hidden="1">\'三、申请办理\'!$A$1:$K$33</definedName>');
  expect(names).toContain('<definedName name="nianbao_1" hidden="1">\'一、总体情况\'!$A$1:$A$1001</definedName>');
  const named = unescaped(/name="nianbao_file" hidden="1">"(.*?)"<\/definedName>/.exec(unescaped(names))?.[1] ?? '');
  expect(JSON.parse(named.replaceAll('""', '"'))).toEqual(binding);
});

test('what is not on the server yet is not called common, and without a manifest only the names are there', async () => {
  const unsynced = await published('2021', { ...HOME, synced: null });
  expect(property(unsynced.part('xl/webextensions/webextension1.xml'), 'nianbao.base')).toBeNull();
  const nameless = await published('2021', { ...HOME, pane: null });
  expect(nameless.paths.some((path) => path.includes('webextension'))).toBe(false);
  expect(nameless.part('xl/workbook.xml')).toContain('nianbao_file');
});

test.each(editions.map(({ key }) => key))(
  '[round trip] the workbook of %s reads back equal with and without the parts, and is the same bytes twice',
  async (key) => {
    const plain = await published(key, null);
    const home = await published(key);
    const [a, b] = [await readBackXlsx(plain.bytes, editions), await readBackXlsx(home.bytes, editions)];
    expect(a.ok && b.ok && b.value).toEqual(a.ok && a.value);
    expect(Buffer.compare(Buffer.from(home.bytes), Buffer.from((await published(key)).bytes))).toBe(0);
    expect(plain.paths.some((path) => path.includes('webextension'))).toBe(false);
  },
);

test('the front sheet has its chart over live formulas, with words for those who do not see it', async () => {
  const { part, report } = await published('2021');
  const { words, rows } = frontChart(report.edition);
  const chart = part('xl/charts/chart1.xml');
  expect(chart).toContain("'封面'!$B$13:$B$21");
  const drawing = unescaped(part('xl/drawings/drawing1.xml'));
  expect(drawing).toContain(words);
  // The pane knows them by these names.
  expect([...drawing.matchAll(/cNvPr id="\d+" name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'nianbao_chart',
    'nianbao_chart_applicants',
  ]);
  expect(part('xl/worksheets/sheet1.xml')).toContain(`<f>${rows[0]?.formula.slice(1)}</f>`);
});

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

test.skipIf(!OFFICE)('LibreOffice opens it and calculates the same verdict', { timeout: 180_000 }, async () => {
  const { bytes, report } = await published('2021');
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'report.xlsx'), bytes);
  execFileSync(
    OFFICE ?? '',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1',
      '--outdir',
      folder,
      join(folder, 'report.xlsx'),
    ],
    { timeout: 170_000, stdio: 'ignore' },
  );
  const front = readFileSync(join(folder, 'report.csv'), 'utf8');
  expect(front).toContain(String(evaluateReport(report).get('cover!B6')));
  expect(front).toContain(`"本年新收",${evaluateReport(report).get('requests!J5')}`);
});
