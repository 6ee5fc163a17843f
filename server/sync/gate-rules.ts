// Third step of the gate: may this person put this content in this place, or remove what stands there?
import * as Y from 'yjs';
import type { AccessState, Principal, Target } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import { isEntry, isEntryKey, MAX_SECTION_LENGTH } from '#shared/document/entry';
import type { MapRoot, ReportDoc } from '#shared/document/schema';
import { isMapRoot, rootSection, SCHEMA_VERSION, sectionRoot } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { SECTION_KEYS } from '#shared/report/report';
import type { Edit } from './gate-decode.ts';
import { firstEndingAfter } from './gate-decode.ts';
import type { Removed } from './gate-deletes.ts';
import type { Place } from './gate-place.ts';
import type { TouchedSet } from './gate-touched.ts';
import type { RefusalRule } from './refusal.ts';
import { refuse } from './refusal.ts';

export type Judge = {
  readonly report: ReportDoc;
  readonly principal: Principal;
  readonly access: AccessState;
  /** The report's edition, and those the update itself chooses. */
  readonly editions: readonly Edition[];
  readonly touched: TouchedSet;
  /** Names of places already found to be writable. */
  readonly allowed: Set<string>;
};

type Verdict = ReturnType<typeof refuse> | null;

/** Null where the item may come in. */
export const judgeItem = (judgement: Judge, place: Place, item: Y.Item): Verdict => {
  const { root, key } = place;
  const section = rootSection(root);
  if (section !== null) {
    if (key !== null) return no('shape', place);
    if (item.content instanceof Y.ContentString) judgement.touched.insert(section, item, item.content.str);
    else if (!(item.content instanceof Y.ContentDeleted)) return no('shape', place);
    return judgeAccess(judgement, place, { kind: 'section', section });
  }
  if (!isMapRoot(root)) return no('root', place);
  if (key === null) return no('shape', place);
  if (!judgement.editions.some((edition) => isEntryKey(edition, root, key))) return no('key', place);
  return judgeContent(judgement, root, key, item) ?? judgeAccess(judgement, place, targetOf(root, key));
};

/** Null where what stands may be removed. */
export const judgeDelete = (judgement: Judge, { item, place, from, to }: Removed): Verdict => {
  if (!place) return no('shape', null);
  const { root, key } = place;
  const section = rootSection(root);
  if (section !== null) {
    judgement.touched.remove(section, item.content instanceof Y.ContentString ? item.content.str.slice(from, to) : '');
    return judgeAccess(judgement, place, { kind: 'section', section });
  }
  if (!isMapRoot(root) || key === null) return no('shape', place);
  if (isAppendOnly(root)) return no('append-only', place);
  judgement.touched.entry(root, key);
  return judgeAccess(judgement, place, targetOf(root, key));
};

/** Null where no section grows beyond its limit. */
export const judgeLengths = ({ report, touched }: Judge, edit: Edit): Verdict => {
  if (!touched.hasText()) return null;
  for (const section of SECTION_KEYS) {
    const change = touched.lengthChange(section);
    if (change.inserted === 0) continue;
    const length = report.section(section).length + change.inserted - change.removed;
    if (length <= MAX_SECTION_LENGTH || length - deletedAgain(change.items, edit) <= MAX_SECTION_LENGTH) continue;
    return refuse('section-length', message('server.refused.sectionLength', { limit: MAX_SECTION_LENGTH }), sectionRoot(section));
  }
  return null;
};

