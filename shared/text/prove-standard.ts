// Publishes a report and proves the text: reads it again with the importer and compares everything. Called by every command
// that hands out a text.
import type { CellId } from '../cell/cell-id.ts';
import { formatCellValue } from '../cell/cell-value.ts';
import { editions } from '../edition/editions.ts';
import { type Message, message } from '../i18n/translate.ts';
import { type Report, SECTION_KEYS } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { plainNote, plainParagraphs, publishStandard } from './publish-standard.ts';
import { nameOf } from './read/cell-sink.ts';
import { readReport } from './read/read-report.ts';

/** The standard text, proved by reading it back; the first difference refuses it and is named with both readings. */
export const proveStandard = (report: Report, computed: ReadonlyMap<CellId, number>): Result<string, Message> => {
  const text = publishStandard(report, computed);
  const known = editions.some(({ id }) => id === report.edition.id) ? editions : [...editions, report.edition];
  const read = readReport(text, known);
  // A text we wrote may be refused only for what it holds; the reader's sentence says what.
  if (!read.ok) return err(read.error);
  const difference = firstDifference(report, computed, read.value.report);
  return difference ? err(message('prove.text', difference)) : ok(text);
};

type Difference = { readonly where: string; readonly written: string; readonly read: string };

/** What the text should say and what reading it gave, for the first place where they differ. */
const firstDifference = (report: Report, computed: ReadonlyMap<CellId, number>, again: Report): Difference | null => {
  const plainOrgan = (report.organ ?? '').replace(/\s/g, '');
  if (plainOrgan !== (again.organ ?? '')) return differ('机关名称', plainOrgan, again.organ ?? '');
  if (report.year !== again.year) return differ('年度', String(report.year ?? ''), String(again.year ?? ''));
  for (const definition of report.edition.cells) {
    const cell = report.cells.get(definition.id);
    const value = cell?.value ?? (definition.sumOf === null ? null : (computed.get(definition.id) ?? null));
    const other = again.cells.get(definition.id);
    if (value !== (other?.value ?? null)) return differ(nameOf(definition), formatCellValue(value), formatCellValue(other?.value ?? null));
    const note = plainNote(cell?.note ?? null);
    if (note !== (other?.note ?? null)) return differ(nameOf(definition), note ?? '', other?.note ?? '');
  }
  if (again.edition.cells.length !== report.edition.cells.length) return differ('表格格式', report.edition.key, again.edition.key);
  for (const key of SECTION_KEYS) {
    const written = plainParagraphs(report.sections[key]);
    const read = again.sections[key];
    const at = Array.from({ length: Math.max(written.length, read.length) }, (_, index) => index).find(
      (index) => written[index] !== read[index],
    );
    if (at === undefined) continue;
    const heading = report.edition.headings.find((item) => item.key === key)?.text ?? '引言';
    return differ(`${heading} ${at + 1}`, (written[at] ?? '').slice(0, SHOWN), (read[at] ?? '').slice(0, SHOWN));
  }
  return null;
};

const differ = (where: string, written: string, read: string): Difference => ({ where, written, read });

/** Characters of a paragraph that a message shows. */
const SHOWN = 40;
