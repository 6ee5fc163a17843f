// Any copy comes home: a workbook that was closed, mailed and changed without the add-in is opened again, and nothing on either side
// is written over before the person has chosen.
import { describe, expect, test } from 'vitest';
import { setCells, setSectionText } from '#shared/document/commands';
import { isOrigin } from '#shared/document/origin';
import { mineOf } from '../../addin/sync/file-review.ts';
import { edition2021, FEES, NEW } from './excel-world.ts';
import { joinExcel } from './joined.ts';
import { CARRIED, choose, enter, GRANTED, held, mailed } from './mailed.ts';

test('opening a copy that was not changed takes two round trips, offers nothing, and shows the report as it is now', async () => {
  const { session, workbook } = await mailed();
  setCells(session.report.get(), edition2021, new Map([[NEW, 8]]), { kind: 'load' });
  const again = await joinExcel({ session, workbook });
  expect([again.binding.review.copy.get(), again.person.sees(...again.at(NEW))]).toEqual([null, 8]);
  // One for the looking, one for everything else; the library's greeting comes with the first.
  const counted = await joinExcel({ session, workbook });
  counted.excel.wire.resetTraffic();
  await counted.host.build(edition2021, {
    cells: new Map([[NEW, 8]]),
    sections: { preamble: [], '1': [], '5': [], '6': [] },
    organ: '云溪市水务局',
    year: 2024,
  });
  expect(counted.excel.wire.traffic.roundTrips).toBeLessThanOrEqual(2);
});

