// `nianbao workbook`: the report as the standard .xlsx with live formulas and cached values; with last year's report a chart of both years.
// Open findings do not stop it.
import { evaluateReport } from '#shared/calc/evaluate';
import { message } from '#shared/i18n/translate';
import { trendOf } from '#shared/picture/trend';
import { publishXlsx } from '#shared/text/publish-xlsx';
import type { Command } from './command.ts';
import { computedOf } from './judge.ts';
import { oneFile, readOptions } from './options.ts';
import { writeResult } from './sink.ts';
import { requireSource } from './source.ts';

export const workbook: Command = {
  usage: 'workbook FILE [--last LAST] --out REPORT.xlsx',
  summary: { zh: '写出带公式的工作簿', en: 'writes the workbook with live formulas' },
  run: async (args, io) => {
    const options = readOptions(args, { last: 'text', out: 'text' }, workbook.usage, io);
    const out = options.text('out');
    if (out === undefined) throw options.wrong(message('cli.missingOption', { option: '--out' }));
    const { report } = (await requireSource(oneFile(options), io)).read;
    const last = options.text('last');
    const before = last === undefined ? null : (await requireSource(last, io)).read.report;
    const past = before === null || before.year === null ? [] : [{ year: before.year, report: before, computed: computedOf(before) }];
    const trend = trendOf({ report, computed: computedOf(report) }, past);
    await writeResult(await publishXlsx(report, evaluateReport(report), null, trend), out, io);
    return 0;
  },
};
