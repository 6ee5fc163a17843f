// Tells from its bytes what kind of file a report came in; names are not believed. Called by read-bytes.ts.
import { type Message, message } from '../../i18n/translate.ts';
import { err, ok, type Result } from '../../result.ts';
import { asAscii } from './foreign/decode-html.ts';
import { listZip } from './foreign/zip.ts';

/** `text` is plain text, Markdown, CSV or our own JSON; which of them the decoded text tells. */
export type Format = 'text' | 'html' | 'docx' | 'xlsx';

/** The format of a file that can be read, or the sentence that says what it is and what to do. */
export const sniffFormat = (bytes: Uint8Array): Result<Format, Message> => {
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return sniffZip(bytes);
  if (startsWith(bytes, OLE)) return err(oleMessage(bytes));
  if (startsWith(bytes, PDF)) return err(message('foreign.isPdf'));
  // In UTF-16 every other byte is zero; without them the tags can be read as they are.
  const head = asAscii(bytes.subarray(0, HEAD)).replaceAll('\0', '');
  const text = head.replace(/^[^\x20-\x7e]{0,8}/, '').trimStart();
  if (/^MIME-Version:/i.test(text) || /^Content-Type: multipart\/related/im.test(text.slice(0, 2000)))
    return err(message('foreign.isMhtml'));
  if (/<\?mso-application\b|<w:wordDocument\b|<pkg:package\b|<Workbook\b[^>]{0,300}office:spreadsheet/.test(text))
    return err(message('foreign.isOfficeXml'));
  return ok(isHtml(text, bytes) ? 'html' : 'text');
};

/** Whether a text is a page's source, or Markdown with tables in HTML. */
export const looksLikeHtml = (text: string): boolean => isMarkup(text.trimStart());

const isHtml = (head: string, bytes: Uint8Array): boolean =>
  isMarkup(head) || (bytes.length > HEAD && isMarkup(asAscii(bytes.subarray(HEAD, HEAD * 8))));

const isMarkup = (text: string): boolean =>
  /^<(?:!doctype html|html|head|body|meta|table|div|p|span|section|article|main|h[1-6]|center|font|\?xml[^>]{0,200}\?>\s{0,9}<(?:!doctype html|html))[\s>/]/i.test(
    text,
  ) ||
  (/<table[\s>]/i.test(text) && /<t[dh][\s>]/i.test(text)) ||
  /<(?:html|body)[\s>]/i.test(text.slice(0, 4000));

const sniffZip = (bytes: Uint8Array): Result<Format, Message> => {
  const listed = listZip(bytes);
  if (!listed.ok) return listed;
  const names = new Set(listed.value.map(({ name }) => name));
  const has = (start: string): boolean => [...names].some((name) => name.startsWith(start));
  if (has('word/')) return ok('docx');
  if (names.has('xl/workbook.bin')) return err(message('foreign.isBinaryWorkbook'));
  if (has('xl/')) return ok('xlsx');
  if (has('ppt/')) return err(message('foreign.isPresentation'));
  if (names.has('mimetype') && names.has('content.xml')) return err(message('foreign.isOpenDocument'));
  return err(message('foreign.isArchive'));
};

/** Old Office files and encrypted new ones share a container; the names of its streams, in UTF-16, tell which. */
const oleMessage = (bytes: Uint8Array): Message => {
  const text = asAscii(bytes.length > OLE_SEARCHED * 2 ? joined(bytes) : bytes);
  const has = (name: string): boolean => text.includes([...name].join('\0'));
  if (has('EncryptedPackage')) return message('foreign.encrypted');
  if (has('WordDocument')) return message('foreign.isOldWord');
  return has('Workbook') ? message('foreign.isOldExcel') : message('foreign.isOldOffice');
};

/** The directory stands near the beginning or the end. */
const joined = (bytes: Uint8Array): Uint8Array => {
  const both = new Uint8Array(OLE_SEARCHED * 2);
  both.set(bytes.subarray(0, OLE_SEARCHED));
  both.set(bytes.subarray(-OLE_SEARCHED), OLE_SEARCHED);
  return both;
};

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const HEAD = 65_536;
const OLE_SEARCHED = 2 * 1024 * 1024;
