// What the form says about a table's rows, for the readers that put a table together again: their order and how many figures each takes.
// Called by cut-table.ts and the readers of one shape.
import { toCellId } from '../../cell/cell-id.ts';
import type { Edition, TableId } from '../../edition/types.ts';
import type { Field, PhysicalRow } from './fields.ts';
import { fold } from './fold.ts';
import { labelBook } from './labels.ts';
import { isFilled } from './segments.ts';
import { looksLikeValue, readField } from './values.ts';

/** Keys of a table's rows in the form's order; table 四 has its groups. */
export const rowKeys = (edition: Edition, table: TableId): readonly string[] => {
  if (table === 'art20') return edition.art20.blocks.flatMap(({ rows }) => rows.map(({ key }) => key));
  return (table === 'requests' ? edition.requests.rows : edition.disputes.groups).map(({ key }) => key);
};

/** How many figures a row takes; 0 for a row the edition has not. */
export const neededBy = (edition: Edition, table: TableId, key: string): number => {
  if (!rowKeys(edition, table).includes(key)) return 0;
  if (table === 'requests') return edition.requests.columns.length + 1;
  if (table === 'disputes') return edition.disputes.columns.length + 1;
  return edition.art20.blocks.find(({ rows }) => rows.some((row) => row.key === key))?.columns.length ?? 0;
};

/** A row's label as it stands somewhere; `isGroup`: in another edition the words head a group of rows. */
export type Leaf = { readonly key: string; readonly isGroup: boolean; readonly labels: readonly Field[] };

/** The row the labels of a line name, or null. */
export const leafOf = (labels: readonly Field[], table: TableId, known: readonly Edition[]): Leaf | null => {
  const book = labelBook(table, known);
  for (const field of [...labels].reverse()) {
    const hit = book.find(field.text);
    if (hit?.row && hit.quality !== 'part') return { key: hit.row, isGroup: hit.group !== null, labels };
  }
  return null;
};

/** The edition whose rows the leaves are, all of them and in its order; words that head a group there are no row. */
export const editionOfLeaves = (leaves: readonly Leaf[], table: TableId, known: readonly Edition[]): Edition | null =>
  known.find((edition) => {
    const keys = rowKeys(edition, table);
    const own = leaves.filter(({ key }) => keys.includes(key));
    const others = leaves.filter(({ key }) => !keys.includes(key));
    return others.every(({ isGroup }) => isGroup) && own.map(({ key }) => key).join() === keys.join();
  }) ?? null;

/** Folded labels of table 三 that head rows standing in this text, and therefore are no rows here themselves. */
export const headsOfItems = (rows: readonly PhysicalRow[], known: readonly Edition[]): ReadonlySet<string> => {
  const book = labelBook('requests', known);
  const hits = rows.flatMap(({ fields }) => fields.map(({ text }) => (text.length < SHORTEST_ITEM ? null : book.findExact(text))));
  const keys = new Set(hits.flatMap((hit) => (hit?.row && !hit.group ? [hit.row] : [])));
  const paths = known.flatMap(({ requests }) => requests.rows.filter(({ key }) => keys.has(key)).map(({ path }) => path));
  return new Set(paths.flatMap((path) => path.slice(0, -1).map(fold)));
};

/** Fields that are words, and fields that are figures. */
export const partsOf = ({ fields }: PhysicalRow): { readonly labels: readonly Field[]; readonly values: readonly Field[] } => {
  const filled = fields.filter(isFilled);
  return { labels: filled.filter(({ text }) => !looksLikeValue(text)), values: filled.filter(({ text }) => looksLikeValue(text)) };
};

/** Whether all balances of table 三 hold for the figures of its rows, given in the form's order of columns. */
export const requestsBalance = (edition: Edition, figures: ReadonlyMap<string, readonly Field[]>): boolean => {
  const columns = [...edition.requests.columns, edition.requests.total];
  const values = new Map<string, number>();
  for (const [key, fields] of figures) {
    for (const [at, column] of columns.entries()) {
      const read = readField('count', fields[at]?.text ?? '');
      if (read.type !== 'value') return false;
      values.set(toCellId('requests', key, column.key), Number(read.value));
    }
  }
  const sum = (cells: readonly string[]): number => cells.reduce((total, id) => total + (values.get(id) ?? Number.NaN), 0);
  return edition.identities.filter(({ rule }) => rule !== 'R4').every(({ left, right }) => sum(left) === sum(right));
};

/** Whether every row of one edition stands there once with exactly its figures, and no figure besides. */
export const isWholeTable = (rows: readonly PhysicalRow[], table: TableId, known: readonly Edition[]): boolean => {
  const found = rows.flatMap((row) => {
    const { labels, values } = partsOf(row);
    return values.length === 0 ? [] : [{ leaf: leafOf(labels, table, known), count: values.length }];
  });
  return known.some((edition) => {
    const keys = rowKeys(edition, table);
    const seen = new Set(found.map(({ leaf }) => leaf?.key));
    return (
      found.length === keys.length &&
      keys.every((key) => seen.has(key)) &&
      found.every(({ leaf, count }) => leaf !== null && neededBy(edition, table, leaf.key) === count)
    );
  });
};

/** 3.其他; most fields are figures, and shorter. */
const SHORTEST_ITEM = 4;
