// Writes a report into the file it was imported from, whatever its format: texts and pages in place, documents and workbooks only
// where nothing was changed. Called by the command line.
import { type Message, message } from '../i18n/translate.ts';
import { BLANK, type Report, SECTION_KEYS } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { followTotals } from './follow-totals.ts';
import { editionsFor } from './prove-text.ts';
import { publishSource } from './publish-source.ts';
import { plainNote, plainParagraphs } from './publish-standard.ts';
import type { Computed } from './published-text.ts';
import { readBytes } from './read/read-bytes.ts';
import { sniffFormat } from './read/sniff.ts';
import { publishHtmlSource } from './source-html.ts';

/** The bytes of the source with the report's changes; the very bytes where there are none. Refuses with one sentence otherwise. */
export const publishIntoSource = async (
  bytes: Uint8Array,
  edited: Report,
  evaluate: (report: Report) => Computed,
): Promise<Result<Uint8Array, Message>> => {
  const format = sniffFormat(bytes);
  if (!format.ok) return format;
  if (format.value === 'text') return publishSource(bytes, edited, evaluate);
  const read = await readBytes(bytes, editionsFor(edited));
  if (!read.ok) return read;
  const imported = read.value.report;
  if (imported.edition.key !== edited.edition.key)
    return err(message('layout.otherForm', { source: imported.edition.key, report: edited.edition.key }));
  const wanted = followTotals(imported, edited, evaluate(imported), evaluate(edited));
  if (isUnchanged(imported, wanted)) return ok(bytes);
  if (format.value === 'html') return publishHtmlSource(bytes, imported, wanted);
  return err(message('layout.binarySource', { format: `.${format.value}` }));
};

const isUnchanged = (imported: Report, wanted: Report): boolean =>
  imported.organ === wanted.organ &&
  imported.year === wanted.year &&
  wanted.edition.cells.every(({ id }) => {
    const [a, b] = [imported.cells.get(id) ?? BLANK, wanted.cells.get(id) ?? BLANK];
    return a.value === b.value && plainNote(a.note) === plainNote(b.note);
  }) &&
  SECTION_KEYS.every((key) => plainParagraphs(imported.sections[key]).join('\n') === plainParagraphs(wanted.sections[key]).join('\n'));
