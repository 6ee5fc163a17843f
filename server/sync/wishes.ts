// What an edit wants to stand in each entry it touches, and whether its author had seen what stands there now.
// intake.ts asks before it applies an edit: what was not seen may be in dispute (conflict-book.ts). Prose merges and is left out.
import * as Y from 'yjs';
import type { MapRoot, ReportDoc } from '#shared/document/schema';
import { isMapRoot } from '#shared/document/schema';
import { entryValue } from './changes.ts';
import type { Notes } from './edit-note.ts';
import type { Accepted } from './gate.ts';
import type { Edit } from './gate-decode.ts';
import { isDeletedBy } from './gate-decode.ts';
import { entryOfPlace, placeName } from './gate-rules.ts';
import type { Touched } from './gate-touched.ts';

/** Values are JSON; null is blank. */
export type Wish = {
  /** A cell id or `root/key`. */
  readonly place: string;
  readonly root: MapRoot;
  readonly key: string;
  readonly value: string | null;
  readonly standing: string | null;
  readonly unseen: boolean;
  /** Only the deletion of something that is deleted already says so: it may be one the log knows. */
  readonly isEcho: boolean;
  /** Who wrote the item that stands, by client id; null where the place is blank: its item tells who wrote what was blanked. */
  readonly standingClient: number | null;
};

export type Sight = {
  readonly notes: Notes;
  /** The update is everything a returning client has, with every deletion it ever heard of. */
  readonly resync: boolean;
  /** What the client had when it came (client → clock), where it said so. */
  readonly known: ReadonlyMap<number, number> | null;
};

/** In the order of the update; entries whose wish is what would come about anyway are among them. */
export const readWishes = (report: ReportDoc, { edit, placed, touched }: Accepted, sight: Sight): readonly Wish[] => {
  const lines = new Map<string, Line>();
  for (const { item, place } of placed) {
    const { root, key } = place;
    if (key === null || !isMapRoot(root) || !isDisputable(root, key)) continue;
    const name = placeName(place);
    const line = lines.get(name) ?? { name, root, key, current: currentOf(report, root, key), sawCurrent: false, last: null };
    lines.set(name, line);
    line.sawCurrent ||= line.current === null || isSame(item.origin, line.current.lastId);
    if (!(item.content instanceof Y.ContentDeleted) && !isDeletedBy(edit.deletes, lastClockOf(item))) line.last = item;
  }
  const wishes: Wish[] = [];
  const add = ({ name, root, key, current }: LineStart, value: string | null, structuralUnseen: boolean, isEcho = false): void => {
    const standing = entryValue(report, root, key);
    const seen = sight.notes.get(name)?.seen ?? [];
    const unseen = current !== null && (seen.length > 0 ? !seen.includes(standing) : structuralUnseen);
    wishes.push({
      isEcho,
      place: name,
      root,
      key,
      value,
      standing,
      unseen,
      standingClient: current && !current.deleted ? current.id.client : null,
    });
  };

  for (const line of lines.values()) {
    const { current, sawCurrent, last } = line;
    if (last) {
      // A live edit deletes what stood in its author's sight: that it deletes something blank says that the author saw it full.
      const sawItFull = current?.deleted === true && !sight.resync && isDeletedBy(edit.deletes, current.lastId);
      add(line, lastValue(last), !sawCurrent || sawItFull);
    } else if (isBlankedBy(line, edit, sight)) add(line, null, !sawCurrent);
  }
  for (const place of touched) {
    if (!isEntry(place) || !isDisputable(place.root, place.key)) continue;
    const name = placeName(place);
    if (!lines.has(name)) add({ name, root: place.root, key: place.key, current: currentOf(report, place.root, place.key) }, null, false);
  }
  for (const line of blankedUnseen(report, edit, sight)) {
    if (!lines.has(line.name) && !wishes.some(({ place }) => place === line.name)) add(line, null, true, true);
  }
  return wishes;
};