test('what only the file changed is offered and published once chosen, as merged', async () => {
  const { session, workbook } = await mailed();
  enter(workbook, GRANTED, 2);
  workbook.lastAuthor = '林晓';
  const again = await joinExcel({ session, workbook });
  expect(again.binding.review.copy.get()).toMatchObject({
    edits: [{ kind: 'cell', cell: GRANTED, mine: 2, base: null, isBaseKnown: true }],
    savedBy: '林晓',
    syncedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  expect([held(again, GRANTED), again.person.sees(...again.at(GRANTED))]).toEqual([undefined, 2]);
  const hows: unknown[] = [];
  session.report
    .get()
    .doc.on('afterTransaction', ({ origin }) => hows.push(isOrigin(origin) && origin.kind !== 'load' ? origin.how : null));
  expect(await choose(again, { [GRANTED]: 'mine' })).toBe(1);
  expect([held(again, GRANTED), again.person.sees(...again.at(GRANTED)), hows, again.binding.review.copy.get()]).toEqual([
    2,
    2,
    ['merged'],
    null,
  ]);
});

test('what both sides changed stands on both sides as it was until somebody chooses, and the other side may go on changing', async () => {
  const { session, workbook } = await mailed();
  enter(workbook, NEW, 5);
  enter(workbook, CARRIED, 2);
  setCells(session.report.get(), edition2021, new Map([[NEW, 4]]), { kind: 'load' });
  const again = await joinExcel({ session, workbook });
  setCells(
    session.report.get(),
    edition2021,
    new Map([
      [NEW, 6],
      [CARRIED, 7],
      [GRANTED, 1],
    ]),
    { kind: 'load' },
  );
  await again.quiet();
  const both = () => [NEW, CARRIED, GRANTED].map((cell) => [again.person.sees(...again.at(cell)), held(again, cell)]);
  expect(both()).toEqual([
    [5, 6],
    [2, 7],
    [1, 1],
  ]);
  await again.binding.reconcile();
  again.person.comeBack();
  await again.quiet();
  expect(both()).toEqual([
    [5, 6],
    [2, 7],
    [1, 1],
  ]);
  await choose(again, { [NEW]: 'theirs', [CARRIED]: 'mine' });
  expect(both()).toEqual([
    [6, 6],
    [2, 2],
    [1, 1],
  ]);
});

test('a place left open is offered again with its old base when the file is opened the next time', async () => {
  const { session, workbook } = await mailed();
  enter(workbook, NEW, 5);
  enter(workbook, CARRIED, 2);
  const again = await joinExcel({ session, workbook });
  await choose(again, { [CARRIED]: 'mine' });
  await again.wait();
  again.binding.close();
  again.host.close();
  const third = await joinExcel({ session, workbook });
  expect(third.binding.review.copy.get()?.edits).toEqual([{ kind: 'cell', cell: NEW, mine: 5, base: 3, isBaseKnown: true }]);
});

test('a person who types in a held place has decided', async () => {
  const { session, workbook } = await mailed();
  enter(workbook, NEW, 5);
  const again = await joinExcel({ session, workbook });
  again.person.type(...again.at(NEW), 9);
  await again.quiet();
  expect([held(again, NEW), again.binding.review.copy.get()]).toEqual([9, null]);
});

test('prose changed on both sides is merged with what the other side wrote', async () => {
  const { session, workbook } = await mailed();
  enter(workbook, ['一、总体情况', 'A4'], '文件里的第三段。');
  setSectionText(session.report.get(), '1', '第一段，已改。\n第二段。', { kind: 'load' });
  const again = await joinExcel({ session, workbook });
  expect(again.binding.review.copy.get()?.edits).toMatchObject([{ kind: 'section', section: '1', base: '第一段。\n第二段。' }]);
  await choose(again, { 'section:1': 'mine' });
  expect(session.report.get().section('1').toString()).toBe('第一段，已改。\n第二段。\n文件里的第三段。');
  expect([again.person.sees('一、总体情况', 'A2'), again.person.sees('一、总体情况', 'A4')]).toEqual([
    '第一段，已改。',
    '文件里的第三段。',
  ]);
});

test('an entry the form does not take, or the person may not write, can only be given up, and says why', async () => {
  const { session, workbook } = await mailed();
  enter(workbook, NEW, '约五件');
  enter(workbook, CARRIED, 2);
  const again = await joinExcel({ session, workbook });
  const reader = { ...session.me.get(), role: 'reader' as const };
  const why = (me = session.me.get()) =>
    (again.binding.review.copy.get()?.edits ?? []).map((edit) => {
      const mine = mineOf(edit, { report: session.report.get, edition: () => edition2021, me: () => me, access: () => ({ people: [me] }) });
      return mine.ok ? mine.value : mine.error.key;
    });
  expect(why()).toEqual(['excel.copy.unreadable', 2]);
  expect(why(reader).every((key) => typeof key === 'string' && key.startsWith('access.'))).toBe(true);
  await choose(again, { [NEW]: 'mine' });
  expect([held(again, NEW), again.person.sees(...again.at(NEW))]).toEqual([3, 3]);
});

test('what was typed after the last agreement and never reached the server is offered, not lost', async () => {
  const { session, workbook, first } = await mailed();
  expect(first.binding.review.copy.get()).toBeNull();
  // The pane was closed: Excel went on without it.
  enter(workbook, NEW, 4);
  enter(workbook, FEES, "'12.5");
  const again = await joinExcel({ session, workbook });
  expect(again.binding.review.copy.get()?.edits.map((edit) => edit.kind === 'cell' && edit.cell)).toEqual([NEW]);
});

test('the agreement is renewed when everything is on the server and quiet, in one round trip, and not before', async () => {
  const joined = await joinExcel();
  const base = () => JSON.parse(String(joined.excel.wire.workbook.settings.get('nianbao.base'))).cells;
  joined.session.saved.set({ kind: 'saving', pending: 1 });
  joined.person.type(...joined.at(NEW), 5);
  await joined.wait();
  expect(base()).toEqual({});
  joined.session.saved.set({ kind: 'saved' });
  joined.excel.wire.resetTraffic();
  await joined.wait();
  expect([base(), joined.excel.wire.traffic.roundTrips]).toEqual([{ [NEW]: 5 }, 1]);
});

describe('a file that does not say what it last had in common', () => {
  test.each(['missing', 'damaged'])('(%s) every difference is offered with an unknown base, none is written over', async (kind) => {
    const { session, workbook } = await mailed();
    if (kind === 'missing') workbook.settings.delete('nianbao.base');
    else workbook.settings.set('nianbao.base', '{"v":1,"cells":');
    setCells(session.report.get(), edition2021, new Map([[NEW, 8]]), { kind: 'load' });
    const again = await joinExcel({ session, workbook });
    expect(again.binding.review.copy.get()).toMatchObject({
      syncedAt: null,
      edits: [{ cell: NEW, mine: 3, base: null, isBaseKnown: false }],
    });
    expect([again.person.sees(...again.at(NEW)), held(again, NEW)]).toEqual([3, 8]);
  });
});

test('two windows with a copy each of one report stay in step through the document', async () => {
  const { session, workbook } = await mailed();
  const one = await joinExcel({ session, workbook });
  const two = await joinExcel({ session });
  one.person.type(...one.at(NEW), 11);
  await one.quiet();
  await two.quiet();
  two.person.type(...two.at(GRANTED), 2);
  await two.quiet();
  await one.quiet();
  expect([one, two].map(({ person, at }) => [person.sees(...at(NEW)), person.sees(...at(GRANTED))])).toEqual([
    [11, 2],
    [11, 2],
  ]);
  expect([one.told, two.told]).toEqual([[], []]);
});
