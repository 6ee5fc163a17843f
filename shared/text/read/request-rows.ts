// What the rows of table 三 say about each other: where their figures begin, which row a lost label was, which group labels
// are displaced. Called by read-requests.ts.
import type { Edition, MatrixRowData } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import type { CellSink } from './cell-sink.ts';
import { fold } from './fold.ts';
import type { LogicalRow } from './logical-rows.ts';
import { type Placed, placeWithTotal } from './place-values.ts';
import { isFilled } from './segments.ts';

/** A row and what could be made of its fields: a place, or ways to cut its digits. `inferred`: its label was lost. */
export type Taken = {
  readonly row: LogicalRow;
  readonly placed: Placed | null;
  readonly cuts: readonly (readonly number[])[];
  readonly inferred?: boolean;
};

/** Where the figures of rows of one depth begin in this text: the form's place if enough rows keep it, else the most frequent one. */
export const usualStarts = (
  rows: readonly LogicalRow[],
  rowByKey: ReadonlyMap<string, MatrixRowData>,
  need: number,
  usual: (row: MatrixRowData) => number,
): ((row: MatrixRowData) => number) => {
  const counts = new Map<number, Map<number, number>>();
  for (const row of rows) {
    const data = row.key === null ? undefined : rowByKey.get(row.key);
    if (!data || row.positions !== 'exact') continue;
    const placed = placeWithTotal({ values: row.values, positions: 'exact', need, start: null }, 0);
    if (placed?.start === null || placed?.start === undefined) continue;
    const byStart = counts.get(data.path.length) ?? new Map<number, number>();
    byStart.set(placed.start, (byStart.get(placed.start) ?? 0) + 1);
    counts.set(data.path.length, byStart);
  }
  return (row) => {
    const byStart = counts.get(row.path.length);
    if (!byStart) return usual(row);
    const all = [...byStart.values()].reduce((a, b) => a + b, 0);
    if ((byStart.get(usual(row)) ?? 0) * 4 >= all || all < 4) return usual(row);
    return [...byStart].sort((a, b) => b[1] - a[1])[0]?.[0] ?? usual(row);
  };
};

/**
 * Gives a key to a row without one where exactly one row of the form is missing between its neighbours, or where the only row there
 * has its label on the next line and no figures of its own; that empty row then goes.
 */
export const nameOrphans = (edition: Edition, taken: readonly Taken[]): Taken[] => {
  const order = edition.requests.rows.map((row) => row.key);
  const present = new Set(taken.map(({ row }) => row.key));
  const labels = new Map(edition.requests.rows.map(({ key, path }) => [key, fold(path.join(''))]));
  // Where rows changed places, neighbours say nothing, and the balances hold for any order.
  const places = taken.flatMap(({ row }) => (row.key === null ? [] : order.indexOf(row.key)));
  if (places.some((place, index) => place <= (places[index - 1] ?? -1))) return [...taken];
  const between = (before: Taken | undefined, after: Taken | undefined): string | null => {
    const from = before === undefined ? -1 : before.row.key === null ? null : order.indexOf(before.row.key);
    const to = after === undefined ? order.length : after.row.key === null ? null : order.indexOf(after.row.key);
    return from === null || to === null || to - from !== 2 ? null : (order[from + 1] ?? null);
  };
  const isEmpty = (item: Taken | undefined): boolean => item !== undefined && item.row.key !== null && !item.row.values.some(isFilled);
  const gone = new Set<Taken>();
  const named = taken.map((item, index) => {
    if (item.row.key !== null || !item.row.values.some(isFilled)) return item;
    const missing = between(taken[index - 1], taken[index + 1]);
    // What is left of a label must be a part of the one that is missing.
    const isMissing = missing !== null && !present.has(missing) && (labels.get(missing)?.includes(fold(item.row.labelText)) ?? false);
    const next = taken[index + 1];
    const below = !isMissing && next && isEmpty(next) ? between(taken[index - 1], taken[index + 2]) : null;
    const isBelow = next !== undefined && below !== null && below === next.row.key && item.row.labelText === '';
    if (isBelow) gone.add(next);
    const key = isMissing ? missing : isBelow ? below : null;
    if (key === null) return item;
    return { ...item, inferred: true, row: { ...item.row, key, quality: 'part' as const, labelText: '', labelColumn: -1 } };
  });
  return named.filter((item) => !gone.has(item));
};

/** Lists group labels that stand on a row of another group, too low, or in another field than the form's. */
export const listGroups = (edition: Edition, rows: readonly LogicalRow[], sink: CellSink): void => {
  const first = new Map<string, string>();
  const paths = new Map(edition.requests.rows.map((row) => [row.key, row.path]));
  for (const { key, path } of edition.requests.rows) {
    for (const label of path.slice(0, -1)) if (!first.has(fold(label))) first.set(fold(label), key);
  }
  const groups = rows.flatMap((row) => row.groups.map((group) => ({ row, group })));
  const well = new Set(groups.filter(({ row, group }) => first.get(group.label) === row.key).map(({ group }) => group.label));
  for (const { row, group } of groups) {
    const path = row.key === null ? undefined : paths.get(row.key);
    const level = path?.findIndex((label) => fold(label) === group.label) ?? -1;
    const displaced =
      level < 0 || !well.has(group.label) || (row.positions === 'exact' && group.line === row.line && level !== group.column);
    if (!path || !displaced) continue;
    const { line, text } = group;
    sink.repairs.push({ line, kind: 'rehung-label', message: message('read.rehung', { line, text, where: path.at(-1) ?? '' }) });
  }
};
