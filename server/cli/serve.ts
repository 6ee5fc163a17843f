// `nianbao serve` (and `npm start`): starts the server, prints the links, ends cleanly when asked to.
import { readFile } from 'node:fs/promises';
import { message, translate } from '#shared/i18n/translate';
import { readConfig, type Settings } from '../config.ts';
import { StartError, startServer, untilStopped } from '../main.ts';
import type { Command } from './command.ts';
import { CommandEnd } from './io.ts';
import { type Options, readOptions } from './options.ts';

export const serve: Command = {
  usage: 'serve [--port 3000] [--host localhost] [--data data] [--config FILE.json] [--dev]',
  summary: { zh: '启动年报服务', en: 'starts the server' },
  run: async (args, io) => {
    const options = readOptions(args, { port: 'text', host: 'text', data: 'text', config: 'text', dev: 'flag' }, serve.usage, io);
    const [extra] = options.files;
    if (extra !== undefined) throw options.wrong(message('cli.unknownOption', { option: extra }));
    const config = readConfig({ flags: flagsOf(options), env: process.env, file: await configFile(options.text('config')) });
    if (!config.ok) throw new CommandEnd(config.error, 2);
    try {
      const server = await startServer(config.value);
      io.out(`${translate(io.lang, message('cli.serving', { url: server.url }))}\n`);
      if (server.links.length > 0) io.out(`${translate(io.lang, message('cli.links'))}\n`);
      for (const { label, url } of server.links) io.out(`${translate(io.lang, message('cli.link', { role: label[io.lang], url }))}\n`);
      io.say(message('cli.stopHint', { data: config.value.dataFolder }));
      await untilStopped(server);
      io.say(message('cli.stopped'));
      return 0;
    } catch (error) {
      if (error instanceof StartError) throw new CommandEnd(error.reason, 2);
      throw error;
    }
  },
};

const flagsOf = (options: Options): Settings => {
  const flags: { port?: string; host?: string; data?: string; dev?: string } = {};
  for (const name of ['port', 'host', 'data'] as const) {
    const value = options.text(name);
    if (value !== undefined) flags[name] = value;
  }
  if (options.flag('dev')) flags.dev = 'on';
  return flags;
};

const configFile = async (file: string | undefined): Promise<unknown> => {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new CommandEnd(message('cli.badConfigFile', { file, detail }), 2);
  }
};
