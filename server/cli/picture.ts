// `nianbao picture`: the one-page picture of a report as .svg. It refuses what publish refuses; --draft draws it all the same and says so on it.
import { message } from '#shared/i18n/translate';
import { drawPoster } from '#shared/picture/poster';
import { sceneToSvg } from '#shared/picture/scene';
import type { Command } from './command.ts';
import { CommandEnd } from './io.ts';
import { computedOf, findingLine, judge } from './judge.ts';
import { oneFile, readOptions } from './options.ts';
import { writeResult } from './sink.ts';
import { requireSource } from './source.ts';

export const picture: Command = {
  usage: 'picture FILE [--last LAST] [--draft] [--blank-is-zero] [--out PICTURE.svg]',
  summary: { zh: '画出一页图解（SVG）', en: 'draws the one-page picture (SVG)' },
  run: async (args, io) => {
    const options = readOptions(args, { last: 'text', draft: 'flag', 'blank-is-zero': 'flag', out: 'text' }, picture.usage, io);
    const isDraft = options.flag('draft');
    const source = await requireSource(oneFile(options), io);
    const last = options.text('last');
    const { report, computed, result } = await judge(source, { last, blankIsZero: options.flag('blank-is-zero') }, io);
    const errors = result.findings.filter((finding) => finding.severity === 'error');
    for (const finding of errors) io.say(findingLine(finding, io));
    if (errors.length > 0) {
      if (!isDraft) throw new CommandEnd(message('cli.refused', { count: errors.length }), 1);
      io.say(message('cli.draftBlocked', { count: errors.length }));
    }
    const before = last === undefined ? null : (await requireSource(last, io)).read.report;
    const past = before === null || before.year === null ? [] : [{ year: before.year, report: before, computed: computedOf(before) }];
    const drawn = drawPoster({ now: { report, computed }, past, isDraft });
    if (!drawn.ok) throw new CommandEnd(drawn.error, 1);
    await writeResult(sceneToSvg(drawn.value), options.text('out'), io);
    return errors.length > 0 ? 1 : 0;
  },
};
