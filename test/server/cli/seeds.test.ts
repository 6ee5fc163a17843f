// The command line over the five real reports: what a person gets to see, exit codes included.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { seedPath, seedsArePresent, seedText, specText } from '../../seeds.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const importSeed = async (number: number) => JSON.parse((await runCommand(['import', seedPath(number), '--json'])).out);

describe.skipIf(!seedsArePresent)('the five real reports', () => {
  test('000: the title is missing, so the organ is unknown and one error says so [C2]', async () => {
    const read = await importSeed(0);
    expect([read.organ, read.year, read.edition]).toEqual([null, 2023, '2021']);
    expect(Object.keys(read.cells)).toHaveLength(200);
    expect(
      Object.values(read.cells).every((cell) => (cell as { value: unknown }).value === 0 || (cell as { value: unknown }).value === '0'),
    ).toBe(true);
    const errors = read.findings.filter((finding: { severity: string }) => finding.severity === 'error');
    expect(errors.map((finding: { rule: string }) => finding.rule)).toEqual(['C2']);
    expect(read.repairs.map((repair: { kind: string }) => repair.kind).sort()).toEqual(['rejoined-paragraph', 'shifted-row']);
  });

  test('001: marks removed, shifted rows and split pages repaired, nothing blocks', async () => {
    const read = await importSeed(1);
    const kinds = read.repairs.map((repair: { kind: string }) => repair.kind);
    expect(kinds.filter((kind: string) => kind === 'shifted-row')).toHaveLength(2);
    expect(kinds.filter((kind: string) => kind === 'rejoined-paragraph')).toHaveLength(2);
    expect(kinds).toContain('removed-mark');
    expect((await runCommand(['check', seedPath(1)])).code).toBe(0);
  });

  test('002: one wrong total is one finding with three symptoms and the suggestion 1, and publication is refused [R1] [R2] [R3]', async () => {
    const { code, out } = await runCommand(['check', seedPath(2), '--json']);
    const { verdict, counts, findings } = JSON.parse(out);
    expect([code, verdict, counts.error]).toEqual([1, 'blocked', 1]);
    const [finding] = findings.filter((one: { severity: string }) => one.severity === 'error');
    expect(finding.cells[0]).toBe('requests/processed/total');
    expect([finding.expected, finding.actual]).toEqual([1, 0]);
    expect(finding.causes).toEqual([{ cell: 'requests/processed/total', value: 1 }]);
    expect(finding.symptoms).toEqual(['R1:processed', 'R2:total', 'R3:total']);
    const target = join(folder, 'refused.txt');
    const refused = await runCommand(['publish', seedPath(2), '--out', target]);
    expect(refused.code).toBe(1);
    expect(() => readFileSync(target)).toThrow();
  });

  test('002: with the total corrected in the .json it publishes', async () => {
    const file = join(folder, 'seed-002.json');
    await runCommand(['import', seedPath(2), '--out', file]);
    const json = JSON.parse(readFileSync(file, 'utf8'));
    json.cells['requests/processed/total'].value = 1;
    writeFileSync(file, JSON.stringify(json));
    const published = await runCommand(['publish', file]);
    expect(published.code).toBe(0);
    expect(published.out).toContain('\t（七）总计\t1\t0\t0\t0\t0\t0\t1\t\n');
  });

  test('002: a draft is written and marked, and the exit code still says blocked', async () => {
    const { code, out } = await runCommand(['publish', seedPath(2), '--draft']);
    expect([code, out.split('\n')[0]]).toEqual([1, '【草稿】']);
  });

  test('003: published text equals the standard text byte for byte', async () => {
    const { code, out } = await runCommand(['publish', seedPath(3)]);
    expect(code).toBe(0);
    expect(out).toBe(specText('standard-003.txt'));
    expect((await importSeed(3)).cells['art20/fees/amount'].value).toBe('248.9611');
  });

  test('003: what was published comes back without repairs', async () => {
    const { out } = await runCommand(['publish', seedPath(3)]);
    const again = JSON.parse((await runCommand(['import', '-', '--json'], out)).out);
    expect(again.repairs).toEqual([]);
    expect((await runCommand(['publish', '-'], out)).out).toBe(out);
  });

  test('004: 107 typed blanks are one finding, 6 totals are not stated, and nothing is filled in [C1]', async () => {
    const read = await importSeed(4);
    expect([read.edition, read.organ, read.year]).toEqual(['2019', '彭阳县机关事务服务中心', 2020]);
    const blanks = Object.entries(read.cells).filter(([, cell]) => (cell as { value: unknown }).value === null);
    expect(blanks).toHaveLength(113);
    const [blank] = read.findings.filter((finding: { rule: string }) => finding.rule === 'C1');
    expect(blank.cells).toHaveLength(107);
    expect((await runCommand(['publish', seedPath(4)])).code).toBe(1);
    const zeroed = await runCommand(['publish', seedPath(4), '--blank-is-zero']);
    expect(zeroed.code).toBe(0);
    expect(zeroed.err).toContain('107');
  });

  test('several files give an array in the same order, an unreadable one in its place', async () => {
    const { code, out } = await runCommand(['import', seedPath(1), join(folder, 'absent.txt'), seedPath(4), '--json']);
    const list = JSON.parse(out);
    expect(code).toBe(0);
    expect(list.map((entry: { year?: number; error?: string }) => entry.year ?? typeof entry.error)).toEqual([2024, 'string', 2020]);
  });

  test('last year gives the opening figures of a new report', async () => {
    const file = join(folder, 'new.json');
    const made = await runCommand(['new', '--organ', '青禾县档案馆', '--year', '2024', '--from', seedPath(3), '--out', file]);
    expect(made.code).toBe(0);
    const json = JSON.parse(readFileSync(file, 'utf8'));
    expect(json.cells['requests/carriedIn/natural'].value).toBe(0);
    expect(json.cells['requests/new/natural'].value).toBeNull();
  });

  test('a new report opened from another organ or another year says so, and its unanswered columns are no faults yet [C1] [R3]', async () => {
    const file = join(folder, 'other.json');
    const made = await runCommand(['new', '--organ', '青禾县档案馆', '--year', '2025', '--from', seedPath(2), '--out', file]);
    expect(made.err).toContain('2023');
    const json = JSON.parse(readFileSync(file, 'utf8'));
    json.cells['requests/carriedIn/natural'].value = 22;
    writeFileSync(file, JSON.stringify(json));
    const { findings } = JSON.parse((await runCommand(['check', file, '--json'])).out);
    const rules = findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).toContain('C1');
    expect(rules).not.toContain('R3');
    const zeroed = JSON.parse((await runCommand(['check', file, '--json', '--blank-is-zero'])).out);
    expect(zeroed.findings.map(({ rule }: { rule: string }) => rule)).toContain('R3');
  });

  test('every statement of the prose comes with its line', async () => {
    const { assertions, findings } = JSON.parse((await runCommand(['check', seedPath(2), '--json'])).out);
    const lines = seedText(2).split('\n');
    expect(assertions.length).toBeGreaterThan(0);
    for (const { line, text } of assertions) expect(lines[line - 1]).toContain(text);
    expect(findings.find(({ rule }: { rule: string }) => rule === 'N1').line).toBe(assertions[0].line);
  });

  test('a text in UTF-16 reads the same', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(seedText(3), 'utf16le')]);
    const { out } = await runCommand(['publish', '-'], bytes);
    expect(out).toBe(specText('standard-003.txt'));
  });
});
