// Ties a plain textarea to a shared text. Input methods are left alone: while one composes, nothing is written and remote
// changes wait; both are merged when it ends. ProseEditor.tsx is the only user.
import type * as Y from 'yjs';
import { applyTextDiff } from '#shared/document/commands';
import { proseUndo } from '../state/prose-undo.ts';
import { mergeOwn, moveCaret, movePositions, type Positions, startPositions } from './merge-composition.ts';

export type Replacement = { readonly start: number; readonly end: number; readonly text: string };

export type TextBinding = {
  /**
   * Puts words in place of stretches of the text as shown, as one step of undo, and selects the last of them. Stretches overlap nowhere; false,
   * and nothing done, where the textarea is read-only or its text would grow beyond its limit.
   */
  readonly replace: (replacements: readonly Replacement[]) => boolean;
  /** Where the selection stands in the shared text; null while an input method composes: then the two differ. */
  readonly selection: () => { readonly anchor: number; readonly head: number } | null;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly close: () => void;
};

/**
 * `onText` is told the text after every change of either side, and with `isComposing` what the textarea shows while an input method composes.
 * Writing while the textarea is read-only cannot happen.
 */
export const bindTextarea = (
  textarea: HTMLTextAreaElement,
  text: Y.Text,
  onText: (text: string, isComposing?: boolean) => void,
): TextBinding => {
  const { origin, manager } = proseUndo(text);
  let composing: { readonly base: string; readonly positions: Positions } | null = null;

  const show = (value: string, start: number, end: number) => {
    const { scrollTop } = textarea;
    if (textarea.value !== value) textarea.value = value;
    textarea.setSelectionRange(start, end, textarea.selectionDirection);
    textarea.scrollTop = scrollTop;
    onText(value);
  };

  const onInput = (event: Event) => {
    if (composing || ('isComposing' in event && event.isComposing === true)) return onText(textarea.value, true);
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
  const replace = (replacements: readonly Replacement[]): boolean => {
    onEnd();
    const inOrder = replacements.toSorted((a, b) => a.start - b.start);
    const growth = inOrder.reduce((sum, { start, end, text: words }) => sum + words.length - (end - start), 0);
    const last = inOrder.at(-1);
    if (textarea.readOnly || !last || (textarea.maxLength >= 0 && text.length + growth > textarea.maxLength)) return false;
    manager.stopCapturing();
    text.doc?.transact(() => {
      for (const { start, end, text: words } of inOrder.toReversed()) {
        text.delete(start, end - start);
        text.insert(start, words);
      }
    }, origin);
    manager.stopCapturing();
    const to = last.end + growth;
    show(text.toString(), to - last.text.length, to);
    return true;
  };

  return {
    replace,
    selection: () => {
      if (composing) return null;
      const { selectionStart, selectionEnd, selectionDirection } = textarea;
      const [anchor, head] = selectionDirection === 'backward' ? [selectionEnd, selectionStart] : [selectionStart, selectionEnd];
      return { anchor, head };
    },
    undo: () => manager.undo(),
    redo: () => manager.redo(),
    close: () => {
      onEnd();
      listeners.abort();
      text.unobserve(onRemote);
      manager.stopCapturing();
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
