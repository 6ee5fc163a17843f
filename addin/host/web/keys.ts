// What a key press means in the grid. Pure; entry-box.ts asks it, web-host.ts carries it out.
import type { Direction } from './selection.ts';

export type Command =
  | { readonly kind: 'move'; readonly direction: Direction; readonly far: boolean; readonly extend: boolean }
  | { readonly kind: 'edge'; readonly which: 'rowStart' | 'rowEnd' | 'start' | 'end'; readonly extend: boolean }
  | { readonly kind: 'page'; readonly direction: 'up' | 'down'; readonly extend: boolean }
  | { readonly kind: 'enter'; readonly back: boolean }
  | { readonly kind: 'next'; readonly back: boolean }
  | { readonly kind: 'edit' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'all' }
  | { readonly kind: 'fill'; readonly direction: 'down' | 'right' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'menu' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command of a key while nothing is being entered; null leaves the key to the browser (typing, copying). */
export const commandOf = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): Command | null => {
  const control = ctrlKey || metaKey;
  const direction = DIRECTIONS[key];
  if (altKey) return null;
  if (direction) return { kind: 'move', direction, far: control, extend: shiftKey };
  if (control) return withControl(key.toLowerCase(), shiftKey);
  switch (key) {
    case 'Enter':
      return { kind: 'enter', back: shiftKey };
    case 'Tab':
      return { kind: 'next', back: shiftKey };
    case 'F2':
      // Shift+F2 writes a comment, as in Excel and WPS.
      return { kind: shiftKey ? 'comment' : 'edit' };
    case 'ContextMenu':
      return { kind: 'menu' };
    case 'F10':
      return shiftKey ? { kind: 'menu' } : null;
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case 'Escape':
      return { kind: 'escape' };
    case 'Home':
      return { kind: 'edge', which: 'rowStart', extend: shiftKey };
    case 'End':
      return { kind: 'edge', which: 'rowEnd', extend: shiftKey };
    case 'PageUp':
      return { kind: 'page', direction: 'up', extend: shiftKey };
    case 'PageDown':
      return { kind: 'page', direction: 'down', extend: shiftKey };
    default:
      return null;
  }
};

const withControl = (key: string, shift: boolean): Command | null => {
  switch (key) {
    case 'z':
      return shift ? { kind: 'redo' } : { kind: 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'a':
      return { kind: 'all' };
    case 'd':
      return { kind: 'fill', direction: 'down' };
    case 'r':
      // Ctrl+Shift+R stays the browser's reload.
      return shift ? null : { kind: 'fill', direction: 'right' };
    case 'home':
      return { kind: 'edge', which: 'start', extend: shift };
    case 'end':
      return { kind: 'edge', which: 'end', extend: shift };
    default:
      return null;
  }
};

export const directionOf = (key: string): Direction | null => DIRECTIONS[key] ?? null;

const DIRECTIONS: Readonly<Record<string, Direction | undefined>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
