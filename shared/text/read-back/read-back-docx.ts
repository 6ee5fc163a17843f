// Our own Word document back into a report. Used by the proof of .docx and by `verify`.
import type { convertToHtml as ConvertToHtml } from 'mammoth';
import type { Edition } from '../../edition/types.ts';
import type { Message } from '../../i18n/translate.ts';
import type { Report } from '../../report/report.ts';
import type { Result } from '../../result.ts';
import { blocksOf } from './blocks.ts';
import { reportFromBlocks } from './report-from-blocks.ts';

/** The report in a document of publishDocx. Throws where it is no Word document; nothing outside the file is opened. */
export const readBackDocx = async (bytes: Uint8Array, known: readonly Edition[]): Promise<Result<Report, Message>> => {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(inputOf(bytes), {
    styleMap: STYLE_MAP,
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    ignoreEmptyParagraphs: true,
  });
  return reportFromBlocks(blocksOf(value), known);
};

/** Under Node the library takes a buffer, in a browser an array buffer; a byte array serves as both. */
const inputOf = (bytes: Uint8Array): Parameters<typeof ConvertToHtml>[0] =>
  ({ buffer: bytes, arrayBuffer: bytes }) as unknown as Parameters<typeof ConvertToHtml>[0];

const STYLE_MAP = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='heading 1'] => h2:fresh",
  "p[style-name='Heading 1'] => h2:fresh",
  'p => p:fresh',
];
