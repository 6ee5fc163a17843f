// The server's settings as the commands that touch its data read them: options before environment before configuration file.
import { readFile } from 'node:fs/promises';
import { message } from '#shared/i18n/translate';
import { type Config, readConfig, type Settings } from '../config.ts';
import { CommandEnd } from './io.ts';
import type { OptionKinds, Options } from './options.ts';

/** Options of a command that only needs to find the data. */
export const DATA_OPTIONS: OptionKinds = { data: 'text', config: 'text' };

/** Ends the command where a setting is not right. */
export const readSettings = async (options: Options): Promise<Config> => {
  const config = readConfig({ flags: flagsOf(options), env: process.env, file: await configFile(options.text('config')) });
  if (!config.ok) throw new CommandEnd(config.error, 2);
  return config.value;
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
