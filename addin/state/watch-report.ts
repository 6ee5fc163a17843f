// The open report as plain data, kept current with the document. desk.ts makes it; findings, tasks and publishing read it.
import { docToReport, editionOfDoc } from '#shared/document/doc-to-report';
import type { ReportDoc } from '#shared/document/schema';
import type { Report } from '#shared/report/report';
import type { Watched } from '../sync/session-state.ts';
import { deriveWatched } from './watched.ts';

/** What stands in the document now, and the document it was read from. */
export type ReportNow = { readonly report: Report; readonly doc: ReportDoc };

/** Null while the document is empty or of an edition this program does not know. */
export const watchReport = (source: Watched<ReportDoc>) =>
  deriveWatched<ReportNow | null>(
    () => readNow(source.get()),
    (changed) => {
      let doc = source.get().doc;
      doc.on('update', changed);
      const stop = source.subscribe(() => {
        doc.off('update', changed);
        doc = source.get().doc;
        doc.on('update', changed);
        changed();
      });
      return () => {
        stop();
        doc.off('update', changed);
      };
    },
  );

const readNow = (doc: ReportDoc): ReportNow | null => {
  const edition = editionOfDoc(doc);
  return edition && { report: docToReport(doc, edition), doc };
};
