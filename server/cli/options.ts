// Reads a command's arguments; anything wrong ends the command with one sentence and its usage.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { CommandEnd, type Io, listed } from './io.ts';

export type OptionKinds = Readonly<Record<string, 'text' | 'flag'>>;

export type Options = {
  readonly files: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  /** Words as the language lists them. */
  readonly listed: (words: readonly string[]) => string;
  /** Ends the command: the arguments are not right. */
  readonly wrong: (detail: Message) => CommandEnd;
};

export const readOptions = (args: readonly string[], kinds: OptionKinds, usage: string, io: Io): Options => {
  const wrong = (detail: Message) =>
    new CommandEnd(
      message('cli.badOption', { detail: translate(io.lang, detail), usage: translate(io.lang, message('cli.usage', { usage })) }),
      2,
    );
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, kind] of Object.entries(kinds)) options[name] = { type: kind === 'flag' ? 'boolean' : 'string' };
  const parsed = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    const kind = kinds[token.name];
    const option = token.rawName;
    if (kind === undefined) throw wrong(message('cli.unknownOption', { option }));
    if (kind === 'text' && (token.value === undefined || (!token.inlineValue && /^--./.test(token.value)))) {
      throw wrong(message('cli.optionNeedsValue', { option }));
    }
    if (kind === 'flag' && token.value !== undefined) throw wrong(message('cli.optionTakesNoValue', { option }));
  }
  return {
    files: parsed.positionals,
    text: (name) => {
      const value = parsed.values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => parsed.values[name] === true,
    listed: (words) => listed(words, io),
    wrong,
  };
};

/** The one file a command reads. */
export const oneFile = (options: Options): string => {
  const [file, ...others] = options.files;
  if (file === undefined) throw options.wrong(message('cli.missingFile'));
  if (others.length > 0) throw options.wrong(message('cli.oneFile'));
  return file;
};

/** An option that takes one of a few words; `fallback` where it is left out. */
export const choice = <T extends string>(options: Options, name: string, allowed: readonly T[], fallback: T): T => {
  const value = options.text(name);
  if (value === undefined) return fallback;
  const found = allowed.find((word) => word === value);
  if (found === undefined) throw options.wrong(message('cli.badValue', { option: `--${name}`, value, allowed: options.listed(allowed) }));
  return found;
};
