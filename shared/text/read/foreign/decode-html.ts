// The bytes of a web page as text: by its mark, as UTF-8, or in the encoding the page names. Called by read-bytes.ts.
import type { Message } from '../../../i18n/translate.ts';
import { message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import { decodeWithEncoding, MAX_SOURCE_BYTES } from '../../decode.ts';

/** The page's text. The named encoding is asked only where the bytes are no UTF-8: pages name it wrongly more often than not. */
export const decodeHtml = (bytes: Uint8Array): Result<string, Message> => {
  const decoded = decodeWithEncoding(bytes);
  if (decoded.ok && decoded.value.encoding !== 'gb18030') return ok(decoded.value.text);
  const named = bytes.length > MAX_SOURCE_BYTES ? null : namedEncoding(bytes);
  if (named === null) return decoded.ok ? ok(decoded.value.text) : decoded;
  const text = new TextDecoder(named, { fatal: false }).decode(bytes);
  const broken = text.split('\ufffd', MAX_BROKEN + 1).length - 1;
  if (broken < MAX_BROKEN && broken * 200 <= text.length) return ok(text);
  return err(decoded.ok ? message('read.binary') : decoded.error);
};

/** A page that says what it is in its first bytes; the encoding's name where it is one we know. */
const namedEncoding = (bytes: Uint8Array): string | null => {
  const head = asAscii(bytes.subarray(0, 4096));
  const name = /<meta[^>]{0,200}charset\s?=\s?["']?\s?([\w-]{3,20})/i.exec(head)?.[1]?.toLowerCase();
  return name === undefined ? null : (ENCODINGS.get(name) ?? null);
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
