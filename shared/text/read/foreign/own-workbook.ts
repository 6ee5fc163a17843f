// Our own workbook back into a report: recognised by its sheets and labels, read cell by cell from the layout, notes and remarks from
// the comments. Called by read-xlsx.ts; null where the workbook is not ours or was rearranged, and then it is read like any other.
import type { Sheet } from 'hucre/xlsx';
import type { CellId } from '../../../cell/cell-id.ts';
import { mixEditions } from '../../../edition/define-edition.ts';
import { editionForYear } from '../../../edition/editions.ts';
import type { Edition, SectionKey, TableId } from '../../../edition/types.ts';
import { HEADING_KEYS, type Report, type ReportCell } from '../../../report/report.ts';
import { must } from '../../../result.ts';
import type { FormSheet } from '../../../workbook/form.ts';
import { layoutOf } from '../../../workbook/layout.ts';
import { standardTitle } from '../../publish-standard.ts';
import { cellSink } from '../cell-sink.ts';
import type { ReadReport, Repair } from '../repair.ts';
import { MAX_SHEET_ROWS } from './limits.ts';
import { shownText } from './open-workbook.ts';

/** The report in a workbook of ours, or null. */
export const readOwnWorkbook = (sheets: readonly Sheet[], known: readonly Edition[]): ReadReport | null => {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const edition = editionOf(byName, known);
  if (!edition) return null;
  const layout = layoutOf(edition);
  const cover = byName.get(must(layout.sheetByKey.get('cover'), 'cover').name);
  const organ = (cover && fieldText(must(layout.sheetByKey.get('cover'), 'cover'), cover, 'organ')) || null;
  const yearText = cover ? fieldText(must(layout.sheetByKey.get('cover'), 'cover'), cover, 'year') : '';
  const year = /^(?:19|20|2[1-9])\d\d/.exec(yearText)?.[0] ?? null;
  const cells = new Map<CellId, ReportCell>();
  const repairs: Repair[] = [];
  const sections: Record<SectionKey, string[]> = { preamble: [], '1': [], '5': [], '6': [] };
  for (const form of layout.sheets) {
    const sheet = byName.get(form.name);
    if (!sheet) continue;
    if (form.section !== null) sections[form.section] = paragraphsOf(form, sheet);
    if (form.kind === 'table') repairs.push(...readTable(edition, form, sheet, cells));
  }
  const report: Report = { edition, organ, year: year === null ? null : Number(year), cells, sections, headings: HEADING_KEYS };
  const title = organ === null && year === null ? null : standardTitle(edition, organ, report.year);
  return { report, title, repairs };
};

/** Judged table by table, like a text; the cover names the circular of the edition the others differ from. */
const editionOf = (byName: ReadonlyMap<string, Sheet>, known: readonly Edition[]): Edition | null => {
  const fitting = (table: TableId): Edition[] =>
    known.filter((edition) => {
      const form = must(layoutOf(edition).sheetByKey.get(table), table);
      const sheet = byName.get(form.name);
      return sheet !== undefined && fits(form, sheet);
    });
  const [art20, requests, disputes] = [fitting('art20'), fitting('requests'), fitting('disputes')];
  const [first] = known;
  const coverForm = first && layoutOf(first).sheetByKey.get('cover');
  const cover = coverForm && byName.get(coverForm.name);
  if (!art20[0] || !requests[0] || !disputes[0] || !coverForm || !cover) return null;
  const year = Number(fieldText(coverForm, cover, 'year')) || null;
  const named = known.find((edition) =>
    layoutOf(edition)
      .sheetByKey.get('cover')
      ?.cells.some(({ row, column, text }) => text === edition.document && shownText(cover, row, column) === text),
  );
  const base = named ?? (year === null ? null : editionForYear(year, known)) ?? art20[0];
  const pick = (fittingOnes: readonly Edition[]): Edition => (fittingOnes.includes(base) ? base : must(fittingOnes[0], 'edition'));
  return mixEditions(base, { art20: pick(art20), requests: pick(requests), disputes: pick(disputes) });
};

/** Every fixed word of the form stands at its place. */
const fits = (form: FormSheet, sheet: Sheet): boolean =>
  form.cells.every(({ role, row, column, text }) => !FIXED.has(role) || plain(shownText(sheet, row, column)) === plain(text));

const plain = (text: string): string => text.replace(/\s/g, '');

const fieldText = (form: FormSheet, sheet: Sheet, field: 'organ' | 'year'): string => {
  const cell = form.cells.find((candidate) => candidate.field === field);
  return cell ? shownText(sheet, cell.row, cell.column).replace(/\s+/g, ' ').trim() : '';
};

const readTable = (edition: Edition, form: FormSheet, sheet: Sheet, cells: Map<CellId, ReportCell>): readonly Repair[] => {
  const sink = cellSink(edition);
  for (const { cell: id, row, column } of form.cells) {
    if (id === null) continue;
    const definition = must(edition.cellById.get(id), id);
    const remarks = remarksOf(sheet.cells?.get(`${row},${column}`)?.comment?.text ?? '');
    const text = remarks.stated !== null && definition.sumOf !== null ? remarks.stated : shownText(sheet, row, column);
    sink.putField(definition, { text, line: row + 1, column }, false);
    const put = must(sink.cells.get(id), id);
    const isDoubtful = remarks.doubtful && put.value === null;
    const source = { sheet: sheet.name, row: row + 1 };
    cells.set(id, { ...put, line: null, note: remarks.note ?? put.note, source, ...(isDoubtful ? { status: 'doubtful' as const } : {}) });
  }
  return sink.repairs;
};

type Remarks = { readonly note: string | null; readonly stated: string | null; readonly doubtful: boolean };

/** What publish-xlsx.ts writes into a comment, in its order; the words of people who add comments of their own are passed over. */
const remarksOf = (comment: string): Remarks => {
  if (comment === '') return NO_REMARKS;
  const lines = comment.replace(/\r\n?/g, '\n').split('\n');
  const doubtful = lines.at(-1) === DOUBTFUL;
  const stated = STATED.exec(lines[0] ?? '')?.[1] ?? null;
  const body = lines.slice(stated === null ? 0 : 1, doubtful ? -1 : undefined).join('\n');
  return { note: body.startsWith(NOTE) ? body.slice(NOTE.length) || null : null, stated, doubtful };
};

const paragraphsOf = (form: FormSheet, sheet: Sheet): string[] => {
  const paragraphs: string[] = [];
  for (let row = form.rowCount; row < Math.min(sheet.rows.length, MAX_SHEET_ROWS); row++) {
    const texts = (sheet.rows[row] ?? []).map((_, column) => shownText(sheet, row, column).trim()).filter((text) => text !== '');
    for (const line of texts.join(' ').split(/\r\n?|\n/)) if (line.trim() !== '') paragraphs.push(line.trim());
  }
  return paragraphs;
};

const FIXED = new Set(['heading', 'block', 'header', 'label']);
const NO_REMARKS: Remarks = { note: null, stated: null, doubtful: false };
const NOTE = '说明：';
const DOUBTFUL = '原文此处读不准，请核对后填写。';
const STATED = /^原文为 (-?[\d.]{1,40})，与公式结果不同/;
