// What `check` says of findings somebody has given a reason for.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkReport } from '#shared/check/check-report';
import { reasonSubject } from '#shared/check/reasons';
import type { Reason } from '#shared/report/reason';
import type { Report } from '#shared/report/report';
import { reportToJson } from '#shared/text/report-json';
import { computedOf } from '../../../server/cli/judge.ts';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, report: Report): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(reportToJson({ report, title: null, repairs: [] }, computedOf(report))));
  return file;
};

/** This year's report beside a last year whose carried-out figures are others; the first of the [Y2] that follow has a reason. */
const files = (): { readonly now: string; readonly last: string } => {
  const before = demoReport(2024, LAST_YEAR);
  const last = { ...before, cells: new Map(before.cells) };
  for (const id of ['requests/carriedOut/natural', 'requests/carriedOut/company'] as const) {
    const cell = [...last.cells].find(([key]) => key === id);
    if (cell) last.cells.set(cell[0], { ...cell[1], value: Number(cell[1].value) + 3 });
  }
  const report = demoReport(2025, THIS_YEAR);
  const { findings } = checkReport(report, computedOf(report), { last: { report: last, computed: computedOf(last) } });
  const [first] = findings.filter(({ rule }) => rule === 'Y2');
  if (!first) throw new Error('nothing to explain');
  const reason: Reason = { id: 'r1', ...reasonSubject(first), text: '上年年报已更正', by: 'p1', at: '2026-01-08T02:00:00.000Z' };
  return { now: write('now.json', { ...report, reasons: [reason] }), last: write('last.json', last) };
};

test('[Y2] a finding with a valid reason is printed with it and counted apart, in both languages and as JSON', async () => {
  const { now, last } = files();
  const { out } = await runCommand(['check', now, '--last', last]);
  expect(out.split('\n')[0]).toContain('其中 1 项已说明');
  const explained = out.split('\n').filter((line) => line.includes('已说明：'));
  expect(explained).toEqual([expect.stringMatching(/^核实 Y2.*（已说明：上年年报已更正）$/)]);
  const english = await runCommand(['--lang', 'en', 'check', now, '--last', last]);
  expect(english.out).toContain('1 of them explained');
  expect(english.out).toContain('(explained: 上年年报已更正)');
  const json = JSON.parse((await runCommand(['check', now, '--last', last, '--json'])).out);
  expect(json.explained).toBe(1);
  expect(json.findings.filter((finding: { reason?: { text: string } }) => finding.reason?.text === '上年年报已更正')).toHaveLength(1);
});

test('without reasons nothing is said of them', async () => {
  const { last } = files();
  const { out } = await runCommand(['check', last]);
  expect(out).not.toContain('已说明');
});
