// Files that are too large, packed like bombs, nested without end, encrypted or something else: refused with one sentence, quickly.
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import { readBytes } from '#shared/text/read/read-bytes';
import { asPage, cleanWriter, encode, fixtureReport, pageBody, toPage } from './pages';

const body = pageBody(toPage(fixtureReport('yunxiu-2023')), cleanWriter);
const document = (xml: string | Uint8Array) => zipSync({ 'word/document.xml': typeof xml === 'string' ? encode(xml) : xml });
const sheet = (xml: string) => zipSync({ 'xl/workbook.xml': encode('<workbook/>'), 'xl/worksheets/sheet1.xml': encode(xml) });
const ole = (...names: readonly string[]) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array<number>(500).fill(0),
    ...names.flatMap((name) => [...name].flatMap((c) => [c.charCodeAt(0), 0])),
  ]);

/** Says in the directory that a part is small though it is not. */
const lying = (): Uint8Array => {
  const bytes = document(new Uint8Array(4_000_000).map((_, index) => 97 + ((index * index) % 23)));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
  return bytes;
};

const cases: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['100 MB', 'read.tooLarge', () => new Uint8Array(100 * 1024 * 1024)],
  ['a bomb', 'foreign.bomb', () => document(new Uint8Array(200_000_000))],
  ['a bomb as a sheet', 'foreign.bomb', () => zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) })],
  ['a bomb whose directory lies', 'foreign.bomb', lying],
  ['100,000 elements in each other in a document', 'foreign.tooDeep', () => document('<w:p>'.repeat(100_000))],
  ['100,000 elements in each other in a sheet', 'foreign.tooDeep', () => sheet('<c>'.repeat(100_000))],
  ['a document type with entities', 'foreign.broken', () => document('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
  ['a document that is no document', 'foreign.broken', () => document('<a></a>')],
  ['a sheet that is no sheet', 'foreign.broken', () => sheet('<a></a>')],
  ['half a file', 'foreign.broken', () => document('<a>'.repeat(500)).slice(0, 60)],
  ['a million cells in a row', 'foreign.tooComplex', () => encode(`<html><body><table><tr>${'<td>0</td>'.repeat(1_000_000)}</tr></table>`)],
  ['a thousand columns', 'foreign.tooWide', () => encode(`<html><body><table><tr>${'<td>0</td>'.repeat(1000)}</tr></table>`)],
  ['100,000 boxes in each other', 'foreign.tooDeep', () => encode(`<html><body>${'<div>'.repeat(100_000)}x`)],
  ['100,000 tables in each other', 'foreign.tooDeep', () => encode(`<html><body>${'<table><tr><td>'.repeat(100_000)}x`)],
  [
    'fonts that are never closed',
    'foreign.tooDeep',
    () => encode(`<html>line-through${Array.from({ length: 30_000 }, (_, i) => `<p><font style=a${i}>`).join('')}`),
  ],
  ['a password (.docx)', 'foreign.encrypted', () => ole('EncryptionInfo', 'EncryptedPackage')],
  ['an old Word file', 'foreign.isOldWord', () => ole('WordDocument')],
  ['an old Excel file', 'foreign.isOldExcel', () => ole('Workbook')],
  ['another old file', 'foreign.isOldOffice', () => ole('Contents')],
  ['a PDF', 'foreign.isPdf', () => encode('%PDF-1.7\n')],
  ['a single-file page', 'foreign.isMhtml', () => encode('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>')],
  ['Word XML', 'foreign.isOfficeXml', () => encode('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>')],
  ['an OpenDocument text', 'foreign.isOpenDocument', () => zipSync({ mimetype: encode('x'), 'content.xml': encode('<x/>') })],
  ['a binary workbook', 'foreign.isBinaryWorkbook', () => zipSync({ 'xl/workbook.bin': encode('x') })],
  ['a presentation', 'foreign.isPresentation', () => zipSync({ 'ppt/presentation.xml': encode('x') })],
  ['any other archive', 'foreign.isArchive', () => zipSync({ 'a.txt': encode('x') })],
  ['an empty file', 'read.empty', () => new Uint8Array()],
  ['a page with no report', 'read.notAReport', () => encode('<html><body><p>临川市天气预报</p></body></html>')],
];

describe('what is no report that can be read', () => {
  test.each(cases)('%s is refused with one sentence', async (_, key, make) => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    const read = await readBytes(bytes);
    const grown = process.memoryUsage().rss - before;
    expect(read.ok ? 'read' : read.error.key).toBe(key);
    if (!read.ok) {
      for (const lang of ['zh', 'en'] as const) expect(translate(lang, read.error)).not.toMatch(/[{}\n]|undefined/);
    }
    expect(grown).toBeLessThan(250_000_000);
  });

  test('spans without measure are cut to the table', async () => {
    const wild = body.replace(/<td colspan=4>/g, '<td colspan="99999999999">').replace(/rowspan="22"/, 'rowspan="1000000"');
    const read = await readBytes(encode(asPage(wild)));
    expect(read.ok && [...read.value.report.cells.values()].filter(({ value }) => value === null).length).toBe(0);
  });

  test.each([
    ['<', 3_000_000],
    ['<!', 2_000_000],
    ['<!-- ', 1_000_000],
    ['<!-- -->', 500_000],
    ['<script>', 500_000],
    ['<style>a{', 500_000],
    ['<a b="', 500_000],
    ['<p ', 500_000],
    ['&amp', 1_000_000],
    [' \n', 2_000_000],
    ['charset= ', 400_000],
    ['一、', 500_000],
    ['<p>（', 100_000],
    ['<p class="nav">', 100_000],
  ])('%j, many times over, costs no more than its length', async (piece, count) => {
    const started = performance.now();
    await readBytes(encode(`<html><body><meta ${piece.repeat(count)}`));
    await readBytes(encode(`<html><body>display:none ${piece.repeat(count)}`));
    // Quadratic work on megabytes would take minutes; the bound only has to tell the two apart.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('an attribute a million times, and a million attributes', async () => {
    const many = Array.from({ length: 700_000 }, (_, index) => `a${index}`).join(' ');
    for (const html of [`<html><div ${many}>x`, `<html><svg><div ${many}`, `<html>display:none<div ${'class=a '.repeat(700_000)}>`]) {
      expect((await readBytes(encode(html))).ok).toBe(false);
    }
  });
});
