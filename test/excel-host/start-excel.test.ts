// Start-up in Excel: versions, languages, files that belong to a report, and pages that are not in Excel at all.
import { expect, onTestFinished, test } from 'vitest';
import { startExcel } from '../../addin/host/excel/start-excel.ts';
import { openExcelWindow } from './excel-window.ts';
import type { WireOptions } from './excel-wire.ts';
import { edition2021, emptyContent, excelWorld } from './excel-world.ts';

const start = async (options: WireOptions) => {
  const excel = await openExcelWindow(options);
  onTestFinished(excel.close);
  const visited: string[] = [];
  const page = { Office: excel.Office, Excel: excel.Excel, location: { replace: (url: string) => void visited.push(url) } };
  return { started: await startExcel(page), visited };
};

test.each(['1.14', '1.17', '1.21'])('Excel with ExcelApi %s is taken', async (api) => {
  const { started, visited } = await start({ api });
  expect([started.ok, visited]).toEqual([true, []]);
});

test.each(['1.1', '1.7', '1.13'])('Excel with ExcelApi %s is led to the page of advice', async (api) => {
  const { started, visited } = await start({ api });
  expect([started.ok || started.error.key, visited]).toEqual(['excel.tooOld', ['./too-old.html']]);
});

test.each([
  ['zh-CN', 'zh'],
  ['zh-TW', 'zh'],
  ['en-US', 'en'],
  ['de-DE', 'en'],
])('the surface language %s gives %s', async (language, lang) => {
  const { started } = await start({ language });
  expect(started.ok && started.value.lang).toBe(lang);
});

test('a file tells the report it belongs to, a foreign one tells none', async () => {
  const { started } = await start({});
  expect(started.ok && (await started.value.findBinding())).toBe(null);
  const { host, excel } = await excelWorld({ reportId: 'r-77' });
  await host.build(edition2021, emptyContent);
  const reopened = await start({ workbook: excel.wire.workbook });
  expect(reopened.started.ok && (await reopened.started.value.findBinding())).toMatchObject({ report: 'r-77', edition: '2021', schema: 1 });
  excel.wire.workbook.settings.set('nianbao', '{"report":7');
  excel.wire.workbook.names.delete('nianbao_file');
  expect(reopened.started.ok && (await reopened.started.value.findBinding())).toBe(null);
});

test('a page without the library, and one whose host never answers, get an answer', async () => {
  const location = { replace: () => undefined };
  const without = await startExcel({ location });
  expect(without.ok || without.error.key).toBe('excel.noOffice');
  const silent = { onReady: () => new Promise(() => undefined) } as unknown as typeof Office;
  const hanging = await startExcel({ Office: silent, location }, { patienceMs: 20 });
  expect(hanging.ok || hanging.error.key).toBe('excel.noOffice');
});
