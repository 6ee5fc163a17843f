// One person's undo in one prose part. It lives as long as the text it is for, so that looking at another part and coming back loses
// nothing. bind-textarea.ts uses it.
import * as Y from 'yjs';
import type { Origin } from '#shared/document/origin';
import { paneOrigin } from '#shared/document/origin';

export type ProseUndo = {
  /** Tells own writes from everybody else's, and is what undo tracks. */
  readonly origin: Origin;
  readonly manager: Y.UndoManager;
};

/** The same one for the same text. */
export const proseUndo = (text: Y.Text): ProseUndo => {
  const known = undoByText.get(text);
  if (known) return known;
  const origin = paneOrigin('typed');
  const made = { origin, manager: new Y.UndoManager(text, { trackedOrigins: new Set([origin]) }) };
  undoByText.set(text, made);
  return made;
};

const undoByText = new WeakMap<Y.Text, ProseUndo>();
