// The browser's own storage behind the offline port: documents by y-indexeddb, one database per person, report and epoch; own edits,
// lists and the register of copies in one more. The pane's composition root opens it.
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { ReportSummary } from '#shared/protocol/http';
import type { OwnUpdate } from './acknowledge.ts';
import { countPlaces } from './acknowledge.ts';
import { answerOf, finished, openDatabase, removeDatabase } from './indexeddb.ts';
import type { CopyFacts, CopyName, ListRow, OfflineCopy, OfflineStore } from './offline-store.ts';
import type { Write, Writes } from './offline-writes.ts';
import { createWrites, type REGISTER_STORES } from './offline-writes.ts';

/** Null where the browser keeps nothing (private windows, frames of another site): the pane then goes on in memory. */
export const openOfflineStore = async (now: () => number): Promise<OfflineStore | null> => {
  try {
    const database = await openDatabase(REGISTER, (made) => {
      made.createObjectStore('copies', { keyPath: 'id' });
      made.createObjectStore('own', { keyPath: ['copy', 'id'] });
      made.createObjectStore('lists', { keyPath: ['owner', 'id'] });
    });
    return createStore(database, now);
  } catch {
    return null;
  }
};

type CopyRow = { readonly id: string; readonly name: CopyName; readonly usedAt: number; readonly facts: CopyFacts | null };
type OwnRow = OwnUpdate & { readonly copy: string };
type OwnedRow = { readonly owner: string; readonly id: string; readonly row: ListRow };

const createStore = (database: IDBDatabase, now: () => number): OfflineStore => {
  const writes = createWrites(database);
  const all = async <T>(store: (typeof REGISTER_STORES)[number], range?: IDBKeyRange): Promise<T[]> => {
    await writes.settled();
    return answerOf<T[]>(database.transaction(store, 'readonly').objectStore(store).getAll(range));
  };
  const copyRows = async (person: string) => (await all<CopyRow>('copies')).filter(({ name }) => name.person === person);
  const ownOf = (copy: string) => all<OwnRow>('own', IDBKeyRange.bound([copy], [copy, []]));

  const remove = async (id: string) => {
    writes.tell((store) => {
      store('copies').delete(id);
      store('own').delete(IDBKeyRange.bound([id], [id, []]));
    });
    await writes.settled();
    await removeDatabase(id);
  };

  /** Reports not opened for long make room, oldest first; never one with edits the server has not got. */
  const prune = async (person: string) => {
    const rows = (await copyRows(person)).sort((a, b) => b.usedAt - a.usedAt);
    for (const { id } of rows.slice(MOST_COPIES)) if ((await ownOf(id)).length === 0) await remove(id);
  };

  return {
    copies: async (person, report) => {
      const rows = (await copyRows(person)).filter(({ name }) => name.report === report);
      return rows.map(({ name }) => name).sort((a, b) => b.epoch - a.epoch);
    },
    open: async (name, base) => {
      const id = copyId(name);
      const known = (await all<CopyRow>('copies', IDBKeyRange.only(id)))[0] ?? null;
      const persistence = await openDocument(id, base);
      const copy = createCopy({ name, id, facts: known?.facts ?? null, persistence, writes, ownOf, remove, now });
      if (known === null) await prune(name.person);
      return copy;
    },
    reports: async (person) => {
      const newest = new Map<string, ReportSummary & { readonly epoch: number }>();
      for (const { name, facts, usedAt } of await copyRows(person)) {
        if (!facts?.title || (newest.get(name.report)?.epoch ?? 0) > name.epoch) continue;
        const updatedAt = new Date(usedAt).toISOString();
        newest.set(name.report, { id: name.report, ...facts.title, role: facts.me.role, updatedAt, epoch: name.epoch });
      }
      return [...newest.values()].map(({ epoch: _epoch, ...summary }) => summary).sort((a, b) => b.year - a.year);
    },
    rows: async (person, report) => {
      const owner = ownerOf(person, report);
      return (await all<OwnedRow>('lists', IDBKeyRange.bound([owner], [owner, []]))).map(({ row }) => row);
    },
    saveRow: (person, report, row) =>
      writes.tell((store) => store('lists').put({ owner: ownerOf(person, report), id: row.edit.id, row } satisfies OwnedRow)),
    removeRow: (person, report, id) => writes.tell((store) => store('lists').delete([ownerOf(person, report), id])),
    isWorking: writes.isWorking,
    settled: writes.settled,
    forget: async (person) => {
      let unsent = 0;
      for (const { id } of await copyRows(person)) {
        const own = await ownOf(id);
        unsent += countPlaces(own);
        if (own.length === 0) await remove(id);
      }
      for (const { owner, row } of await all<OwnedRow>('lists')) if (row.kind === 'held' && isOwner(owner, person)) unsent += 1;
      return unsent;
    },
    close: () => database.close(),
  };
};

