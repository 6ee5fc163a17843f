// How an open room keeps up with a log that other nodes write to as well: takes in what they wrote, or reads the report anew.
import * as Y from 'yjs';
import type { Edition } from '#shared/edition/types';
import type { ReportStore } from '../store/report-store.ts';
import type { Book } from './book.ts';
import { openBook, takeInRows } from './book.ts';
import type { ConflictBook } from './conflict-book.ts';

/** All of it runs while nothing of the room is on its way to disk and no edit is let in. */
export type RoomLog = {
  /** Takes in what the log has beyond the document. */
  readonly catchUp: () => Promise<void>;
  /** Puts away a document that ran ahead of a log which went another way, and reads the report as it is. */
  readonly reload: () => Promise<void>;
  /** Reads the list of what is in dispute anew. */
  readonly readConflicts: () => Promise<void>;
};

export type RoomLogDeps = {
  readonly id: string;
  readonly store: Pick<ReportStore, 'load' | 'rowsAfter' | 'openConflicts'>;
  readonly book: () => Book;
  readonly setBook: (book: Book) => void;
  readonly fallbackEdition: Edition;
  readonly conflicts: ConflictBook;
  /** Updates that are on disk and that nobody here has been told. */
  readonly tellUpdates: (updates: readonly Uint8Array[]) => void;
  readonly tellConflicts: () => void;
};

export const createRoomLog = (deps: RoomLogDeps): RoomLog => {
  const { id, store, book, conflicts } = deps;

  const readConflicts = async (): Promise<void> => {
    const before = JSON.stringify([...conflicts.shown()]);
    conflicts.reset(await store.openConflicts(id));
    if (JSON.stringify([...conflicts.shown()]) !== before) deps.tellConflicts();
  };

  const reload = async (): Promise<void> => {
    const stored = await store.load(id);
    if (!stored) throw new Error(`report ${id} is gone`);
    const old = book();
    const fresh = openBook(stored, deps.fallbackEdition);
    deps.setBook(fresh);
    const isGapless = (stored.snapshot?.seq ?? 0) <= old.seq;
    const missing = stored.updates.flatMap(({ seq, update }) => (seq > old.seq ? [update] : []));
    // Where a snapshot has swallowed what is missing, everybody gets everything: what they have does not harm.
    deps.tellUpdates(isGapless ? missing : [Y.encodeStateAsUpdate(fresh.report.doc)]);
    old.report.doc.destroy();
    await readConflicts();
  };

  return {
    reload,
    readConflicts,
    catchUp: async () => {
      const rows = await store.rowsAfter(id, book().seq);
      if (rows === null) return reload();
      if (rows.length === 0) return;
      deps.tellUpdates(takeInRows(book(), rows));
      await readConflicts();
    },
  };
};
