// Edits the server itself makes in a report for a person (a provisional value, a restore, an import): client ids of the server's own,
// which belong to that person like those of their browsers.
import * as Y from 'yjs';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';

export type ServerHand = {
  /** Changes the document for this person; the update, or null where nothing changed. `isNew`: the client id writes for the first time. */
  readonly write: (report: ReportDoc, person: string, change: (report: ReportDoc) => void) => Written | null;
  /** The same on a copy: the document itself is not touched. */
  readonly draft: (report: ReportDoc, person: string, change: (report: ReportDoc) => void) => Uint8Array | null;
};

type Written = { readonly update: Uint8Array; readonly client: number };

export const createServerHand = (owners: () => ReadonlyMap<number, string>, newClient: () => number): ServerHand => {
  const clients = new Map<string, number>();
  const clientOf = (person: string): number => {
    let client = clients.get(person) ?? newClient();
    for (let owner = owners().get(client); owner !== undefined && owner !== person; owner = owners().get(client)) client = newClient();
    clients.set(person, client);
    return client;
  };

  const write = (report: ReportDoc, person: string, change: (report: ReportDoc) => void): Written | null => {
    const { doc } = report;
    const own = doc.clientID;
    const client = clientOf(person);
    let update: Uint8Array | null = null;
    const hear = (made: Uint8Array): void => {
      update = made;
    };
    doc.on('update', hear);
    doc.clientID = client;
    try {
      doc.transact(() => change(report));
    } finally {
      // Left in place, the document would take its own edits, coming back, for those of a stranger.
      doc.clientID = own;
      doc.off('update', hear);
    }
    return update && { update, client };
  };

  return {
    write,
    draft: (report, person, change) => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(report.doc));
      try {
        return write(openReportDoc(copy), person, change)?.update ?? null;
      } finally {
        copy.destroy();
      }
    },
  };
};
