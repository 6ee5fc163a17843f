// The gate on what an update repeats: Yjs looks up the neighbours of every struct, also of those it knows, and cuts text there.
// So a repeated struct with other neighbours than it had could change, or break, what its sender may not touch.
import * as Y from 'yjs';
import type { RootNames } from './gate-place.ts';

/** Whether a struct that begins among the known ones stands between the same neighbours and in the same root as the document has it. */
export const repeatsKnown = (store: Y.Doc['store'], roots: RootNames, struct: Y.Item): boolean => {
  const known: unknown = Y.getItem(store, struct.id);
  if (!(known instanceof Y.Item)) return false;
  // Yjs joins items that follow each other: within one, an item's left neighbour is the character before it.
  const left = struct.id.clock > known.id.clock ? Y.createID(struct.id.client, struct.id.clock - 1) : known.origin;
  if (!Y.compareIDs(struct.origin, left) || !Y.compareIDs(struct.rightOrigin, known.rightOrigin)) return false;
  // The parent is written only where there is no neighbour to take it from.
  if (struct.origin || struct.rightOrigin) return true;
  return struct.parentSub === known.parentSub && typeof struct.parent === 'string' && struct.parent === roots.get(known.parent);
};
