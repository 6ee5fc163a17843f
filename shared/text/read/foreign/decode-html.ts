// The bytes of a web page as text: by its mark, as UTF-8, or in the encoding the page names. Called by read-bytes.ts.
import type { Message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import { decodeSource, MAX_SOURCE_BYTES } from '../../decode.ts';

/** The page's text. The named encoding is asked only where the bytes are no UTF-8: pages name it wrongly more often than not. */
export const decodeHtml = (bytes: Uint8Array): Result<string, Message> => {
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const named = hasMark || bytes.length > MAX_SOURCE_BYTES || isUtf8(bytes) ? null : namedEncoding(bytes);
  if (named === null) return decodeSource(bytes);
  const text = new TextDecoder(named, { fatal: false }).decode(bytes);
  const broken = text.split('\ufffd', MAX_BROKEN + 1).length - 1;
  return broken < MAX_BROKEN && broken * 200 <= text.length ? ok(text) : err(decodeFailure(bytes));
};

/** A page that says what it is in its first bytes; the encoding's name where it is one we know. */
const namedEncoding = (bytes: Uint8Array): string | null => {
  const head = asAscii(bytes.subarray(0, 4096));
  const name = /<meta[^>]{0,200}charset\s?=\s?["']?\s?([\w-]{3,20})/i.exec(head)?.[1]?.toLowerCase();
  return name === undefined ? null : (ENCODINGS.get(name) ?? null);
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const decodeFailure = (bytes: Uint8Array): Message => {
  const decoded = decodeSource(bytes);
  return decoded.ok ? { key: 'read.binary', parameters: {} } : decoded.error;
};

/** Bytes as characters one to one, enough to look for tags. */
export const asAscii = (bytes: Uint8Array): string => new TextDecoder('latin1', { fatal: false }).decode(bytes);

declare class TextDecoder {
  constructor(encoding: string, options: { fatal: boolean });
  decode(bytes: Uint8Array): string;
}

const ENCODINGS = new Map([
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['big5', 'big5'],
]);
const MAX_BROKEN = 1000;