/** All the author's items of a line are dead: whether that blanks the entry in the author's sight. */
const isBlankedBy = ({ current, sawCurrent }: Line, edit: Edit, { resync, known }: Sight): boolean => {
  if (current === null) return false;
  if (isDeletedBy(edit.deletes, current.lastId)) return !current.deleted;
  // It came to nothing beside something the author knows: then that is what the author sees.
  return resync ? known !== null && !isKnown(known, current.lastId) : !sawCurrent;
};

/** Entries an author blanked over a value that meanwhile gave way to another one. */
const blankedUnseen = (report: ReportDoc, edit: Edit, { notes, resync, known }: Sight): readonly LineStart[] => {
  const found: LineStart[] = [];
  if (resync) {
    // It brings every deletion it ever heard of: only a note tells which are its own.
    if (known === null) return found;
    for (const [name, { seen }] of notes) {
      const entry = entryOfPlace(name);
      if (seen.length === 0 || !entry || !isDisputable(entry.root, entry.key)) continue;
      const current = currentOf(report, entry.root, entry.key);
      let sight: Y.Item | null = current;
      while (sight && !isKnown(known, sight.lastId)) sight = sight.left;
      if (current && sight && sight !== current && isDeletedBy(edit.deletes, sight.lastId)) found.push({ name, ...entry, current });
    }
    return found;
  }
  for (const { item, root } of deadItems(report, edit)) {
    const key = item.parentSub;
    if (key === null || !isDisputable(root, key)) continue;
    const current = currentOf(report, root, key);
    if (current && current !== item && !current.deleted && !isDeletedBy(edit.deletes, current.lastId)) {
      found.push({ name: placeName({ root, key }), root, key, current });
    }
  }
  return found;
};

/** Entries' items that an edit deletes although they are deleted already. */
const deadItems = (report: ReportDoc, edit: Edit): readonly { readonly item: Y.Item; readonly root: MapRoot }[] => {
  const { store } = report.doc;
  const dead: { readonly item: Y.Item; readonly root: MapRoot }[] = [];
  for (const [client, ranges] of edit.deletes) {
    const structs = store.clients.get(client);
    if (!structs) continue;
    const known = Y.getState(store, client);
    for (const { clock, len } of ranges) {
      if (clock >= known) break;
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
        const item = structs[index];
        if (!item || item.id.clock >= clock + len) break;
        const root = item.deleted && item instanceof Y.Item && item.parentSub !== null ? rootOf(report, item.parent) : null;
        if (root && item instanceof Y.Item) dead.push({ item, root });
      }
    }
  }
  return dead;
};

const currentOf = (report: ReportDoc, root: MapRoot, key: string): Y.Item | null => report[root]._map.get(key) ?? null;

const rootOf = (report: ReportDoc, parent: unknown): MapRoot | null => DISPUTABLE.find((root) => report[root] === parent) ?? null;

const isDisputable = (root: MapRoot, key: string): boolean => DISPUTABLE.includes(root) && !(root === 'meta' && key === 'schema');

const isEntry = (place: Touched): place is Touched & { readonly kind: 'entry' } => place.kind === 'entry';

const lastValue = (item: Y.Item): string | null => {
  const values: readonly unknown[] = item.content instanceof Y.ContentAny ? item.content.arr : [];
  return values.length === 0 ? null : JSON.stringify(values.at(-1));
};

const lastClockOf = ({ id, length }: Y.Item): Y.ID => Y.createID(id.client, id.clock + length - 1);

const isKnown = (known: ReadonlyMap<number, number>, { client, clock }: Y.ID): boolean => clock < (known.get(client) ?? 0);

const isSame = (a: Y.ID | null, b: Y.ID): boolean => a !== null && a.client === b.client && a.clock === b.clock;

type LineStart = { readonly name: string; readonly root: MapRoot; readonly key: string; readonly current: Y.Item | null };
/** The new items of one entry. `last`: the one that stands in the author's sight. */
type Line = LineStart & { sawCurrent: boolean; last: Y.Item | null };

/** Where two people can mean different things; reasons and comments stand under ids of their own. */
const DISPUTABLE: readonly MapRoot[] = ['cells', 'stated', 'notes', 'meta'];
