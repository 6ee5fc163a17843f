// What people do in Excel's sheets on its way into the document and back: others' cells, sorting, filling, renaming, Excel's own
// co-authoring, and an Excel that refuses, loses or doubles things.
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { openReportDoc } from '#shared/document/schema';
import { message, translate } from '#shared/i18n/translate';
import { edition2021, NEW } from './excel-world.ts';
import { type Joined, joinExcel } from './joined.ts';

const GRANTED = 'requests/granted/natural' as CellId;
const REQUESTS = '三、申请办理';
const cells = ({ session }: Joined) => Object.fromEntries(session.report.get().cells);

describe('a paste over what is not the person’s', () => {
  test('takes the permitted part, puts the rest back, and names the owner once', async () => {
    const joined = await joinExcel();
    const { session, person, quiet, told, excel } = joined;
    setCells(session.report.get(), edition2021, new Map([['requests/carriedIn/natural' as CellId, 4]]), { kind: 'load' });
    const me = { ...session.me.get(), role: 'preparer' as const, assigned: ['requests/new'] };
    const owner = { id: 'p2', name: '林晓', role: 'preparer' as const, assigned: ['requests/carriedIn'] };
    session.me.set(me);
    session.people.set([me, owner]);
    session.access.set({ people: [me, owner] });
    await quiet();
    person.unprotect(REQUESTS);
    excel.wire.resetTraffic();
    // Two rows over inputs, their totals, and the row of somebody else.
    person.paste(REQUESTS, 'D5', [
      [1, 2, 3, 4, 5, 6, 99],
      [7, 7, 7, 7, 7, 7, 99],
    ]);
    await quiet();
    expect(Object.values(cells(joined)).sort()).toEqual([1, 2, 3, 4, 4, 5, 6]);
    expect([person.sees(REQUESTS, 'D5'), person.sees(REQUESTS, 'J5'), person.sees(REQUESTS, 'D6'), person.sees(REQUESTS, 'E6')]).toEqual([
      1,
      21,
      4,
      '',
    ]);
    expect(person.formula(REQUESTS, 'J6')).toBe('=SUM(D6:I6)');
    const sentences = told.map((notice) => translate('zh', notice.message));
    expect(sentences).toEqual([expect.stringMatching(/^有 6 格.*林晓.*其余 6 格/)]);
  });

  test('the sheet refuses a paste that touches a locked cell as a whole, and nothing is published', async () => {
    const joined = await joinExcel();
    expect(joined.person.paste(REQUESTS, 'I5', [[7, 99]])).toBe(false);
    await joined.quiet();
    expect(cells(joined)).toEqual({});
  });
});

test('sorting, filling and deleting over a block publish exactly what stands there afterwards', async () => {
  const joined = await joinExcel();
  const { person, quiet, excel } = joined;
  person.paste(REQUESTS, 'D7', [[3], [1], [2]]);
  await quiet();
  // Sorted by the person: one event for the block.
  person.paste(REQUESTS, 'D7', [[1], [2], [3]]);
  await quiet();
  expect(cells(joined)).toEqual({ [GRANTED]: 1, 'requests/partial/natural': 2, 'requests/denied1/natural': 3 });
  excel.wire.resetTraffic();
  // Filled down, told of cell by cell.
  person.paste(REQUESTS, 'E7', [[9], [9], [9]], 1);
  await quiet();
  expect(Object.keys(cells(joined)).filter((cell) => cell.endsWith('/company')).length).toBe(3);
  person.clear(REQUESTS, 'D7:E9');
  await quiet();
  expect(cells(joined)).toEqual({});
});

test('a sheet renamed while it is open goes on both ways, and its formulas are no damage', async () => {
  const joined = await joinExcel();
  const { person, quiet, excel, session, told, notices } = joined;
  const sheet = excel.wire.workbook.findSheet(REQUESTS);
  if (sheet) excel.wire.workbook.renameSheet(sheet, '申请');
  person.type('申请', 'D5', 6);
  await quiet();
  setCells(session.report.get(), edition2021, new Map([[GRANTED, 2]]), { kind: 'load' });
  await quiet();
  person.comeBack();
  await quiet();
  expect([cells(joined)[NEW], person.sees('申请', 'D7'), told, notices]).toEqual([6, 2, [], []]);
});

