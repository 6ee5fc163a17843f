// Own entries that somebody else's value covered in this document before the server had them: what stood in them is gone from the
// document, so a returning client would never hand it in. connection.ts writes them again, between connections; the server then
// lists both values as in dispute.
import { editionOfDoc } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { isMapRoot } from '#shared/document/schema';
import type { OwnUpdate } from './acknowledge.ts';
import type { Touch } from './touch.ts';
import { foldTouches } from './touch.ts';
import { isWritable, writeEntry } from './write-entry.ts';

/** The last own edit of each entry that does not stand in the document, of these not acknowledged. */
export const overwritten = (report: ReportDoc, own: readonly OwnUpdate[]): readonly Touch[] =>
  foldTouches(own.flatMap(({ touched }) => touched)).filter(({ root, key, made }) => {
    if (key === null || !isMapRoot(root)) return false;
    const standing: unknown = report[root].get(key);
    return (standing === undefined ? null : JSON.stringify(standing)) !== made;
  });

/** Lets them stand again, as edits of now. */
export const writeAgain = (report: ReportDoc, touches: readonly Touch[]): void => {
  const edition = editionOfDoc(report);
  report.doc.transact(() => {
    for (const { root, key, made } of touches) {
      if (edition === null || key === null || !isMapRoot(root)) continue;
      const entry = { root, key, value: made === null ? null : (JSON.parse(made) as unknown) };
      if (isWritable(edition, entry)) writeEntry(report, edition, entry, ORIGIN);
    }
  }, ORIGIN);
};

/** How it was first made is told by the connection (asMade). */
const ORIGIN = paneOrigin('merged');
