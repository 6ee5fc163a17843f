// `nianbao serve` (and `npm start`): starts the server, prints the links, ends cleanly when asked to.
import { message, translate } from '#shared/i18n/translate';
import { hostOf } from '../store/postgres/check-database.ts';
import type { Command } from './command.ts';
import { CommandEnd } from './io.ts';
import { keepSmall } from './keep-small.ts';
import { readOptions } from './options.ts';
import { readSettings } from './settings.ts';

export const serve: Command = {
  usage: 'serve [--port 3000] [--host localhost] [--data data] [--config FILE.json] [--dev]',
  summary: { zh: '启动年报服务', en: 'starts the server' },
  run: async (args, io) => {
    const options = readOptions(args, { port: 'text', host: 'text', data: 'text', config: 'text', dev: 'flag' }, serve.usage, io);
    const [extra] = options.files;
    if (extra !== undefined) throw options.wrong(message('cli.tooMuch', { word: extra }));
    const config = await readSettings(options);
    keepSmall();
    // Every other command starts faster without the server's parts.
    const { StartError, startServer, untilStopped } = await import('../main.ts');
    const { signInLink } = await import('../http/invitation-routes.ts');
    try {
      const server = await startServer(config);
      io.out(`${translate(io.lang, message('cli.serving', { url: server.url }))}\n`);
      if (server.links.length > 0) io.out(`${translate(io.lang, message('cli.links'))}\n`);
      for (const { label, url } of server.links) io.out(`${translate(io.lang, message('cli.link', { role: label[io.lang], url }))}\n`);
      if (server.firstAdmin?.kind === 'link') {
        io.out(
          `${translate(io.lang, message('people.serve.first', { hours: server.firstAdmin.hours }))}\n  ${signInLink(server.url, server.firstAdmin.secret)}\n`,
        );
      } else if (server.firstAdmin) {
        io.say(
          config.database === null ? message('people.serve.waiting', { data: config.dataFolder }) : message('people.serve.waitingShared'),
        );
      }
      io.say(message('cli.stopHint', { data: config.database === null ? config.dataFolder : hostOf(config.database) }));
      await untilStopped(server);
      io.say(message('cli.stopped'));
      return 0;
    } catch (error) {
      if (error instanceof StartError) throw new CommandEnd(error.reason, 2);
      throw error;
    }
  },
};
