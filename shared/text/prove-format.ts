// Proves a written file before it is handed out: reads it again and compares everything it holds with the report. A PDF is proved
// where it is made, on the server's side.
import type { CellId } from '../cell/cell-id.ts';
import { editions } from '../edition/editions.ts';
import type { Edition } from '../edition/types.ts';
import { type Message, message } from '../i18n/translate.ts';
import type { Report, ReportCell } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { firstDifference } from './compare-reports.ts';
import { readCsv } from './publish-csv.ts';
import { type Computed, withTotals } from './published-text.ts';
import { blocksOf } from './read-back/blocks.ts';
import { readBackDocx } from './read-back/read-back-docx.ts';
import { readBackXlsx } from './read-back/read-back-xlsx.ts';
import { reportFromBlocks } from './read-back/report-from-blocks.ts';
import { reportFromJson } from './report-json.ts';

/** A file of a format that can be read back. */
export type Written =
  | { readonly format: 'html' | 'csv' | 'json'; readonly content: string }
  | { readonly format: 'docx' | 'xlsx'; readonly content: Uint8Array };

/** The file itself where it holds the report; else one sentence with the first difference. */
export const proveFormat = async <W extends Written>(
  written: W,
  report: Report,
  computed: Computed,
): Promise<Result<W['content'], Message>> => {
  const read = await readWritten(written, [report.edition, ...editions]);
  if (!read.ok) return err(read.error);
  // A workbook holds formulas, never a stated total; the other formats print what the report states.
  const expected = written.format === 'xlsx' ? withoutTotals(report) : report;
  const difference = firstDifference(read.value, expected, computed, { prose: written.format !== 'csv' });
  if (!difference) return ok(written.content);
  const { place, published, report: held } = difference;
  return err(message('publish.differs', { format: written.format, place, published, report: held }));
};

/** The report a file of ours holds, or why it cannot be read; a file that does not open is an outcome too, not a bug. */
export const readWritten = async (written: Written, known: readonly Edition[]): Promise<Result<Report, Message>> => {
  try {
    switch (written.format) {
      case 'html':
        return reportFromBlocks(blocksOf(written.content), known);
      case 'csv':
        return readCsv(written.content, known);
      case 'json': {
        const json: unknown = JSON.parse(written.content);
        const read = reportFromJson(json, known);
        return read.ok ? ok(withTotals(read.value.report, computedIn(json))) : read;
      }
      case 'docx':
        return await readBackDocx(written.content, known);
      case 'xlsx':
        return await readBackXlsx(written.content, known);
    }
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 120) : '';
    return err(message('publish.unreadable', { format: written.format, detail }));
  }
};

/** What the file itself says the formulas give: the totals it publishes. */
const computedIn = (json: unknown): Computed => {
  const computed = typeof json === 'object' && json !== null && 'computed' in json ? json.computed : null;
  const numbers = Object.entries(computed ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return new Map(numbers.map(([id, value]) => [id as CellId, value]));
};

const withoutTotals = (report: Report): Report => ({
  ...report,
  cells: new Map(
    [...report.cells].map(([id, cell]): [typeof id, ReportCell] => {
      const isTotal = report.edition.cellById.get(id)?.sumOf !== null;
      return [id, isTotal ? { ...cell, value: null, line: null } : cell];
    }),
  ),
});
