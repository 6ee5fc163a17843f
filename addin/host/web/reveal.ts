// Geometry of the grid: brings the person's own cell into view, and lays the entry box over it. Only the person's own
// moves call it, so nothing scrolls because of others.

/** Scrolls the panel as little as needed for the cell to be clear of the edges, of the sticky header and of sticky labels. */
export const reveal = (panel: HTMLElement, table: HTMLTableElement, cell: HTMLElement): void => {
  const frame = panel.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  const head = table.tHead && !table.tHead.contains(cell) ? stuckHeight(table.tHead) : 0;
  const room = frame.height - head;
  if (box.top < frame.top + head || box.height > room) panel.scrollTop += box.top - frame.top - head - MARGIN;
  else if (box.bottom > frame.top + panel.clientHeight) panel.scrollTop += box.bottom - frame.top - panel.clientHeight + MARGIN;
  const labels = cell.classList.contains('nb-frozen') ? 0 : stuckWidth(table);
  if (box.left < frame.left + labels || box.width > frame.width - labels) panel.scrollLeft += box.left - frame.left - labels - MARGIN;
  else if (box.right > frame.left + panel.clientWidth) panel.scrollLeft += box.right - frame.left - panel.clientWidth + MARGIN;
};

/** Lays the box exactly over the cell; both stand on the same paper. */
export const layOver = (box: HTMLElement, paper: HTMLElement, cell: HTMLElement): void => {
  const origin = paper.getBoundingClientRect();
  const place = cell.getBoundingClientRect();
  box.style.left = `${place.left - origin.left}px`;
  box.style.top = `${place.top - origin.top}px`;
  box.style.width = `${place.width}px`;
  box.style.height = `${place.height}px`;
};

/** What of the header stays in view when it is stuck. */
const stuckHeight = (head: HTMLElement): number => {
  const top = Number.parseFloat(getComputedStyle(head).top);
  return head.getBoundingClientRect().height + (Number.isFinite(top) ? Math.min(0, top) : 0);
};

/** What the labels take from the room where they stay in view. */
const stuckWidth = (table: HTMLTableElement): number => {
  const labels = [...table.querySelectorAll('.nb-frozen')];
  if (labels[0] === undefined || getComputedStyle(labels[0]).position !== 'sticky') return 0;
  return Math.max(...labels.map((label) => label.getBoundingClientRect().width));
};

const MARGIN = 4;
