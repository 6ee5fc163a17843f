// Own edits made on a state of the report that a restore has since undone: nothing is written without the person, nothing is lost.
// session-lists.ts keeps the list; these make its rows, put them in words, and write one the person wants.
import * as Y from 'yjs';
import type { AccessState } from '#shared/access/can';
import { can } from '#shared/access/can';
import { setSectionText } from '#shared/document/commands';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { MAX_SECTION_LENGTH } from '#shared/document/entry';
import { paneOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { isMapRoot, openReportDoc, rootSection } from '#shared/document/schema';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { sectionLabel } from '../host/place-label.ts';
import type { OwnUpdate } from './acknowledge.ts';
import { mergeText } from './merge-text.ts';
import type { HeldRow } from './offline-store.ts';
import type { HeldEdit, MemberInfo } from './session-state.ts';
import { foldTouches, placeName } from './touch.ts';
import { entryCell, entryPlace, entryTarget, isWritable, writeEntry } from './write-entry.ts';

/** One row per place. `base` is the document as the server held it before the restore. */
export const toHeldRows = (base: ReportDoc, own: readonly OwnUpdate[]): HeldRow[] => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(base.doc));
  for (const { update } of own) Y.applyUpdate(copy, update);
  const mine = openReportDoc(copy);
  const rows = foldTouches(own.flatMap(({ touched }) => touched)).flatMap((touch): HeldRow[] => {
    const { root, key, seen, made, at } = touch;
    // Two windows of one person that find the same edit list it once.
    const id = `${placeName(touch)} ${at}`;
    const section = rootSection(root);
    if (section === null) return key === null ? [] : [{ id, root, key, base: seen, mine: made, at }];
    const [before, after] = [base.section(section).toString(), mine.section(section).toString()];
    return before === after ? [] : [{ id, root, key: null, base: before, mine: after, at }];
  });
  copy.destroy();
  return rows;
};

/** The row as people read it, with what stands now. */
export const toHeldEdit = (row: HeldRow, report: ReportDoc, lang: Lang): HeldEdit => {
  const edition = editionOfDoc(report);
  const section = rootSection(row.root);
  const shown = { id: row.id, section, at: row.at };
  if (section !== null) {
    const now = report.section(section).toString();
    return { ...shown, place: sectionLabel(edition, section, lang), cell: null, mine: row.mine, now, base: row.base };
  }
  const { root, key } = row;
  if (!isMapRoot(root) || key === null) return { ...shown, place: root, cell: null, mine: row.mine, now: null, base: row.base };
  const held: unknown = report[root].get(key);
  return {
    ...shown,
    place: entryPlace(edition, root, key, lang),
    cell: entryCell(root, key),
    mine: inWords(row.mine),
    now: held === undefined ? null : inWords(JSON.stringify(held)),
    base: inWords(row.base),
  };
};

/** Writes it as an edit of now; the reason where that is not possible. Prose: the change is merged into what stands. */
export const takeHeld = (row: HeldRow, report: ReportDoc, me: MemberInfo, access: AccessState): Message | null => {
  const edition = editionOfDoc(report);
  const section = rootSection(row.root);
  if (section !== null) {
    const judged = can(me, 'edit', { kind: 'section', section }, access);
    if (!judged.ok) return judged.error;
    const text = mergeText(row.base ?? '', row.mine ?? '', report.section(section).toString());
    if (text.length > MAX_SECTION_LENGTH) return message('sync.tooLarge');
    setSectionText(report, section, text, ORIGIN);
    return null;
  }
  const { root, key } = row;
  if (!isMapRoot(root) || key === null) return message('sync.refusedValue');
  const entry = { root, key, value: row.mine === null ? null : (JSON.parse(row.mine) as unknown) };
  const judged = can(me, 'edit', entryTarget(root, key), access);
  if (!judged.ok) return judged.error;
  if (edition === null || !isWritable(edition, entry)) return message('sync.refusedValue');
  writeEntry(report, edition, entry, ORIGIN);
  return null;
};

/** Whether the report holds it anyway. */
export const stands = (edit: HeldEdit): boolean => edit.mine === edit.now;

const inWords = (json: string | null): string | null => {
  if (json === null) return null;
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' ? json : String(value);
};

const ORIGIN = paneOrigin('merged');
