// `nianbao backup`: a checked copy of the server's data in one file, also while the server is running.
import { resolve } from 'node:path';
import { message } from '#shared/i18n/translate';
import { backUp } from '../store/backup.ts';
import type { Command } from './command.ts';
import { CommandEnd } from './io.ts';
import { oneFile, readOptions } from './options.ts';
import { DATA_OPTIONS, readSettings } from './settings.ts';

export const backup: Command = {
  usage: 'backup FILE [--data data] [--config FILE.json]',
  summary: { zh: '备份数据并核对（服务可以在运行）', en: 'a checked backup of the data, also while the server runs' },
  run: async (args, io) => {
    const options = readOptions(args, DATA_OPTIONS, backup.usage, io);
    const file = resolve(oneFile(options));
    const { dataFolder, database } = await readSettings(options);
    if (database !== null) throw new CommandEnd(message('operations.usesDatabase'), 2);
    const done = await backUp(dataFolder, file);
    if (!done.ok) {
      const [only, ...others] = done.error;
      if (only && others.length === 0) throw new CommandEnd(only, 2);
      for (const fault of done.error) io.say(fault);
      throw new CommandEnd(message('operations.backup.bad'), 2);
    }
    io.say(message('operations.backup.done', { file, reports: done.value.reports, rows: done.value.rows }));
    return 0;
  },
};
