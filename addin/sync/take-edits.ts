// A person's edits in the host on their way into the document: read, judged, written in one transaction, or put back
// with a sentence. bind-workbook.ts calls it for events and for what a re-read of the host brings to light.
import type { AccessState } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { readCellValue } from '#shared/cell/cell-value';
import { setCells, setSectionText } from '#shared/document/commands';
import { isEntry, MAX_SECTION_LENGTH } from '#shared/document/entry';
import { hostOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { textToParagraphs } from '#shared/document/schema';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Lang, Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { ok } from '#shared/result';
import type { Notice } from '../host/notice.ts';
import { sectionLabel } from '../host/place-label.ts';
import { namePlaces } from '../host/refused-entries.ts';
import type { HostEdit } from '../host/workbook-host.ts';
import { mergeText } from './merge-text.ts';
import type { MemberInfo } from './session-state.ts';
import type { Shadow } from './shadow.ts';
import { isSameValue } from './shadow.ts';

export type TakeDeps = {
  readonly report: ReportDoc;
  readonly edition: Edition;
  readonly shadow: Shadow;
  /** Cells being written to the host this moment: their events may come before the write is known to be done. */
  readonly inFlight: ReadonlyMap<CellId, CellValue | null>;
  readonly me: MemberInfo;
  readonly access: AccessState;
  readonly lang: Lang;
  readonly onNotice: (notice: Notice) => void;
  /** The host shows something else than the document here. */
  readonly restoreCell: (cell: CellId) => void;
  readonly restoreSection: (section: SectionKey) => void;
};

/** Publishes what really changed. Edits that change nothing leave no trace. */
export const takeEdits = (edits: readonly HostEdit[], deps: TakeDeps): void => {
  const values = new Map<CellId, CellValue | null>();
  const unreadable: Unreadable[] = [];
  const forbidden: Forbidden[] = [];
  for (const edit of edits) {
    if (edit.kind === 'section') takeSection(edit.section, edit.paragraphs, deps);
    else takeCell(edit.cell, edit.entry, { values, unreadable, forbidden }, deps);
  }
  sayForbidden(forbidden, values.size, deps);
  sayUnreadable(unreadable, values.size, deps);
  if (values.size === 0) return;
  setCells(deps.report, deps.edition, values, hostOrigin(values.size > 1 ? 'pasted' : 'typed', new Set(values.keys())));
};

type Forbidden = { readonly cell: CellId; readonly error: Message };

/** One sentence for all of a paste that belongs to others, with every owner's name. */
const sayForbidden = (forbidden: readonly Forbidden[], taken: number, { lang, onNotice }: TakeDeps): void => {
  const [first] = forbidden;
  if (!first) return;
  const reasons = [...new Set(forbidden.map(({ error }) => translate(lang, error)))].join(lang === 'zh' ? '' : ' ');
  const many = message('excel.othersRestored', { count: forbidden.length, reasons, taken });
  onNotice({ message: forbidden.length === 1 ? first.error : many, cell: first.cell, section: null });
};

type Unreadable = { readonly cell: CellId; readonly text: string; readonly error: Message };

/** One sentence for all of a paste, so that none hides another. */
const sayUnreadable = (unreadable: readonly Unreadable[], taken: number, { edition, lang, onNotice }: TakeDeps): void => {
  const [first] = unreadable;
  if (!first) return;
  const places = namePlaces(
    edition,
    unreadable.map(({ cell, text }) => [cell, text]),
    lang,
  );
  const sentence = unreadable.length === 1 ? first.error : message('sync.entriesRefused', { refused: unreadable.length, places, taken });
  onNotice({ message: sentence, cell: first.cell, section: null });
};

/** What becomes of the cells of one action. */
type Sorted = { readonly values: Map<CellId, CellValue | null>; readonly unreadable: Unreadable[]; readonly forbidden: Forbidden[] };

const takeCell = (
  cell: CellId,
  entry: string | number | boolean | null,
  { values, unreadable, forbidden }: Sorted,
  { report, edition, shadow, inFlight, me, access, restoreCell }: TakeDeps,
): void => {
  const definition = edition.cellById.get(cell);
  if (!definition || definition.sumOf !== null) return;
  const read = entry === null ? ok(null) : readCellValue(definition.kind, String(entry));
  if (!read.ok) {
    restoreCell(cell);
    unreadable.push({ cell, text: String(entry), error: read.error });
    return;
  }
  const value = read.value;
  const isSame = (other: Parameters<typeof isSameValue>[3]) => isSameValue(definition.kind, entry, value, other);
  if (isSame(shadow.cell(cell))) return;
  if (inFlight.has(cell) && isSame(inFlight.get(cell) ?? null)) return;
  // "１２" or a text cell "12" means 12: the host is to show what the document holds.
  const isAsHeld = entry === value || (value === null && entry === '') || (definition.kind === 'amount' && typeof entry === 'number');
  if (isAsHeld) shadow.setCell(cell, value);
  else restoreCell(cell);
  if (isSame(heldValue(report, edition, cell))) return;
  const allowed = can(me, 'edit', { kind: 'cell', cell }, access);
  if (!allowed.ok) {
    restoreCell(cell);
    forbidden.push({ cell, error: allowed.error });
    return;
  }
  values.set(cell, value);
};

const takeSection = (
  section: SectionKey,
  paragraphs: readonly string[],
  { report, edition, shadow, me, access, lang, onNotice, restoreSection }: TakeDeps,
): void => {
  const lines = textToParagraphs(paragraphs.join('\n'));
  const shown = lines.join('\n');
  const before = shadow.section(section);
  // Blank rows and breaks inside a row are not kept: the host is to show the paragraphs as the document has them.
  const isAsHeld = lines.length === paragraphs.length && lines.every((line, index) => line === paragraphs[index]);
  if (isAsHeld) shadow.setSection(section, shown);
  else restoreSection(section);
  if (shown === before) return;
  const held = report.section(section).toString();
  if (textToParagraphs(held).join('\n') === shown) return;
  const allowed = can(me, 'edit', { kind: 'section', section }, access);
  const text = typeof before === 'symbol' ? shown : mergeText(before, shown, held);
  const refusal = !allowed.ok
    ? allowed.error
    : text.length > MAX_SECTION_LENGTH
      ? message('sync.sectionTooLong', { section: sectionLabel(edition, section, lang), limit: MAX_SECTION_LENGTH })
      : null;
  if (refusal) {
    restoreSection(section);
    onNotice({ message: refusal, cell: null, section });
    return;
  }
  setSectionText(report, section, text, hostOrigin('typed'));
};

/** The document's value; entries the schema does not allow count as blank. */
export const heldValue = (report: ReportDoc, edition: Edition, cell: CellId): CellValue | null => {
  const value = report.cells.get(cell);
  return value !== undefined && isEntry(edition, 'cells', cell, value) ? value : null;
};
