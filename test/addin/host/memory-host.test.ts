// The reference adapter keeps the port's contract.
import { must } from '#shared/result';
import { createMemoryHost } from '../../../addin/host/memory-host.ts';
import { describeWorkbookHost } from '../../contract/workbook-host.ts';

describeWorkbookHost('the memory host', async () => {
  const host = createMemoryHost();
  return {
    host,
    type: async (cell, text) => host.type(cell, text === '' ? null : text),
    shown: async (cell) => String((await host.read()).get(cell) ?? ''),
    paragraphs: async (section) => host.section(section),
    title: async () => ({ organ: host.title().organ, year: String(must(host.title().year, 'year')) }),
    click: async (cell) => host.selectAsPerson(cell),
    close: host.close,
  };
});
