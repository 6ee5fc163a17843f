// Bytes of a file to text: finds the encoding, or says what the file seems to be. Called by the command line and the import screen.
import type { Message, MessageKey } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';

/** Bytes a source may have. */
export const MAX_SOURCE_BYTES = 20 * 1024 * 1024;

/** The text of a file in UTF-8, UTF-16 or GB18030, without byte order mark; anything else is refused with one sentence. */
export const decodeSource = (bytes: Uint8Array): Result<string, Message> => {
  const decoded = decodeWithEncoding(bytes);
  return decoded.ok ? ok(decoded.value.text) : decoded;
};

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file's text and how it was encoded; the byte order mark is not part of the text, except in GB18030. */
export type Decoded = { readonly text: string; readonly encoding: Encoding };

/** As decodeSource, with the encoding that was found. */
export const decodeWithEncoding = (bytes: Uint8Array): Result<Decoded, Message> => {
  if (bytes.length === 0) return err(message('read.empty'));
  if (bytes.length > MAX_SOURCE_BYTES)
    return err(message('read.tooLarge', { size: Math.ceil(bytes.length / MEGABYTE), limit: MAX_SOURCE_BYTES / MEGABYTE }));
  const kind = SIGNATURES.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (kind) return err(message(kind.key));
  const decoded = decodeText(bytes);
  if (decoded === null) return err(message('read.binary'));
  return decoded.text.trim() === '' ? err(message('read.empty')) : ok(decoded);
};

const decodeText = (bytes: Uint8Array): Decoded | null => {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (marked !== null) return decodedAs(marked, plainText(decode(marked, bytes)));
  const wide = wideEncoding(bytes);
  // Without a mark the bytes only suggest it: what comes out must look like Chinese.
  const unmarked = wide && decodedAs(wide, chineseText(decode(wide, bytes)));
  if (unmarked) return unmarked;
  return decodedAs('utf-8', plainText(decode('utf-8', bytes))) ?? decodedAs('gb18030', chineseText(decode('gb18030', bytes)));
};

const decodedAs = (encoding: Encoding, text: string | null): Decoded | null => (text === null ? null : { text, encoding });

/** UTF-16 without a mark: line ends, digits and tabs have a zero byte on one side; characters such as 一 and 开 have one on the other. */
const wideEncoding = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const length = Math.min(bytes.length - (bytes.length % 2), SAMPLE);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0 && isPlainAscii(bytes[index + 1])) even++;
    if (bytes[index + 1] === 0 && isPlainAscii(bytes[index])) odd++;
  }
  if (bytes.length % 2 !== 0 || even + odd < length / 64 || even + odd === 0) return null;
  if (odd > even * 3) return 'utf-16le';
  return even > odd * 3 ? 'utf-16be' : null;
};

const isPlainAscii = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13);

const decode = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Null where the text holds characters no text file has. */
const plainText = (text: string | null): string | null => {
  if (text === null) return null;
  const sample = text.slice(0, SAMPLE);
  const controls = sample.match(CONTROLS)?.length ?? 0;
  return text.includes('\0') || controls > sample.length / 100 ? null : text;
};

/** GB18030 accepts nearly any bytes, so the outcome must look like Chinese. */
const chineseText = (text: string | null): string | null => {
  const plain = plainText(text);
  if (plain === null) return null;
  const sample = plain.slice(0, SAMPLE);
  const wide = sample.match(/\P{ASCII}/gu)?.length ?? 0;
  const common = sample.match(/[的政府信息公开年度报告情况一二三四本收申请。，、]/g)?.length ?? 0;
  return common * 12 >= wide ? plain : null;
};

declare class TextDecoder {
  constructor(encoding: string, options: { fatal: boolean });
  decode(bytes: Uint8Array): string;
}

const MEGABYTE = 1024 * 1024;
const SAMPLE = 65_536;
const CONTROLS = /[^\P{Cc}\t\n\v\f\r\u0085]/gu;

const SIGNATURES: readonly { readonly magic: readonly number[]; readonly key: SignatureKey }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], key: 'read.isZip' },
  { magic: [0x50, 0x4b, 0x05, 0x06], key: 'read.isZip' },
  { magic: [0x25, 0x50, 0x44, 0x46], key: 'read.isPdf' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], key: 'read.isOle' },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], key: 'read.isRtf' },
  { magic: [0x89, 0x50, 0x4e, 0x47], key: 'read.isImage' },
  { magic: [0xff, 0xd8, 0xff], key: 'read.isImage' },
  { magic: [0x47, 0x49, 0x46, 0x38], key: 'read.isImage' },
  { magic: [0x1f, 0x8b], key: 'read.isArchive' },
  { magic: [0x52, 0x61, 0x72, 0x21], key: 'read.isArchive' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], key: 'read.isArchive' },
];

type SignatureKey = Extract<MessageKey, 'read.isZip' | 'read.isPdf' | 'read.isOle' | 'read.isRtf' | 'read.isImage' | 'read.isArchive'>;
