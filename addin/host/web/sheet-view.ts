// One sheet as a real table: drawn once from the form, then painted cell by cell where a face changed. Nothing here
// moves the scroll or the focus, and no paint changes a cell's size.
import type { FormCell } from '#shared/workbook/form';
import type { CellFace } from './cell-face.ts';
import type { FormMap } from './form-map.ts';
import { isSection } from './form-map.ts';

export type SheetView = {
  readonly map: FormMap;
  readonly table: HTMLTableElement;
  readonly element: (cell: FormCell) => HTMLTableCellElement | undefined;
  readonly cellOf: (target: EventTarget | null) => FormCell | null;
  /** Shows the face; does nothing where it is shown already. */
  readonly paint: (cell: FormCell, face: CellFace) => void;
  /** Marks the active cell, the range, the parts of the active formula, and the one of them pointed at. */
  readonly mark: (active: FormCell | null, range: ReadonlySet<FormCell>, parts: ReadonlySet<FormCell>, pointed: FormCell | null) => void;
  /** Marks where a fill would reach; an empty set takes the marks away. */
  readonly preview: (cells: ReadonlySet<FormCell>) => void;
};

export const drawSheet = (document: Document, map: FormMap, label: string): SheetView => {
  const { sheet } = map;
  const table = document.createElement('table');
  table.className = `nb-sheet nb-sheet-${sheet.kind}`;
  table.setAttribute('role', 'grid');
  table.setAttribute('aria-label', label);
  table.setAttribute('aria-rowcount', String(map.rowCount));
  table.setAttribute('aria-colcount', String(map.columnCount));
  table.setAttribute('aria-multiselectable', 'true');
  const width = sheet.columnWidths.reduce((sum, one) => sum + one, 0);
  table.style.setProperty('--nb-columns', String(width));
  // In a narrow pane the small tables shrink until they fit; the wide one stays readable and scrolls.
  table.style.setProperty('--nb-least', width < SMALL_TABLE ? '3px' : '5px');
  const isCheckColumn = (column: number) => isOnlyChecks(sheet.cells.filter((cell) => cell.column === column));
  // In a narrow window the labels give room and stay where they are while the figures scroll past them.
  const frozen = frozenColumns(sheet.cells);
  const narrow = sheet.columnWidths.map((one, column) => (column < frozen ? narrowed(one) : one));
  const sum = (widths: readonly number[]) => widths.reduce((total, one) => total + one, 0);
  table.style.setProperty('--nb-narrow-columns', String(sum(narrow)));
  table.classList.toggle('nb-freezes', frozen > 0 && width >= SMALL_TABLE);
  const official = sheet.columnWidths.filter((_, column) => !isCheckColumn(column)).reduce((sum, one) => sum + one, 0);
  table.style.setProperty('--nb-form-columns', String(official));
  table.append(drawColumns(document, sheet.columnWidths, narrow, isCheckColumn));
  const elements = new Map<FormCell, HTMLTableCellElement>();
  const cells = new WeakMap<Element, FormCell>();
  const head = document.createElement('thead');
  const body = document.createElement('tbody');
  for (let row = 0; row < map.rowCount; row += 1) {
    const line = document.createElement('tr');
    line.setAttribute('aria-rowindex', String(row + 1));
    if (isOnlyChecks(sheet.cells.filter((cell) => cell.row === row))) line.className = 'nb-check-only';
    for (let column = 0; column < map.columnCount; column += 1) {
      const cell = map.at(row, column);
      if (cell === null) line.append(drawGap(document, column));
      else if (cell.row === row && cell.column === column) {
        const element = drawCell(document, cell);
        if (column + cell.columnSpan <= frozen && cell.role !== 'heading') {
          element.classList.add('nb-frozen');
          element.style.setProperty('--nb-before', String(sum(narrow.slice(0, column))));
        }
        elements.set(cell, element);
        cells.set(element, cell);
        line.append(element);
      }
    }
    (row < sheet.headRows ? head : body).append(line);
  }
  table.append(head, body);

  const painted = new Map<FormCell, string>();
  let marked = new Set<FormCell>();
  return {
    map,
    table,
    element: (cell) => elements.get(cell),
    cellOf: (target) => {
      const element = target instanceof (document.defaultView?.Element ?? Element) ? target.closest('td, th') : null;
      return element ? (cells.get(element) ?? null) : null;
    },
    paint: (cell, face) => {
      const element = elements.get(cell);
      const key = JSON.stringify(face);
      if (!element || painted.get(cell) === key) return;
      painted.set(cell, key);
      paintCell(document, element, cell, face, isSection(sheet.key));
    },
    mark: (active, range, parts, pointed) => {
      for (const cell of new Set([...marked, ...range, ...parts])) {
        const element = elements.get(cell);
        if (!element) continue;
        const isIn = range.has(cell);
        element.classList.toggle('nb-active', cell === active);
        element.classList.toggle('nb-range', isIn && range.size > 1);
        element.classList.toggle('nb-part', parts.has(cell));
        element.classList.toggle('nb-pointed', cell === pointed);
        element.setAttribute('aria-selected', String(isIn));
      }
      marked = new Set([...range, ...parts]);
    },
    preview: (cells) => {
      for (const [cell, element] of elements) element.classList.toggle('nb-reach', cells.has(cell));
    },
  };
};

