// The lines a report was read from, as its cells number them, so that a question can show its line. read-source.ts calls it,
// and only where there is something to ask, because files are unpacked a second time for it.
import { editions } from '#shared/edition/editions';
import { decodeSource } from '#shared/text/decode';
import { decodeHtml } from '#shared/text/read/foreign/decode-html';
import { toLines } from '#shared/text/read/lines';
import { looksLikeHtml, sniffFormat } from '#shared/text/read/sniff';

/** The text's lines, of a file the text taken out of it; none where the source has no lines of its own (our .json). */
export const sourceLines = async (source: string | Uint8Array): Promise<readonly string[]> =>
  toLines((await textOf(source)) ?? '').map(({ text }) => text);

const textOf = async (source: string | Uint8Array): Promise<string | null> => {
  if (typeof source === 'string') return plainText(source);
  const format = sniffFormat(source);
  switch (format.ok ? format.value : null) {
    case 'docx': {
      const { docxToText } = await import('#shared/text/read/foreign/docx-to-text');
      const text = await docxToText(source, editions);
      return text.ok ? text.value.text : null;
    }
    case 'xlsx': {
      const { openWorkbook } = await import('#shared/text/read/foreign/open-workbook');
      const { sheetsToText } = await import('#shared/text/read/foreign/xlsx-to-text');
      const sheets = await openWorkbook(source);
      const text = sheets.ok ? sheetsToText(sheets.value, editions) : sheets;
      return text.ok ? text.value.text : null;
    }
    case 'html':
    case 'text': {
      const text = format.ok && format.value === 'html' ? decodeHtml(source) : decodeSource(source);
      return text.ok ? plainText(text.value) : null;
    }
    default:
      return null;
  }
};

const plainText = async (text: string): Promise<string | null> => {
  if (text.trimStart().startsWith('{')) return null;
  if (!looksLikeHtml(text)) return text;
  const { htmlToText } = await import('#shared/text/read/foreign/html-to-text');
  const taken = htmlToText(text, editions);
  return taken.ok ? taken.value.text : null;
};
