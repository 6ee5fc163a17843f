// The gentle question before one writes where somebody else is typing: a small box at the cell, gone by itself when they stop. It keeps
// nobody out: "change it anyway" is always there. controller.ts asks it.
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import type { FormCell } from '#shared/workbook/form';

export type SoftLock = {
  /** Whether the person may write here now: nobody types there, or they have said that they will all the same. */
  readonly isFree: (cell: FormCell) => boolean;
  /** Asks, and does it where the answer is yes. */
  readonly ask: (cell: FormCell, element: HTMLElement, paper: HTMLElement, deed: () => void) => void;
  /** Whoever was typing may have stopped: an open question that has become pointless goes away. */
  readonly refresh: () => void;
  /** Takes an open question away. */
  readonly dismiss: () => void;
};

type Deps = {
  readonly document: Document;
  readonly lang: Lang;
  readonly typistsOf: (cell: FormCell) => readonly string[];
  /** Puts the keyboard back into the grid. */
  readonly focus: () => void;
};

export const createSoftLock = ({ document, lang, typistsOf, focus }: Deps): SoftLock => {
  // Given once per cell and for as long as somebody is typing there.
  let agreed: FormCell | null = null;
  let asked: { readonly cell: FormCell; readonly bubble: HTMLElement } | null = null;
  const say = (key: 'wait' | 'write' | 'text') => translate(lang, message(`web.softLock.${key}`));

  const dismiss = () => {
    if (!asked) return;
    const { bubble } = asked;
    const hadFocus = bubble.contains(document.activeElement);
    asked = null;
    bubble.remove();
    if (hadFocus) focus();
  };
  const draw = (cell: FormCell, deed: () => void): HTMLElement => {
    const bubble = document.createElement('div');
    bubble.className = 'nb-ask';
    bubble.setAttribute('role', 'alertdialog');
    const title = document.createElement('strong');
    title.textContent = translate(lang, message('web.softLock.title', { name: typistsOf(cell).join('、') }));
    const text = document.createElement('span');
    text.textContent = say('text');
    bubble.setAttribute('aria-label', `${title.textContent}。${text.textContent}`);
    const wait = button(document, say('wait'), dismiss);
    const write = button(document, say('write'), () => {
      agreed = cell;
      dismiss();
      deed();
    });
    bubble.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') dismiss();
      else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') (document.activeElement === wait ? write : wait).focus();
      else return;
      event.preventDefault();
    });
    const buttons = document.createElement('div');
    buttons.append(wait, write);
    bubble.append(title, text, buttons);
    return bubble;
  };

  return {
    isFree: (cell) => agreed === cell || typistsOf(cell).length === 0,
    ask: (cell, element, paper, deed) => {
      dismiss();
      const bubble = draw(cell, deed);
      paper.append(bubble);
      asked = { cell, bubble };
      const [origin, place] = [paper.getBoundingClientRect(), element.getBoundingClientRect()];
      const room = origin.width - bubble.offsetWidth - EDGE;
      bubble.style.left = `${Math.max(EDGE, Math.min(place.left - origin.left, room))}px`;
      const below = place.bottom - origin.top + EDGE;
      bubble.style.top = `${below + bubble.offsetHeight > origin.height ? place.top - origin.top - bubble.offsetHeight - EDGE : below}px`;
      // The harmless answer has the focus: whoever types on without looking changes nothing.
      bubble.querySelector('button')?.focus({ preventScroll: true });
    },
    refresh: () => {
      if (agreed && typistsOf(agreed).length === 0) agreed = null;
      if (asked && typistsOf(asked.cell).length === 0) dismiss();
    },
    dismiss,
  };
};

const button = (document: Document, text: string, onClick: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('mousedown', (event) => event.stopPropagation());
  made.addEventListener('click', onClick);
  return made;
};

/** Pixels between the question and the cell, and the paper's edge. */
const EDGE = 4;
