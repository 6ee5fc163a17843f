// Whose file it is: another server's, another report's, nobody's any more, somebody's own. Each has a way to go on, and nothing is written
// into sheets that are not this report's.
import { describe, expect, test } from 'vitest';
import { setMeta } from '#shared/document/commands';
import { readA1Range } from '#shared/workbook/address';
import { NEW } from './excel-world.ts';
import { type Joined, joinExcel } from './joined.ts';
import { enter, held, mailed } from './mailed.ts';
import { insertRows } from './members-sheet.ts';
import { createWorkbook, type WorkbookModel } from './workbook-model.ts';

describe('whose file it is', () => {
  const keys = ({ notices }: Joined) => notices.map(({ message }) => message.key);

  test('a copy from another server keeps its sheets; those of this report are drawn beside them, and it is told', async () => {
    const { session, workbook } = await mailed({ server: 'a.example.cn' });
    enter(workbook, NEW, 5);
    const again = await joinExcel({ session, workbook, server: 'b.example.cn' });
    expect(keys(again)).toEqual(['excel.otherServer']);
    expect([again.person.sees('三、申请办理', 'D5'), again.person.sees('三、申请办理 (2)', 'D5'), held(again, NEW)]).toEqual([5, 3, 3]);
  });

  test('a file of another report keeps its sheets too', async () => {
    const { session, workbook } = await mailed();
    const again = await joinExcel({ session, workbook, reportId: 'report-2' });
    expect([keys(again), again.person.sees('三、申请办理', 'D5'), again.person.sees('三、申请办理 (2)', 'D5')]).toEqual([
      ['excel.otherReport'],
      3,
      3,
    ]);
  });

  test('a lost or damaged binding is recovered from the hidden name', async () => {
    const { session, workbook } = await mailed({ server: 'a.example.cn' });
    workbook.settings.set('nianbao', '{"report":');
    const again = await joinExcel({ session, workbook, server: 'a.example.cn' });
    expect([keys(again), workbook.sheets.length]).toEqual([[], 9]);
  });

  test('without any binding the title decides: this organ and year is joined with a word, another is left alone', async () => {
    const { session, workbook } = await mailed();
    workbook.settings.clear();
    workbook.names.delete('nianbao_file');
    enter(workbook, NEW, 5);
    const again = await joinExcel({ session, workbook });
    expect([keys(again), again.binding.review.copy.get()?.edits.length, workbook.sheets.length]).toEqual([['excel.bindingLost'], 1, 9]);
    again.binding.close();
    again.host.close();
    workbook.settings.clear();
    workbook.names.delete('nianbao_file');
    setMeta(session.report.get(), { organ: '另一个局' }, { kind: 'load' });
    const other = await joinExcel({ session, workbook });
    expect([keys(other), other.person.sees('三、申请办理', 'D5')]).toEqual([['excel.otherReport'], 5]);
  });

  test('a renamed file with renamed sheets is the same report', async () => {
    const { session, workbook } = await mailed();
    const sheet = workbook.findSheet('三、申请办理');
    if (sheet) workbook.renameSheet(sheet, '申请');
    enter(workbook, ['申请', 'D5'], 5);
    const again = await joinExcel({ session, workbook });
    expect(again.binding.review.copy.get()?.edits).toMatchObject([{ cell: NEW, mine: 5, base: 3 }]);
  });

  test('a foreign workbook with tabs of our names is left alone: its sheets are named, ours get numbers, both go on', async () => {
    const workbook = createWorkbook();
    for (const name of ['三、申请办理', '四、复议诉讼']) workbook.addSheet(name);
    enter(workbook, ['三、申请办理', 'D5'], 77);
    const joined = await joinExcel({ workbook });
    expect(joined.notices.map(({ message }) => message)).toEqual([
      { key: 'excel.foreignSheets', parameters: { count: 2, sheet: '三、申请办理' } },
    ]);
    joined.person.type('三、申请办理 (2)', 'D5', 3);
    joined.person.type('三、申请办理', 'D5', 78);
    await joined.quiet();
    expect([held(joined, NEW), joined.person.sees('三、申请办理', 'D5'), joined.person.sees('四、复议诉讼', 'A1')]).toEqual([3, 78, '']);
    joined.binding.close();
    joined.host.close();
    // The file is ours from now on: opening it again is nothing to be told of.
    const again = await joinExcel({ session: joined.session, workbook });
    expect([keys(again), workbook.sheets.length]).toEqual([[], 11]);
  });

  test('a sheet of this report that lost its shape while we were away is set aside and named; the others are adopted', async () => {
    const { session, workbook } = await mailed();
    const sheet = workbook.findSheet('三、申请办理');
    if (sheet) insertRows(workbook, sheet, 6, 1);
    enter(workbook, NEW, 5);
    const again = await joinExcel({ session, workbook });
    expect(again.notices.map(({ message }) => message)).toEqual([
      { key: 'excel.setAside', parameters: { count: 1, sheet: '三、申请办理' } },
    ]);
    expect([
      again.person.sees('三、申请办理', 'D5'),
      again.person.sees('三、申请办理 (2)', 'D5'),
      held(again, NEW),
      workbook.sheets.length,
    ]).toEqual([5, 3, 3, 10]);
  });

  test('rows that changed places are not read as figures of the rows that stood there', async () => {
    const { session, workbook } = await mailed();
    enter(workbook, NEW, 5);
    for (const column of ['A', 'D']) {
      const [above, below] = [5, 6].map((row) => shown(workbook, `${column}${row}`));
      enter(workbook, ['三、申请办理', `${column}5`], below ?? '');
      enter(workbook, ['三、申请办理', `${column}6`], above ?? '');
    }
    const opened = await joinExcel({ session, workbook });
    expect(keys(opened)).toEqual(['excel.setAside']);
    expect([opened.binding.review.copy.get(), held(opened, NEW), opened.person.sees('三、申请办理 (2)', 'D5')]).toEqual([null, 3, 3]);
  });
});

/** In the table of requests. */
const shown = (workbook: WorkbookModel, address: string): string | number => {
  const sheet = workbook.findSheet('三、申请办理');
  const place = readA1Range(address);
  const value = sheet && place ? workbook.valueAt(sheet, place.row, place.column) : '';
  return typeof value === 'boolean' ? '' : value;
};
