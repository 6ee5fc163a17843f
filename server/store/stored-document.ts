// A report's document as storage has it: the snapshot and the updates after it.
import * as Y from 'yjs';
import type { StoredReport } from './report-store.ts';

/** A new document with everything stored; throws where the stored bytes are damaged. */
export const storedDocument = ({ snapshot, updates }: Pick<StoredReport, 'snapshot' | 'updates'>): Y.Doc => {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.update);
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  return doc;
};
