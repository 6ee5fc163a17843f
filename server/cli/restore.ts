// `nianbao restore`: puts a backup in the place of the server's data. The server must be stopped.
import { resolve } from 'node:path';
import { message } from '#shared/i18n/translate';
import { restoreBackup } from '../store/restore.ts';
import type { Command } from './command.ts';
import { CommandEnd } from './io.ts';
import { oneFile, readOptions } from './options.ts';
import { DATA_OPTIONS, readSettings } from './settings.ts';

export const restore: Command = {
  usage: 'restore FILE [--data data] [--config FILE.json]',
  summary: { zh: '用备份恢复数据（先停止服务）', en: 'restores the data from a backup (stop the server first)' },
  run: async (args, io) => {
    const options = readOptions(args, DATA_OPTIONS, restore.usage, io);
    const file = resolve(oneFile(options));
    const { dataFolder, database } = await readSettings(options);
    if (database !== null) throw new CommandEnd(message('operations.usesDatabase'), 2);
    const done = await restoreBackup(dataFolder, file, Date.now());
    if (!done.ok) {
      const [only, ...others] = done.error;
      if (only && others.length === 0) throw new CommandEnd(only, 2);
      for (const fault of done.error) io.say(fault);
      throw new CommandEnd(message('operations.restore.bad', { file }), 2);
    }
    const { reports, rows, kept, missing, accessKept } = done.value;
    io.say(message('operations.restore.done', { file, reports, rows }));
    if (kept !== null) io.say(message('operations.restore.kept', { file: kept }));
    if (missing.length > 0) io.say(message('operations.restore.missing', { count: missing.length, reports: missing.join('、') }));
    io.say(message(accessKept ? 'operations.restore.accessKept' : 'operations.restore.accessTurned'));
    return 0;
  },
};
