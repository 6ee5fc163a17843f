// `picture`: the one-page picture as .svg, refused where publish refuses. `workbook --last`: the chart of both years.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures';
import { demoReport } from '../../../server/demo/seed-demo';
import { reportJson } from '../../../server/http/report-json';
import { withCell } from '../../fixtures/random-report';
import { runCommand } from './run-command';

const folder = mkdtempSync(join(tmpdir(), 'picture-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keep = (name: string, report: Parameters<typeof reportJson>[0]): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(reportJson(report)));
  return path;
};
const report = demoReport(2025, THIS_YEAR);
const now = keep('2025.json', report);
const last = keep('2024.json', demoReport(2024, LAST_YEAR));
const wrong = keep('wrong.json', withCell(report, 'requests/new/natural', 41));

describe('nianbao picture', () => {
  test('draws the page, with last year where it is given', async () => {
    const alone = await runCommand(['picture', now]);
    expect([alone.code, alone.out.startsWith('<?xml')]).toEqual([0, true]);
    expect(alone.out).not.toContain('比上年');
    const out = join(folder, '图解.svg');
    expect((await runCommand(['picture', now, '--last', last, '--out', out])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('比上年 +11（+28.2%）');
  });

  test('[R3] refuses while anything must be corrected, and writes nothing', async () => {
    const refused = await runCommand(['picture', wrong]);
    expect([refused.code, refused.out]).toEqual([1, '']);
    const draft = await runCommand(['picture', wrong, '--draft']);
    expect([draft.code, draft.out.includes('（草稿）')]).toEqual([1, true]);
  });

  test('bad usage is one sentence', async () => {
    expect((await runCommand(['picture'])).code).toBe(2);
    expect((await runCommand(['picture', now, '--format', 'png'])).code).toBe(2);
  });
});

test('nianbao workbook --last draws the years', async () => {
  const out = join(folder, 'report.xlsx');
  expect((await runCommand(['workbook', now, '--last', last, '--out', out])).code).toBe(0);
  expect(Object.keys(unzipSync(readFileSync(out))).filter((name) => name.startsWith('xl/charts/chart'))).toHaveLength(3);
});
