// `publish` in every format: proved before it is written, refused whole where the proof fails.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { hardReport } from '../../shared/text/publish-sample';
import { makeFolder, SAMPLE } from './report-folder.ts';
import { runCommand } from './run-command.ts';

const files = makeFolder();
afterAll(files.remove);

const publishHard = async (
  argv: readonly string[],
  change: (report: ReturnType<typeof hardReport>) => ReturnType<typeof hardReport> = (r) => r,
) => runCommand(['publish', files.putReport('hard.json', change(hardReport())), ...argv]);

const hasPdfText = spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).status === 0;

describe('publish', () => {
  test.each(['text', 'html', 'docx', 'xlsx', 'json', 'csv', 'pdf'])(
    '%s is written by its extension and equals the report when read again',
    async (format) => {
      const out = files.path(`report.${format}`);
      expect(await publishHard(['--out', out])).toMatchObject({ code: 0, out: '' });
      const verified = await runCommand(['verify', out, '--against', files.path('hard.json')]);
      expect([verified.code, verified.err]).toEqual([0, '']);
    },
  );

  test('a .csv of ours is imported with every figure; prose it cannot carry is said to be missing [C2]', async () => {
    const out = files.path('figures.csv');
    await publishHard(['--out', out]);
    const read = JSON.parse((await runCommand(['import', out, '--json'])).out);
    const wanted = JSON.parse((await runCommand(['import', files.path('hard.json'), '--json'])).out);
    const values = (json: { cells: Record<string, { value: unknown; note: unknown }> }) =>
      Object.entries(json.cells)
        .filter(([id]) => !(id in wanted.computed))
        .map(([id, { value, note }]) => [id, value, note]);
    expect(values(read)).toEqual(values(wanted));
    expect(read.findings.map(({ rule }: { rule: string }) => rule)).toContain('C2');
  });

  test('--format wins over the extension, and without --out the result goes to standard output', async () => {
    const out = files.path('odd.txt');
    expect((await publishHard(['--format', 'csv', '--out', out])).code).toBe(0);
    expect(files.text('odd.txt')).toContain('edition,organ,year,cell');
    expect((await publishHard(['--format', 'html'])).out).toMatch(/^<!DOCTYPE html>/);
    expect([...(await publishHard(['--format', 'docx'])).bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });

  test('what does not read back is refused with its place, and nothing is written', async () => {
    const out = files.path('never.html');
    const torn = await publishHard(['--out', out], (report) => ({ ...report, sections: { ...report.sections, '6': ['附\u0000件'] } }));
    expect(torn.code).toBe(1);
    expect(torn.err).toContain('六、其他需要报告的事项 1');
    expect(existsSync(out)).toBe(false);
  });

  test.each(['html', 'docx', 'csv', 'xlsx', 'pdf'])(
    'while anything must be corrected %s is refused and nothing is written',
    async (format) => {
      const out = files.path(`blocked.${format}`);
      const blocked = await publishHard(['--out', out], (report) => ({ ...report, organ: null }));
      expect([blocked.code, existsSync(out)]).toEqual([1, false]);
    },
  );

  test('a draft shows its mark at the top in every format a person reads', async () => {
    const draft = (format: string) => publishHard(['--draft', '--format', format], (report) => ({ ...report, organ: null }));
    const [text, html, docx] = [await draft('text'), await draft('html'), await draft('docx')];
    expect([text.code, html.code, docx.code]).toEqual([1, 1, 1]);
    expect(text.out.split('\n')[0]).toBe('【草稿】');
    expect(html.out).toContain('<p class="draft">【草稿】</p>');
    const body = strFromU8(unzipSync(docx.bytes)['word/document.xml'] ?? new Uint8Array());
    expect(body.indexOf('【草稿】')).toBeGreaterThan(0);
    expect(body.indexOf('【草稿】')).toBeLessThan(body.indexOf('政府信息公开工作年度报告'));
  });
});

describe('the PDF', () => {
  test('it is A4, embeds its font and holds every value as text', async () => {
    const out = files.path('report.pdf');
    expect((await runCommand(['publish', SAMPLE, '--out', out])).code).toBe(0);
    const raw = readFileSync(out);
    expect(raw.length).toBeLessThan(1_000_000);
    expect(raw.toString('latin1')).toMatch(/\/FontFile3?\b/);
    expect(raw.toString('latin1')).toContain('/MediaBox [0 0 595.28 841.89]');
    if (!hasPdfText) {
      console.warn('skipped: the text of the PDF, because pdftotext is not on the PATH');
      return;
    }
    const text = spawnSync('pdftotext', ['-layout', out, '-'], { encoding: 'utf8' }).stdout;
    const csv = (await runCommand(['publish', SAMPLE, '--format', 'csv'])).out.trim().split('\r\n').slice(1);
    const wanted = csv.map((line) => line.split(',')[7] ?? '').filter((value) => value !== '0');
    const numbers = text.match(/-?\d+(?:\.\d+)?/g) ?? [];
    expect(wanted.length).toBeGreaterThan(20);
    for (const value of wanted) expect(numbers).toContain(value);
    for (const words of ['云岫县交通运输局', '1.属于国家秘密', '— 1 —'])
      expect(text.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  });

  test('a character the font lacks refuses, and the same report gives the same bytes', async () => {
    const refused = await publishHard(['--format', 'pdf'], (report) => ({
      ...report,
      sections: { ...report.sections, '6': ['联系人：𪚥。'] },
    }));
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('U+2A6A5');
    const [first, second] = [await publishHard(['--format', 'pdf']), await publishHard(['--format', 'pdf'])];
    expect(first.code).toBe(0);
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });
});
