// Finds the row of the form that the labels of a line name, whole, in pieces or with figures glued on. Called by logical-rows.ts.
import type { Field } from './fields.ts';
import { fold } from './fold.ts';
import type { LabelBook, LabelHit } from './labels.ts';
import { isFilled, type Segment, unglue } from './segments.ts';

/** What is known so far: labels still waiting for their other half, rows already begun; `heads` are never rows. */
type RowFinder = {
  readonly book: LabelBook;
  readonly heads: ReadonlySet<string>;
  readonly rows: readonly { readonly key: string | null; readonly labelText: string; readonly values: readonly Field[] }[];
  pending: Field[];
};

type Found = { readonly field: Field; readonly hit: LabelHit; readonly wrapped: boolean; readonly values: Field[] | null };

/** The row the segment's labels name, or null: alone, joined with the lines above, over several fields, or with figures glued on. */
export const findRow = (state: RowFinder, { labels, values }: Segment): Found | null => {
  const { book, pending } = state;
  const current = state.rows.at(-1);
  const backwards = [...labels].reverse();
  if (isContested(state, labels)) return null;
  let part: Found | null = null;
  for (const field of backwards) {
    const hit = book.find(field.text);
    if (!hit?.row) continue;
    // A label that also names a group is a row only where no item stands beside it, nor anywhere in the table.
    if (hit.group !== null && state.heads.has(hit.group)) continue;
    if (hit.group && (part !== null || labels.at(-1) !== field || !values.some(isFilled))) continue;
    if (hit.quality !== 'part') return { field, hit, wrapped: false, values: null };
    part ??= { field, hit, wrapped: false, values: null };
  }
  for (const field of backwards) {
    // Letters nobody knows end no label.
    if (fold(field.text) === '') continue;
    const heads = [...pending.filter((head) => head.column === field.column), ...pending.slice(-1)];
    for (const head of heads) {
      const hit = book.find(head.text + field.text);
      if (hit?.row && hit.quality !== 'part') {
        state.pending = pending.filter((other) => other !== head);
        return { field: { ...field, line: head.line }, hit, wrapped: true, values: null };
      }
    }
    if (current && !current.values.some(isFilled)) {
      const hit = book.find(current.labelText + field.text);
      if (hit?.row && hit.row === current.key && hit.quality !== 'part') return { field, hit, wrapped: true, values: null };
    }
  }
  const whole = labels.length > 1 ? book.find(labels.map((field) => field.text).join('')) : null;
  const [first] = labels;
  if (whole?.row && whole.quality !== 'part' && first) return { field: first, hit: whole, wrapped: true, values: null };
  if (part) return part;
  for (const field of backwards) {
    const glued = unglue(book, field.text);
    if (glued) return { field, hit: glued.hit, wrapped: false, values: [lastOf(field, glued.digits), ...values] };
  }
  return null;
};

/** Behind the label of a row one that is a row itself in one edition and heads rows in another: the figures may be either's. */
const isContested = ({ book, heads }: RowFinder, labels: readonly Field[]): boolean => {
  if (labels.length < 2) return false;
  const hits = labels.flatMap(({ text }) => book.findExact(text) ?? []).filter(({ row, group }) => row !== null && !heads.has(group ?? ''));
  return hits.length > 1 && hits.at(-1)?.group !== null && hits.some(({ group }) => group === null);
};

/** The field's last characters. */
const lastOf = (field: Field, text: string): Field => ({
  ...field,
  text,
  ...(field.at === undefined ? {} : { at: field.at + field.text.length - text.length }),
});
