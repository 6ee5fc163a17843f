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

/** What is made of the bytes of storage. */
type Read = { readonly report: ReportDoc; readonly gate: GateDoc; readonly changes: ChangeReader };

/** The document is read from its bytes when it is first asked for. */
export type Book = Read & {
  /** Everything as one update, as storage has it; null once the document was read. */
  readonly unread: () => Uint8Array | null;
  /** Reads it now. Throws where the bytes are damaged. */
  readonly open: () => void;
  /** Yjs client id → person. */
  readonly owners: Map<number, string>;
  /** The log's last number that is in the document. */
  seq: number;
  /** Rows of the log since the last snapshot. */
  rows: number;
};

/** Where storage has a snapshot and nothing after it, that is not read yet: whoever only wants to see the report gets it as it is. */
export const openBook = (stored: StoredReport, fallbackEdition: Edition): Book => {
  let unread = stored.updates.length === 0 ? (stored.snapshot?.update ?? null) : null;
  let opened: Read | null = unread ? null : read(docOf(stored), fallbackEdition);
  const open = (): Read => {
    if (opened) return opened;
    const doc = new Y.Doc();
    if (unread) Y.applyUpdate(doc, unread);
    unread = null;
    opened = read(doc, fallbackEdition);
    return opened;
  };
  return {
    get report() {
      return open().report;
    },
    get gate() {
      return open().gate;
    },
    get changes() {
      return open().changes;
    },
    unread: () => unread,
    open: () => void open(),
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

const read = (doc: Y.Doc, fallbackEdition: Edition): Read => {
  const report = openReportDoc(doc);
  return { report, gate: { report, roots: rootNamesOf(report), fallbackEdition }, changes: createChangeReader(report) };
};

const docOf = ({ snapshot, updates }: StoredReport): Y.Doc => {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.update);
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  return doc;
};
