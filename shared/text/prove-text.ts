// Proves a written text: reads it again with the importer and compares everything. Called for every layout that is a text.
import type { CellId } from '../cell/cell-id.ts';
import { formatCellValue } from '../cell/cell-value.ts';
import { editions } from '../edition/editions.ts';
import type { Edition } from '../edition/types.ts';
import { type Message, message } from '../i18n/translate.ts';
import { type Report, SECTION_KEYS } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { plainNote, plainParagraphs } from './publish-standard.ts';
import { nameOf } from './read/cell-sink.ts';
import { readReport } from './read/read-report.ts';

/** The text where reading it gives the report back; else the first difference in a sentence with both readings. */
export const proveText = (text: string, report: Report, computed: ReadonlyMap<CellId, number>): Result<string, Message> => {
  const read = readReport(text, editionsFor(report));
  // A text we wrote may be refused only for what it holds; the reader's sentence says what.
  if (!read.ok) return err(read.error);
  const difference = firstDifference(report, computed, read.value.report);
  return difference ? err(message('prove.text', difference)) : ok(text);
};

/** The editions a report's text is read with: a form that is only data is known by its report. */
export const editionsFor = ({ edition }: Report): readonly Edition[] =>
  editions.some(({ id }) => id === edition.id) ? editions : [...editions, edition];

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
    const otherNote = plainNote(other?.note ?? null);
    if (note !== otherNote) return differ(nameOf(definition), note ?? '', otherNote ?? '');
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
