// Sheet and document joined by the binding: a typed cell reaches the document, a remote edit reaches the sheet, what the
// document may not hold is put back, and 20,000 remote edits cost the document nothing.
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { openReportDoc } from '#shared/document/schema';
import { message } from '#shared/i18n/translate';
import type { Notice } from '../../addin/host/notice.ts';
import { type Binding, bindWorkbook } from '../../addin/sync/bind-workbook.ts';
import { rereadOnReturn } from '../../addin/sync/reread-on-return.ts';
import type { SavedState } from '../../addin/sync/session-state.ts';
import { createWatched } from '../../addin/sync/watched.ts';
import { type LocalSession, localSession } from '../addin/local-session.ts';
import { type ExcelWorld, edition2021, excelWorld } from './excel-world.ts';

const NEW = 'requests/new/natural' as CellId;

type Joined = ExcelWorld & {
  readonly session: LocalSession;
  readonly binding: Binding;
  readonly told: Notice[];
  readonly quiet: () => Promise<void>;
};

const joined = async (): Promise<Joined> => {
  const session = localSession();
  const world = await excelWorld();
  const told: Notice[] = [];
  const binding = bindWorkbook({ session, host: world.host, lang: 'zh', onNotice: (notice) => told.push(notice) });
  onTestFinished(() => {
    binding.close();
    session.close();
  });
  const quiet = async () => {
    await world.excel.wire.settled();
    await binding.settled();
    await world.excel.wire.settled();
  };
  await quiet();
  world.excel.wire.resetTraffic();
  return { ...world, session, binding, told, quiet };
};

test('a typed cell reaches the document', async () => {
  const { session, person, at, quiet, excel } = await joined();
  person.type(...at(NEW), 5);
  await quiet();
  expect(session.report.get().cells.get(NEW)).toBe(5);
  expect(excel.wire.traffic.roundTrips).toBeLessThanOrEqual(2);
});

test("another person's edit reaches the sheet in one round trip, with its totals", async () => {
  const { session, person, at, quiet, excel } = await joined();
  const other = openReportDoc(new Y.Doc());
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(session.report.get().doc));
  setCells(
    other,
    edition2021,
    new Map([
      [NEW, 4],
      ['requests/new/company' as CellId, 3],
    ]),
    { kind: 'load' },
  );
  Y.applyUpdate(session.report.get().doc, Y.encodeStateAsUpdate(other.doc), { kind: 'load' });
  await quiet();
  expect([person.sees(...at(NEW)), person.sees(...at('requests/new/total'))]).toEqual([4, 7]);
  expect(excel.wire.traffic.roundTrips).toBe(1);
});

test('20,000 remote edits reach the sheet and none comes back', async () => {
  const { session, person, at, quiet, edits } = await joined();
  const report = session.report.get();
  let sent = 0;
  const cells = edition2021.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);
  for (let round = 1; sent < 20_000; round += 1) {
    setCells(report, edition2021, new Map(cells.map((cell) => [cell, round])), { kind: 'load' });
    sent += cells.length;
    if (round % 20 === 0) await quiet();
  }
  const before = Y.encodeStateVector(report.doc);
  await quiet();
  expect(edits).toEqual([]);
  expect(Y.encodeStateVector(report.doc)).toEqual(before);
  expect(person.sees(...at(NEW))).toBe(report.cells.get(NEW));
});

test('an entry that is no number is put back and told', async () => {
  const { session, person, at, quiet, told } = await joined();
  setCells(session.report.get(), edition2021, new Map([[NEW, 4]]), { kind: 'load' });
  await quiet();
  person.type(...at(NEW), '约三件');
  await quiet();
  expect([person.sees(...at(NEW)), session.report.get().cells.get(NEW), told[0]?.message.key]).toEqual([4, 4, 'cell.notANumber']);
});

test('full-width digits become the number in sheet and document', async () => {
  const { session, person, at, quiet } = await joined();
  person.type(...at(NEW), "'１２");
  await quiet();
  expect([person.sees(...at(NEW)), session.report.get().cells.get(NEW)]).toEqual([12, 12]);
});

test('a cell this person may not write is put back and the reason told', async () => {
  const { session, person, at, quiet, told } = await joined();
  const me = { ...session.me.get(), role: 'reader' as const };
  session.me.set(me);
  session.people.set([me]);
  person.type(...at(NEW), 9);
  await quiet();
  expect([person.sees(...at(NEW)), session.report.get().cells.get(NEW), told.length]).toEqual(['', undefined, 1]);
});

test('paragraphs travel both ways, a formula in them stays text', async () => {
  const { session, person, quiet } = await joined();
  setSectionText(session.report.get(), '1', '第一段\n=HYPERLINK("x")', { kind: 'load' });
  await quiet();
  expect([person.sees('一、总体情况', 'A2'), person.formula('一、总体情况', 'A3')]).toEqual(['第一段', '=HYPERLINK("x")']);
  person.type('一、总体情况', 'A4', '第三段');
  await quiet();
  expect(session.report.get().section('1').toString()).toBe('第一段\n=HYPERLINK("x")\n第三段');
});

test('a change of the year to one with another form draws the other form in place of the old', async () => {
  const { session, person, quiet, excel } = await joined();
  setCells(session.report.get(), edition2021, new Map([[NEW, 4]]), { kind: 'load' });
  session.report.get().meta.set('edition', '2019');
  await quiet();
  const names = excel.wire.workbook.sheets.map((sheet) => sheet.name);
  expect([names.length, names.includes('三、申请办理'), person.sees('三、申请办理', 'D5')]).toEqual([9, true, 4]);
});

test('what Excel never told of is found when the person comes back to the pane, and when the line is back', async () => {
  const { session, binding, person, at, quiet } = await joined();
  const saved = createWatched<SavedState>({ kind: 'saved' });
  let comeBack = () => {};
  const reread = rereadOnReturn(binding, saved, (back) => {
    comeBack = back;
    return () => {
      comeBack = () => {};
    };
  });
  const held = () => session.report.get().cells.get(NEW);
  person.slip(...at(NEW), 5);
  await quiet();
  expect(held()).toBeUndefined();
  comeBack();
  await quiet();
  expect(held()).toBe(5);

  person.slip(...at(NEW), 6);
  saved.set({ kind: 'offline', pending: 0, reason: message('sync.lost') });
  await quiet();
  expect(held()).toBe(5);
  saved.set({ kind: 'saved' });
  await quiet();
  expect(held()).toBe(6);

  reread.close();
  person.slip(...at(NEW), 7);
  comeBack();
  await quiet();
  expect(held()).toBe(6);
});

test('coming back from another file reads every sheet, not only the one in front', async () => {
  const { session, person, at, quiet } = await joined();
  person.slip(...at(NEW), 5);
  person.slip('五、问题与改进', 'A4', '一是。');
  person.comeBack();
  await quiet();
  expect([session.report.get().cells.get(NEW), session.report.get().section('5').toString()]).toEqual([5, '一是。']);
});
