// Fills an empty data folder with something to try: an invented bureau's report of the past year and the one before.
import type { CellId } from '#shared/cell/cell-id';
import { toCellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { loadReport } from '#shared/document/commands';
import { editionForYear } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { emptyReport } from '#shared/report/report';
import { must } from '#shared/result';
import { createReport } from '../reports.ts';
import type { ReportStore } from '../store/report-store.ts';
import { type DemoFigures, LAST_YEAR, THIS_YEAR } from './demo-figures.ts';
import { DEMO_PEOPLE, DEMO_UNITS } from './demo-people.ts';
import { DEMO_ORGAN, demoProse } from './demo-prose.ts';

/** Adds the demo's people and its two reports; the newer one is on the year before the clock's. */
export const seedDemo = async (store: ReportStore, now: () => number): Promise<void> => {
  await store.savePeople(
    DEMO_UNITS,
    DEMO_PEOPLE.map(({ role: _role, assigned: _assigned, dueInDays: _dueInDays, label: _label, ...person }) => person),
  );
  const year = new Date(now()).getFullYear() - 1;
  for (const [of, figures] of [
    [year - 1, LAST_YEAR],
    [year, THIS_YEAR],
  ] as const) {
    const report = demoReport(of, figures);
    await createReport(store, {
      id: `${PREFIX}${of}`,
      title: { organ: DEMO_ORGAN, year: of, edition: report.edition.key },
      members: DEMO_PEOPLE.map(({ id, role, assigned, dueInDays }) => ({
        person: id,
        role,
        assigned,
        // The report of the year before is long done.
        due: dueInDays === null || of < year ? null : new Date(now() + dueInDays * DAY).toISOString().slice(0, 10),
      })),
      author: 'demo',
      at: new Date(now()).toISOString(),
      fill: (doc) => loadReport(doc, report, new Map(), { kind: 'load' }),
      how: 'seeded',
    });
  }
};

/** The id of the newest demo report in this data, or null where it is not the demo's. */
export const isDemo = async (store: ReportStore): Promise<string | null> => {
  const [first] = DEMO_PEOPLE;
  if (!first || !(await store.person(first.id))) return null;
  return (await store.reportsOf(first.id)).find(({ row }) => row.id.startsWith(PREFIX))?.row.id ?? null;
};

/** One demo report, every cell answered. */
export const demoReport = (year: number, figures: DemoFigures): Report => {
  const edition = must(editionForYear(year), `an edition for ${year}`);
  return {
    ...emptyReport(edition, DEMO_ORGAN, year),
    cells: new Map([...valuesOf(edition, figures)].map(([id, value]) => [id, { value, status: 'stated', line: null, note: null }])),
    sections: demoProse(year, figures),
  };
};

const valuesOf = (edition: Edition, { wording: _wording, ...figures }: DemoFigures): ReadonlyMap<CellId, CellValue> => {
  const values = new Map<CellId, CellValue>(edition.inputs.map(({ id, kind }) => [id, kind === 'amount' ? '0' : 0]));
  for (const [table, rows] of Object.entries(figures)) {
    for (const [row, columns] of Object.entries<Readonly<Record<string, CellValue>>>(rows)) {
      for (const [column, value] of Object.entries(columns)) {
        const id = toCellId(table, row, column);
        if (!values.has(id)) throw new Error(`the demo names ${id}, which the form does not have`);
        values.set(id, value);
      }
    }
  }
  return values;
};

const PREFIX = 'demo-';
const DAY = 24 * 3600 * 1000;
