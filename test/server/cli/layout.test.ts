// `publish --layout`: one cell a line, and an imported report in its own source.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { seedPath, seedsArePresent } from '../../seeds';
import { runCommand } from './run-command';

const fixture = fileURLToPath(new URL('../../fixtures/texts/yunxiu-2023.txt', import.meta.url));
const text = readFileSync(fixture, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'layout-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Json = {
  cells: Record<string, { value: number | string | null }>;
  sections: Record<string, string[]>;
  source?: string;
};

/** Imports a file into a .json, changes that, and gives its path. */
const editedJson = async (file: string, change: (json: Json) => void): Promise<string> => {
  const path = join(folder, 'report.json');
  expect((await runCommand(['import', file, '--out', path])).code).toBe(0);
  const json: Json = JSON.parse(readFileSync(path, 'utf8'));
  change(json);
  writeFileSync(path, JSON.stringify(json));
  return path;
};

const cell = (json: Json, id: string): { value: number | string | null } => {
  const found = json.cells[id];
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const changedLines = (before: string, after: string): string[] => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  expect(now).toHaveLength(old.length);
  return now.filter((line, index) => line !== old[index]);
};

describe('publish --layout', () => {
  test('source: a text nobody edited comes out byte for byte, whatever its encoding', async () => {
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
    ]) {
      const ran = await runCommand(['publish', '-', '--layout', 'source'], bytes);
      expect([ran.code, Buffer.compare(ran.bytes, bytes)]).toEqual([0, 0]);
    }
  });

  test('source: a .json nobody edited gives the bytes it was imported from', async () => {
    const path = await editedJson(fixture, () => undefined);
    expect((await runCommand(['publish', path, '--layout', 'source'])).out).toBe(text);
  });

  test('source: a changed cell and a changed word change their lines, and the totals follow', async () => {
    const path = await editedJson(fixture, (json) => {
      cell(json, 'disputes/review/upheld').value = 9;
      json.sections['6'] = (json.sections['6'] ?? []).map((paragraph, index) => (index === 0 ? `另：${paragraph}` : paragraph));
    });
    const ran = await runCommand(['publish', path, '--layout', 'source']);
    expect([ran.code, ran.err]).toEqual([0, expect.any(String)]);
    const changed = changedLines(text, ran.out);
    expect(changed).toEqual([expect.stringMatching(/^9\t/), expect.stringMatching(/^另：/)]);
    const [row = ''] = changed;
    const [upheld, corrected, other, pending, total] = row.split('\t').map(Number);
    expect(total).toBe((upheld ?? 0) + (corrected ?? 0) + (other ?? 0) + (pending ?? 0));
    expect((await runCommand(['publish', path])).out).toBe(ran.out);
  });

  test('source: a blocked report is written as it is with --draft, without a mark', async () => {
    const wrong = text.replace(/^(\t（七）总计\t)\d+/m, '$17777');
    expect((await runCommand(['publish', '-', '--layout', 'source'], wrong)).code).toBe(1);
    const ran = await runCommand(['publish', '-', '--layout', 'source', '--draft'], wrong);
    expect([ran.code, ran.out]).toEqual([1, wrong]);
  });

  test('source: a .json without its source refuses with a sentence', async () => {
    const path = await editedJson(fixture, (json) => {
      delete json.source;
    });
    const ran = await runCommand(['publish', path, '--layout', 'source', '--lang', 'en']);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('holds no source');
  });

  test('lines: one cell a line, read back by import; a draft begins with the mark', async () => {
    const ran = await runCommand(['publish', fixture, '--layout', 'lines']);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('\n\t规章\n\t');
    expect((await runCommand(['publish', '-'], ran.out)).out).toBe(text);
    expect((await runCommand(['publish', fixture, '--layout', 'lines', '--draft'])).out).toBe(`【草稿】\n${ran.out}`);
  });

  test('a layout for a format that is no text, or an unknown one, is bad usage', async () => {
    expect((await runCommand(['publish', fixture, '--layout', 'lines', '--format', 'csv'])).code).toBe(2);
    expect((await runCommand(['publish', fixture, '--layout', 'columns'])).code).toBe(2);
  });

  test.skipIf(!seedsArePresent).each([0, 1, 2, 3, 4])('source of seed %i with --draft is the seed', async (number) => {
    const ran = await runCommand(['publish', seedPath(number), '--layout', 'source', '--draft']);
    expect(Buffer.compare(ran.bytes, readFileSync(seedPath(number)))).toBe(0);
  });

  test.skipIf(!seedsArePresent)('source of seed 002 with its total corrected is publishable and changes one line', async () => {
    const path = await editedJson(seedPath(2), (json) => {
      cell(json, 'requests/processed/total').value = 1;
    });
    const ran = await runCommand(['publish', path, '--layout', 'source']);
    expect([ran.code, changedLines(readFileSync(seedPath(2), 'utf8'), ran.out)]).toEqual([0, ['\t1']]);
  });
});
