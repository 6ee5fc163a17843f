// Marks that other programs put around cells, and figures a cell may not hold: read as they stand, and said.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import { decodeSource } from '#shared/text/decode';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';

const source = readFileSync(new URL('../../fixtures/texts/yunxiu-2023.txt', import.meta.url), 'utf8');
const read = (text: string): ReadReport => {
  const result = readReport(text);
  if (!result.ok) throw new Error(translate('en', result.error));
  return result.value;
};
const figures = (result: ReadReport) => [...result.report.cells].map(([id, { value }]) => [id, value]);
const cell = (result: ReadReport, id: string) => result.report.cells.get(id as never);
const inTables = (change: (line: string) => string) =>
  source
    .split('\n')
    .map((line) => (line.includes('\t') ? change(line) : line))
    .join('\n');
const marksOf = (result: ReadReport) => result.repairs.filter(({ kind }) => kind === 'removed-mark');
const plain = figures(read(source));

describe('figures a cell may not hold', () => {
  test.each([
    ['-3', -3],
    ['3.5', 3.5],
  ])('[R5] %s comes back as the text states it', (text, value) => {
    const result = read(source.replace(/^\t\t2\.重复申请\t.*$/m, `\t\t2.重复申请\t${text}\t0\t0\t0\t0\t0\t1`));
    expect(cell(result, 'requests/rejected2/natural')).toMatchObject({ value });
    expect(cell(result, 'requests/rejected2/total')).toMatchObject({ value: 1 });
  });

  test('words in place of an amount are doubtful and listed', () => {
    const result = read(source.replace(/^行政事业性收费\t[^\t\n]*/m, '行政事业性收费\tabc'));
    expect(cell(result, 'art20/fees/amount')).toMatchObject({ value: null, status: 'doubtful' });
    expect(result.repairs.some(({ kind, message }) => kind === 'doubtful-cell' && translate('zh', message).includes('abc'))).toBe(true);
  });
});

describe('marks of other programs', () => {
  test('bold cells are read, each line is listed', () => {
    const result = read(inTables((line) => line.replace(/[^\t]+/g, '**$&**')));
    expect(figures(result)).toEqual(plain);
    expect(marksOf(result).length).toBeGreaterThan(10);
  });

  test('cells in quotation marks between tabs are read', () => {
    expect(
      figures(
        read(
          inTables((line) =>
            line
              .split('\t')
              .map((text) => `"${text}"`)
              .join('\t'),
          ),
        ),
      ),
    ).toEqual(plain);
  });

  test('a text quoted in a mail is read', () => {
    const result = read(source.replace(/^/gm, '> '));
    expect(figures(result)).toEqual(plain);
    expect(marksOf(result).length).toBeGreaterThan(10);
  });

  test('two wide spaces between cells give no wrong figure', () => {
    const result = read(inTables((line) => line.replaceAll('\t', '　　')));
    const right = new Map(plain.map(([id, value]) => [id, value]));
    for (const [id, value] of figures(result)) if (value !== null) expect([id, value]).toEqual([id, right.get(id ?? '')]);
    expect(figures(result).filter(([, value]) => value !== null).length).toBeGreaterThan(150);
  });

  test('UTF-16 without a mark is found in a whole report, both ways round', () => {
    const little = Uint8Array.from(Buffer.from(source, 'utf16le'));
    const big = Uint8Array.from(Buffer.from(source, 'utf16le').swap16());
    for (const bytes of [little, big]) expect(decodeSource(bytes)).toEqual({ ok: true, value: source });
  });
});