const judgeContent = (judgement: Judge, root: MapRoot, key: string, item: Y.Item): Verdict => {
  const place = { root, key };
  const { content } = item;
  // Overwritten or deleted before it was sent: it has no value any more, but may still push out what stands.
  if (content instanceof Y.ContentDeleted) {
    if (isAppendOnly(root) && judgement.report[root].has(key)) return no('append-only', place);
    judgement.touched.entry(root, key);
    return null;
  }
  if (!(content instanceof Y.ContentAny)) return no('shape', place);
  // Several values in one item are honest: Yjs joins what one person set in a row and kept for undo.
  const values: readonly unknown[] = content.arr;
  for (const value of values) {
    if (!judgement.editions.some((edition) => isEntry(edition, root, key, value)) || !isKnownMeta(root, key, value))
      return no('value', place);
  }
  judgement.touched.entry(root, key);
  if (!isAppendOnly(root)) return null;
  if (values.length !== 1 || item.origin !== null || judgement.report[root].has(key)) return no('append-only', place);
  const [entry] = values;
  const by = typeof entry === 'object' && entry !== null && 'by' in entry ? entry.by : undefined;
  const { id, name } = judgement.principal;
  // A reason of the first version may name its author in words, or not at all; a comment and a reason that counts are always signed.
  const isSigned = root === 'comments' || (typeof entry === 'object' && entry !== null && 'figures' in entry);
  if (isSigned) return by === id ? null : no('author', place);
  return by === undefined || by === id || by === name ? null : no('author', place);
};

const judgeAccess = ({ principal, access, allowed }: Judge, place: Place, target: Target): Verdict => {
  const name = placeName(place);
  if (allowed.has(name)) return null;
  const answer = can(principal, 'edit', target, access);
  if (!answer.ok) return refuse('access', answer.error, name);
  allowed.add(name);
  return null;
};

const isKnownMeta = (root: MapRoot, key: string, value: unknown): boolean => {
  if (root !== 'meta') return true;
  if (key === 'edition') return typeof value === 'string' && editionByKey(value) !== null;
  return key !== 'schema' || value === SCHEMA_VERSION;
};

const targetOf = (root: MapRoot, key: string): Target => {
  if (root === 'meta') return { kind: 'meta' };
  if (root === 'comments') return { kind: 'comment' };
  return root === 'reasons' ? { kind: 'entry' } : { kind: 'cell', cell: key as CellId };
};

const isAppendOnly = (root: MapRoot): boolean => root === 'reasons' || root === 'comments';

/** Null where this person may write in this place now. */
export const judgePlace = (principal: Principal, access: AccessState, root: MapRoot, key: string): Verdict => {
  const answer = can(principal, 'edit', targetOf(root, key), access);
  return answer.ok ? null : refuse('access', answer.error, placeName({ root, key }));
};

/** A cell by its id, everything else as root/key or the root's name. */
export const placeName = ({ root, key }: Place): string => (key === null ? root : root === 'cells' ? key : `${root}/${key}`);

const no = (rule: RefusalRule, place: Place | null): ReturnType<typeof refuse> => {
  const name = place && placeName(place).slice(0, 80);
  return refuse(rule, reasonOf(rule, name ?? ''), name);
};

const reasonOf = (rule: RefusalRule, place: string): Message => {
  if (rule === 'value') return message('server.refused.value', { place });
  if (rule === 'append-only') return message('server.refused.appendOnly');
  if (rule === 'author') return message('server.refused.author');
  return rule === 'key' || rule === 'root' ? message('server.refused.place', { place }) : message('server.refused.shape');
};

/** Whether a place of the audit log or of a note is an entry of a root map, and which. */
export const entryOfPlace = (place: string): { readonly root: MapRoot; readonly key: string } | null => {
  const slash = place.indexOf('/');
  const root = place.slice(0, Math.max(0, slash));
  if (isMapRoot(root) && root !== 'cells') return { root, key: place.slice(slash + 1) };
  return place.startsWith('section:') || slash < 0 ? null : { root: 'cells', key: place };
};

/** Characters of these new items that the same update deletes again: only asked for when a limit is near. */
const deletedAgain = (items: readonly Y.Item[], edit: Edit): number => {
  let count = 0;
  for (const { id, length } of items) {
    const ranges = edit.deletes.get(id.client) ?? [];
    const end = id.clock + length;
    for (let index = firstEndingAfter(ranges, id.clock); index < ranges.length; index += 1) {
      const range = ranges[index];
      if (!range || range.clock >= end) break;
      count += Math.min(range.clock + range.len, end) - Math.max(range.clock, id.clock);
    }
  }
  return count;
};
