// Figures that stand in the wrong column are one finding that changes both cells.
import { describe, expect, test } from 'vitest';
import { must } from '#shared/result';
import { randomReport, seededInts } from '../../fixtures/random-report.ts';
import { all, figureOf, only, withCells } from './faulty-reports.ts';

describe('figures in the wrong column', () => {
  const runs = Array.from({ length: 120 }, (_, seed) => {
    const edition = must(all[seed % all.length], 'edition');
    const below = seededInts(seed + 9000);
    const report = randomReport(edition, seed + 500, true);
    const rows = edition.requests.rows.filter(({ role }) => role !== 'processed').map(({ key }) => key);
    const columns = edition.requests.columns.map(({ key }) => key);
    const [row, a, b] = [
      must(rows[below(rows.length)], 'row'),
      must(columns[below(columns.length)], 'a'),
      must(columns[below(columns.length)], 'b'),
    ];
    const cells = [`requests/${row}/${a}`, `requests/${row}/${b}`] as const;
    return { report, cells, values: [figureOf(report, cells[0]), figureOf(report, cells[1])] as const };
  }).filter(({ values }) => values[0] !== values[1]);

  test('[R2] [R3] two columns swapped in a row are one finding that changes both cells', () => {
    let first = 0;
    for (const { report, cells, values } of runs) {
      const finding = only(withCells(report, { [cells[0]]: values[1], [cells[1]]: values[0] }));
      expect(finding.together).toBe(true);
      if (cells.every((cell) => finding.causes.some((cause) => cause.cell === cell))) first += 1;
    }
    console.log(
      `swapped columns: one finding in all of ${runs.length}, the true pair first in ${((first / runs.length) * 100).toFixed(1)} %`,
    );
    expect(runs.length).toBeGreaterThan(30);
    expect(first / runs.length).toBeGreaterThan(0.8);
  });

  test('one application in the wrong column is one finding that says so and counts the ways', () => {
    for (const { report, cells, values } of runs) {
      const [from, to] = values[0] > 0 ? cells : [cells[1], cells[0]];
      const finding = only(withCells(report, { [from]: figureOf(report, from) - 1, [to]: figureOf(report, to) + 1 }));
      expect(finding).toMatchObject({ together: true, severity: 'error' });
      expect(finding.message.key).toMatch(/^check\.moved/);
    }
  });
});
