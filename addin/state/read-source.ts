// Reads a pasted text or a chosen file on this computer, before anything is written. The import view and the new-report
// view load it when they need it, because the readers are large.
import type { CellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { statedTotals } from '#shared/report/report';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { decodeSource, MAX_SOURCE_BYTES } from '#shared/text/decode';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';
import { reportFromJson } from '#shared/text/report-json';
import type { Judged } from './judge.ts';
import { judgeReport } from './judge.ts';

export type SourceRead = Judged & {
  readonly read: ReadReport;
  /** Totals the text states and the formulas give otherwise. */
  readonly stated: ReadonlyMap<CellId, number>;
};

/** What stands in the source, judged; or the one sentence why it cannot be taken. */
export const readSource = async (source: string | File): Promise<Result<SourceRead, Message>> => {
  const text = typeof source === 'string' ? ok(source) : await readFile(source);
  if (!text.ok) return text;
  const json = parseObject(text.value);
  const read = json === null ? readReport(text.value) : reportFromJson(json);
  if (!read.ok) return read;
  const judged = judgeReport(read.value.report);
  return ok({ ...judged, read: read.value, stated: statedTotals(read.value.report, judged.computed) });
};

/** Our own .json comes back as it went out; anything else is read as a report's text. */
const parseObject = (text: string): unknown => {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const readFile = async (file: File): Promise<Result<string, Message>> => {
  if (file.size > MAX_SOURCE_BYTES) {
    return err(message('pane.import.tooLarge', { size: Math.ceil(file.size / MEGABYTE), limit: MAX_SOURCE_BYTES / MEGABYTE }));
  }
  try {
    return decodeSource(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return err(message('pane.import.unreadable', { file: file.name }));
  }
};

const MEGABYTE = 1024 * 1024;
