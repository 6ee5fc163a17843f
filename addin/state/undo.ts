// One person's undo over the figures of a report: own edits in the grid and in the pane, never another's.
// desk.ts makes it; prose editors keep their own, so that undo in a text never changes a number out of sight.
import * as Y from 'yjs';
import { isOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { SECTION_KEYS } from '#shared/report/report';
import type { Watched } from '../sync/session-state.ts';
import { readTouches } from '../sync/touch.ts';
import { createWatched } from '../sync/watched.ts';
import { keepStep, revertStep, type Step, stepsOf } from './undo-steps.ts';

export type UndoState = { readonly canUndo: boolean; readonly canRedo: boolean };

export type Undo = Watched<UndoState> & { readonly undo: () => void; readonly redo: () => void; readonly close: () => void };

/**
 * When the document is replaced (a refusal, a restore), changes of figures can still be undone, by value; `onTextLost` is told where
 * changes of the text cannot.
 */
export const createUndo = (source: Watched<ReportDoc>, onTextLost: () => void = () => {}): Undo => {
  const state = createWatched<UndoState>(NOTHING);
  // What the documents before this one left, oldest first.
  let left: { readonly undo: readonly Step[]; readonly redo: readonly Step[] } = { undo: [], redo: [] };
  const tell = () => {
    const { canUndo, canRedo } = state.get();
    const next = { canUndo: managed.manager.canUndo() || left.undo.length > 0, canRedo: managed.manager.canRedo() || left.redo.length > 0 };
    if (next.canUndo !== canUndo || next.canRedo !== canRedo) state.set(next);
  };
  const onChange = () => tell();
  // A change of one's own ends what could be done again.
  const onOwn = () => {
    left = { undo: left.undo, redo: [] };
  };
  let managed = manage(source.get(), onChange, onOwn);
  const stop = source.subscribe(() => {
    const { undoStack, redoStack } = managed.manager;
    const [undone, redone] = [stepsOf(undoStack), stepsOf(redoStack)];
    left = { undo: [...left.undo, ...undone.steps], redo: [...left.redo, ...redone.steps] };
    managed.close();
    managed = manage(source.get(), onChange, onOwn);
    tell();
    if (undone.hadText || redone.hadText) onTextLost();
  });

  /** The newest step left that still stands; the manager takes its reverse onto the other stack. */
  const revertLeft = (kind: 'undo' | 'redo') => {
    const { manager } = managed;
    let isDone = false;
    while (!isDone && left[kind].length > 0) {
      const step = left[kind].at(-1) ?? [];
      left = { ...left, [kind]: left[kind].slice(0, -1) };
      manager.undoing = kind === 'undo';
      manager.redoing = kind === 'redo';
      try {
        isDone = revertStep(source.get(), step, manager);
      } finally {
        manager.undoing = false;
        manager.redoing = false;
      }
    }
    tell();
  };

  return {
    get: state.get,
    subscribe: state.subscribe,
    undo: () => {
      if (managed.manager.canUndo()) managed.manager.undo();
      else revertLeft('undo');
    },
    redo: () => {
      if (managed.manager.canRedo()) managed.manager.redo();
      else revertLeft('redo');
    },
    close: () => {
      stop();
      managed.close();
    },
  };
};

const manage = (report: ReportDoc, onChange: () => void, onOwn: () => void) => {
  const roots = [report.cells, report.stated, report.notes, report.meta, ...SECTION_KEYS.map((key) => report.section(key))];
  let step: Step = [];
  // Before the manager hears of a transaction, what it changed is noted by value.
  const note = (transaction: Y.Transaction) => {
    step = isTracked(transaction.origin) ? readTouches(transaction, '') : [];
  };
  report.doc.on('afterTransaction', note);
  const manager: Y.UndoManager = new Y.UndoManager(roots, {
    // Origins are plain objects, told apart below; the document's own doc keeps "Object" from meaning anything else.
    trackedOrigins: new Set([Object]),
    captureTransaction: ({ origin }) => isTracked(origin),
    captureTimeout: 0,
  });
  const isTracked = (origin: unknown): boolean =>
    // The manager's own steps fill the other stack.
    origin === manager || (isOrigin(origin) && (origin.kind === 'host' || (origin.kind === 'pane' && origin.how !== 'typed')));
  manager.on('stack-item-added', ({ stackItem, origin }: { stackItem: Y.UndoManager['undoStack'][number]; origin: unknown }) => {
    keepStep(stackItem, step);
    if (origin !== manager) onOwn();
  });
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) manager.on(event, onChange);
  return {
    manager,
    close: () => {
      report.doc.off('afterTransaction', note);
      manager.destroy();
    },
  };
};

const NOTHING: UndoState = { canUndo: false, canRedo: false };
