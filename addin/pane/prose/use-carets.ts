// The others' carets in a text, and one's own told to them, a few times a second at most. ProseEditor.tsx uses it.
import { type RefObject, useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type RemoteCaret, readCarets, tellCaret } from '../../state/carets.ts';
import type { TextBinding } from '../bind-textarea.ts';

type Carets = { readonly text: string; readonly carets: readonly RemoteCaret[] };

/** The carets, and the text they were read for. */
export const useRemoteCarets = (awareness: Awareness, text: Y.Text): Carets => {
  const [now, setNow] = useState<Carets>(NONE);
  useEffect(() => {
    const read = () => {
      const carets = readCarets(awareness, text);
      setNow((before) => (before.carets.length === 0 && carets.length === 0 ? before : { text: text.toString(), carets }));
    };
    let timer: ReturnType<typeof setTimeout> | null = null;
    // Many people typing at once make one drawing.
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = null;
        read();
      }, READ_MILLISECONDS);
    };
    read();
    awareness.on('change', soon);
    text.observe(soon);
    return () => {
      if (timer !== null) clearTimeout(timer);
      awareness.off('change', soon);
      text.unobserve(soon);
    };
  }, [awareness, text]);
  return now;
};

/** Tells the others where the selection is while the field has the focus, and `onSelect` where the caret is. */
export const useOwnCaret = (
  field: RefObject<HTMLTextAreaElement | null>,
  binding: RefObject<TextBinding | null>,
  { awareness, text, onSelect }: { readonly awareness: Awareness; readonly text: Y.Text; readonly onSelect: (at: number) => void },
): void => {
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = () => {
      timer = null;
      const isHere = document.activeElement === area;
      const selection = binding.current?.selection() ?? null;
      if (!isHere) tellCaret(awareness, text, null);
      else if (selection) tellCaret(awareness, text, selection);
    };
    const soon = () => {
      timer ??= setTimeout(tell, TELL_MILLISECONDS);
    };
    const onChange = () => {
      if (document.activeElement === area) onSelect(area.selectionEnd);
      soon();
    };
    const { signal, abort } = abortable();
    document.addEventListener('selectionchange', onChange, { signal });
    for (const event of ['select', 'keyup', 'mouseup', 'input', 'focus', 'selectionchange'])
      area.addEventListener(event, onChange, { signal });
    area.addEventListener('blur', soon, { signal });
    return () => {
      abort();
      if (timer !== null) clearTimeout(timer);
      tellCaret(awareness, text, null);
    };
  }, [field, binding, awareness, text, onSelect]);
};

const abortable = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};

const NONE: Carets = { text: '', carets: [] };
const READ_MILLISECONDS = 30;
const TELL_MILLISECONDS = 80;
