// The only writers of a report's document. Each is one transaction under the given origin.
import diff from 'fast-diff';
import type * as Y from 'yjs';
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import type { Edition, SectionKey } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { SECTION_KEYS } from '../report/report.ts';
import type { CommentEntry } from './comments.ts';
import { isEntry, MAX_SECTION_LENGTH } from './entry.ts';
import type { Origin } from './origin.ts';
import { isSignedReason } from './reasons.ts';
import type { ReasonEntry, ReportDoc } from './schema.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** Sets or (null) blanks input cells. Values the edition does not allow are a bug of the caller: nothing is written and it throws. */
export const setCells = (report: ReportDoc, edition: Edition, values: ReadonlyMap<CellId, CellValue | null>, origin: Origin): void => {
  for (const [id, value] of values) {
    if (value !== null && !isEntry(edition, 'cells', id, value)) throw new Error(`not a value for ${id}: ${String(value)}`);
  }
  report.doc.transact(() => {
    for (const [id, value] of values) {
      if (value === null) report.cells.delete(id);
      else if (report.cells.get(id) !== value) report.cells.set(id, value);
    }
  }, origin);
};

/** Takes the formula's value for totals an import stated otherwise. */
export const adoptTotals = (report: ReportDoc, ids: readonly CellId[], origin: Origin): void => {
  report.doc.transact(() => {
    for (const id of ids) report.stated.delete(id);
  }, origin);
};

/** Sets or (null) removes the note beside a number. */
export const setNote = (report: ReportDoc, edition: Edition, id: CellId, note: string | null, origin: Origin): void => {
  if (note !== null && !isEntry(edition, 'notes', id, note)) throw new Error(`not a note for ${id}`);
  report.doc.transact(() => {
    if (note === null) report.notes.delete(id);
    else report.notes.set(id, note);
  }, origin);
};

/** Changes a section's text to `text` by the smallest edits, so that others' edits beside it stay. Longer text than allowed throws. */
export const setSectionText = (report: ReportDoc, key: SectionKey, text: string, origin: Origin): void => {
  if (text.length > MAX_SECTION_LENGTH) throw new Error(`section ${key} is longer than ${MAX_SECTION_LENGTH} characters`);
  applyTextDiff(report.section(key), text, origin);
};

/** The smallest inserts and deletes that turn what stands in `target` into `text`, in one transaction. */
export const applyTextDiff = (target: Y.Text, text: string, origin: Origin, cursor?: number): void => {
  const before = target.toString();
  if (before === text) return;
  target.doc?.transact(() => {
    let at = 0;
    for (const [kind, part] of diff(before, text, cursor)) {
      if (kind === diff.EQUAL) at += part.length;
      else if (kind === diff.DELETE) target.delete(at, part.length);
      else {
        target.insert(at, part);
        at += part.length;
      }
    }
  }, origin);
};

/** Adds a comment, an answer or a settlement under a new id. What the gate would refuse, and an id in use, is a bug: it throws. */
export const addComment = (report: ReportDoc, edition: Edition, id: string, entry: CommentEntry, origin: Origin): void => {
  if (!isEntry(edition, 'comments', id, entry) || report.comments.has(id)) throw new Error(`not a comment: ${id}`);
  report.doc.transact(() => report.comments.set(id, entry), origin);
};

/** Adds a reason for a finding, or (empty text) takes back what was said, under a new id. A value that is none, and an id in use, throws. */
export const addReason = (report: ReportDoc, edition: Edition, id: string, entry: ReasonEntry, origin: Origin): void =>
  addReasons(report, edition, new Map([[id, entry]]), origin);

/** The same for several findings at once: all of them or, where one is refused, none. */
export const addReasons = (report: ReportDoc, edition: Edition, entries: ReadonlyMap<string, ReasonEntry>, origin: Origin): void => {
  for (const [id, entry] of entries) {
    if (!isSignedReason(entry) || !isEntry(edition, 'reasons', id, entry) || report.reasons.has(id)) throw new Error(`not a reason: ${id}`);
  }
  report.doc.transact(() => {
    for (const [id, entry] of entries) report.reasons.set(id, entry);
  }, origin);
};

export const setMeta = (
  report: ReportDoc,
  meta: { readonly organ?: string; readonly year?: number; readonly edition?: string },
  origin: Origin,
): void => {
  report.doc.transact(() => {
    for (const [key, value] of Object.entries({ ...meta, schema: SCHEMA_VERSION })) {
      if (value !== undefined && report.meta.get(key) !== value) report.meta.set(key, value);
    }
  }, origin);
};

/** Fills the document with a whole report (an import, a demo, last year's figures): values, notes, differing totals, prose, title. */
export const loadReport = (report: ReportDoc, from: Report, stated: ReadonlyMap<CellId, number>, origin: Origin): void => {
  report.doc.transact(() => {
    setMeta(
      report,
      {
        edition: from.edition.key,
        ...(from.organ === null ? {} : { organ: from.organ }),
        ...(from.year === null ? {} : { year: from.year }),
      },
      origin,
    );
    const values = new Map<CellId, CellValue | null>();
    for (const { id } of from.edition.inputs) values.set(id, from.cells.get(id)?.value ?? null);
    setCells(report, from.edition, values, origin);
    for (const id of [...report.stated.keys()]) if (!stated.has(id as CellId)) report.stated.delete(id);
    for (const [id, value] of stated) if (report.stated.get(id) !== value) report.stated.set(id, value);
    for (const { id } of from.edition.cells) {
      const note = from.cells.get(id)?.note ?? null;
      if (note !== (report.notes.get(id) ?? null)) setNote(report, from.edition, id, note, origin);
    }
    for (const key of SECTION_KEYS) setSectionText(report, key, from.sections[key].join('\n'), origin);
  }, origin);
};
