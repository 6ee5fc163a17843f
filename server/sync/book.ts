// A report's document in memory with its place in the log: what room.ts and intake.ts work on. Replaced whole where it must be read again.
import * as Y from 'yjs';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import type { Edition } from '#shared/edition/types';
import type { LogRow, StoredReport } from '../store/report-store.ts';
import type { ChangeReader } from './changes.ts';
import { createChangeReader } from './changes.ts';
import type { GateDoc } from './gate.ts';
import { rootNamesOf } from './gate.ts';

export type Book = {
  readonly report: ReportDoc;
  readonly gate: GateDoc;
  readonly changes: ChangeReader;
  /** Yjs client id → person. */
  readonly owners: Map<number, string>;
  /** The log's last number that is in the document. */
  seq: number;
  /** Rows of the log since the last snapshot. */
  rows: number;
};

export const openBook = (stored: StoredReport, fallbackEdition: Edition): Book => {
  const report = openReportDoc(docOf(stored));
  return {
    report,
    gate: { report, roots: rootNamesOf(report), fallbackEdition },
    changes: createChangeReader(report),
    owners: new Map(stored.owners),
    seq: stored.seq,
    rows: stored.updates.length,
  };
};

/** Rows of the log the document lacks, in order. Those it has are left out; the updates it took in. */
export const takeInRows = (book: Book, rows: readonly LogRow[]): readonly Uint8Array[] => {
  const fresh = rows.filter(({ seq }) => seq > book.seq);
  book.report.doc.transact(() => {
    for (const { update } of fresh) Y.applyUpdate(book.report.doc, update);
  });
  for (const { author, update } of fresh) {
    // An author's row holds only items of client ids that are theirs, or items known before.
    for (const client of Y.parseUpdateMeta(update).from.keys()) if (!book.owners.has(client)) book.owners.set(client, author);
  }
  book.seq = fresh.at(-1)?.seq ?? book.seq;
  book.rows += fresh.length;
  return fresh.map(({ update }) => update);
};

const docOf = ({ snapshot, updates }: StoredReport): Y.Doc => {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.update);
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  return doc;
};
