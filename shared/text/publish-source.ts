// Writes an imported report into its own source: only what was changed since the import is replaced. Called by the command line.
import { type Message, message } from '../i18n/translate.ts';
import { type Report, SECTION_KEYS } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { decodeWithEncoding } from './decode.ts';
import { followTotals } from './follow-totals.ts';
import { editionsFor, proveText } from './prove-text.ts';
import type { Computed } from './published-text.ts';
import type { PlacedReport } from './read/places.ts';
import { readPlaced } from './read/read-report.ts';
import { editBytes, editText, type TextEdit } from './source-bytes.ts';
import { editCells } from './source-cells.ts';
import { type SourceLines, sourceLines } from './source-lines.ts';
import { editSection, sectionName } from './source-prose.ts';

/**
 * The source's bytes with the report's changes in place, proved by reading them again; without changes the very bytes. Refuses with one
 * sentence where a change has no place or the text would read otherwise. `evaluate` gives the totals of a report's typed cells.
 */
export const publishSource = (bytes: Uint8Array, edited: Report, evaluate: (report: Report) => Computed): Result<Uint8Array, Message> => {
  const decoded = decodeWithEncoding(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const source = readPlaced(text, editionsFor(edited));
  if (!source.ok) return source;
  const imported = source.value.read.report;
  if (imported.edition.key !== edited.edition.key)
    return err(message('layout.otherForm', { source: imported.edition.key, report: edited.edition.key }));
  const wanted = followTotals(imported, edited, evaluate(imported), evaluate(edited));
  const changed = collectEdits(source.value, wanted, sourceLines(text, source.value.places.isStandard));
  if (!changed.ok) return changed;
  const { edits, names, report } = changed.value;
  if (edits.length === 0) return ok(bytes);
  const proved = proveText(editText(text, edits), report, NOTHING_COMPUTED);
  if (!proved.ok) {
    const { where = '', written = '', read = '' } = proved.error.parameters;
    if (proved.error.key !== 'prove.text') return proved;
    const more = names.length > NAMED ? '…' : '';
    return err(message('layout.notProved', { changed: names.slice(0, NAMED).join('、') + more, where, written, read }));
  }
  const written = editBytes(bytes, text, encoding, edits);
  const again = written && decodeWithEncoding(written);
  return written && again?.ok && again.value.text === proved.value ? ok(written) : err(message('layout.encoding', { encoding }));
};

type Changes = { readonly edits: readonly TextEdit[]; readonly names: readonly string[]; readonly report: Report };

const collectEdits = (source: PlacedReport, wanted: Report, lines: SourceLines): Result<Changes, Message> => {
  const title = editTitle(source, wanted, lines);
  if (!title.ok) return title;
  const tables = editCells(source, wanted, lines);
  if (!tables.ok) return tables;
  const edits: TextEdit[] = [...title.value, ...tables.value.edits];
  const names = [...tables.value.names];
  for (const key of SECTION_KEYS) {
    const section = editSection(source, wanted, key, lines);
    if (!section.ok) return section;
    edits.push(...section.value);
    if (section.value.length > 0) names.push(sectionName(wanted, key));
  }
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  const clash = edits.find((edit, index) => edit.from < (edits[index - 1]?.to ?? 0));
  if (clash) return err(message('layout.clash', { line: lines.text.slice(0, clash.from).split(lines.newline).length }));
  return ok({ edits, names, report: { ...wanted, cells: tables.value.cells } });
};

/** Organ and year where they stand once in the title's lines. */
const editTitle = ({ read, places }: PlacedReport, wanted: Report, lines: SourceLines): Result<readonly TextEdit[], Message> => {
  const { report } = read;
  const pairs = [
    { what: '机关名称', before: report.organ, after: wanted.organ?.replace(/\s/g, '') || null },
    { what: '年度', before: report.year === null ? null : String(report.year), after: wanted.year === null ? null : String(wanted.year) },
  ];
  const edits: TextEdit[] = [];
  for (const { what, before, after } of pairs) {
    if (before === after) continue;
    const found = places.title.flatMap((line) => {
      const at = before === null ? -1 : lines.seen(line).indexOf(before);
      return at < 0 || before === null ? [] : [lines.span(line, at, at + before.length)];
    });
    const [only] = found;
    if (found.length !== 1 || !only || after === null)
      return err(message('layout.noTitlePlace', { what, before: before ?? '', after: after ?? '' }));
    edits.push({ ...only, text: after });
  }
  return ok(edits);
};

const NOTHING_COMPUTED: Computed = new Map();
/** Changes that a sentence names. */
const NAMED = 4;
