// `nianbao workbook`: the report as the standard .xlsx with live formulas and cached values. Open findings do not stop it.
import { evaluateReport } from '#shared/calc/evaluate';
import { message } from '#shared/i18n/translate';
import { publishXlsx } from '#shared/text/publish-xlsx';
import type { Command } from './command.ts';
import { oneFile, readOptions } from './options.ts';
import { writeResult } from './sink.ts';
import { requireSource } from './source.ts';

export const workbook: Command = {
  usage: 'workbook FILE --out REPORT.xlsx',
  summary: { zh: '写出带公式的工作簿', en: 'writes the workbook with live formulas' },
  run: async (args, io) => {
    const options = readOptions(args, { out: 'text' }, workbook.usage, io);
    const out = options.text('out');
    if (out === undefined) throw options.wrong(message('cli.missingOption', { option: '--out' }));
    const { report } = (await requireSource(oneFile(options), io)).read;
    await writeResult(await publishXlsx(report, evaluateReport(report)), out, io);
    return 0;
  },
};
