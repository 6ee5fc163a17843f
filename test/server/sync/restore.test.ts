// Going back to a moment of the audit log: a cell, a part, everything; as a new edit that everybody sees and that is judged.
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import { restoreReport } from '../../../server/reports-restore.ts';
import { REPORT, until } from '../../world.ts';
import { startNodes } from './nodes.ts';

const CELL = 'requests/new/natural';
const OTHER = 'requests/new/company';

const scene = async () => {
  const made = await startNodes();
  await made.join('anna', 'coordinator');
  await made.join('bert', 'preparer', ['requests/*/natural']);
  const anna = await made.open('anna');
  const moments: number[] = [];
  const step = async (change: () => void) => {
    anna.report.doc.transact(change);
    await made.settled([anna]);
    moments.push((await made.store.auditHead(REPORT)).count);
  };
  await step(() => {
    anna.report.cells.set(CELL, 1);
    anna.report.notes.set(CELL, '含上年');
    anna.report.section('1').insert(0, '全年收到申请三件。');
    anna.report.reasons.set('reason-0001', { finding: 'Y1:x', text: '因', by: 'anna', at: '2026-01-01' });
  });
  await step(() => {
    anna.report.cells.set(CELL, 2);
    anna.report.cells.set(OTHER, 5);
    anna.report.notes.delete(CELL);
    anna.report.section('1').delete(0, 4);
    anna.report.meta.set('organ', '青禾市档案馆');
    anna.report.comments.set('comment-0001', {
      kind: 'comment',
      place: CELL,
      text: '请核对',
      mentions: '',
      by: 'anna',
      at: '2026-01-15T08:00:00.000Z',
    });
  });
  const deps = { rooms: must(made.nodes[0], 'the node').rooms, store: made.store };
  const member = (id: string) => must(made.store.member(REPORT, id), id).then((found) => must(found, id));
  const as = async (id: string) => {
    const { person, role, assigned } = await member(id);
    return { id: person.id, name: person.name, role, assigned };
  };
  return { made, anna, first: must(moments[0], 'a moment'), deps, as };
};

test('one cell goes back, as a new edit of who asked for it', async () => {
  const { made, anna, first, deps, as } = await scene();
  const answer = await restoreReport(deps, REPORT, await as('bert'), { number: first }, CELL);
  expect(answer).toMatchObject({ ok: true, value: { changed: 1 } });
  await until(() => anna.report.cells.get(CELL) === 1, 'anna sees it');
  expect(anna.report.cells.get(OTHER)).toBe(5);
  expect((await made.store.audit(REPORT)).at(-1)).toMatchObject({ person: 'bert', place: CELL, before: '2', after: '1', how: 'restored' });
  expect(await restoreReport(deps, REPORT, await as('bert'), { number: first }, CELL)).toMatchObject({ ok: true, value: { changed: 0 } });
});

test('a prose part goes back by the smallest steps', async () => {
  const { made, anna, first, deps, as } = await scene();
  expect(await restoreReport(deps, REPORT, await as('anna'), { number: first }, 'section:1')).toMatchObject({ ok: true });
  await until(() => anna.report.section('1').toString() === '全年收到申请三件。', 'anna sees it');
  expect((await made.store.audit(REPORT)).at(-1)?.splices).toEqual([{ at: 0, removed: '', inserted: '全年收到' }]);
});

test('everything goes back but reasons and comments; values that were not there are blank', async () => {
  const { made, anna, first, deps, as } = await scene();
  expect(await restoreReport(deps, REPORT, await as('anna'), { number: first }, null)).toMatchObject({ ok: true, value: { changed: 5 } });
  await until(() => anna.report.cells.get(CELL) === 1, 'anna sees it');
  expect(anna.report.cells.has(OTHER)).toBe(false);
  expect(anna.report.notes.get(CELL)).toBe('含上年');
  expect(anna.report.meta.get('organ')).toBe('青禾市档案局');
  expect(anna.report.comments.size).toBe(1);
  expect(await made.unlogged()).toEqual([]);
});

test('a time stands for the last row that had reached the server by then', async () => {
  const { made, anna, first, deps, as } = await scene();
  const { at } = must((await made.store.audit(REPORT))[first - 1], 'the row');
  expect(await restoreReport(deps, REPORT, await as('anna'), { at }, CELL)).toMatchObject({ ok: true });
  await until(() => anna.report.cells.get(CELL) === 1, 'anna sees it');
});

test('the rights of who asks count: a preparer cannot take back the whole report', async () => {
  const { anna, first, deps, as } = await scene();
  const answer = await restoreReport(deps, REPORT, await as('bert'), { number: first }, null);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { rule: 'access' } } });
  expect(anna.report.cells.get(CELL)).toBe(2);
});

test('places and moments that are none are said to be so', async () => {
  const { deps, as } = await scene();
  const anna = await as('anna');
  for (const place of ['reasons/reason-0001', 'section:9', 'report', 'meta/schema']) {
    expect(await restoreReport(deps, REPORT, anna, { number: 3 }, place)).toEqual({ ok: false, error: { kind: 'no-such-place' } });
  }
  for (const to of [{ number: 0 }, { number: 999 }, { at: '2001-01-01T00:00:00.000Z' }]) {
    expect(await restoreReport(deps, REPORT, anna, to, CELL)).toEqual({ ok: false, error: { kind: 'no-such-moment' } });
  }
});
