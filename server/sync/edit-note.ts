// What a client says about its next update (message 123): how, when and over what its edits were made. Believed for that only.
import * as v from 'valibot';
import { EditNote, MAX_EDIT_NOTE } from '#shared/protocol/socket';
import type { ChangeHow } from '../store/report-store.ts';

type NotedEdit = EditNote['edits'][number];

/** What is known of the edits of one place in one update. */
type PlaceNote = {
  readonly how: ChangeHow;
  /** Milliseconds by the author's clock, never in the server's future; null where it cannot be read. */
  readonly madeAt: number | null;
  /** What stood there in the author's sight before each of the edits; empty where the client did not say. */
  readonly seen: readonly (string | null)[];
};

export type Notes = ReadonlyMap<string, PlaceNote>;

/** The edits a note speaks of; null where it is damaged or beyond its limits. */
export const readEditNote = (text: string): readonly NotedEdit[] | null => {
  if (text.length > MAX_EDIT_NOTE) return null;
  try {
    const read = v.safeParse(EditNote, JSON.parse(text));
    return read.success ? read.output.edits : null;
  } catch {
    return null;
  }
};

/** By place: the last edit says how and when, all say what was seen. */
export const notesByPlace = (edits: readonly NotedEdit[], now: number): Notes => {
  const notes = new Map<string, PlaceNote>();
  for (const { place, how, at, seen } of edits) {
    const before = notes.get(place)?.seen ?? [];
    const time = Date.parse(at);
    notes.set(place, {
      how,
      // A clock that runs ahead must not put an edit into the future.
      madeAt: Number.isNaN(time) ? null : Math.min(time, now),
      seen: seen === undefined ? before : [...before, seen],
    });
  }
  return notes;
};

export const NO_NOTES: Notes = new Map();
