// `nianbao verify`: whether a published file still says what the report says; else the first cell or sentence that differs.
import { type Message, message, translate } from '#shared/i18n/translate';
import { type Difference, firstDifference } from '#shared/text/compare-reports';
import { withoutSpaces } from '../publish/prove-pdf.ts';
import type { Command } from './command.ts';
import { CommandEnd, type Io } from './io.ts';
import { computedOf } from './judge.ts';
import { oneFile, readOptions } from './options.ts';
import { type Published, readPublished } from './published.ts';
import { toJsonText } from './sink.ts';

export const verify: Command = {
  usage: 'verify FILE --against REPORT [--json]',
  summary: { zh: '核对已公布的文件与年报是否一致', en: 'compares a published file with the report' },
  run: async (args, io) => {
    const options = readOptions(args, { against: 'text', json: 'flag' }, verify.usage, io);
    const file = oneFile(options);
    const against = options.text('against');
    if (against === undefined) throw options.wrong(message('cli.missingOption', { option: '--against' }));
    const published = await readOrEnd(file, io);
    const held = await readOrEnd(against, io);
    const prose = published.hasProse && held.hasProse;
    const computed = computedOf(held.report);
    const comparable = ({ report }: Published) => (published.hasSpaces && held.hasSpaces ? report : withoutSpaces(report));
    const difference = firstDifference(comparable(published), comparable(held), computed, { prose });
    const said = difference ? differenceLine(difference, io) : message(prose ? 'verify.equal' : 'verify.equalCells', { file, against });
    const sentence = translate(io.lang, said);
    if (options.flag('json')) {
      const compared = prose ? ['cells', 'prose'] : ['cells'];
      const told = difference && { ...difference, message: sentence };
      io.out(toJsonText({ file, against, equal: difference === null, compared, difference: told }));
    } else io.out(`${sentence}\n`);
    return difference ? 1 : 0;
  },
};

const readOrEnd = async (file: string, io: Io): Promise<Published> => {
  const read = await readPublished(file, io);
  if (!read.ok) throw new CommandEnd(read.error, 2);
  return read.value;
};

const differenceLine = ({ place, published, report }: Difference, io: Io): Message => {
  const shown = (text: string) => (text === '' ? translate(io.lang, message('verify.nothing')) : text);
  return message('verify.differs', { place, published: shown(published), report: shown(report) });
};
