// The published JSON Schema says what our .json really is: what we write fits it, and what it forbids we refuse.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { reportFromJson, reportToJson } from '#shared/text/report-json';
import { makeFolder, SAMPLE } from '../../server/cli/report-folder';
import { runCommand } from '../../server/cli/run-command';
import { computedFor, hardReport } from './publish-sample';
import { schemaFaults } from './schema-faults';

const schema: unknown = JSON.parse(readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'));
const files = makeFolder();
afterAll(files.remove);

const faults = (value: unknown): readonly string[] => schemaFaults(schema, JSON.parse(JSON.stringify(value)));

const json = (key = '2021') => {
  const report = hardReport(key);
  return JSON.parse(
    JSON.stringify(reportToJson({ report, title: null, repairs: [] }, computedFor(report), { source: 'AAAA', findings: [] })),
  );
};

describe('the JSON Schema of a report', () => {
  test('it is of draft 2020-12 and uses only words our validator knows', () => {
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(faults(json())).toEqual([]);
  });

  test.each(['import', 'publish', 'new'])('what `%s` writes fits it', async (command) => {
    const out = files.path(`${command}.json`);
    const argv = {
      import: ['import', SAMPLE, '--out', out],
      publish: ['publish', SAMPLE, '--out', out],
      new: ['new', '--organ', '临川市档案局', '--year', '2020', '--out', out],
    }[command];
    expect((await runCommand(argv ?? [])).code).toBe(0);
    expect(faults(JSON.parse(files.text(`${command}.json`)))).toEqual([]);
  });

  test('what `import --json` prints fits it, findings and repairs included', async () => {
    const damaged = readFileSync(SAMPLE, 'utf8').replace('\t\t3.其他\t', '3.其他\t').replace('（七）总计\t', '（七）总计\t7');
    const { out } = await runCommand(['import', '-', '--json'], damaged);
    const printed = JSON.parse(out);
    expect([printed.repairs.length > 0, printed.findings.length > 0]).toEqual([true, true]);
    expect(faults(printed)).toEqual([]);
  });

  const broken: readonly [string, (value: ReturnType<typeof json>) => void][] = [
    ['no cells', (value) => delete value.cells],
    ['no edition', (value) => delete value.edition],
    ['a year that is text', (value) => Object.assign(value, { year: '2023' })],
    ['a year before the forms', (value) => Object.assign(value, { year: 1999 })],
    ['an organ on two lines', (value) => Object.assign(value, { organ: '甲\n乙' })],
    ['a cell that is no cell of a table', (value) => Object.assign(value.cells, { 'a/b': { value: 1 } })],
    ['a count as text', (value) => Object.assign(value.cells, { 'requests/new/natural': { value: '67' } })],
    ['an amount as a number', (value) => Object.assign(value.cells, { 'art20/fees/amount': { value: 248.9611 } })],
    ['a count that is true', (value) => Object.assign(value.cells, { 'requests/new/natural': { value: true } })],
    ['an amount with a separator', (value) => Object.assign(value.cells, { 'art20/fees/amount': { value: '1,000' } })],
    ['an unknown status', (value) => Object.assign(value.cells['requests/new/natural'], { status: 'guessed' })],
    ['line 0', (value) => Object.assign(value.cells['requests/new/natural'], { line: 0 })],
    ['a section that is one text', (value) => Object.assign(value.sections, { '1': '一段' })],
    ['a missing section', (value) => delete value.sections['5']],
    ['an unknown heading', (value) => Object.assign(value, { headings: ['7'] })],
  ];
  test.each(broken)('%s fits neither the schema nor our reader', (_, change) => {
    const value = json();
    change(value);
    expect(faults(value)).not.toEqual([]);
    expect(reportFromJson(value).ok).toBe(false);
  });
});
