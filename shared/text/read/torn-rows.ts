// Joins rows that were torn from their labels: all labels of a table before all its figures. Called by cut-table.ts.
import type { Edition, TableId } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import type { Field, PhysicalRow } from './fields.ts';
import type { Repair } from './repair.ts';
import { editionOfLeaves, type Leaf, leafOf, neededBy, partsOf, requestsBalance, rowKeys } from './table-rows.ts';

export type Reshaped = { readonly rows: readonly PhysicalRow[]; readonly repairs: readonly Repair[] };

/**
 * The rows with their figures beside their labels, null where the table is not torn. Figures are joined only where all rows of the
 * form stand there in its order, the figures are exactly as many, and in table 三 all balances hold; else they are left out and listed.
 */
export const joinTorn = (rows: readonly PhysicalRow[], table: TableId, known: readonly Edition[]): Reshaped | null => {
  if (table === 'disputes') return null;
  const first = rows.findIndex((row) => partsOf(row).values.length > 0);
  // In a table that is whole the next row has its label.
  const below = rows.slice(first + 1).some((row) => leafOf(partsOf(row).labels, table, known) !== null);
  if (first < 0 || below) return null;
  const parts = rows.map((row) => ({ row, ...partsOf(row) }));
  const leaves = parts.slice(0, first + 1).flatMap(({ labels }) => labels.flatMap((label) => leafOf([label], table, known) ?? []));
  const figures = parts.slice(first).filter(({ values }) => values.length > 0);
  const [start] = figures;
  if (!start || leaves.length < FEWEST) return null;
  const count = figures.reduce((sum, { values }) => sum + values.length, 0);
  const own = Math.max(...known.map((edition) => neededBy(edition, table, leaves.at(-1)?.key ?? '')));
  // Rows left empty above a last one that has its own figures are empty rows.
  if (start.labels.length > 0 && count <= own) return null;
  const heads = parts.slice(0, first).filter(({ labels }) => leafOf(labels, table, known) === null);
  const line = start.values[0]?.line ?? start.row.line;
  const edition = editionOfLeaves(leaves, table, known);
  const whole = edition && deal(edition, table, leaves, figures);
  if (!whole) {
    const lone = leaves.filter(({ isGroup }) => !isGroup).map(({ labels }) => toRow(labels, []));
    return {
      rows: [...heads.map(({ row }) => row), ...lone],
      repairs: [{ line, kind: 'unplaced-text', message: message('read.tornOpen', { line, count }) }],
    };
  }
  return {
    rows: [...heads.map(({ row }) => row), ...whole],
    repairs: [{ line, kind: 'wrapped-row', message: message('read.torn', { line, count: whole.length }) }],
  };
};

type Part = { readonly values: readonly Field[] };

const deal = (edition: Edition, table: TableId, leaves: readonly Leaf[], figures: readonly Part[]): PhysicalRow[] | null => {
  const keys = rowKeys(edition, table);
  const own = leaves.filter(({ key }) => keys.includes(key));
  const needs = own.map(({ key }) => neededBy(edition, table, key));
  const byRow = figures.length === own.length && figures.every(({ values }, index) => values.length === needs[index]);
  const all = figures.flatMap(({ values }) => values);
  // Of rows with some figures lost, others must not fill the gap.
  const byCount = all.length === needs.reduce((sum, need) => sum + need, 0) && new Set(all.map(({ line }) => line)).size === all.length;
  if (!byRow && !byCount) return null;
  const ends = needs.map((_, index) => needs.slice(0, index + 1).reduce((sum, need) => sum + need, 0));
  const dealt = needs.map((need, index) => all.slice((ends[index] ?? 0) - need, ends[index]));
  const byKey = new Map(own.map(({ key }, index) => [key, dealt[index] ?? []]));
  if (table === 'requests' && !requestsBalance(edition, byKey)) return null;
  return own.map(({ labels }, index) => toRow(labels, dealt[index] ?? []));
};

const toRow = (labels: readonly Field[], values: readonly Field[]): PhysicalRow => ({
  line: labels[0]?.line ?? 0,
  fields: [...labels, ...values].map((field, column) => ({ ...field, column })),
  positions: 'none',
  ...(values.length > 0 ? { isReshaped: true } : {}),
});

/** Labels in a row before the first figure that make a table torn; a group's label and its first item are three. */
const FEWEST = 4;
