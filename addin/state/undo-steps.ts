// Undo by value: what is left of a stack of own changes when the document behind it had to be read again. undo.ts uses it.
import type * as Y from 'yjs';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { isMapRoot } from '#shared/document/schema';
import type { Touch } from '../sync/touch.ts';
import { isWritable, writeEntry } from '../sync/write-entry.ts';

/** The entries of one change, each with what stood before (`seen`) and after (`made`). */
export type Step = readonly Touch[];

/** What stands on a manager's stack, oldest first. Text is not among it: its positions mean nothing in another document. */
export const stepsOf = (stack: Y.UndoManager['undoStack']): { readonly steps: Step[]; readonly hadText: boolean } => {
  const all = stack.map((item) => (item.meta.get(STEP) as Step | undefined) ?? []);
  return {
    steps: all.map((step) => step.filter(({ key }) => key !== null)).filter((step) => step.length > 0),
    hadText: all.some((step) => step.some(({ key }) => key === null)),
  };
};

export const keepStep = (item: Y.UndoManager['undoStack'][number], step: Step): void => {
  item.meta.set(STEP, step);
};

/** Puts back what stood before, where the change still stands; what somebody has changed since stays. False where nothing was left to put back. */
export const revertStep = (report: ReportDoc, step: Step, origin: unknown): boolean => {
  const edition = editionOfDoc(report);
  if (edition === null) return false;
  const entries = step.flatMap(({ root, key, seen, made }) => {
    if (key === null || !isMapRoot(root)) return [];
    const held: unknown = report[root].get(key);
    if ((held === undefined ? null : JSON.stringify(held)) !== made) return [];
    const entry = { root, key, value: seen === null ? null : (JSON.parse(seen) as unknown) };
    return isWritable(edition, entry) ? [entry] : [];
  });
  report.doc.transact(() => {
    for (const entry of entries) writeEntry(report, edition, entry, ORIGIN);
  }, origin);
  return entries.length > 0;
};

const STEP = 'step';
/** The transaction around it tells the origin. */
const ORIGIN = paneOrigin('typed');
