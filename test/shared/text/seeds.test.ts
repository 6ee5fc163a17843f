// Real published reports: every cell as a person reads it, every repair named, nothing filled.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/result';
import { proveStandard } from '#shared/text/prove-standard';
import { publishStandard } from '#shared/text/publish-standard';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';
import { seedPath, seedsArePresent, seedText, specText } from '../../seeds';
import { sumUp } from './sum-up';

const read = (number: number): ReadReport => {
  const result = readReport(seedText(number));
  if (!result.ok) throw new Error(result.error.key);
  return result.value;
};

type Expected = {
  readonly edition: string;
  readonly year: number;
  readonly tables: Record<string, Record<string, Record<string, unknown>>>;
};

const expected = (number: number): Expected => JSON.parse(readFileSync(seedPath(number).replace('.txt', '.expected.json'), 'utf8'));

const kinds = (result: ReadReport, kind: string) => result.repairs.filter((repair) => repair.kind === kind).map((repair) => repair.line);
const statuses = (result: ReadReport, row: string) =>
  new Set([...result.report.cells].filter(([id]) => id.startsWith(row)).map(([, cell]) => cell.status));

describe.skipIf(!seedsArePresent)('real reports', () => {
  test.each([0, 1, 2, 3, 4])('seed %i: every cell is what a person reads, with its line', (number) => {
    const { report } = read(number);
    const { tables, edition, year } = expected(number);
    expect([report.edition.id, report.year]).toEqual([edition, year]);
    const lines = seedText(number).split('\n');
    for (const { id, table, rowLabels, columnLabel } of report.edition.cells) {
      const rows = must(tables[report.edition[table].heading], table);
      const row = table === 'art20' ? rows[must(rowLabels[0], id)]?.[must(rowLabels[1], id)] : rows[rowLabels.join('/')];
      const wanted = (row as Record<string, unknown>)[columnLabel];
      const cell = must(report.cells.get(id), id);
      expect([id, cell.value === null ? null : String(cell.value)]).toEqual([id, wanted === null ? null : String(wanted)]);
      if (cell.value !== null) expect(lines[must(cell.line, id) - 1]).toContain(String(cell.value));
    }
  });

  test('seed 000: the title is missing, the shifted row and the cut sentence are repaired and listed', () => {
    const result = read(0);
    expect([result.report.organ, result.title]).toEqual([null, null]);
    expect(kinds(result, 'shifted-row')).toEqual([67]);
    expect(kinds(result, 'rejoined-paragraph')).toEqual([19]);
    expect(statuses(result, 'requests/other3/')).toEqual(new Set(['repaired']));
    expect(statuses(result, 'requests/processed/')).toEqual(new Set(['stated']));
    expect(result.repairs).toHaveLength(2);
  });

  test('seed 001: bold marks are removed, two page splits joined, two rows shifted', () => {
    const result = read(1);
    expect(result.report.organ).toBe('中卫市机关事务服务中心');
    expect(kinds(result, 'removed-mark')).toEqual([92, 94]);
    expect(kinds(result, 'rejoined-paragraph')).toHaveLength(2);
    expect(kinds(result, 'shifted-row')).toEqual([79, 80]);
    expect(result.report.sections['5'].join('')).not.toContain('*');
    expect(result.report.sections['1']).toHaveLength(11);
  });

  test('seed 002: one cell a line; the wrong total is kept as stated, with its line', () => {
    const result = read(2);
    const at = (id: string) => result.report.cells.get(id as never);
    expect(at('requests/new/natural')).toEqual({ value: 1, status: 'stated', line: 81, note: null });
    expect(at('requests/unavailable1/natural')?.value).toBe(1);
    expect(at('requests/processed/total')).toMatchObject({ value: 0, status: 'stated' });
    expect(at('requests/processed/natural')?.value).toBe(1);
    expect(result.report.sections['5']).toHaveLength(4);
    expect(result.report.sections['1']).toHaveLength(5);
    expect(result.repairs.map(({ kind }) => kind)).toEqual(['removed-mark']);
  });

  test('seed 003: the amount stays digit for digit, and the standard text is the one of the handbook', () => {
    const result = read(3);
    expect(result.report.cells.get('art20/fees/amount' as never)?.value).toBe('248.9611');
    expect(kinds(result, 'shifted-row')).toEqual([63]);
    expect(publishStandard(result.report, sumUp(result.report))).toBe(specText('standard-003.txt'));
  });

  test('seed 004: displaced labels are rehung, 113 blanks stay blank, the missing row has no line', () => {
    const result = read(4);
    const { report } = result;
    expect(report.organ).toBe('彭阳县机关事务服务中心');
    expect(kinds(result, 'rehung-label')).toEqual([60, 64, 69]);
    expect(kinds(result, 'wrapped-label')).toEqual([60]);
    const blanks = [...report.cells].filter(([, cell]) => cell.value === null);
    expect(blanks).toHaveLength(113);
    expect(blanks.filter(([id]) => report.edition.cellById.get(id)?.sumOf === null)).toHaveLength(107);
    expect(blanks.every(([, cell]) => cell.status === 'blank')).toBe(true);
    expect(report.cells.get('requests/other/natural' as never)?.line).toBe(null);
    expect(report.sections['6'].join('')).toContain('邮编');
  });

  test.each([0, 1, 2, 3, 4])('seed %i: the standard text reads back the same, without repairs, byte for byte', (number) => {
    const { report } = read(number);
    const computed = sumUp(report);
    const text = publishStandard(report, computed);
    expect(proveStandard(report, computed)).toEqual({ ok: true, value: text });
    const again = readReport(text);
    if (!again.ok) throw new Error(again.error.key);
    expect(again.value.repairs).toEqual([]);
    expect(publishStandard(again.value.report, sumUp(again.value.report))).toBe(text);
  });
});
