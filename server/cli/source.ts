// Reads a report from a file or standard input, told apart by content: our own .json, or a text.
import { readFile, stat } from 'node:fs/promises';
import type { Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { decodeSource } from '#shared/text/decode';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';
import { reportFromJson } from '#shared/text/report-json';
import { CommandEnd, type Io } from './io.ts';

export type Source = { readonly file: string; readonly bytes: Uint8Array; readonly read: ReadReport };

/** The report in `file` ("-" is standard input), or one sentence that names the file and says what is wrong. */
export const readSource = async (file: string, io: Io): Promise<Result<Source, Message>> => {
  const name = file === '-' ? STDIN_NAME[io.lang] : file;
  const named = (detail: Message) => err(message('cli.inFile', { file: name, detail: translate(io.lang, detail) }));
  const bytes = await readBytes(file, name, io);
  if (!bytes.ok) return bytes;
  const text = decodeSource(bytes.value);
  if (!text.ok) return named(text.error);
  const json = parseJsonObject(text.value);
  const read = json === null ? readReport(text.value) : reportFromJson(json);
  return read.ok ? ok({ file, bytes: bytes.value, read: read.value }) : named(read.error);
};

/** As readSource, but an unreadable file ends the command (exit 2). */
export const requireSource = async (file: string, io: Io): Promise<Source> => {
  const source = await readSource(file, io);
  if (!source.ok) throw new CommandEnd(source.error, 2);
  return source.value;
};

const readBytes = async (file: string, name: string, io: Io): Promise<Result<Uint8Array, Message>> => {
  const tooLarge = (size: number) => err(message('cli.tooLarge', { file: name, size: Math.round(size / 1e6), limit: MAX_BYTES / 1e6 }));
  if (file === '-') {
    const bytes = await io.readStdin(MAX_BYTES + 1);
    return bytes.length > MAX_BYTES ? tooLarge(bytes.length) : ok(bytes);
  }
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) return tooLarge(size);
    return ok(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') return err(message('cli.noSuchFile', { file: name }));
    if (code === 'EISDIR') return err(message('cli.isFolder', { file: name }));
    return err(message('cli.cannotRead', { file: name, code }));
  }
};

/** A text that begins like an object and parses is our own .json; anything else is read as a report's text. */
const parseJsonObject = (text: string): unknown => {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const STDIN_NAME = { zh: '标准输入', en: 'standard input' } as const;
const MAX_BYTES = 20_000_000;
