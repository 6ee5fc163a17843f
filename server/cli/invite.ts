// `nianbao invite --admin`: a new one-time link for an administrator, also while the server is running. Whoever may read the data folder may
// let people in.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { message } from '#shared/i18n/translate';
import { inviteAdmin } from '../auth/first-admin.ts';
import { createInvitations } from '../auth/invitations.ts';
import { openStorage } from '../cluster/open-storage.ts';
import type { Config } from '../config.ts';
import { signInLink } from '../http/invitation-routes.ts';
import { createLog } from '../log.ts';
import { DATABASE } from '../store/backup.ts';
import type { ReportStore } from '../store/report-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Command } from './command.ts';
import { CommandEnd } from './io.ts';
import { readOptions } from './options.ts';
import { DATA_OPTIONS, readSettings } from './settings.ts';

export const invite: Command = {
  usage: 'invite --admin [--data data] [--config FILE.json]',
  summary: { zh: '生成一次性的管理员登录链接', en: 'makes a one-time link for an administrator' },
  run: async (args, io) => {
    const options = readOptions(args, { ...DATA_OPTIONS, admin: 'flag' }, invite.usage, io);
    const [extra] = options.files;
    if (extra !== undefined) throw options.wrong(message('cli.unknownOption', { option: extra }));
    if (!options.flag('admin')) throw options.wrong(message('people.invite.onlyAdmin'));
    const config = await readSettings(options);
    const { store, close } = await openBeside(config);
    try {
      const invitations = createInvitations({ store, now: Date.now, onMember: async () => {} });
      const secret = await inviteAdmin(store, invitations);
      io.say(message('people.invite.made'));
      io.out(`${signInLink(config.publicUrl, secret)}\n`);
      if (!config.publicUrlGiven) io.say(message('people.invite.address', { url: config.publicUrl }));
      return 0;
    } finally {
      await close();
    }
  },
};

/** The storage, beside whatever server is running on it: one row is added, nothing a server keeps in memory. */
const openBeside = async (config: Config): Promise<{ readonly store: ReportStore; readonly close: () => Promise<void> }> => {
  if (config.database === null) {
    const file = join(config.dataFolder, DATABASE);
    if (!existsSync(file)) throw new CommandEnd(message('people.invite.noData', { data: config.dataFolder }), 2);
    const store = openSqliteStore(file);
    if (!store.ok) throw new CommandEnd(store.error, 2);
    return { store: store.value, close: () => store.value.close() };
  }
  const opened = await openStorage(config, createLog('silent'));
  if (!opened.ok) throw new CommandEnd(opened.error, 2);
  const { store, bus } = opened.value;
  const close = async () => {
    await bus.close();
    await store.close();
  };
  return { store, close };
};
