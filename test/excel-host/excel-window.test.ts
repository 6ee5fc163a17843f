// The test host itself: Microsoft's library starts against it, works, and complains where it must.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExcelWindow, openExcelWindow } from './excel-window.ts';
import { personAt } from './person.ts';

let excel: ExcelWindow;
beforeAll(async () => {
  excel = await openExcelWindow({ api: '1.14' });
});
afterAll(() => excel.close());

test('the unmodified library starts and reports Excel with the declared requirement sets', () => {
  const { requirements, displayLanguage } = excel.Office.context;
  expect([requirements.isSetSupported('ExcelApi', '1.14'), requirements.isSetSupported('ExcelApi', '1.15'), displayLanguage]).toEqual([
    true,
    false,
    'zh-CN',
  ]);
});

test('values, formulas and null objects travel both ways', async () => {
  const seen = await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('probe');
    sheet.getRange('A1:B1').values = [[2, 3]];
    sheet.getRange('C1').formulas = [['=SUM(A1:B1)']];
    const range = sheet.getRange('A1:C1').load('values,address');
    const none = context.workbook.worksheets.getItemOrNullObject('nothing').load('name');
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    return { values: range.values, address: range.address, none: none.isNullObject, names: sheets.items.map((item) => item.name) };
  });
  expect(seen).toEqual({ values: [[2, 3, 5]], address: 'probe!A1:C1', none: true, names: ['Sheet1', 'probe'] });
});

test('an event reaches the handler with its source', async () => {
  const heard: string[] = [];
  const context = new excel.Excel.RequestContext();
  context.workbook.worksheets.onChanged.add(async (event) => {
    heard.push(`${event.address} ${event.source} ${event.triggerSource}`);
  });
  await context.sync();
  personAt(excel.wire).type('Sheet1', 'B2', 7);
  personAt(excel.wire, { isRemote: true }).type('Sheet1', 'B3', 7);
  context.workbook.worksheets.getItem('Sheet1').getRange('B4').values = [[1]];
  await context.sync();
  await excel.wire.settled();
  expect(heard).toEqual(['B2 Local Unknown', 'B3 Remote Unknown', 'B4 Local ThisLocalAddin']);
});

test('a member above the declared requirement set throws', async () => {
  await expect(
    excel.Excel.run(async (context) => {
      context.workbook.worksheets.onNameChanged.add(async () => undefined);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: 'ApiNotFound' });
});

test('a member Excel does not have and one this host lacks are told apart', async () => {
  const ask = (load: string) =>
    excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').load(load);
      await context.sync();
    });
  await expect(ask('valeus')).rejects.toThrow('no such member in Excel: Range.valeus');
  await expect(ask('formulasR1C1')).rejects.toThrow('not in our test host yet: Range.formulasR1C1');
  expect(excel.wire.state.gaps.splice(0).map((gap) => gap.kind)).toEqual(['noSuchMember', 'notYet']);
});

test('a write to a locked cell of a protected sheet is refused and what ran before stays', async () => {
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('guarded');
    sheet.getRange('A1').format.protection.locked = false;
    sheet.protection.protect({ allowFormatCells: false });
    await context.sync();
  });
  const attempt = excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('guarded');
    sheet.getRange('A1').values = [[1]];
    sheet.getRange('A2').values = [[2]];
    await context.sync();
  });
  await expect(attempt).rejects.toMatchObject({ code: 'AccessDenied' });
  expect([personAt(excel.wire).sees('guarded', 'A1'), personAt(excel.wire).sees('guarded', 'A2')]).toEqual([1, '']);
});
