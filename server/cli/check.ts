// `nianbao check`: all checks of one report; exit 1 while anything must be corrected.
import { checkToJson } from '#shared/check/finding-json';
import { translate } from '#shared/i18n/translate';
import type { Command } from './command.ts';
import { findingLine, judge, verdictLine } from './judge.ts';
import { oneFile, readOptions } from './options.ts';
import { toJsonText } from './sink.ts';
import { requireSource } from './source.ts';

export const check: Command = {
  usage: 'check FILE [--last LAST] [--blank-is-zero] [--json]',
  summary: { zh: '检查勾稽、完整性和与上年的衔接', en: 'checks balances, completeness and the tie to last year' },
  run: async (args, io) => {
    const options = readOptions(args, { last: 'text', 'blank-is-zero': 'flag', json: 'flag' }, check.usage, io);
    const source = await requireSource(oneFile(options), io);
    const { result } = await judge(source, { last: options.text('last'), blankIsZero: options.flag('blank-is-zero') }, io);
    if (options.flag('json')) io.out(toJsonText(checkToJson(result, io.lang)));
    else {
      const lines = [verdictLine(result, io.lang), ...result.findings.map((finding) => findingLine(finding, io))];
      io.out(`${lines.map((line) => translate(io.lang, line)).join('\n')}\n`);
    }
    return result.verdict === 'blocked' ? 1 : 0;
  },
};
