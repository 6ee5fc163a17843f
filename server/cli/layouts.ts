// The text layouts beside the standard one: one cell a line, and the report in its own source. Used by publish.ts.
import { message, translate } from '#shared/i18n/translate';
import { proveLines, publishLines } from '#shared/text/publish-lines';
import { DRAFT_MARK } from '#shared/text/published-text';
import { publishIntoSource } from '#shared/text/source-file';
import { CommandEnd, type Io } from './io.ts';
import { computedOf, type Judged } from './judge.ts';
import { originalBytes, type Source } from './source.ts';

export const LAYOUTS = ['standard', 'lines', 'source'] as const;

/** The proved text with one cell a line; a draft is marked and not proved. */
export const linesContent = ({ report, computed }: Judged, isDraft: boolean, io: Io): string => {
  if (isDraft) return `${DRAFT_MARK}\n${publishLines(report, computed)}`;
  const lines = proveLines(report, computed);
  if (!lines.ok) throw new CommandEnd(message('cli.proofFailed', { detail: translate(io.lang, lines.error) }), 1);
  return lines.value;
};

/** The source with the report's changes in place, proved; a draft too, and it carries no mark. */
export const sourceContent = async (source: Source, { report }: Judged, io: Io): Promise<Uint8Array> => {
  const original = originalBytes(source);
  if (original === null) throw new CommandEnd(message('layout.noSource'), 1);
  // A file nobody edited is its own source, whatever its format.
  if (original === source.bytes && report === source.read.report) return original;
  const written = await publishIntoSource(original, report, computedOf);
  if (!written.ok) throw new CommandEnd(message('layout.refused', { detail: translate(io.lang, written.error) }), 1);
  return written.value;
};
