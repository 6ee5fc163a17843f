// Reads the place and the values of a conflict as the server spells them. ConflictTray.tsx uses it.
import type { CellId } from '#shared/cell/cell-id';
import { isMapRoot, type MapRoot } from '#shared/document/schema';
import { entryCell } from './write-entry.ts';

/** `notes/requests/new/natural` is a note of that cell; a bare cell id is the cell's value. */
export const readConflictPlace = (place: string): { readonly root: MapRoot; readonly key: string; readonly cell: CellId | null } => {
  const at = place.indexOf('/');
  const root = place.slice(0, at);
  const key = place.slice(at + 1);
  if (at > 0 && isMapRoot(root)) return { root, key, cell: entryCell(root, key) };
  return { root: 'cells', key: place, cell: place as CellId };
};

/** As a person reads it; null is blank. */
export const conflictValueText = (json: string | null): string | null => {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return String(value);
    // Of a reason or a comment its words.
    return 'text' in value && typeof value.text === 'string' ? value.text : 'kind' in value ? '✓' : json;
  } catch {
    return json;
  }
};
