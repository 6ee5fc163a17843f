// `nianbao consolidate`: the sum of a folder of reports, with who contributed what to every cell.

import { editionForYear, editions } from '#shared/edition/editions';
import { message, translate } from '#shared/i18n/translate';
import { consolidate } from '#shared/report/consolidate';
import { consolidationToJson } from '#shared/text/consolidation-json';
import type { Command } from './command.ts';
import { consolidationLines } from './consolidation-lines.ts';
import { contentOf, formatOf } from './formats.ts';
import { CommandEnd } from './io.ts';
import { computedOf } from './judge.ts';
import { choice, readOptions } from './options.ts';
import { readFolder } from './read-folder.ts';
import { toJsonText, writeResult } from './sink.ts';

export const consolidateCommand: Command = {
  usage: 'consolidate DIR --organ NAME [--year Y] [--stocks sum] [--json] [--out FILE]',
  summary: { zh: '汇总下级单位的年报，逐格列出来源', en: 'sums subordinate reports, with contributors per cell' },
  run: async (args, io) => {
    const options = readOptions(
      args,
      { organ: 'text', year: 'text', stocks: 'text', json: 'flag', out: 'text' },
      consolidateCommand.usage,
      io,
    );
    const [folder, ...others] = options.files;
    if (folder === undefined) throw options.wrong(message('consolidate.missingFolder'));
    if (others.length > 0) throw options.wrong(message('consolidate.oneFolder'));
    const organ = options.text('organ')?.replace(/\s+/g, '') ?? '';
    if (organ === '') throw options.wrong(message('cli.missingOption', { option: '--organ' }));
    const sumStocks = choice(options, 'stocks', ['sum', 'confirm'], 'confirm') === 'sum';
    const wanted = options.text('year');
    const first = editions[0]?.years.from ?? 0;
    const badYear = (value: string) => options.wrong(message('cli.badValue', { option: '--year', value, allowed: `${first}–2999` }));
    if (wanted !== undefined && (!/^\d{4}$/.test(wanted) || !editionForYear(Number(wanted)))) throw badYear(wanted);

    const out = options.text('out');
    const { contributions, failed } = await readFolder(folder, out, io);
    const years = contributions.flatMap(({ report }) => report.year ?? []);
    const year = wanted === undefined ? mostFrequent(years) : Number(wanted);
    const edition = year === null ? null : editionForYear(year);
    const sum = year === null || !edition ? null : consolidate(contributions, { organ, year, edition, sumStocks });
    if (!sum || sum.files.length === 0) {
      const parameters = { folder, failed: failed.length, leftOut: contributions.length };
      throw new CommandEnd(message('consolidate.noReports', parameters), 2);
    }
    if (wanted === undefined && new Set(years).size > 1) io.say(message('consolidate.yearTaken', { year: year ?? 0 }));
    const computed = computedOf(sum.report);
    const json = consolidationToJson(sum, computed, failed);
    if (options.flag('json')) io.out(toJsonText(json));
    else
      io.out(
        `${consolidationLines(sum, computed, failed, io)
          .map((line) => translate(io.lang, line))
          .join('\n')}\n`,
      );
    if (out !== undefined) {
      const title = `${organ}${year}${sum.report.edition.titleSuffix}`;
      const read = { report: sum.report, title, repairs: [] };
      const extra = { file: out, lang: io.lang, consolidation: json };
      await writeResult(await contentOf(formatOf(out), read, computed, { draft: false, json: extra }, io), out, io);
    }
    return 0;
  },
};

/** The year most reports are of; among equals the latest. */
const mostFrequent = (years: readonly number[]): number | null => {
  const count = (year: number) => years.filter((other) => other === year).length;
  return [...new Set(years)].sort((a, b) => count(b) - count(a) || b - a)[0] ?? null;
};
