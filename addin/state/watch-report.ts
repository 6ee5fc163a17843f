// The open report as plain data, kept current with the document. desk.ts makes it; findings, tasks and publishing read it.
import type * as Y from 'yjs';
import { docToReport, editionOfDoc } from '#shared/document/doc-to-report';
import type { ReportDoc } from '#shared/document/schema';
import type { Report } from '#shared/report/report';
import type { Watched } from '../sync/session-state.ts';
import { deriveWatched } from './watched.ts';

/** What stands in the document now, and the document it was read from. `byHand`: the person's own edit is new in it. */
export type ReportNow = { readonly report: Report; readonly doc: ReportDoc; readonly byHand: boolean };

/** Null while the document is empty or of an edition this program does not know. */
export const watchReport = (source: Watched<ReportDoc>) =>
  deriveWatched<ReportNow | null>(
    (byHand) => readNow(source.get(), byHand),
    (changed, changedNow) => {
      let doc = source.get().doc;
      const onUpdate = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => (local ? changedNow() : changed());
      doc.on('update', onUpdate);
      const stop = source.subscribe(() => {
        doc.off('update', onUpdate);
        doc = source.get().doc;
        doc.on('update', onUpdate);
        changed();
      });
      return () => {
        stop();
        doc.off('update', onUpdate);
      };
    },
    APART,
  );

const readNow = (doc: ReportDoc, byHand: boolean): ReportNow | null => {
  const edition = editionOfDoc(doc);
  return edition && { report: docToReport(doc, edition), doc, byHand };
};

/** Milliseconds between two readings while others write: judging and drawing each of a hundred edits a second would hold the page up. */
const APART = 100;
