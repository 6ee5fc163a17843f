// Reads a pasted text or a chosen file on this computer, before anything is written. The import view and the new-report
// view load it when they need it, because the readers are large.
import { evaluate } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { inputValues, statedTotals } from '#shared/report/report';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { MAX_SOURCE_BYTES } from '#shared/text/decode';
import { readBytes, readText } from '#shared/text/read/read-bytes';
import type { ReadReport } from '#shared/text/read/repair';
import { cellQuestions } from './answer-import.ts';
import { sourceLines } from './source-lines.ts';
import '#shared/i18n/rooms/files';

export type SourceRead = {
  readonly read: ReadReport;
  /** The line of the text by its number; null where the source has none. */
  readonly lineAt: (line: number) => string | null;
  /** What the formulas give for the report as read or answered, and the totals the text states otherwise. */
  readonly totalsOf: (report: Report) => Totals;
};

export type Totals = { readonly computed: ReadonlyMap<CellId, number>; readonly stated: ReadonlyMap<CellId, number> };

/** What stands in the source; or the one sentence why it cannot be taken. */
export const readSource = async (source: string | File): Promise<Result<SourceRead, Message>> => {
  const content = typeof source === 'string' ? ok(source) : await bytesOf(source);
  if (!content.ok) return content;
  const read = typeof content.value === 'string' ? await readText(content.value) : await readBytes(content.value);
  if (!read.ok) return read;
  const { report } = read.value;
  if (![...report.cells.values()].some(({ value }) => value !== null)) return err(message('pane.import.nothingRead'));
  const lines = cellQuestions(report).length === 0 ? [] : await sourceLines(content.value);
  return ok({ read: read.value, lineAt: (line) => lines[line - 1] ?? null, totalsOf });
};

const totalsOf = (report: Report): Totals => {
  const computed = evaluate(report.edition, inputValues(report));
  return { computed, stated: statedTotals(report, computed) };
};

const bytesOf = async (file: File): Promise<Result<Uint8Array, Message>> => {
  if (file.size > MAX_SOURCE_BYTES) {
    return err(message('pane.import.tooLarge', { size: Math.ceil(file.size / MEGABYTE), limit: MAX_SOURCE_BYTES / MEGABYTE }));
  }
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return err(message('pane.import.unreadable', { file: file.name }));
  }
};

const MEGABYTE = 1024 * 1024;
