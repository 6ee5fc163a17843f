// `nianbao publish`: the proved text, page, document, workbook or table of a report nothing blocks.
import { checkToJson } from '#shared/check/finding-json';
import { message } from '#shared/i18n/translate';
import type { Command } from './command.ts';
import { contentOf, FORMATS, formatOf } from './formats.ts';
import { CommandEnd } from './io.ts';
import { findingLine, judge } from './judge.ts';
import { LAYOUTS, linesContent, sourceContent } from './layouts.ts';
import { choice, oneFile, readOptions } from './options.ts';
import { writeResult } from './sink.ts';
import { requireSource, sourceBase64 } from './source.ts';

export const publish: Command = {
  usage:
    'publish FILE [--last LAST] [--layout standard|lines|source] [--format text|html|docx|xlsx|pdf|json|csv] [--draft] [--blank-is-zero] [--out FILE]',
  summary: { zh: '写出经回读核对的文本、网页、文档或表格', en: 'writes the report, proved by reading it back' },
  run: async (args, io) => {
    const options = readOptions(
      args,
      { last: 'text', layout: 'text', format: 'text', draft: 'flag', 'blank-is-zero': 'flag', out: 'text' },
      publish.usage,
      io,
    );
    const layout = choice(options, 'layout', LAYOUTS, 'standard');
    const out = options.text('out');
    const format = choice(options, 'format', FORMATS, formatOf(out));
    if (layout !== 'standard' && format !== 'text' && !(layout === 'source' && options.text('format') === undefined))
      throw options.wrong(message('layout.textOnly', { layout }));
    const isDraft = options.flag('draft');
    const source = await requireSource(oneFile(options), io);
    const judged = await judge(source, { last: options.text('last'), blankIsZero: options.flag('blank-is-zero') }, io);
    const errors = judged.result.findings.filter((finding) => finding.severity === 'error');
    for (const finding of errors) io.say(findingLine(finding, io));
    if (errors.length > 0) {
      if (!isDraft) throw new CommandEnd(message('cli.refused', { count: errors.length }), 1);
      io.say(message('cli.draftBlocked', { count: errors.length }));
    }
    const { report, computed, result } = judged;
    const json = {
      file: source.file,
      lang: io.lang,
      findings: checkToJson(result, io.lang).findings,
      source: sourceBase64(source),
    };
    const content = async () => {
      if (layout === 'lines') return linesContent(judged, isDraft, io);
      if (layout === 'source') return sourceContent(source, judged, io);
      return contentOf(format, { ...source.read, report }, computed, { draft: isDraft, json }, io);
    };
    await writeResult(await content(), out, io);
    return errors.length > 0 ? 1 : 0;
  },
};
