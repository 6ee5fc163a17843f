// Tells by content which of our formats a file could be. Used where published files are read again.
import type { Written } from './prove-format.ts';
import { CSV_HEAD } from './publish-csv.ts';
import { unpack } from './read/foreign/zip.ts';

/** The file as one of our own formats, or null where it looks like none of them (plain text and our .json are read elsewhere). */
export const writtenOf = (bytes: Uint8Array): Written | null => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return zipKind(bytes);
  const head = latin(bytes.subarray(0, HEAD));
  if (head.includes('<meta name="generator" content="nianbao">')) return { format: 'html', content: utf8(bytes) };
  return head.startsWith(CSV_HEAD) || head.startsWith(`\u00ef\u00bb\u00bf${CSV_HEAD}`) ? { format: 'csv', content: utf8(bytes) } : null;
};

/** The archive is unpacked once under the importer's limits, so that no library is handed a bomb. */
const zipKind = (bytes: Uint8Array): Written | null => {
  const parts = unpack(bytes, () => true);
  if (!parts.ok) return null;
  if (parts.value.has('word/document.xml')) return { format: 'docx', content: bytes };
  return parts.value.has('xl/workbook.xml') ? { format: 'xlsx', content: bytes } : null;
};

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

declare class TextDecoder {
  constructor(encoding: string);
  decode(bytes: Uint8Array): string;
}

const HEAD = 2000;
