// What this browser keeps of one report for one person: opened before the server is asked, and again for each new epoch. session.ts
// has one; nothing here takes longer than a person would wait.
import type { OwnUpdate } from './acknowledge.ts';
import { toHeldRows } from './held-edits.ts';
import type { HeldRow, OfflineStore } from './offline-store.ts';
import type { NewTimer } from './reconnect.ts';
import { inTime } from './reconnect.ts';
import type { SessionLists } from './session-lists.ts';
import type { Shelf } from './shelf.ts';
import { openShelf } from './shelf.ts';

/** A place in the storage, and the own edits found there. */
export type Opened = { readonly shelf: Shelf; readonly own: readonly OwnUpdate[] };

export type Keeping = {
  /** The newest copy; null where there is none. What older epochs left behind joins the review list. */
  readonly newest: () => Promise<Opened | null>;
  /** The copy of this epoch, made where there is none; null where nothing can be kept. */
  readonly at: (epoch: number) => Promise<Opened | null>;
  /** Own edits on this shelf that are not among `known`: those of this person's other windows. */
  readonly others: (shelf: Shelf, known: readonly OwnUpdate[]) => Promise<readonly OwnUpdate[]>;
  readonly isWorking: () => boolean;
};

type KeepingDeps = {
  readonly reportId: string;
  readonly offline: { readonly person: string; readonly store: Promise<OfflineStore | null> } | null;
  readonly lists: SessionLists;
  readonly newTimer: NewTimer;
  /** The storage began to fail, or works again. */
  readonly onWorking: () => void;
};

export const createKeeping = ({ reportId, offline, lists, newTimer, onWorking }: KeepingDeps): Keeping => {
  if (offline === null) return { newest: async () => null, at: async () => null, others: async () => [], isWorking: () => false };
  const { person } = offline;
  let store: OfflineStore | null = null;

  const open = async (from: OfflineStore, epoch: number): Promise<Opened | null> => {
    const shelf = await openShelf(from, { person, report: reportId, epoch });
    return shelf.name === null ? null : { shelf, own: (await shelf.own()) ?? [] };
  };
  const openNewest = async (): Promise<Opened | null> => {
    store = await offline.store;
    if (store === null) return null;
    store.isWorking.subscribe(onWorking);
    await lists.keepIn(store, person);
    const [newest, ...older] = await store.copies(person, reportId);
    // A restore came between: what it left behind is the person's to decide.
    for (const { epoch } of older) {
      const left = await open(store, epoch);
      if (left) await clearOut(left, lists.addHeld);
    }
    return newest ? open(store, newest.epoch) : null;
  };
  /** An answer that comes too late is closed again. */
  const soon = async (opening: Promise<Opened | null>): Promise<Opened | null> => {
    let isLate = false;
    const answer = opening
      .then((opened) => {
        if (isLate) opened?.shelf.close();
        return opened;
      })
      .catch(() => null);
    const opened = await inTime(answer, null, newTimer, LONGEST_STORAGE);
    isLate = true;
    return opened;
  };

  return {
    newest: () => soon(openNewest()),
    at: async (epoch) => (store === null ? null : soon(open(store, epoch))),
    others: async (shelf, known) => {
      const own = await inTime(
        shelf.own().catch(() => null),
        null,
        newTimer,
        LONGEST_STORAGE,
      );
      const ids = new Set(known.map(({ id }) => id));
      return (own ?? []).filter(({ id }) => !ids.has(id));
    },
    isWorking: () => store?.isWorking.get() === true,
  };
};

/** Gives what this person made of a state since undone, not acknowledged, to `addHeld`, and removes what was kept of that state. */
export const clearOut = async ({ shelf, own }: Opened, addHeld: (rows: readonly HeldRow[]) => void): Promise<void> => {
  // In one turn, so that the store holds either the edits or the rows.
  addHeld(toHeldRows(shelf.base, own));
  shelf.forget(own);
  await shelf.remove();
};

/** Milliseconds the browser's storage may take; then the report is opened without it. */
const LONGEST_STORAGE = 8_000;
