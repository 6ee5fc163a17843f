// The coordinator's board as data: who is how far, what is late, what is nobody's; giving parts away and taking that back; days.
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { Finding } from '#shared/check/finding';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import type { Report, ReportCell } from '#shared/report/report';
import { emptyReport } from '#shared/report/report';
import { must } from '#shared/result';
import { type BoardFacts, isShown, partRows, personRows } from '../../../addin/state/board.ts';
import { dayOf, dueSign } from '../../../addin/state/due.ts';
import { handParts } from '../../../addin/state/hand-parts.ts';
import { extentOf, nextBlank, progressOf } from '../../../addin/state/progress.ts';
import type { MemberInfo, Review } from '../../../addin/sync/session-state.ts';

const EDITION = must(editionByKey('2021'), 'edition 2021');
const cora: MemberInfo = { id: 'cora', name: '陈统', role: 'coordinator', assigned: [] };
const pete: MemberInfo = {
  id: 'pete',
  name: '何一',
  role: 'preparer',
  assigned: ['disputes', 'section:5'],
  due: '2026-01-18',
  unit: '法规科',
};
const anna: MemberInfo = { id: 'anna', name: '安二', role: 'preparer', assigned: ['art20'], due: '2026-01-25' };

const filled = (cells: readonly string[], sections: Partial<Report['sections']> = {}): Report => {
  const report = emptyReport(EDITION, '某局', 2025);
  const zero: ReportCell = { value: 0, status: 'stated', line: null, note: null };
  const values = cells.map((id): [CellId, ReportCell] => [id as CellId, zero]);
  return { ...report, cells: new Map([...report.cells, ...values]), sections: { ...report.sections, ...sections } };
};
const facts = (more: Partial<BoardFacts> = {}): BoardFacts => ({
  report: filled([]),
  people: [cora, pete, anna],
  reviews: [],
  findings: [],
  today: '2026-01-20',
  ...more,
});
const review = (part: string | null, state: Review['state']): Review => ({
  part,
  state,
  by: 'cora',
  at: '2026-01-15T08:00:00.000Z',
  note: '',
});
const rowOf = (given: BoardFacts, key: string) =>
  must(
    [...personRows(given), ...partRows(given)].find((row) => row.key === key),
    key,
  );
const finding = (more: Partial<Finding>): Finding => ({
  id: 'f',
  rule: 'R4',
  severity: 'error',
  cells: [],
  section: null,
  expected: null,
  actual: null,
  message: message('pane.app.cancel'),
  causes: [],
  together: false,
  symptoms: [],
  line: null,
  ...more,
});

describe('the board', () => {
  test('lists who answers for something, the late first; whoever coordinates without a part is not on it', () => {
    expect(personRows(facts()).map(({ key, isLate }) => [key, isLate])).toEqual([
      ['pete', true],
      ['anna', false],
    ]);
  });

  test('a part is not started while nothing stands in it, then open, submitted, returned, and approved with the whole', () => {
    expect(rowOf(facts(), 'pete').status).toBe('notStarted');
    expect(rowOf(facts({ report: filled(['disputes/review/upheld']) }), 'pete').status).toBe('open');
    expect(rowOf(facts({ report: filled([], { '5': ['有'] }) }), 'pete').status).toBe('open');
    expect(rowOf(facts({ reviews: [review('pete', 'submitted')] }), 'pete')).toMatchObject({ status: 'submitted', isLate: false });
    expect(rowOf(facts({ reviews: [review('pete', 'returned')] }), 'pete')).toMatchObject({ status: 'returned', isLate: true });
    expect(rowOf(facts({ reviews: [review(null, 'approved')] }), 'pete')).toMatchObject({ status: 'approved', isLate: false });
  });

  test('blank cells, empty sections and findings are counted for the part they stand in', () => {
    const findings = [
      finding({ cells: ['disputes/review/upheld' as CellId] }),
      finding({ id: 'g', cells: ['art20/rules/issued' as CellId] }),
      finding({ id: 'h', rule: 'C1', cells: ['disputes/review/other' as CellId] }),
      finding({ id: 'i', rule: 'N1', words: { section: '5', paragraph: 0, start: 0, end: 1 } }),
    ];
    const { progress } = rowOf(facts({ report: filled(['disputes/review/upheld']), findings }), 'pete');
    expect([progress.cells.length, progress.blankCells.length, progress.emptySections]).toEqual([12, 11, ['5']]);
    expect(progress.findings.map(({ id }) => id)).toEqual(['f', 'i']);
  });

  test('by part: every table and section with who has it, and what of it is nobody’s', () => {
    const rows = partRows(facts());
    expect(rows.map(({ key, holders, unassigned }) => [key, holders.map(({ id }) => id).join(), unassigned.join()])).toEqual([
      ['art20', 'anna', ''],
      ['requests', '', 'requests'],
      ['disputes', 'pete', ''],
      ['section:1', '', 'section:1'],
      ['section:5', 'pete', ''],
      ['section:6', '', 'section:6'],
    ]);
    expect(rows.find(({ key }) => key === 'disputes')?.isLate).toBe(true);
  });

  test('a filter shows its state only', () => {
    const rows = personRows(facts({ reviews: [review('anna', 'submitted')] }));
    const shown = (filter: Parameters<typeof isShown>[1]) => rows.filter((row) => isShown(row, filter)).map(({ key }) => key);
    expect([shown('all'), shown('late'), shown('submitted'), shown('findings')]).toEqual([['pete', 'anna'], ['pete'], ['anna'], []]);
  });
});

