// Sheets somebody locked: cells a paste brought its locks into, sheets with a password. One that refuses must not keep the others waiting,
// and nothing that waits may be taken for the person's own edit.
import { expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { localSession } from '../addin/local-session.ts';
import { edition2021, NEW } from './excel-world.ts';
import { type Joined, joinExcel } from './joined.ts';
import { setStyle } from './sheet-model.ts';

const REVIEW = 'disputes/review/upheld' as CellId;
const REQUESTS = '三、申请办理';

const sheetOf = ({ excel }: Joined, name: string) => {
  const sheet = excel.wire.workbook.findSheet(name);
  if (!sheet) throw new Error(name);
  return sheet;
};
const come = async (joined: Joined, values: readonly (readonly [CellId, number])[]) => {
  setCells(joined.session.report.get(), edition2021, new Map(values), { kind: 'load' });
  await joined.quiet();
};
const keys = ({ notices, told }: Joined) => [...notices, ...told].map(({ message }) => message.key);
const lockInput = (joined: Joined) =>
  setStyle(sheetOf(joined, REQUESTS), 'format/protection/locked', { row: 4, column: 3, lastRow: 4, lastColumn: 3 }, true);

test('a cell a paste has locked is opened again for a remote edit, and the person is told and can type there', async () => {
  const joined = await joinExcel();
  const { person, at } = joined;
  expect(at(NEW)).toEqual([REQUESTS, 'D5']);
  lockInput(joined);
  expect(person.type(...at(NEW), 9)).toBe(false);
  await come(joined, [[NEW, 4]]);
  expect([person.sees(...at(NEW)), keys(joined), sheetOf(joined, REQUESTS).protectedWith === null]).toEqual([
    4,
    ['excel.openedAgain'],
    false,
  ]);
  expect(person.type(...at(NEW), 9)).toBe(true);
});

test('a sheet with a password holds up no other, is told once, reverts nobody, and is brought up once the password is gone', async () => {
  const joined = await joinExcel();
  const { person, at, session, binding, quiet } = joined;
  sheetOf(joined, REQUESTS).password = 'secret';
  lockInput(joined);
  await come(joined, [
    [NEW, 4],
    [REVIEW, 2],
  ]);
  expect([person.sees(...at(NEW)), person.sees(...at(REVIEW)), keys(joined)]).toEqual(['', 2, ['excel.sheetLocked']]);
  await come(joined, [[NEW, 5]]);
  // All cells are read, as after an interruption: what still stands there is old and nobody's.
  await binding.reconcile();
  await quiet();
  expect([session.report.get().cells.get(NEW), keys(joined)]).toEqual([5, ['excel.sheetLocked']]);
  person.unprotect(REQUESTS);
  sheetOf(joined, REQUESTS).password = null;
  person.select(REQUESTS, 'A1');
  person.comeBack();
  await quiet();
  expect([person.sees(...at(NEW)), session.report.get().cells.get(NEW)]).toEqual([5, 5]);
});

test('of a sheet with rows inserted, values that wait are not read as the person’s', async () => {
  const joined = await joinExcel();
  const { person, session, binding, quiet } = joined;
  person.unprotect(REQUESTS);
  person.insertRow(REQUESTS, 7);
  await quiet();
  await come(joined, [[NEW, 5]]);
  await binding.reconcile();
  await quiet();
  expect(session.report.get().cells.get(NEW)).toBe(5);
});

test('a file with a password on one sheet is opened all the same; what cannot be written waits and nothing is published', async () => {
  const session = localSession();
  setCells(session.report.get(), edition2021, new Map([[NEW, 3]]), { kind: 'load' });
  const first = await joinExcel({ session });
  first.binding.close();
  first.host.close();
  await first.excel.wire.settled();
  const { workbook } = first.excel.wire;
  const sheet = sheetOf(first, REQUESTS);
  workbook.enter(sheet, 4, 9, 99);
  sheet.password = 'secret';
  lockInput(first);
  setCells(session.report.get(), edition2021, new Map([[NEW, 8]]), { kind: 'load' });
  const second = await joinExcel({ session, workbook });
  expect([second.binding.edition.get()?.id, session.report.get().cells.get(NEW)]).toEqual(['2021', 8]);
  expect(keys(second)).toContain('excel.sheetLocked');
  second.person.type('四、复议诉讼', second.at(REVIEW)[1], 6);
  await second.quiet();
  expect(session.report.get().cells.get(REVIEW)).toBe(6);
  second.person.unprotect(REQUESTS);
  sheet.password = null;
  second.person.comeBack();
  await second.quiet();
  await second.wait();
  expect([
    second.person.sees(...second.at(NEW)),
    second.person.sees(...second.at('requests/new/total')),
    session.report.get().cells.get(NEW),
  ]).toEqual([8, 8, 8]);
});
