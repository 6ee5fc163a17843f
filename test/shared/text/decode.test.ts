// Bytes to text: encodings by their content, everything else refused by name.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeSource, MAX_SOURCE_BYTES } from '#shared/text/decode';

const text = readFileSync(new URL('../../fixtures/texts/yunxiu-2023.txt', import.meta.url), 'utf8');
const utf16be = (source: string): Uint8Array => Buffer.from(source, 'utf16le').swap16();
/** “政府信息公开，” and an end of line, over and over, in GB18030. */
const gbLine = [0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa, 0xa3, 0xac, 0x0a];

describe('decodeSource', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with a byte order mark', utf16be(`\ufeff${text}`)],
    ['UTF-16 LE without', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE without', utf16be(text)],
  ])('%s', (_, bytes) => {
    expect(decodeSource(bytes)).toEqual({ ok: true, value: text });
  });

  test('GB18030', () => {
    const bytes = Uint8Array.from(Array.from({ length: 20 }, () => gbLine).flat());
    expect(decodeSource(bytes)).toEqual({ ok: true, value: '政府信息公开，\n'.repeat(20) });
  });

  test.each([
    ['nothing', new Uint8Array(), 'read.empty'],
    ['only spaces', Buffer.from(' \n\t '), 'read.empty'],
    ['a zip', Buffer.from('PK\u0003\u0004abc'), 'read.isZip'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'read.isPdf'],
    ['an old Word file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'read.isOle'],
    ['rich text', Buffer.from('{\\rtf1 hello}'), 'read.isRtf'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'read.isImage'],
    ['zeros', new Uint8Array(5000), 'read.binary'],
    ['random bytes', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + ((index * index) >> 3)) & 255), 'read.binary'],
    ['far too much', new Uint8Array(MAX_SOURCE_BYTES + 1), 'read.tooLarge'],
  ])('%s is refused', (_, bytes, key) => {
    const result = decodeSource(bytes);
    expect(result.ok ? 'read' : result.error.key).toBe(key);
  });
});
