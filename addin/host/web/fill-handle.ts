// The small square at the corner of the selected range: dragged down or right, it repeats the range. controller.ts places it and fills.
import type { RangeBounds } from '#shared/workbook/address';
import type { Place } from './selection.ts';

export type FillHandle = {
  /** Lays it at the corner of this element; null hides it. */
  readonly place: (paper: HTMLElement, corner: HTMLElement | null) => void;
  readonly close: () => void;
};

type Deps = {
  readonly document: Document;
  readonly title: string;
  readonly bounds: () => RangeBounds | null;
  /** The place under the mouse. */
  readonly placeAt: (target: EventTarget | null) => Place | null;
  /** While dragging: what would be filled (null: nothing). */
  readonly onPreview: (target: RangeBounds | null) => void;
  readonly onFill: (source: RangeBounds, target: RangeBounds) => void;
};

export const createFillHandle = ({ document, title, bounds, placeAt, onPreview, onFill }: Deps): FillHandle => {
  const handle = document.createElement('div');
  handle.className = 'nb-handle';
  handle.title = title;
  handle.hidden = true;
  handle.setAttribute('aria-hidden', 'true');
  let drag: { readonly source: RangeBounds; target: RangeBounds | null } | null = null;

  const follow = (event: PointerEvent) => {
    if (!drag) return;
    const place = placeAt(document.elementFromPoint(event.clientX, event.clientY));
    drag.target = place && grown(drag.source, place);
    onPreview(drag.target);
  };
  const end = (isDone: boolean) => {
    const ended = drag;
    drag = null;
    onPreview(null);
    if (isDone && ended?.target) onFill(ended.source, ended.target);
  };
  handle.addEventListener('pointerdown', (event) => {
    const source = bounds();
    if (!source || event.button !== 0) return;
    // The keyboard stays in the grid, and the press is no press on the cell below.
    event.preventDefault();
    event.stopPropagation();
    handle.setPointerCapture(event.pointerId);
    drag = { source, target: null };
  });
  handle.addEventListener('mousedown', (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
  handle.addEventListener('pointermove', follow);
  handle.addEventListener('pointerup', () => end(true));
  handle.addEventListener('pointercancel', () => end(false));

  return {
    place: (paper, corner) => {
      handle.hidden = corner === null;
      if (!corner) return;
      if (handle.parentElement !== paper) paper.append(handle);
      const [origin, box] = [paper.getBoundingClientRect(), corner.getBoundingClientRect()];
      handle.style.left = `${box.right - origin.left}px`;
      handle.style.top = `${box.bottom - origin.top}px`;
    },
    close: () => handle.remove(),
  };
};

/** The range grown down or right to the place, whichever is farther; null where it would not grow. */
const grown = (source: RangeBounds, place: Place): RangeBounds | null => {
  const down = place.row - source.lastRow;
  const right = place.column - source.lastColumn;
  if (down <= 0 && right <= 0) return null;
  return down >= right ? { ...source, lastRow: place.row } : { ...source, lastColumn: place.column };
};
