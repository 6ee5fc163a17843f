// Reads a report from a file or standard input, told apart by content: our own .json, a text, a web page, .docx or .xlsx.
import { readFile, stat } from 'node:fs/promises';
import { evaluate } from '#shared/calc/evaluate';
import type { Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { inputValues, type Report } from '#shared/report/report';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { decodeSource } from '#shared/text/decode';
import { followTotals } from '#shared/text/follow-totals';
import { readBytes } from '#shared/text/read/read-bytes';
import type { ReadReport } from '#shared/text/read/repair';
import { CommandEnd, type Io } from './io.ts';

export type Source = { readonly file: string; readonly bytes: Uint8Array; readonly read: ReadReport };

/** The report in `file` ("-" is standard input), or one sentence that names the file and says what is wrong. */
export const readSource = async (file: string, io: Io): Promise<Result<Source, Message>> => {
  const name = spokenName(file, io);
  const named = (detail: Message) => err(message('cli.inFile', { file: name, detail: translate(io.lang, detail) }));
  const bytes = await loadBytes(file, name, io);
  if (!bytes.ok) return bytes;
  const read = await readBytes(bytes.value);
  return read.ok ? ok({ file, bytes: bytes.value, read: await withTotals(read.value) }) : named(read.error);
};

/** What a sentence calls a file. */
export const spokenName = (file: string, io: Io): string => (file === '-' ? STDIN_NAME[io.lang] : file);

/** The bytes of the file a report was first imported from: itself, or what a .json carries; null where that carries nothing. */
export const originalBytes = ({ bytes, read }: Source): Uint8Array | null => {
  if (read.source !== undefined) return Buffer.from(read.source, 'base64');
  const text = decodeSource(bytes);
  return text.ok && text.value.trimStart().startsWith('{') ? null : bytes;
};

/** Base64 of the original bytes for a .json that is kept. */
export const sourceBase64 = ({ bytes, read }: Source): string => read.source ?? Buffer.from(bytes).toString('base64');

/** The totals of an edited .json follow its figures; without its source nobody knows what was edited. */
const withTotals = async (read: ReadReport): Promise<ReadReport> => {
  if (read.source === undefined) return read;
  const imported = await readBytes(Buffer.from(read.source, 'base64'));
  if (!imported.ok || imported.value.report.edition.key !== read.report.edition.key) return read;
  const { report } = imported.value;
  return { ...read, report: followTotals(report, read.report, sums(report), sums(read.report)) };
};

const sums = (report: Report) => evaluate(report.edition, inputValues(report));

/** As readSource, but an unreadable file ends the command (exit 2). */
export const requireSource = async (file: string, io: Io): Promise<Source> => {
  const source = await readSource(file, io);
  if (!source.ok) throw new CommandEnd(source.error, 2);
  return source.value;
};

/** The bytes of `file` ("-" is standard input) within the limit; `name` is what a sentence calls it. */
export const loadBytes = async (file: string, name: string, io: Io): Promise<Result<Uint8Array, Message>> => {
  const tooLarge = (size: number) => err(message('cli.tooLarge', { file: name, size: Math.round(size / 1e6), limit: MAX_BYTES / 1e6 }));
  if (file === '-') {
    const bytes = await io.readStdin(MAX_BYTES + 1);
    // Reading ended at the limit: how much more there is nobody knows.
    return bytes.length > MAX_BYTES ? err(message('cli.streamTooLarge', { file: name, limit: MAX_BYTES / 1e6 })) : ok(bytes);
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

const STDIN_NAME = { zh: '标准输入', en: 'standard input' } as const;
const MAX_BYTES = 20_000_000;