describe('giving parts away', () => {
  const people = [cora, pete, anna];

  test('a free part is added; what it covers goes with it; the way back restores every list', () => {
    const rows = [{ ...anna, assigned: ['requests/new', 'art20'] }, cora, pete];
    const { forth, back } = handParts(rows, ['requests'], null, 'anna');
    expect(forth).toEqual([{ person: 'anna', change: { role: 'preparer', assigned: ['art20', 'requests'], due: '2026-01-25' } }]);
    expect(back).toEqual([{ person: 'anna', change: { role: 'preparer', assigned: ['requests/new', 'art20'], due: '2026-01-25' } }]);
  });

  test('a part that moves is given first and taken away second, and back the other way round', () => {
    const { forth, back } = handParts(people, ['section:5'], 'pete', 'anna');
    expect(forth.map(({ person, change }) => [person, change.assigned])).toEqual([
      ['anna', ['art20', 'section:5']],
      ['pete', ['disputes']],
    ]);
    expect(back.map(({ person, change }) => [person, change.assigned])).toEqual([
      ['pete', ['disputes', 'section:5']],
      ['anna', ['art20']],
    ]);
  });

  test('nothing is sent where the person has it already or is nobody here', () => {
    expect(handParts(people, ['disputes/review'], null, 'pete').forth).toEqual([]);
    expect(handParts(people, ['disputes'], 'pete', 'pete').forth).toEqual([]);
    expect(handParts(people, ['disputes'], 'pete', 'nobody').forth).toEqual([]);
  });
});

test('a day is late, today, soon or later; the day is that of the place, not of Greenwich', () => {
  expect(dueSign('2026-01-18', '2026-01-20')).toEqual({ kind: 'late', days: 2 });
  expect(dueSign('2026-01-20', '2026-01-20')).toEqual({ kind: 'today', days: 0 });
  expect(dueSign('2026-01-23', '2026-01-20')).toEqual({ kind: 'soon', days: 3 });
  expect(dueSign('2026-03-01', '2026-02-27')).toEqual({ kind: 'soon', days: 2 });
  expect(dueSign('2026-01-31', '2026-01-20')).toEqual({ kind: 'later', days: 11 });
  expect(dayOf(new Date(2026, 0, 5, 7, 30))).toBe('2026-01-05');
});

test('the next blank is the one after the selected, then the first again', () => {
  const { blankCells } = progressOf(filled([]), [], extentOf(EDITION, ['disputes/review']));
  expect(nextBlank(blankCells, null)).toBe('disputes/review/upheld');
  expect(nextBlank(blankCells, 'disputes/review/upheld' as CellId)).toBe('disputes/review/corrected');
  expect(nextBlank(blankCells, blankCells.at(-1) ?? null)).toBe('disputes/review/upheld');
  expect(nextBlank([], null)).toBeUndefined();
});
