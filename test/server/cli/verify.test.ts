// `verify`: equal, or the first cell or sentence that differs, with both readings.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, SAMPLE } from './report-folder.ts';
import { runCommand } from './run-command.ts';

const files = makeFolder();
afterAll(files.remove);
beforeAll(async () => {
  for (const format of ['txt', 'html', 'csv', 'docx', 'xlsx', 'json'])
    await runCommand(['publish', SAMPLE, '--out', files.path(`good.${format}`)]);
});

const verify = (name: string, ...more: readonly string[]) => runCommand(['verify', files.path(name), '--against', SAMPLE, ...more]);

const spoil = (from: string, to: string, change: (text: string) => string) => {
  const text = files.text(from);
  const other = change(text);
  expect(other).not.toBe(text);
  files.put(to, other);
};

describe('verify', () => {
  test.each(['txt', 'html', 'csv', 'docx', 'xlsx', 'json'])('a published %s is equal to its report', async (format) => {
    expect(await verify(`good.${format}`)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('一致') });
  });

  test('one figure changed by hand is named with both readings', async () => {
    spoil('good.html', 'cell.html', (text) => text.replace(/(headers="requests-3-0 [^"]*">)\d+/, '$199'));
    const { code, out } = await verify('cell.html', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      equal: false,
      difference: { kind: 'cell', cell: expect.stringMatching(/^requests\//), published: '99' },
    });
    spoil('good.csv', 'cell.csv', (text) => text.replace(/(art20\/licensing\/decisions,.*?,)(\d+)(,)/, '$11$2$3'));
    const csv = await verify('cell.csv');
    expect(csv.code).toBe(1);
    expect(csv.out).toContain('第二十条第（五）项／行政许可·本年处理决定数量');
  });

  test('one sentence changed by hand is named with both readings', async () => {
    const [sentence = ''] = /[^。\n\t]{8,}。/.exec(files.text('good.txt').split('一、总体情况')[1] ?? '') ?? [];
    spoil('good.txt', 'words.txt', (text) => text.replace(sentence, `${sentence.slice(0, -1)}等。`));
    const { code, out } = await verify('words.txt', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).difference).toMatchObject({
      kind: 'sentence',
      section: '1',
      report: sentence,
      published: `${sentence.slice(0, -1)}等。`,
    });
    const english = await verify('words.txt', '--lang', 'en');
    expect(english.out).toContain('They differ');
  });

  test('a paragraph left out is told', async () => {
    spoil('good.txt', 'short.txt', (text) => text.replace(/\n[^\n]+\n$/, '\n'));
    const { code, out } = await verify('short.txt', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).difference).toMatchObject({ section: '6', published: '' });
  });

  test('another year is told first', async () => {
    spoil('good.txt', 'year.txt', (text) => text.replace('2023年', '2022年'));
    expect(JSON.parse((await verify('year.txt', '--json')).out).difference).toMatchObject({
      kind: 'year',
      published: '2022',
      report: '2023',
    });
  });

  test('a published file may come from standard input', async () => {
    const piped = await runCommand(['verify', '-', '--against', SAMPLE], readFileSync(files.path('good.docx')));
    expect([piped.code, piped.err]).toEqual([0, '']);
  });

  test.each(['absent.txt', 'note.txt', 'zip.docx'])('what cannot be read ends with 2 and one line: %s', async (name) => {
    files.put('note.txt', '请于周五前报送。\n');
    files.put('zip.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
    const { code, out, err } = await verify(name);
    expect([code, out, err.split('\n').length]).toEqual([2, '', 1]);
  });

  test('without --against the usage is said', async () => {
    expect(await runCommand(['verify', SAMPLE])).toMatchObject({ code: 2, err: expect.stringContaining('--against') });
  });
});
