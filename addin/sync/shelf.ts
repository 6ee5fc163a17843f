// Where an open report is kept while it is open: `base` is the document as the server is known to hold it, beside it the own edits
// it has not acknowledged. With an offline store both outlive the page. session.ts has one per epoch.
import * as Y from 'yjs';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import type { OwnUpdate } from './acknowledge.ts';
import type { Keep } from './connection.ts';
import type { CopyFacts, CopyName, OfflineCopy, OfflineStore } from './offline-store.ts';

export type Shelf = {
  /** Null: nothing of it outlives the page. */
  readonly name: CopyName | null;
  readonly base: ReportDoc;
  readonly keep: Keep;
  readonly facts: CopyFacts | null;
  /** Everything in `base` as one update; null while it is empty. */
  readonly content: () => Uint8Array | null;
  /** Own edits not acknowledged, those of other windows included; null where only this window's memory has them. */
  readonly own: () => Promise<readonly OwnUpdate[] | null>;
  /** These were applied again or listed. */
  readonly forget: (own: readonly OwnUpdate[]) => void;
  readonly saveFacts: (facts: Omit<CopyFacts, 'title'>) => void;
  readonly close: () => void;
  readonly remove: () => Promise<void>;
};

/** A shelf that lives as long as the page. */
export const memoryShelf = (): Shelf => createShelf(new Y.Doc(), null);

/** A shelf in the browser's storage, filled with what is kept there; in memory where it cannot be opened. */
export const openShelf = async (store: OfflineStore, name: CopyName): Promise<Shelf> => {
  const doc = new Y.Doc();
  try {
    return createShelf(doc, await store.open(name, doc));
  } catch {
    return createShelf(doc, null);
  }
};

const isReadable = ({ update }: OwnUpdate): boolean => {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
};

const titleOf = ({ meta }: ReportDoc): CopyFacts['title'] => {
  const { organ, year, edition } = meta.toJSON();
  return typeof organ === 'string' && typeof year === 'number' && typeof edition === 'string' ? { organ, year, edition } : null;
};

const createShelf = (doc: Y.Doc, copy: OfflineCopy | null): Shelf => {
  const take = (update: Uint8Array) => {
    try {
      Y.applyUpdate(doc, update);
    } catch {
      // The storage behind it was closed or removed by another window; the document itself has the update.
    }
  };
  const idsOf = (own: readonly OwnUpdate[]) => own.map(({ id }) => id);
  return {
    name: copy?.name ?? null,
    base: openReportDoc(doc),
    facts: copy?.facts ?? null,
    keep: {
      fromServer: take,
      own: (own, replaces) => copy?.addOwn(own, idsOf(replaces)),
      onDisk: (own) => {
        for (const { update } of own) take(update);
        copy?.confirmOwn(idsOf(own));
      },
    },
    content: () => (doc.store.clients.size === 0 ? null : Y.encodeStateAsUpdate(doc)),
    own: async () => {
      // A row that storage has damaged must not keep the report from opening.
      const own = ((await copy?.own().catch(() => null)) ?? null)?.filter(isReadable);
      // The page may have gone after the server's word was written, and before the edits it speaks of were taken out.
      const held = Y.snapshot(doc);
      const done = own?.filter(({ update }) => Y.snapshotContainsUpdate(held, update)) ?? [];
      copy?.confirmOwn(idsOf(done));
      return own?.filter((one) => !done.includes(one)) ?? null;
    },
    forget: (own) => copy?.dropOwn(idsOf(own)),
    saveFacts: (facts) => copy?.saveFacts({ ...facts, title: titleOf(openReportDoc(doc)) }),
    close: () => copy?.close(),
    remove: async () => {
      // What cannot be removed now is dealt with when the report is opened again.
      await copy?.remove().catch(() => {});
    },
  };
};
