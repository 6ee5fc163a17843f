// `nianbao new`: an empty report, with last year's closing figures as this year's opening ones where a text is given.
import { evaluateReport } from '#shared/calc/evaluate';
import { editionForYear, editions } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import { openYear } from '#shared/report/open-year';
import { emptyReport, type Report } from '#shared/report/report';
import { publishStandard } from '#shared/text/publish-standard';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { reportToJson } from '#shared/text/report-json';
import type { Command } from './command.ts';
import type { Io } from './io.ts';
import { computedOf } from './judge.ts';
import { choice, readOptions } from './options.ts';
import { toJsonText, writeResult } from './sink.ts';
import { requireSource } from './source.ts';

export const newCommand: Command = {
  usage: 'new --organ NAME --year Y [--edition 2021] [--from LAST.txt] [--out FILE]',
  summary: { zh: '新建空白年报，可从上年文本结转', en: 'makes an empty report, opening figures from last year' },
  run: async (args, io) => {
    const options = readOptions(args, { edition: 'text', organ: 'text', year: 'text', from: 'text', out: 'text' }, newCommand.usage, io);
    const [extra] = options.files;
    if (extra !== undefined) throw options.wrong(message('cli.tooMuch', { word: extra }));
    const organ = options.text('organ')?.replace(/\s+/g, '');
    const yearText = options.text('year');
    if (organ === undefined || organ === '') throw options.wrong(message('cli.missingOption', { option: '--organ' }));
    if (yearText === undefined) throw options.wrong(message('cli.missingOption', { option: '--year' }));
    const year = Number(yearText);
    const prescribed = /^\d{4}$/.test(yearText) ? editionForYear(year) : null;
    const first = editions[0]?.years.from ?? 0;
    if (!prescribed) throw options.wrong(message('cli.badValue', { option: '--year', value: yearText, allowed: `${first}–2999` }));
    const wanted = choice(
      options,
      'edition',
      editions.map((edition) => edition.id),
      prescribed.id,
    );
    if (wanted !== prescribed.id) throw options.wrong(message('cli.yearForm', { year, edition: wanted, expected: prescribed.id }));
    const from = options.text('from');
    let report: Report = emptyReport(prescribed, organ, year);
    if (from !== undefined) {
      const last = (await requireSource(from, io)).read.report;
      if (last.year !== year - 1 || last.organ !== organ) {
        io.say(message('cli.lastOther', { organ: last.organ ?? '—', last: last.year ?? '—', expected: year - 1, wanted: organ }));
      }
      const opened = openYear(prescribed, organ, year, last);
      report = opened.report;
      io.say(message('cli.carried', { carried: opened.carried.length, missing: opened.missing.length }));
    }
    const out = options.text('out');
    await writeResult(await contentFor(report, out, io), out, io);
    return 0;
  },
};

/** By the extension of the file: workbook, our .json, otherwise the standard text. */
const contentFor = async (report: Report, out: string | undefined, io: Io): Promise<string | Uint8Array> => {
  const computed = computedOf(report);
  if (out?.endsWith('.xlsx')) return publishXlsx(report, evaluateReport(report));
  if (!out?.endsWith('.json')) return publishStandard(report, computed);
  return toJsonText(
    reportToJson({ report, title: `${report.organ}${report.year}${report.edition.titleSuffix}`, repairs: [] }, computed, {
      lang: io.lang,
      file: out,
    }),
  );
};
