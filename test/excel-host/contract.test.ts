// The Excel adapter keeps the port's contract, played by Microsoft's client library against the test host.
import { must } from '#shared/result';
import { layoutOf } from '#shared/workbook/layout';
import { describeWorkbookHost } from '../contract/workbook-host.ts';
import { edition2021, openExcelWorld } from './excel-world.ts';

describeWorkbookHost('the Excel host', async () => {
  const { excel, host, person, at, close } = await openExcelWorld();
  const layout = layoutOf(edition2021);
  return {
    host,
    type: async (cell, text) => {
      person.type(...at(cell), text);
      await excel.wire.settled();
    },
    shown: async (cell) => String(person.sees(...at(cell))),
    paragraphs: async (section) => {
      const { name } = must(layout.sheetByKey.get(section), section);
      const shown: string[] = [];
      for (let row = 2; person.sees(name, `A${row}`) !== ''; row += 1) shown.push(String(person.sees(name, `A${row}`)));
      return shown;
    },
    title: async () => ({ organ: String(person.sees('封面', 'B3')), year: String(person.sees('封面', 'B4')) }),
    click: async (cell) => {
      person.select(...at(cell));
      await excel.wire.settled();
    },
    close,
  };
});
