// What an own transaction changed: where, how, when, and what stood there in the author's sight. connection.ts reads it;
// the ledger keeps it, edit notes and the lists of refused and held edits tell it on.
import * as Y from 'yjs';
import { isOrigin } from '#shared/document/origin';
import { rootSection } from '#shared/document/schema';
import type { EditNote } from '#shared/protocol/socket';

type NoteEdit = EditNote['edits'][number];

/** A place an own update changed: a key of a root map, or a whole root text (key null, no values). */
export type Touch = {
  readonly root: string;
  readonly key: string | null;
  readonly how: NoteEdit['how'];
  /** By the author's clock, ISO 8601. */
  readonly at: string;
  /** What stood in the document before, as JSON; null: blank. */
  readonly seen: string | null;
  /** What stood after. */
  readonly made: string | null;
};

/** The name of a place as notes and the audit log spell it: a cell id, `root/key`, or `section:1`. */
export const placeName = ({ root, key }: Pick<Touch, 'root' | 'key'>): string =>
  key === null ? root : root === 'cells' ? key : `${root}/${key}`;

/** What the transaction changed. To be called before the document cleans up after it ("afterTransaction"), or old values are gone. */
export const readTouches = (transaction: Y.Transaction, at: string): Touch[] => {
  const how = howOf(transaction.origin);
  const touched: Touch[] = [];
  for (const [root, type] of transaction.doc.share) {
    const keys = transaction.changed.get(type);
    if (!keys) continue;
    if (rootSection(root) !== null) touched.push({ root, key: null, how, at, seen: null, made: null });
    else if (type instanceof Y.Map) {
      const changes = new Y.YMapEvent(type, transaction, keys).keys;
      for (const [key, { oldValue }] of changes) {
        touched.push({ root, key, how, at, seen: toJson(oldValue), made: toJson(type.get(key)) });
      }
    }
  }
  return touched;
};

/**
 * Several edits of one place as one: how and when of the last. `seen` is what stood before the first of them, unless a value of
 * somebody else came in between and was in sight.
 */
export const foldTouches = (touched: readonly Touch[]): Touch[] => {
  const byPlace = new Map<string, Touch>();
  for (const touch of touched) {
    const before = byPlace.get(placeName(touch));
    byPlace.set(placeName(touch), before && before.made === touch.seen ? { ...touch, seen: before.seen } : touch);
  }
  return [...byPlace.values()];
};

/** The edits a note tells, one per place. */
export const toNoteEdits = (touched: readonly Touch[]): NoteEdit[] =>
  foldTouches(touched).map((touch) => {
    const edit = { place: placeName(touch), how: touch.how, at: touch.at };
    return touch.key === null || (touch.seen?.length ?? 0) > LONGEST_SEEN ? edit : { ...edit, seen: touch.seen };
  });

const howOf = (origin: unknown): NoteEdit['how'] => {
  if (origin instanceof Y.UndoManager) return 'undone';
  return isOrigin(origin) && origin.kind !== 'load' ? origin.how : 'typed';
};

const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Characters of a value a note may carry. */
const LONGEST_SEEN = 4000;
