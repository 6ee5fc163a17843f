// One person's undo over the figures of a report: own edits in the grid and in the pane, never another's.
// desk.ts makes it; prose editors keep their own, so that undo in a text never changes a number out of sight.
import * as Y from 'yjs';
import { isOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { SECTION_KEYS } from '#shared/report/report';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';

export type UndoState = { readonly canUndo: boolean; readonly canRedo: boolean };

export type Undo = Watched<UndoState> & { readonly undo: () => void; readonly redo: () => void; readonly close: () => void };

export const createUndo = (source: Watched<ReportDoc>): Undo => {
  const state = createWatched<UndoState>(NOTHING);
  let manager = manage(source.get(), state.set);
  const stop = source.subscribe(() => {
    manager.destroy();
    manager = manage(source.get(), state.set);
    state.set(NOTHING);
  });
  return {
    get: state.get,
    subscribe: state.subscribe,
    undo: () => manager.undo(),
    redo: () => manager.redo(),
    close: () => {
      stop();
      manager.destroy();
    },
  };
};

const manage = (report: ReportDoc, tell: (state: UndoState) => void): Y.UndoManager => {
  const roots = [report.cells, report.stated, report.notes, report.meta, ...SECTION_KEYS.map((key) => report.section(key))];
  const manager: Y.UndoManager = new Y.UndoManager(roots, {
    // Origins are plain objects, told apart below; the document's own doc keeps "Object" from meaning anything else.
    trackedOrigins: new Set([Object]),
    captureTransaction: ({ origin }) =>
      // The manager's own steps fill the other stack.
      origin === manager || (isOrigin(origin) && (origin.kind === 'host' || (origin.kind === 'pane' && origin.how !== 'typed'))),
    captureTimeout: 0,
  });
  const look = () => tell({ canUndo: manager.canUndo(), canRedo: manager.canRedo() });
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) manager.on(event, look);
  return manager;
};

const NOTHING: UndoState = { canUndo: false, canRedo: false };
