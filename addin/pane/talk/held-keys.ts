// What a person types between asking for a comment and the form being there: a field out of sight takes it, input methods included, so that
// no letter lands in the cell or gets lost. use-talk.ts begins, CommentForm.tsx takes over.

/** From now on keys go into a field of their own, until somebody takes what they wrote or nobody has for a while. */
export const holdKeys = (document: Document, label: string): void => {
  held?.end();
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.className = 'np-offstage';
  field.tabIndex = -1;
  field.setAttribute('aria-label', label);
  document.body.append(field);
  field.focus({ preventScroll: true });
  let isComposing = false;
  let waiting: (() => void) | null = null;
  field.addEventListener('compositionstart', () => {
    isComposing = true;
  });
  field.addEventListener('compositionend', () => {
    isComposing = false;
    // The field has the word a moment after the event.
    queueMicrotask(() => waiting?.());
  });
  const end = () => {
    clearTimeout(timer);
    if (held?.field === field) held = null;
    field.remove();
  };
  const timer = setTimeout(() => {
    if (waiting !== null) return;
    const isStillHere = document.activeElement === field;
    end();
    if (isStillHere && before instanceof HTMLElement) before.focus({ preventScroll: true });
  }, PATIENCE);
  held = {
    field,
    end,
    take: (use) => {
      waiting = () => {
        const text = field.value;
        waiting = null;
        end();
        use(text);
      };
      if (!isComposing) waiting();
    },
  };
};

/** Hands over what was typed meanwhile ('' where nothing was), once no input method is in the middle of a word. */
export const takeHeldKeys = (use: (text: string) => void): void => {
  if (held) held.take(use);
  else use('');
};

type Held = { readonly field: HTMLTextAreaElement; readonly end: () => void; readonly take: (use: (text: string) => void) => void };
let held: Held | null = null;
/** Milliseconds: the part of the pane with the form has not come. */
const PATIENCE = 5000;
