// Puts changes of a text into the bytes it was decoded from: every byte outside the changes stays, whatever the encoding.
// Called by publish-source.ts.
import type { Encoding } from './decode.ts';

/** Replaces the characters from `from` to `to` (offsets in the decoded text) by `text`. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string };

/** The text with the edits, which must be sorted and must not overlap. */
export const editText = (text: string, edits: readonly TextEdit[]): string => {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return out + text.slice(at);
};

/** The bytes with the same edits; null where the encoding has no bytes for a character. */
export const editBytes = (bytes: Uint8Array, text: string, encoding: Encoding, edits: readonly TextEdit[]): Uint8Array | null => {
  const parts: Uint8Array[] = [];
  let offset = markLength(bytes, encoding);
  let at = 0;
  let kept = 0;
  const advance = (to: number): number => {
    offset += lengthInBytes(bytes, offset, text.slice(at, to), encoding);
    at = to;
    return offset;
  };
  for (const edit of edits.map((one) => onWholeCharacters(text, one))) {
    const encoded = encode(edit.text, encoding);
    if (encoded === null) return null;
    parts.push(bytes.subarray(kept, advance(edit.from)), encoded);
    kept = advance(edit.to);
  }
  parts.push(bytes.subarray(kept));
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    out.set(part, start);
    start += part.length;
  }
  return out;
};

/** A character outside the basic plane has two halves; an edit takes both or none. */
const onWholeCharacters = (text: string, { from, to, text: words }: TextEdit): TextEdit => {
  const before = isLowHalf(text, from) ? text.charAt(from - 1) : '';
  const after = isLowHalf(text, to) ? text.charAt(to) : '';
  return { from: from - before.length, to: to + after.length, text: before + words + after };
};

const isLowHalf = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};

const markLength = (bytes: Uint8Array, encoding: Encoding): number => {
  if (encoding === 'utf-8') return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return (encoding === 'utf-16le' && bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (encoding === 'utf-16be' && bytes[0] === 0xfe && bytes[1] === 0xff)
    ? 2
    : 0;
};

const lengthInBytes = (bytes: Uint8Array, offset: number, piece: string, encoding: Encoding): number => {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return piece.length * 2;
  if (encoding === 'utf-8') return new TextEncoder().encode(piece).length;
  let length = 0;
  for (const _ of piece) length += gbLength(bytes, offset + length);
  return length;
};

/** Bytes of the GB18030 character that begins at `at`. */
const gbLength = (bytes: Uint8Array, at: number): number => {
  if ((bytes[at] ?? 0) <= 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
};

const encode = (text: string, encoding: Encoding): Uint8Array | null => {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'gb18030') return encodeGb(text);
  const out = new Uint8Array(text.length * 2);
  const little = encoding === 'utf-16le';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    out[index * 2] = little ? code & 0xff : code >> 8;
    out[index * 2 + 1] = little ? code >> 8 : code & 0xff;
  }
  return out;
};

const encodeGb = (text: string): Uint8Array | null => {
  const codes = gbCodes();
  const out: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : codes.get(char);
    if (code === undefined) return null;
    out.push(...code);
  }
  return Uint8Array.from(out);
};

/** The one- and two-byte characters, which are all that official texts are written in; made by decoding each of them once. */
const gbCodes = (): ReadonlyMap<string, readonly number[]> => {
  if (gbTable) return gbTable;
  gbTable = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (!char.includes('\ufffd') && !gbTable.has(char)) gbTable.set(char, [lead, trail]);
    }
  }
  return gbTable;
};

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(encoding: string);
  decode(bytes: Uint8Array): string;
}

let gbTable: Map<string, readonly number[]> | null = null;