describe('Excel’s own co-authoring', () => {
  test('credits a colleague’s edit to the colleague, whichever way comes first', async () => {
    for (const sheetFirst of [true, false]) {
      const joined = await joinExcel();
      const { session, colleague, at, quiet } = joined;
      const mine = session.report.get();
      const theirs = openReportDoc(new Y.Doc());
      Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc));
      setCells(theirs, edition2021, new Map([[NEW, 6]]), { kind: 'load' });
      const update = () => Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs.doc), { kind: 'load' });
      const own = Y.encodeStateVector(mine.doc);
      if (sheetFirst) colleague.type(...at(NEW), 6);
      else update();
      await quiet();
      if (sheetFirst) update();
      else colleague.type(...at(NEW), 6);
      await quiet();
      joined.person.comeBack();
      await quiet();
      expect(mine.cells.get(NEW)).toBe(6);
      // Nothing was written by this person's document.
      expect(Y.decodeStateVector(Y.encodeStateVector(mine.doc)).get(mine.doc.clientID)).toBe(
        Y.decodeStateVector(own).get(mine.doc.clientID),
      );
    }
  });
});

describe('when Excel does not play along', () => {
  test.each(['refuse', 'tooLarge', 'deny', 'swallow'] as const)(
    '(%s) a remote edit is tried again until it stands there',
    async (fault) => {
      const joined = await joinExcel();
      const { session, person, at, quiet, wait, excel } = joined;
      excel.wire.faults[fault] = 1;
      setCells(session.report.get(), edition2021, new Map([[NEW, 4]]), { kind: 'load' });
      await quiet();
      await wait();
      expect([person.sees(...at(NEW)), session.report.get().cells.get(NEW)]).toEqual([4, 4]);
    },
  );

  test('edits whose events are doubled, late, sliced and out of order are published once', async () => {
    const joined = await joinExcel();
    const { session, person, at, quiet, excel } = joined;
    const clock = () => session.report.get().doc.store.clients.get(session.report.get().doc.clientID)?.length ?? 0;
    Object.assign(excel.wire.faults, { lateEvents: true, doubleEvents: 20 });
    const count = clock();
    person.type(...at(NEW), 1);
    person.type(...at(NEW), 2);
    person.paste(REQUESTS, 'D7', [[3], [4]], 1);
    excel.wire.releaseEvents(true);
    await quiet();
    expect(cells(joined)).toEqual({ [NEW]: 2, [GRANTED]: 3, 'requests/partial/natural': 4 });
    expect(clock() - count).toBe(3);
  });

  test('edits whose events are lost are found by the reading every few minutes', async () => {
    const joined = await joinExcel({ reconcileMs: 20 });
    joined.excel.wire.faults.loseEvents = 5;
    joined.person.type(...joined.at(NEW), 7);
    await vi.waitFor(() => expect(cells(joined)).toEqual({ [NEW]: 7 }));
  });

  test('a batch taken long after it was given up does no harm', async () => {
    const joined = await joinExcel({ batch: { watchdogMs: 300 } });
    const { session, person, at, quiet, wait, excel, told } = joined;
    excel.wire.faults.hang = true;
    setCells(session.report.get(), edition2021, new Map([[NEW, 4]]), { kind: 'load' });
    await vi.waitFor(() => expect(told.map((notice) => notice.message)).toContainEqual(message('sync.hostFailed')), { timeout: 20_000 });
    excel.wire.faults.hang = false;
    setCells(session.report.get(), edition2021, new Map([[NEW, 5]]), { kind: 'load' });
    excel.wire.wakeUp();
    await quiet();
    await wait();
    expect([person.sees(...at(NEW)), session.report.get().cells.get(NEW)]).toEqual([5, 5]);
  });
});
