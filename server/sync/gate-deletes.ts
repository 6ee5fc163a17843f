// What an update would delete that still stands: a returning client sends every deletion it ever heard of.
import * as Y from 'yjs';
import type { DeleteRange } from './gate-decode.ts';
import type { Place, RootNames } from './gate-place.ts';

/** A standing item (or the part of one from `from` to `to`, counted within it) that would be deleted. Place null: not of a root. */
export type Removed = { readonly item: Y.Item; readonly place: Place | null; readonly from: number; readonly to: number };

export const gatherDeletes = (
  store: Y.Doc['store'],
  roots: RootNames,
  deletes: ReadonlyMap<number, readonly DeleteRange[]>,
): readonly Removed[] => {
  const removed: Removed[] = [];
  for (const [client, ranges] of deletes) {
    const structs = store.clients.get(client);
    if (!structs) continue;
    const known = Y.getState(store, client);
    for (const { clock, len } of ranges) {
      if (clock >= known) break;
      const end = clock + len;
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
        const item = structs[index];
        if (!item || item.id.clock >= end) break;
        if (item.deleted || !(item instanceof Y.Item)) continue;
        const root = roots.get(item.parent);
        removed.push({
          item,
          place: root === undefined ? null : { root, key: item.parentSub },
          from: Math.max(0, clock - item.id.clock),
          to: Math.min(item.length, end - item.id.clock),
        });
      }
    }
  }
  return removed;
};
