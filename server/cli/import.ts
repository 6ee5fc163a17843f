// `nianbao import`: reads texts into cells and prose, saying what was read, repaired, blank or doubtful.
import { checkToJson } from '#shared/check/finding-json';
import { message, translate } from '#shared/i18n/translate';
import type { ReadReport } from '#shared/text/read/repair';
import { reportToJson } from '#shared/text/report-json';
import type { Command } from './command.ts';
import { CommandEnd, type Io } from './io.ts';
import { findingLine, judge } from './judge.ts';
import { readOptions } from './options.ts';
import { toJsonText, writeResult } from './sink.ts';
import { readSource, type Source, sourceBase64 } from './source.ts';

export const importCommand: Command = {
  usage: 'import FILE… [--json] [--out FILE.json]',
  summary: { zh: '读入已有的年报文本', en: 'reads report texts' },
  run: async (args, io) => {
    const options = readOptions(args, { json: 'flag', out: 'text' }, importCommand.usage, io);
    const [first] = options.files;
    if (first === undefined) throw options.wrong(message('cli.missingFile'));
    if (options.files.length === 1) return importOne(first, options.flag('json'), options.text('out'), io);
    const documents: unknown[] = [];
    const texts: string[] = [];
    let readable = 0;
    for (const file of options.files) {
      const source = await readSource(file, io);
      if (!source.ok) {
        const sentence = translate(io.lang, source.error);
        documents.push({ file, error: sentence });
        io.say(source.error);
        continue;
      }
      readable += 1;
      documents.push(await importToJson(source.value, false, io));
      texts.push(await describe(source.value, io));
    }
    if (options.flag('json')) io.out(toJsonText(documents));
    else io.out(texts.join('\n'));
    const out = options.text('out');
    if (out !== undefined) await writeResult(toJsonText(documents), out, io);
    // Each error stands in the array; only a run in which nothing could be read counts as unreadable input.
    return readable === 0 ? 2 : 0;
  },
};

const importOne = async (file: string, json: boolean, out: string | undefined, io: Io): Promise<0> => {
  const source = await readSource(file, io);
  if (!source.ok) throw new CommandEnd(source.error, 2);
  if (json) io.out(toJsonText(await importToJson(source.value, false, io)));
  else if (out === undefined) io.out(await describe(source.value, io));
  if (out !== undefined) await writeResult(toJsonText(await importToJson(source.value, true, io)), out, io);
  return 0;
};

const NO_OPTIONS = { last: undefined, blankIsZero: false };

/** The object of cli.md; `keep` adds what a file needs to come back (schema and the original bytes). */
const importToJson = async (source: Source, keep: boolean, io: Io): Promise<unknown> => {
  const { computed, result } = await judge(source, NO_OPTIONS, io);
  return reportToJson(source.read, computed, {
    file: source.file,
    lang: io.lang,
    findings: checkToJson(result, io.lang).findings,
    ...(keep ? { source: sourceBase64(source) } : {}),
  });
};

const describe = async (source: Source, io: Io): Promise<string> => {
  const { report } = source.read;
  const { result } = await judge(source, NO_OPTIONS, io);
  const count = (status: string) => [...report.cells.values()].filter((cell) => cell.status === status).length;
  const lines = [
    message('cli.importHead', {
      file: source.file,
      organ: report.organ ?? translate(io.lang, message('cli.organUnknown')),
      year: report.year ?? translate(io.lang, message('cli.yearUnknown')),
      edition: report.edition.key,
    }),
    message('cli.importCells', {
      total: report.edition.cells.length,
      stated: count('stated'),
      repaired: count('repaired'),
      blank: count('blank'),
      doubtful: count('doubtful'),
    }),
    ...repairLines(source.read, io),
    ...result.findings.map((finding) => findingLine(finding, io)),
  ];
  return `${lines.map((line) => translate(io.lang, line)).join('\n')}\n`;
};

const repairLines = ({ repairs }: ReadReport, io: Io) =>
  repairs.length === 0
    ? []
    : [
        message('cli.importRepairs', { count: repairs.length }),
        ...repairs.map((repair) => message('cli.repair', { text: translate(io.lang, repair.message) })),
      ];