type CopyDeps = {
  readonly name: CopyName;
  readonly id: string;
  readonly facts: CopyFacts | null;
  readonly persistence: IndexeddbPersistence;
  readonly writes: Writes;
  readonly ownOf: (copy: string) => Promise<readonly OwnRow[]>;
  readonly remove: (copy: string) => Promise<void>;
  readonly now: () => number;
};

const createCopy = ({ name, id, facts, persistence, writes, ownOf, remove, now }: CopyDeps): OfflineCopy => {
  const row = (told: CopyFacts | null): CopyRow => ({ id, name, usedAt: now(), facts: told });
  const dropping =
    (ids: readonly string[]): Write =>
    (store) => {
      for (const own of ids) store('own').delete([id, own]);
    };
  const drop = (ids: readonly string[]) => writes.tell(dropping(ids));
  writes.tell((store) => store('copies').put(row(facts)));
  return {
    name,
    facts,
    own: async () => (await ownOf(id)).map(({ copy: _copy, ...own }) => own).sort((a, b) => (a.id < b.id ? -1 : 1)),
    addOwn: (own, replaces) => {
      writes.tell((store) => store('own').put({ ...own, copy: id } satisfies OwnRow));
      if (replaces.length > 0) drop(replaces);
    },
    confirmOwn: (ids) => {
      // Where the document is not known to be written they stay and are sent once more, which changes nothing.
      if (ids.length > 0) writes.tellAfter(afterWrites(persistence), dropping(ids));
    },
    dropOwn: drop,
    saveFacts: (told) =>
      writes.tell((store) => {
        // Not where the copy has been removed meanwhile.
        const known = store('copies').getKey(id);
        known.onsuccess = () => known.result !== undefined && store('copies').put(row(told));
      }),
    close: () => void persistence.destroy(),
    remove: async () => {
      await persistence.destroy();
      await remove(id);
    },
  };
};

/** y-indexeddb on a database known to open: it has no way to say that its own attempt failed. */
const openDocument = async (id: string, base: Y.Doc): Promise<IndexeddbPersistence> => {
  const database = await openDatabase(id, (made) => {
    made.createObjectStore(UPDATES, { autoIncrement: true });
    made.createObjectStore('custom');
  });
  database.close();
  const persistence = new IndexeddbPersistence(id, base);
  await persistence.whenSynced;
  return persistence;
};

const afterWrites = async ({ db }: IndexeddbPersistence): Promise<void> => {
  if (db === null) throw new Error('the copy is closed');
  const transaction = db.transaction(UPDATES, 'readonly');
  transaction.objectStore(UPDATES).count();
  await finished(transaction);
};

const copyId = ({ person, report, epoch }: CopyName): string => `nianbao/${ownerOf(person, report)}/${epoch}`;
const ownerOf = (person: string, report: string): string => `${encodeURIComponent(person)}/${encodeURIComponent(report)}`;

const isOwner = (owner: string, person: string): boolean => owner.startsWith(`${encodeURIComponent(person)}/`);

const REGISTER = 'nianbao';
/** The store y-indexeddb keeps updates in. */
const UPDATES = 'updates';
/** Reports one person's browser keeps. */
const MOST_COPIES = 20;
