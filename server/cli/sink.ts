// Where a command's result goes: a file, or standard output.
import { writeFile } from 'node:fs/promises';
import { message } from '#shared/i18n/translate';
import { CommandEnd, type Io } from './io.ts';

/** Writes the result whole; a file that cannot be written ends the command (exit 2). */
export const writeResult = async (content: string | Uint8Array, file: string | undefined, io: Io): Promise<void> => {
  if (file === undefined || file === '-') {
    io.out(content);
    return;
  }
  try {
    await writeFile(file, content);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CommandEnd(message('cli.cannotWrite', { file, code }), 2);
  }
  io.say(message('cli.written', { file }));
};

/** One JSON document, as every `--json` prints it. */
export const toJsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
