// Makes a new report: its document is begun by the server, so that organ, year and edition are there before anybody opens it.
import * as Y from 'yjs';
import { setMeta } from '#shared/document/commands';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import type { ChangeHow, NewMember, ReportStore, ReportTitle } from './store/report-store.ts';

export type ReportStart = {
  readonly id: string;
  readonly title: ReportTitle;
  readonly members: readonly NewMember[];
  readonly author: string;
  readonly at: string;
  /** What else the document begins with. */
  readonly fill?: (report: ReportDoc) => void;
  readonly how?: ChangeHow;
};

/** False where the id is taken. */
export const createReport = (
  store: ReportStore,
  { id, title, members, author, at, fill, how = 'created' }: ReportStart,
): Promise<boolean> => {
  const doc = new Y.Doc();
  const report = openReportDoc(doc);
  doc.transact(() => {
    setMeta(report, title, { kind: 'load' });
    fill?.(report);
  });
  return store.createReport(id, title, members, {
    report: id,
    update: Y.encodeStateAsUpdate(doc),
    author,
    at,
    clients: [doc.clientID],
    changes: [{ place: 'report', before: null, after: `${title.year} ${title.organ}`, how }],
  });
};
