// Finds the command and turns its end into an exit code; never shows a stack trace. Called by main.ts and by tests.
import type { Lang, Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { consolidateCommand } from './consolidate.ts';
import { doctor } from './doctor.ts';
import { importCommand } from './import.ts';
import { invite } from './invite.ts';
import { CommandEnd, type Io, listed } from './io.ts';
import { manifest } from './manifest.ts';
import { newCommand } from './new.ts';
import { picture } from './picture.ts';
import { publish } from './publish.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';
import { workbook } from './workbook.ts';

export type Outside = {
  readonly out: (content: string | Uint8Array) => void;
  readonly sayLine: (line: string) => void;
  readonly readStdin: (limit: number) => Promise<Uint8Array>;
};

/** Runs one command line (without program name) and gives the exit code. */
export const runCli = async (argv: readonly string[], outside: Outside): Promise<number> => {
  const { lang, rest, isWrong } = takeLang(argv);
  const io: Io = {
    lang,
    out: outside.out,
    say: (sentence) => outside.sayLine(translate(lang, sentence)),
    readStdin: outside.readStdin,
  };
  const commands = listed(Object.keys(commandByName), io);
  const [name, ...args] = rest;
  if (isWrong || name === undefined) {
    io.say(isWrong ? message('cli.badLang') : message('cli.noCommand', { commands }));
    return 2;
  }
  if (name === 'help' || name === '--help' || name === '-h') {
    io.out(`${translate(lang, helpMessage(lang))}\n`);
    return 0;
  }
  const command = Object.hasOwn(commandByName, name) ? commandByName[name] : undefined;
  if (!command) {
    io.say(message('cli.unknownCommand', { command: name, commands }));
    return 2;
  }
  if (args.includes('--help')) {
    io.out(`${translate(lang, message('cli.usage', { usage: command.usage }))}\n`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof CommandEnd) {
      io.say(error.sentence);
      return error.code;
    }
    if (process.env.NIANBAO_DEBUG) throw error;
    io.say(message('cli.bug', { detail: error instanceof Error ? (error.message.split('\n')[0]?.slice(0, 200) ?? '') : 'unknown' }));
    return 2;
  }
};

const takeLang = (argv: readonly string[]): { lang: Lang; rest: readonly string[]; isWrong: boolean } => {
  const index = argv.indexOf('--lang');
  if (index < 0) return { lang: 'zh', rest: argv, isWrong: false };
  const wanted = argv[index + 1];
  const rest = argv.filter((_, place) => place !== index && place !== index + 1);
  return { lang: wanted === 'en' ? 'en' : 'zh', rest, isWrong: wanted !== 'zh' && wanted !== 'en' };
};

const helpMessage = (lang: Lang): Message =>
  message('cli.help', {
    commands: Object.values(commandByName)
      .map(({ usage, summary }) => `  nianbao ${usage}\n      ${summary[lang]}`)
      .join('\n'),
  });

const commandByName: Readonly<Record<string, Command>> = {
  serve,
  new: newCommand,
  import: importCommand,
  check,
  publish,
  picture,
  workbook,
  verify,
  consolidate: consolidateCommand,
  backup,
  restore,
  doctor,
  audit,
  invite,
  manifest,
};
