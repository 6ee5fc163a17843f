// Joins physical rows to rows of the form: finds each row's label (broken over lines, misprinted, glued to its figures) and
// the fields that follow it. Called by the readers of 二 and 三.
import type { Field, PhysicalRow, Positions } from './fields.ts';
import { findRow } from './find-row.ts';
import { fold } from './fold.ts';
import type { HitQuality, LabelBook } from './labels.ts';
import { isFilled, type Segment, toSegments } from './segments.ts';

type GroupLabel = { readonly label: string; readonly text: string; readonly line: number; readonly column: number };

/** A row as far as its label is known; `values` are the fields behind the label, empty ones included. */
export type LogicalRow = {
  key: string | null;
  line: number;
  labelText: string;
  quality: HitQuality;
  labelColumn: number;
  /** The label was put together from several lines. */
  wrapped: boolean;
  /** The figures stand on other lines than the label, or on several. */
  valuesWrapped: boolean;
  /** It was put together from parts of the table that stand elsewhere. */
  reshaped: boolean;
  /** Group labels standing on the row. */
  groups: GroupLabel[];
  values: Field[];
  positions: Positions;
};

/** A fixed word of the table; `row` is the line its physical row begins on, `before` the index of the row it stands before. */
export type HeaderWord = { readonly fixed: string; readonly field: Field; readonly row: number; readonly before: number };

export type LogicalRows = {
  readonly rows: readonly LogicalRow[];
  /** Texts that stand for nothing we know. */
  readonly strangers: readonly Field[];
  /** Fixed words (headers, block labels) in the order they stand. */
  readonly headers: readonly HeaderWord[];
};

/** Rows in the order of the source. `need` is how many figures a row takes; the labels in `heads` are never rows here. */
export const toLogicalRows = (
  physical: readonly PhysicalRow[],
  book: LabelBook,
  need: (key: string) => number,
  heads: ReadonlySet<string> = new Set(),
): LogicalRows => {
  const state: State = { book, need, heads, rows: [], pending: [], groups: [], strangers: [], headers: [] };
  for (const row of physical) {
    const before = state.rows.length;
    for (const segment of toSegments(row, book)) takeSegment(state, segment);
    for (const made of state.rows.slice(before)) {
      if (row.isReshaped) made.reshaped = true;
      if (row.isGathered) made.valuesWrapped = made.values.some(isFilled);
    }
  }
  state.strangers.push(...state.pending);
  return state;
};

type State = {
  readonly book: LabelBook;
  readonly need: (key: string) => number;
  readonly heads: ReadonlySet<string>;
  readonly rows: LogicalRow[];
  pending: Field[];
  groups: GroupLabel[];
  readonly strangers: Field[];
  readonly headers: HeaderWord[];
};

const takeSegment = (state: State, segment: Segment): void => {
  const { book } = state;
  const filled = segment.values.some(isFilled);
  const current = state.rows.at(-1);
  if (segment.labels.length === 0) {
    if (filled) takeValues(state, segment, current);
    return;
  }
  if (!filled && current && completeLabel(state, current, segment.labels)) return;
  const found = findRow(state, segment);
  if (found) {
    const { field, hit, wrapped, values } = found;
    if (current && current.key === hit.row && !current.values.some(isFilled) && wrapped) {
      // The label began on the line above, which had no figures.
      Object.assign(current, { wrapped: true, quality: hit.quality, values: [...segment.values], positions: segment.positions });
      return;
    }
    startRow(state, segment, { key: hit.row, field, quality: hit.quality, wrapped, values: values ?? [...segment.values] });
    return;
  }
  if (filled) {
    const last = segment.labels.at(-1);
    if (last) startRow(state, segment, { key: null, field: last, quality: 'part', wrapped: false, values: [...segment.values] });
    return;
  }
  for (const field of segment.labels) {
    const hit = book.find(field.text);
    if (hit?.group && hit.quality !== 'part') state.groups.push(toGroup(hit.group, field));
    else if (hit?.fixed) state.headers.push({ fixed: hit.fixed, field, row: segment.line, before: state.rows.length });
    else addPending(state, field);
  }
};

