// Everything done with the mouse: presses, dragging a range, the fill handle, the menu of a cell, text dropped on one. Wires the parts;
// controller.ts says what they do.
import type { Lang, Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import type { RangeBounds } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { Copied } from './cell-actions.ts';
import { createCellMenu, type MenuItem } from './cell-menu.ts';
import { type Block, readTransfer } from './clipboard.ts';
import { createFillHandle } from './fill-handle.ts';
import { cellsWithin } from './form-map.ts';
import type { Frame } from './frame.ts';
import { listenToMouse } from './mouse.ts';
import type { Place } from './selection.ts';
import type { Spot } from './standing.ts';
import { readSystemClipboard, writeSystemClipboard } from './system-clipboard.ts';

export type PointerDeps = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly cellOf: (target: EventTarget | null) => FormCell | null;
  readonly here: () => Spot | null;
  readonly bounds: () => RangeBounds | null;
  readonly isEntering: () => boolean;
  readonly isOpen: (cell: FormCell) => boolean;
  readonly onPress: (place: Place, extend: boolean) => void;
  readonly onDrag: (place: Place) => void;
  readonly onDouble: () => void;
  /** Something to paste at the selected place. */
  readonly onBlock: (block: Block | null) => void;
  readonly onFill: (source: RangeBounds, target: RangeBounds) => void;
  readonly onNotice: (sentence: Message) => void;
  readonly menu: {
    readonly copy: () => Copied;
    readonly clear: () => void;
    readonly fill: (direction: 'down' | 'right') => void;
    readonly comment: () => void;
    readonly history: () => void;
  };
  readonly focus: () => void;
};

export type Pointer = {
  /** Lays the fill handle at the corner of the range; null hides it. */
  readonly place: (paper: HTMLElement, corner: HTMLElement | null) => void;
  /** Opens the menu at the selected cell, for the keyboard. */
  readonly openMenu: () => void;
  readonly close: () => void;
};

export const createPointer = (deps: PointerDeps): Pointer => {
  const { frame, lang, cellOf, here, bounds, onNotice } = deps;
  const document = frame.root.ownerDocument;
  const controller = new AbortController();
  const placeAt = (target: EventTarget | null): Place | null => {
    const cell = cellOf(target);
    return cell && { row: cell.row, column: cell.column };
  };
  const stopMouse = listenToMouse(frame.root, cellOf, {
    onPress: deps.onPress,
    onDrag: (place) => {
      if (document.activeElement === frame.box && !deps.isEntering()) deps.onDrag(place);
    },
    onDouble: deps.onDouble,
  });

  const handle = createFillHandle({
    document,
    title: translate(lang, message('web.fillHandle')),
    bounds,
    placeAt,
    onPreview: (target) => {
      const now = here();
      if (now) now.view.preview(new Set(target ? cellsWithin(now.map, target) : []));
    },
    onFill: deps.onFill,
  });

  const menu = createCellMenu(frame.root, lang, deps.focus);
  const copy = async (isCut: boolean) => {
    if (!(await writeSystemClipboard(deps.menu.copy()))) onNotice(message('web.copyBlocked'));
    else if (isCut) deps.menu.clear();
  };
  const paste = async () => {
    const transfer = await readSystemClipboard();
    if (transfer) deps.onBlock(readTransfer(transfer));
    else onNotice(message('web.clipboardBlocked'));
  };
  const openMenu = (x: number, y: number) => {
    const cell = here()?.cell;
    if (!cell) return;
    const isOpen = deps.isOpen(cell);
    const item = (key: MenuItem['key'], hint: string, isEnabled: boolean, run: () => unknown): MenuItem => ({
      key,
      hint,
      isEnabled,
      run: () => void run(),
    });
    const items = [
      item('cut', 'Ctrl+X', isOpen, () => copy(true)),
      item('copy', 'Ctrl+C', true, () => copy(false)),
      item('paste', 'Ctrl+V', isOpen, paste),
      item('clear', 'Delete', isOpen, deps.menu.clear),
      item('fillDown', 'Ctrl+D', isOpen, () => deps.menu.fill('down')),
      item('fillRight', 'Ctrl+R', isOpen, () => deps.menu.fill('right')),
      item('comment', 'Shift+F2', cell.cell !== null || cell.role === 'text', deps.menu.comment),
      item('history', '', cell.role === 'input', deps.menu.history),
    ];
    menu.open(items, x, y);
  };

  const listen = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    frame.root.addEventListener(type, listener, { signal: controller.signal });
  listen('contextmenu', (event) => {
    const place = placeAt(event.target);
    if (!place) return;
    event.preventDefault();
    const [now, range] = [here(), bounds()];
    const cell = cellOf(event.target);
    // A press inside the range speaks of the range.
    if (!(now && range && cell && cellsWithin(now.map, range).includes(cell))) deps.onPress(place, false);
    openMenu(event.clientX, event.clientY);
  });
  listen('dragover', (event) => {
    if (placeAt(event.target) || event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  listen('drop', (event) => {
    const place = placeAt(event.target);
    const data = event.dataTransfer;
    if (!data || (!place && !data.types.includes('Files'))) return;
    // A dropped file would replace the page.
    event.preventDefault();
    if (data.types.includes('Files')) onNotice(message('web.fileDropped'));
    else if (place) {
      deps.onPress(place, false);
      deps.onBlock(readTransfer({ html: data.getData('text/html'), text: data.getData('text/plain') }));
    }
  });

  return {
    place: handle.place,
    openMenu: () => {
      const now = here();
      const element = now?.cell && now.view.element(now.cell);
      if (!element) return;
      const { left, bottom } = element.getBoundingClientRect();
      openMenu(left, bottom);
    },
    close: () => {
      stopMouse();
      menu.close();
      handle.close();
      controller.abort();
    },
  };
};
