// A workbook as a report: our own from its layout, anybody's by its labels. Called by read-bytes.ts.
import type { Edition } from '../../../edition/types.ts';
import type { Message } from '../../../i18n/translate.ts';
import { ok, type Result } from '../../../result.ts';
import type { ReadReport } from '../repair.ts';
import type { ForeignText } from './html-to-text.ts';
import { openWorkbook } from './open-workbook.ts';
import { readOwnWorkbook } from './own-workbook.ts';
import { sheetsToText } from './xlsx-to-text.ts';

/** `readForeign` reads the text a foreign workbook gives; it is read-bytes.ts's own, so that all formats end there. */
export const readXlsxReport = async (
  bytes: Uint8Array,
  known: readonly Edition[],
  readForeign: (text: Result<ForeignText, Message>, known: readonly Edition[]) => Result<ReadReport, Message>,
): Promise<Result<ReadReport, Message>> => {
  const sheets = await openWorkbook(bytes);
  if (!sheets.ok) return sheets;
  const own = readOwnWorkbook(sheets.value, known);
  return own ? ok(own) : readForeign(sheetsToText(sheets.value, known), known);
};
