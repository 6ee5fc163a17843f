// Makes a new report: its document is begun by the server, so that organ, year and edition are there before anybody opens it.
import * as Y from 'yjs';
import { setMeta } from '#shared/document/commands';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc, rootSection } from '#shared/document/schema';
import type { NewMember } from './store/people-store.ts';
import { documentValues } from './store/replay.ts';
import type { Change, ChangeHow, ReportStore, ReportTitle } from './store/report-store.ts';

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
    changes: [
      { place: 'report', before: null, after: `${title.year} ${title.organ}`, splices: null, how, madeAt: null },
      ...[...documentValues(report)].map(([place, value]) => beginning(place, value, how)),
    ],
    conflicts: [],
    after: null,
  });
};

/** The row of the audit log for a place that was blank before there was a report. */
const beginning = (place: string, value: string, how: ChangeHow): Change =>
  rootSection(place) === null
    ? { place, before: null, after: value, splices: null, how, madeAt: null }
    : { place, before: '', after: value, splices: [{ at: 0, removed: '', inserted: value }], how, madeAt: null };