const startRow = (
  state: State,
  segment: Segment,
  row: { key: string | null; field: Field; quality: HitQuality; wrapped: boolean; values: Field[] },
): void => {
  const others = segment.labels.flatMap((field): GroupLabel[] => {
    const hit = field.column === row.field.column && field.text === row.field.text ? null : state.book.find(field.text);
    return hit?.group ? [toGroup(hit.group, field)] : [];
  });
  const unknown = segment.labels.filter((field) => field.column !== row.field.column && !state.book.find(field.text)?.group);
  state.strangers.push(...state.pending);
  state.pending = unknown.filter((field) => !isHeader(state.book, field));
  state.rows.push({
    key: row.key,
    line: row.field.line,
    labelText: row.field.text,
    quality: row.quality,
    labelColumn: row.field.column,
    wrapped: row.wrapped,
    valuesWrapped: false,
    reshaped: false,
    groups: [...state.groups, ...others],
    values: row.values,
    positions: segment.positions,
  });
  state.groups = [];
};

const takeValues = (state: State, segment: Segment, current: LogicalRow | undefined): void => {
  const have = current?.values.filter(isFilled).length ?? 0;
  const more = segment.values.filter(isFilled).length;
  // A row whose fields are all there but empty is a blank row, not one whose figures follow below.
  const need = current?.key ? state.need(current.key) : 0;
  const isSole = !isBare(state, state.rows.at(-2)) || !isBare(state, current);
  if (current && current.key !== null && have + more <= need && have < need && current.values.length < need && isSole) {
    current.positions = have === 0 ? segment.positions : 'none';
    current.values = have === 0 ? [...segment.values] : [...current.values, ...segment.values];
    current.valuesWrapped = true;
    return;
  }
  const [first] = segment.values.filter(isFilled);
  if (!first) return;
  startRow(state, segment, {
    key: null,
    field: { ...first, text: '', column: -1 },
    quality: 'part',
    wrapped: false,
    values: [...segment.values],
  });
};

/** A row of which nothing but its label was there; below two of them figures may be those of either. */
const isBare = (state: State, row: LogicalRow | undefined): boolean =>
  row !== undefined && row.key !== null && !row.values.some(isFilled) && row.values.length < state.need(row.key);

/** A line of words only that ends the label above (and the group label beside it). */
const completeLabel = (state: State, row: LogicalRow, fields: readonly Field[]): boolean => {
  const { book } = state;
  let done = false;
  for (const field of fields) {
    if (field.column !== row.labelColumn && fields.length > 1) continue;
    const whole = fold(row.labelText) === '' || fold(field.text) === '' ? null : book.find(row.labelText + field.text);
    // Letters nobody knows do not make another row's label theirs.
    if (row.key === null && whole?.quality !== 'exact' && book.findExact(field.text)?.row) continue;
    if (!whole?.row || whole.quality === 'part' || (row.key !== null && row.key !== whole.row)) continue;
    // A whole label grows only into the same label written out, never into a misprint of it.
    if (row.quality !== 'part' && whole.quality !== 'exact') continue;
    Object.assign(row, { key: whole.row, quality: whole.quality, labelText: row.labelText + field.text, wrapped: true });
    done = true;
  }
  for (const field of done ? fields : []) {
    const head = state.pending.find((other) => other.column === field.column && book.find(other.text + field.text)?.group);
    const hit = head && book.find(head.text + field.text);
    if (!head || !hit?.group) continue;
    row.groups.push(toGroup(hit.group, { ...head, text: head.text + field.text }));
    state.pending = state.pending.filter((other) => other !== head);
  }
  return done;
};

const addPending = (state: State, field: Field): void => {
  const above = state.pending.find((other) => other.column === field.column);
  if (above && state.book.find(above.text + field.text)?.quality === 'part') {
    state.pending = state.pending.map((other) => (other === above ? { ...above, text: above.text + field.text } : other));
  } else state.pending.push(field);
};

const isHeader = (book: LabelBook, field: Field): boolean => {
  const hit = book.find(field.text);
  return hit !== null && hit.row === null && (hit.fixed !== null || hit.group !== null);
};

const toGroup = (label: string, field: Field): GroupLabel => ({ label, text: field.text, line: field.line, column: field.column });
