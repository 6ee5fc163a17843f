// The one textarea everything is typed into: transparent over the selected cell while idle, a visible box while
// something is entered. Input methods and paste work because it always has the focus. controller.ts owns it.
import type { Copied } from './cell-actions.ts';
import { type Block, readTransfer } from './clipboard.ts';
import type { Command } from './keys.ts';
import { commandOf, directionOf } from './keys.ts';
import type { Direction } from './selection.ts';

type AfterEntry = { readonly kind: 'stay' } | { readonly kind: 'move'; readonly command: Command };

/** `text`: what was typed, where it was one key. */
export type EntryWish = { readonly kind: 'type'; readonly text: string } | { readonly kind: 'edit' };

export type EntryBoxDeps = {
  readonly box: HTMLTextAreaElement;
  /** What the selected cell shows, for F2. */
  readonly text: () => string;
  readonly isOpen: () => boolean;
  /** Somebody wants to enter something where it cannot be, or not without a question. */
  readonly onRefused: (wish: EntryWish) => void;
  readonly onCommit: (text: string, after: AfterEntry) => void;
  /** Returns whether the command was taken; otherwise the key is the browser's. */
  readonly onCommand: (command: Command) => boolean;
  readonly onPaste: (block: Block | null) => void;
  /** What goes onto the clipboard; a cut also empties the cells. */
  readonly onCopy: (isCut: boolean) => Copied;
  /** Text being entered changed (null: entering ended). */
  readonly onDraft: (text: string | null) => void;
};

export type EntryBox = {
  readonly isEntering: () => boolean;
  /** Opens what stands in the cell for editing. */
  readonly edit: () => void;
  /** Begins typing over what stands in the cell. */
  readonly begin: (text: string) => void;
  /** Ends entering and keeps what was entered. */
  readonly commit: () => void;
  /** Whether typing may reach the box; called whenever the selection or a lock changes. */
  readonly refresh: () => void;
  readonly close: () => void;
};

export const createEntryBox = (deps: EntryBoxDeps): EntryBox => {
  const { box } = deps;
  // typing: arrows leave the cell; editing (F2): arrows move the caret.
  let mode: 'idle' | 'typing' | 'editing' = 'idle';
  const controller = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    box.addEventListener(type, listener, { signal: controller.signal });

  const show = (next: typeof mode) => {
    mode = next;
    box.classList.toggle('nb-entering', mode !== 'idle');
    deps.onDraft(mode === 'idle' ? null : box.value);
  };
  const end = () => {
    box.value = '';
    show('idle');
    refresh();
  };
  const commit = (after: AfterEntry) => {
    if (mode === 'idle') return;
    const text = box.value;
    end();
    deps.onCommit(text, after);
  };
  const open = (text: string, next: 'typing' | 'editing') => {
    box.readOnly = false;
    box.value = text;
    box.setSelectionRange(text.length, text.length);
    show(next);
  };
  const edit = () => {
    if (deps.isOpen()) open(deps.text(), 'editing');
    else deps.onRefused({ kind: 'edit' });
  };
  const refresh = () => {
    if (mode === 'idle') box.readOnly = !deps.isOpen();
  };

  const whileEntering = (event: KeyboardEvent) => {
    const direction: Direction | null = mode === 'typing' ? directionOf(event.key) : null;
    const leaving = event.key === 'Enter' || event.key === 'Tab' ? commandOf(event) : null;
    if (event.key === 'Escape') end();
    else if (event.key === 'F2') mode = mode === 'typing' ? 'editing' : 'typing';
    else if (leaving) commit({ kind: 'move', command: leaving });
    else if (direction) commit({ kind: 'move', command: { kind: 'move', direction, far: false, extend: false } });
    else return;
    event.preventDefault();
  };

  on('keydown', (event) => {
    // While an input method composes, its keys are its own (229 is how Safari says so).
    if (event.isComposing || event.keyCode === 229) {
      if (box.readOnly) deps.onRefused({ kind: 'type', text: '' });
      return;
    }
    if (mode !== 'idle') {
      whileEntering(event);
      return;
    }
    const command = commandOf(event);
    if (command?.kind === 'edit') edit();
    else if (command && !deps.onCommand(command)) return;
    else if (!command) {
      const isTyping = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isTyping || !box.readOnly) return;
      deps.onRefused({ kind: 'type', text: event.key });
    }
    event.preventDefault();
  });
  on('compositionstart', () => {
    if (mode === 'idle') show('typing');
  });
  on('input', () => {
    if (mode === 'idle' && box.value !== '') mode = 'typing';
    if (mode !== 'idle') show(mode);
  });
  on('compositionend', () => {
    if (mode === 'typing' && box.value === '') end();
  });
  // Half a figure is not written for anybody; the browser asks first.
  box.ownerDocument.defaultView?.addEventListener(
    'beforeunload',
    (event) => {
      if (mode !== 'idle' && box.value !== deps.text()) event.preventDefault();
    },
    { signal: controller.signal },
  );
  on('blur', () => commit({ kind: 'stay' }));
  on('paste', (event) => {
    if (mode !== 'idle') return;
    event.preventDefault();
    const of = (type: string) => event.clipboardData?.getData(type) ?? '';
    deps.onPaste(readTransfer({ html: of('text/html'), text: of('text/plain') }));
  });
  for (const type of ['copy', 'cut'] as const) {
    on(type, (event) => {
      if (mode !== 'idle') return;
      event.preventDefault();
      const { text, html } = deps.onCopy(type === 'cut');
      event.clipboardData?.setData('text/plain', text);
      event.clipboardData?.setData('text/html', html);
    });
  }
  return {
    isEntering: () => mode !== 'idle',
    edit,
    begin: (text) => open(text, 'typing'),
    commit: () => commit({ kind: 'stay' }),
    refresh,
    close: () => controller.abort(),
  };
};
