// `nianbao restore`: puts a backup in the place of the server's data (the server must be stopped), or finishes what pg_restore has begun.
import { resolve } from 'node:path';
import { message } from '#shared/i18n/translate';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import { restoreBackup } from '../store/restore.ts';
import type { Command } from './command.ts';
import { CommandEnd, type Io } from './io.ts';
import { oneFile, readOptions } from './options.ts';
import { DATA_OPTIONS, readSettings } from './settings.ts';

export const restore: Command = {
  usage: 'restore FILE [--data data] | restore --postgres  [--config FILE.json]',
  summary: { zh: '用备份恢复数据（先停止服务）', en: 'restores the data from a backup (stop the server first)' },
  run: async (args, io) => {
    const options = readOptions(args, { ...DATA_OPTIONS, postgres: 'flag' }, restore.usage, io);
    if (options.flag('postgres')) {
      const config = await readSettings(options);
      if (config.database === null || options.files.length > 0) throw options.wrong(message('operations.restore.postgresOnly'));
      return finishPostgres(config.database, io);
    }
    const file = resolve(oneFile(options));
    const config = await readSettings(options);
    if (config.database !== null) throw new CommandEnd(message('operations.usesDatabase'), 2);
    return restoreFile(config, file, io);
  },
};

/** What was brought back by the database's own tools: the epoch of every report rises. */
const finishPostgres = async (url: string, io: Io): Promise<0> => {
  const opened = await openPostgres({ url, node: 'command-line', log: createLog('silent'), connections: 2, as: 'restored' });
  if (!opened.ok) throw new CommandEnd(opened.error, 2);
  const { store } = opened.value;
  try {
    io.say(message('operations.restore.postgresDone', { reports: (await store.reports()).length }));
    return 0;
  } finally {
    await store.close();
  }
};

const restoreFile = async ({ dataFolder }: Config, file: string, io: Io): Promise<0> => {
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
};
