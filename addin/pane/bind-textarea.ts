// Ties a plain textarea to a shared text. Input methods are left alone: while one composes, nothing is written and remote
// changes wait; both are merged when it ends. ProseEditor.tsx is the only user.
import * as Y from 'yjs';
import { applyTextDiff } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { mergeOwn, moveCaret, movePositions, type Positions, startPositions } from './merge-composition.ts';

export type TextBinding = {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly close: () => void;
};

/** `onText` is told the text after every change of either side. Writing while the textarea is read-only cannot happen. */
export const bindTextarea = (textarea: HTMLTextAreaElement, text: Y.Text, onText: (text: string) => void): TextBinding => {
  // One origin object per binding: tells own writes from everybody else's, and is what undo tracks.
  const origin = paneOrigin('typed');
  const manager = new Y.UndoManager(text, { trackedOrigins: new Set([origin]) });
  let composing: { readonly base: string; readonly positions: Positions } | null = null;

  const show = (value: string, start: number, end: number) => {
    const { scrollTop } = textarea;
    if (textarea.value !== value) textarea.value = value;
    textarea.setSelectionRange(start, end, textarea.selectionDirection);
    textarea.scrollTop = scrollTop;
    onText(value);
  };

  const onInput = (event: Event) => {
    if (composing || ('isComposing' in event && event.isComposing === true)) return;
    applyTextDiff(text, textarea.value, origin, textarea.selectionEnd);
    onText(textarea.value);
  };

  const onStart = () => {
    const base = text.toString();
    composing ??= { base, positions: startPositions(base.length) };
  };

  const onEnd = () => {
    if (!composing) return;
    const { base, positions } = composing;
    composing = null;
    const { ops, caret } = mergeOwn(base, textarea.value, textarea.selectionEnd, positions);
    text.doc?.transact(() => {
      for (const op of ops) {
        if (op.kind === 'insert') text.insert(op.at, op.text);
        else text.delete(op.at, op.length);
      }
    }, origin);
    show(text.toString(), caret, caret);
  };

  const onRemote = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === origin) return;
    if (composing) {
      composing = { ...composing, positions: movePositions(composing.positions, event.delta) };
      return;
    }
    const isUndo = transaction.origin === manager;
    const { selectionStart, selectionEnd } = textarea;
    const at = isUndo ? endOfChange(event) : null;
    show(text.toString(), at ?? moveCaret(selectionStart, event.delta), at ?? moveCaret(selectionEnd, event.delta));
  };

  // The browser's own undo knows nothing of the others' changes; ours takes its place.
  const onBefore = (event: InputEvent) => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') manager.undo();
    else manager.redo();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'z' && !event.shiftKey) manager.undo();
    else manager.redo();
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  textarea.addEventListener('input', onInput, { signal });
  textarea.addEventListener('compositionstart', onStart, { signal });
  textarea.addEventListener('compositionend', onEnd, { signal });
  // Some input methods never say they have ended when the field is left.
  textarea.addEventListener('blur', onEnd, { signal });
  textarea.addEventListener('beforeinput', onBefore, { signal });
  textarea.addEventListener('keydown', onKey, { signal });
  text.observe(onRemote);
  textarea.value = text.toString();
  onText(textarea.value);
  return {
    undo: () => manager.undo(),
    redo: () => manager.redo(),
    close: () => {
      onEnd();
      listeners.abort();
      text.unobserve(onRemote);
      manager.destroy();
    },
  };
};

/** The end of the last changed stretch, where the caret belongs after an undo. */
const endOfChange = (event: Y.YTextEvent): number => {
  let at = 0;
  let end = 0;
  for (const part of event.delta) {
    if (part.retain !== undefined) at += part.retain;
    else if (typeof part.insert === 'string') {
      at += part.insert.length;
      end = at;
    } else end = at;
  }
  return end;
};
