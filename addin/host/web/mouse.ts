// The mouse over the tables, as presses, drags and double clicks on cells. controller.ts decides what they do.
import type { FormCell } from '#shared/workbook/form';
import type { Place } from './selection.ts';

export type MouseUse = {
  readonly onPress: (place: Place, extend: boolean) => void;
  /** The pressed mouse came over another cell. */
  readonly onDrag: (place: Place) => void;
  readonly onDouble: () => void;
};

/** Listens until the returned function is called. The focus stays where it is: presses on cells never take it. */
export const listenToMouse = (root: HTMLElement, cellOf: (target: EventTarget | null) => FormCell | null, use: MouseUse): (() => void) => {
  const controller = new AbortController();
  const listen = (type: 'mousedown' | 'mouseover' | 'dblclick', listener: (place: Place, event: MouseEvent) => void) =>
    root.addEventListener(
      type,
      (event) => {
        const cell = cellOf(event.target);
        if (cell) listener({ row: cell.row, column: cell.column }, event);
      },
      { signal: controller.signal },
    );
  listen('mousedown', (place, event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    use.onPress(place, event.shiftKey);
  });
  listen('mouseover', (place, event) => {
    if (event.buttons === 1) use.onDrag(place);
  });
  listen('dblclick', () => use.onDouble());
  return () => controller.abort();
};