/** Ours, not the official form's: not printed. */
const isOnlyChecks = (cells: readonly FormCell[]): boolean =>
  cells.length > 0 && cells.every(({ role }) => role === 'check' || role === 'checkHeader');

/** How many columns stand left of the first one with figures: those of the labels. */
const frozenColumns = (cells: readonly FormCell[]): number =>
  Math.min(...cells.filter(({ role }) => role === 'input' || role === 'computed').map(({ column }) => column), Number.MAX_SAFE_INTEGER) %
  Number.MAX_SAFE_INTEGER;

const drawColumns = (
  document: Document,
  widths: readonly number[],
  narrow: readonly number[],
  isCheck: (column: number) => boolean,
): HTMLElement => {
  const group = document.createElement('colgroup');
  for (const [index, width] of widths.entries()) {
    const column = document.createElement('col');
    if (isCheck(index)) column.className = 'nb-check-only';
    column.style.setProperty('--nb-width', String(width));
    column.style.setProperty('--nb-narrow-width', String(narrow[index] ?? width));
    group.append(column);
  }
  return group;
};

const drawGap = (document: Document, column: number): HTMLTableCellElement => {
  const gap = document.createElement('td');
  gap.className = 'nb-gap';
  gap.setAttribute('aria-colindex', String(column + 1));
  return gap;
};

const drawCell = (document: Document, cell: FormCell): HTMLTableCellElement => {
  const isColumnHead = cell.role === 'heading' || cell.role === 'block' || cell.role === 'header';
  const isRowHead = cell.role === 'label' || cell.role === 'checkHeader';
  const element = document.createElement(isColumnHead || isRowHead ? 'th' : 'td');
  element.className = `nb-cell nb-${cell.role}`;
  if (cell.rowSpan > 1) element.rowSpan = cell.rowSpan;
  if (cell.columnSpan > 1) element.colSpan = cell.columnSpan;
  if (isColumnHead) element.setAttribute('scope', cell.columnSpan > 1 ? 'colgroup' : 'col');
  if (isRowHead) element.setAttribute('scope', cell.rowSpan > 1 ? 'rowgroup' : 'row');
  element.setAttribute('aria-colindex', String(cell.column + 1));
  element.setAttribute('aria-selected', 'false');
  if (cell.cell !== null) element.dataset.cell = cell.cell;
  return element;
};

const paintCell = (document: Document, element: HTMLTableCellElement, cell: FormCell, face: CellFace, isProse: boolean): void => {
  const span = (className: string, text: string) => {
    const part = document.createElement('span');
    part.className = className;
    part.textContent = text;
    return part;
  };
  // The cell's own name says all of what follows in words.
  const mark = (className: string, text: string) => {
    const part = span(`nb-mark ${className}`, '');
    part.setAttribute('aria-hidden', 'true');
    // Drawn by the style sheet: what is read out of the cell is its figure.
    part.dataset.words = text;
    return part;
  };
  const parts = [span('nb-shown', face.text)];
  if (face.stated !== null) parts.push(mark('nb-stated', face.stated));
  if (face.flag) parts.push(mark(`nb-flag nb-flag-${face.flag.severity}`, FLAG_SIGNS[face.flag.severity]));
  const [first] = face.present;
  if (first) parts.push(mark('nb-who', face.present.map(({ label }) => label).join('、')));
  if (face.comments > 0) parts.push(mark('nb-comment', ''));
  element.replaceChildren(...parts);
  const colour = first?.colour ?? face.theirs;
  if (colour !== null && SAFE_COLOUR.test(colour)) element.style.setProperty('--nb-who', colour);
  else element.style.removeProperty('--nb-who');
  element.classList.toggle('nb-theirs', face.theirs !== null);
  element.classList.toggle('nb-stated-too', face.stated !== null);
  element.classList.toggle('nb-present', face.present.length > 0);
  element.classList.toggle('nb-open', face.isOpen);
  element.classList.toggle('nb-locked', cell.role === 'input' && !face.isOpen);
  element.classList.toggle('nb-left', face.side === 'left');
  element.classList.toggle('nb-right', face.side === 'right');
  element.classList.toggle('nb-pass', face.verdict === 'pass');
  element.classList.toggle('nb-fail', face.verdict === 'fail');
  element.setAttribute('aria-readonly', String(!face.isOpen));
  if (cell.cell !== null || cell.formula !== null || face.comments > 0) element.setAttribute('aria-label', face.name);
  else element.removeAttribute('aria-label');
  const isWorthSaying = (cell.role === 'input' && face.reason !== '') || (isProse && cell.role === 'text');
  if (isWorthSaying) element.title = face.reason;
  else element.removeAttribute('title');
};

/** Characters. */
const SMALL_TABLE = 110;
/** What is left of a label's width in a narrow window; two characters side by side have room in any. */
const narrowed = (characters: number): number => Math.round(characters * (characters < 12 ? 0.7 : 0.58));
const FLAG_SIGNS = { error: '✗', query: '?', hint: 'i' } as const;
const SAFE_COLOUR = /^(#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20}|(?:hsl|rgb)\([0-9.,% /]{3,40}\))$/;
