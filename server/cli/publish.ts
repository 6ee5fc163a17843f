// `nianbao publish`: the proved standard text (or workbook, or .json) of a report nothing blocks.
import { evaluateForm } from '#shared/calc/evaluate';
import { checkToJson } from '#shared/check/finding-json';
import { message, translate } from '#shared/i18n/translate';
import { inputValues } from '#shared/report/report';
import { proveStandard } from '#shared/text/prove-standard';
import { publishStandard } from '#shared/text/publish-standard';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { reportToJson } from '#shared/text/report-json';
import type { Command } from './command.ts';
import { CommandEnd, type Io } from './io.ts';
import { findingLine, type Judged, judge } from './judge.ts';
import { choice, oneFile, readOptions } from './options.ts';
import { toJsonText, writeResult } from './sink.ts';
import { requireSource, type Source } from './source.ts';

export const publish: Command = {
  usage: 'publish FILE [--last LAST] [--layout standard] [--format text|xlsx|json] [--draft] [--blank-is-zero] [--out FILE]',
  summary: { zh: '写出经回读核对的标准文本', en: 'writes the standard text, proved by reading it back' },
  run: async (args, io) => {
    const options = readOptions(
      args,
      { last: 'text', layout: 'text', format: 'text', draft: 'flag', 'blank-is-zero': 'flag', out: 'text' },
      publish.usage,
      io,
    );
    choice(options, 'layout', ['standard'], 'standard');
    const out = options.text('out');
    const format = choice(options, 'format', FORMATS, formatOf(out));
    const isDraft = options.flag('draft');
    const source = await requireSource(oneFile(options), io);
    const judged = await judge(source, { last: options.text('last'), blankIsZero: options.flag('blank-is-zero') }, io);
    const errors = judged.result.findings.filter((finding) => finding.severity === 'error');
    for (const finding of errors) io.say(findingLine(finding, io));
    if (errors.length > 0) {
      if (!isDraft) throw new CommandEnd(message('cli.refused', { count: errors.length }), 1);
      io.say(message('cli.draftBlocked', { count: errors.length }));
    }
    await writeResult(await contentOf(format, source, judged, isDraft, io), out, io);
    return errors.length > 0 ? 1 : 0;
  },
};

type Format = (typeof FORMATS)[number];

const contentOf = async (
  format: Format,
  source: Source,
  { report, computed, result }: Judged,
  isDraft: boolean,
  io: Io,
): Promise<string | Uint8Array> => {
  const standard = isDraft ? null : proveStandard(report, computed);
  if (standard && !standard.ok) throw new CommandEnd(message('cli.proofFailed', { detail: translate(io.lang, standard.error) }), 1);
  switch (format) {
    case 'text':
      return standard?.value ?? `${translate('zh', message('cli.draftMark'))}\n${publishStandard(report, computed)}`;
    case 'xlsx':
      return publishXlsx(report, evaluateForm(report.edition, inputValues(report)));
    case 'json':
      return toJsonText(
        reportToJson({ ...source.read, report }, computed, {
          file: source.file,
          lang: io.lang,
          findings: checkToJson(result, io.lang).findings,
          source: Buffer.from(source.bytes).toString('base64'),
        }),
      );
  }
};

const formatOf = (out: string | undefined): Format => {
  if (out?.toLowerCase().endsWith('.xlsx')) return 'xlsx';
  return out?.toLowerCase().endsWith('.json') ? 'json' : 'text';
};

const FORMATS = ['text', 'xlsx', 'json'] as const;
