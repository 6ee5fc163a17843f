// The demo: believable, balanced, in agreement with itself and with the year before.
import { expect, test } from 'vitest';
import { evaluate } from '#shared/calc/evaluate';
import { checkReport } from '#shared/check/check-report';
import { inputValues } from '#shared/report/report';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { world } from '../../world.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');

for (const [year, figures] of [
  [2025, THIS_YEAR],
  [2024, LAST_YEAR],
] as const) {
  test(`[R1–R4] the demo of ${year} balances and is answered everywhere`, () => {
    const report = demoReport(year, figures);
    const values = new Map<string, number>(
      [...inputValues(report), ...evaluate(report.edition, inputValues(report))].map(([id, value]) => [id, Number(value)]),
    );
    const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (values.get(id) ?? Number.NaN), 0);
    for (const { id, left, right } of report.edition.identities) expect(sum(left), id).toBe(sum(right));
    expect(report.cells.size).toBe(report.edition.inputs.length);
    expect(values.get('requests/processed/total')).toBeGreaterThan(30);
  });
}

test('[Y1][Y2] this year begins where last year ended', () => {
  const [now, before] = [demoReport(2025, THIS_YEAR), demoReport(2024, LAST_YEAR)];
  for (const { cell, thisYear, lastYear } of now.edition.yearRelations) {
    const at = (report: typeof now, id: string) =>
      Number(new Map<string, unknown>([...inputValues(report), ...evaluate(report.edition, inputValues(report))]).get(id));
    const expected = [
      ...thisYear.map(({ cell: id, sign }) => sign * at(now, id)),
      ...lastYear.map(({ cell: id, sign }) => sign * at(before, id)),
    ].reduce((sum, value) => sum + value, 0);
    expect(at(now, cell), cell).toBe(expected);
  }
});

test('a server on an empty folder seeds the demo of last year and prints three links that work', async () => {
  const { server, call } = await world({ demo: 'on' }, { now: () => NOW });
  expect((await server.store.reports()).map(({ id }) => id).filter((id) => id.startsWith('demo'))).toEqual(['demo-2025', 'demo-2024']);
  expect(server.links.map(({ person }) => person)).toEqual(['demo-clerk', 'demo-coordinator', 'demo-supervisor']);
  for (const { url } of server.links) {
    const [page, link] = url.split('#/sign-in/');
    expect(page).toBe(`${server.url}/web`);
    expect(await call('POST', '/api/session', null, { link })).toMatchObject({ status: 200, body: { report: 'demo-2025' } });
  }
  const report = await server.rooms.read('demo-2025');
  expect(report).toMatchObject({ organ: '澄湖市住房和城乡建设局', year: 2025 });
  for (const key of ['preamble', '1', '5', '6'] as const) expect(report?.sections[key].length).toBeGreaterThan(0);
});

test('the checks find nothing in the demo, last year compared', () => {
  const [now, before] = [demoReport(2025, THIS_YEAR), demoReport(2024, LAST_YEAR)];
  const computedOf = (report: typeof now) => evaluate(report.edition, inputValues(report));
  const { verdict, findings } = checkReport(now, computedOf(now), { last: { report: before, computed: computedOf(before) } });
  expect(findings).toEqual([]);
  expect(verdict).toBe('publishable');
});
