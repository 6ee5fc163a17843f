// After the server discarded our document: carries own edits over into the fresh one as far as they are permitted,
// and lists the rest with value, place and reason. session.ts calls it once per discarded document.
import diff from 'fast-diff';
import * as Y from 'yjs';
import type { AccessState, Target } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import { setSectionText } from '#shared/document/commands';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { MAX_SECTION_LENGTH } from '#shared/document/entry';
import { paneOrigin } from '#shared/document/origin';
import type { MapRoot, ReportDoc } from '#shared/document/schema';
import { isMapRoot, openReportDoc, rootSection } from '#shared/document/schema';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Lang, Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { sectionLabel } from '../host/place-label.ts';
import type { OwnUpdate } from './acknowledge.ts';
import type { MemberInfo, RefusedEdit } from './session-state.ts';
import { entryCell, entryPlace, entryTarget, isWritable, writeEntry } from './write-entry.ts';

/** Why a document was discarded. `places` maps what the server named (cell id or root) to its sentence. */
export type Discarded = { readonly kind: 'refused'; readonly places: ReadonlyMap<string, string> } | { readonly kind: 'tooLarge' };

export type CarryOver = {
  readonly from: ReportDoc;
  readonly own: readonly OwnUpdate[];
  /** Holds what the server holds. */
  readonly to: ReportDoc;
  readonly why: Discarded;
  readonly me: MemberInfo;
  readonly access: AccessState;
  readonly lang: Lang;
  /** Places already carried over once: refused again, they are only listed. This call adds its own. */
  readonly tried: Set<string>;
  readonly newId: () => string;
};

type Judge = (place: string, names: readonly string[], target: Target, isValid: boolean) => string | null;

/** Writes the permitted edits into `to` and returns the others. An edit that already stands in `to` is neither. */
export const carryOver = (input: CarryOver): readonly RefusedEdit[] => {
  const { from, own, to, lang, newId } = input;
  const edition = editionOfDoc(to) ?? editionOfDoc(from);
  const keysByRoot = new Map<string, Set<string | null>>();
  for (const { root, key } of own.flatMap(({ touched }) => touched)) {
    const keys = keysByRoot.get(root) ?? new Set();
    keysByRoot.set(root, keys.add(key));
  }
  const refused: RefusedEdit[] = [];
  const list = (place: string, value: string, reason: string, cell: CellId | null = null) => {
    refused.push({ id: newId(), place, cell, value, reason });
  };
  const judge = makeJudge(input);
  for (const [root, keys] of keysByRoot) {
    const section = rootSection(root);
    if (section !== null) carrySection({ ...input, edition, section, judge, list });
    else if (isMapRoot(root)) for (const key of keys) if (key !== null) carryEntry({ from, to, root, key, edition, lang, judge, list });
  }
  return refused;
};

const makeJudge =
  ({ why, me, access, lang, tried }: CarryOver): Judge =>
  (place, names, target, isValid) => {
    const say = (sentence: Message) => translate(lang, sentence);
    if (why.kind === 'tooLarge') return say(message('sync.tooLarge'));
    for (const name of names) {
      const reason = why.places.get(name);
      if (reason !== undefined) return reason;
    }
    if (!isValid) return say(message('sync.refusedValue'));
    const allowed = can(me, 'edit', target, access);
    if (!allowed.ok) return say(allowed.error);
    if (tried.has(place)) return say(message('sync.refusedTwice'));
    tried.add(place);
    return null;
  };

type List = (place: string, value: string, reason: string, cell?: CellId | null) => void;

const carrySection = (given: CarryOver & { edition: Edition | null; section: SectionKey; judge: Judge; list: List }): void => {
  const { own, to, edition, section, judge, list, lang } = given;
  // Own edits land in a copy of the server's text the way Yjs merges them; the difference is what is still ours.
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(to.doc));
  for (const { update } of own) Y.applyUpdate(copy, update);
  const merged = openReportDoc(copy).section(section).toString();
  copy.destroy();
  const before = to.section(section).toString();
  if (merged === before) return;
  const root = `section:${section}`;
  const reason = judge(root, [root], { kind: 'section', section }, merged.length <= MAX_SECTION_LENGTH);
  if (reason === null) {
    setSectionText(to, section, merged, ORIGIN);
    return;
  }
  const inserted = diff(before, merged)
    .filter(([kind]) => kind === diff.INSERT)
    .map(([, text]) => text);
  const value = inserted.length > 0 ? inserted.join('\n') : translate(lang, message('sync.deletedText'));
  list(sectionLabel(edition, section, lang), value, reason);
};

type EntryMove = {
  readonly from: ReportDoc;
  readonly to: ReportDoc;
  readonly root: MapRoot;
  readonly key: string;
  readonly edition: Edition | null;
  readonly lang: Lang;
  readonly judge: Judge;
  readonly list: List;
};

const carryEntry = ({ from, to, root, key, edition, lang, judge, list }: EntryMove): void => {
  const mine: unknown = from[root].get(key) ?? null;
  if (mine === (to[root].get(key) ?? null)) return;
  const entry = { root, key, value: mine };
  const reason = judge(`${root}/${key}`, [key, root], entryTarget(root, key), isWritable(edition, entry));
  if (reason === null && edition !== null) {
    writeEntry(to, edition, entry, ORIGIN);
    return;
  }
  const value = mine === null ? translate(lang, message('sync.emptied')) : typeof mine === 'object' ? JSON.stringify(mine) : String(mine);
  list(entryPlace(edition, root, key, lang), value, reason ?? translate(lang, message('sync.refusedValue')), entryCell(root, key));
};

/** How it was first made is told by the connection (asMade). */
const ORIGIN = paneOrigin('merged');
