// A Word document as text: unpacked under limits, turned into HTML by mammoth without pictures or outside files, then read like a
// web page. Called by read-bytes.ts.
import type { Edition } from '../../../edition/types.ts';
import { type Message, message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import { type ForeignText, htmlToText } from './html-to-text.ts';
import { guardXml } from './xml-guard.ts';
import { type Parts, repack, unpack } from './zip.ts';

/** The document's text with the place of every table row; refused where it is encrypted, damaged or too large. */
export const docxToText = async (bytes: Uint8Array, known: readonly Edition[]): Promise<Result<ForeignText, Message>> => {
  const html = await docxToHtml(bytes);
  return html.ok ? htmlToText(html.value, known) : html;
};

/** The document as plain HTML. */
const docxToHtml = async (bytes: Uint8Array): Promise<Result<string, Message>> => {
  const parts = unpack(bytes, (name) => WANTED.test(name));
  if (!parts.ok) return parts;
  for (const [name, part] of parts.value) {
    const refusal = guardXml(name, part);
    if (refusal) return err(refusal);
  }
  const broken = err(message('foreign.broken', { part: 'word/document.xml' }));
  if (![...parts.value.keys()].some((name) => name.startsWith('word/'))) return broken;
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(inputOf(parts.value), {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    });
    return ok(value);
  } catch {
    // Whatever the library finds wrong, for a person the document is damaged.
    return broken;
  }
};

type MammothInput = Parameters<typeof import('mammoth')['convertToHtml']>[0];

/** In Node the library takes a buffer, in a browser an array buffer; either may be any bytes. */
const inputOf = (parts: Parts): MammothInput => {
  const archive = repack(new Map([...parts].map(([name, part]) => [name, withoutHidden(part)])));
  const arrayBuffer = archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength) as ArrayBuffer;
  const input: { readonly arrayBuffer: ArrayBuffer } = Object.assign({ arrayBuffer }, { buffer: arrayBuffer });
  return input;
};

/** Hidden and doubly struck-out words as struck-out ones: the library knows no others, and nobody means them. */
const withoutHidden = (part: Uint8Array): Uint8Array => {
  const xml = new TextDecoder().decode(part);
  return HIDDEN.test(xml) ? new TextEncoder().encode(xml.replace(new RegExp(HIDDEN, 'g'), '<w:strike')) : part;
};

const HIDDEN = /<w:(?:vanish|dstrike)(?=[\s/>])/;
/** The words and what numbers, styles and footnotes them; no pictures, no macros, nothing embedded. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/[\w-]{1,40}\.xml|word\/_rels\/[\w-]{1,40}\.xml\.rels)$/;
