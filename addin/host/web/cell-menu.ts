// The menu of a cell, opened by the right button, Shift+F10 or the menu key. controller.ts says what is on it and does it.
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';

export type MenuItem = {
  readonly key: 'cut' | 'copy' | 'paste' | 'clear' | 'fillDown' | 'fillRight' | 'comment' | 'history';
  /** The keys that do the same, as people write them. */
  readonly hint: string;
  readonly isEnabled: boolean;
  readonly run: () => void;
};

export type CellMenu = { readonly open: (items: readonly MenuItem[], x: number, y: number) => void; readonly close: () => void };

/** `focus` puts the keyboard back into the grid when the menu goes. */
export const createCellMenu = (root: HTMLElement, lang: Lang, focus: () => void): CellMenu => {
  const document = root.ownerDocument;
  let menu: HTMLElement | null = null;
  const close = () => {
    const open = menu;
    if (!open) return;
    menu = null;
    const hadFocus = open.contains(document.activeElement);
    open.remove();
    document.removeEventListener('pointerdown', onOutside, true);
    if (hadFocus) focus();
  };
  const onOutside = (event: Event) => {
    if (event.target instanceof Node && !menu?.contains(event.target)) close();
  };
  const onKey = (event: KeyboardEvent) => {
    const buttons = [...(menu?.querySelectorAll('button') ?? [])];
    const now = buttons.findIndex((button) => button.matches(':focus'));
    const next = { ArrowDown: now + 1, ArrowUp: now - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    event.stopPropagation();
    if (next !== undefined) buttons[next % buttons.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
  };
  return {
    close,
    open: (items, x, y) => {
      close();
      const made = document.createElement('div');
      made.className = 'nb-menu';
      made.setAttribute('role', 'menu');
      made.setAttribute('aria-label', translate(lang, message('web.menu')));
      for (const { key, hint, isEnabled, run } of items) {
        const item = document.createElement('button');
        item.type = 'button';
        item.setAttribute('role', 'menuitem');
        item.setAttribute('aria-disabled', String(!isEnabled));
        item.tabIndex = -1;
        const words = document.createElement('span');
        words.textContent = translate(lang, message(`web.menu.${key}`));
        const keys = document.createElement('kbd');
        keys.textContent = hint;
        item.append(words, keys);
        item.addEventListener('click', () => {
          if (!isEnabled) return;
          close();
          focus();
          run();
        });
        made.append(item);
      }
      made.addEventListener('keydown', onKey);
      root.append(made);
      menu = made;
      const room = root.getBoundingClientRect();
      made.style.left = `${Math.max(0, Math.min(x - room.left, room.width - made.offsetWidth))}px`;
      made.style.top = `${Math.max(0, Math.min(y - room.top, room.height - made.offsetHeight))}px`;
      made.querySelector('button')?.focus({ preventScroll: true });
      document.addEventListener('pointerdown', onOutside, true);
    },
  };
};
