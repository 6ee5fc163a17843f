// Turns a table back whose rows and columns changed places, by the labels on both sides. Called by cut-table.ts.
import type { Edition, TableId } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import type { Field, PhysicalRow } from './fields.ts';
import { fold } from './fold.ts';
import { isFilled } from './segments.ts';
import { type Leaf, leafOf, partsOf, requestsBalance, rowKeys } from './table-rows.ts';
import type { Reshaped } from './torn-rows.ts';

/**
 * The rows as the form has them, null where the table does not stand the other way round. Lines whose label is a column of the form
 * are columns; above each figure must stand the label of exactly one row.
 */
export const turnBack = (rows: readonly PhysicalRow[], table: TableId, known: readonly Edition[]): Reshaped | null => {
  const columns = columnWords(table, known);
  const turned: PhysicalRow[] = [];
  let heads: PhysicalRow[] = [];
  let lines: Line[] = [];
  let line: number | null = null;
  const flush = (): boolean => {
    if (lines.length === 0) return true;
    const block = turnBlock(heads, lines, table, known) ?? (table === 'disputes' ? turnSingles(lines, known) : null);
    if (!block) return false;
    line ??= lines[0]?.row.line ?? null;
    turned.push(...block);
    heads = [];
    lines = [];
    return true;
  };
  for (const row of rows) {
    const { labels, values } = partsOf(row);
    const word = columns.get(fold(labels.at(-1)?.text ?? ''));
    const isBlankLine = word !== undefined && values.length === 0 && labels.length === 1 && lines.length > 0;
    if (values.length === 0 && !isBlankLine) {
      if (!flush()) return null;
      heads.push(row);
      continue;
    }
    const last = labels.at(-1);
    if (word === undefined || !last) return null;
    lines.push({ row, word, label: last, labels, values });
  }
  if (!flush() || line === null) return null;
  return { rows: turned, repairs: [{ line, kind: 'reordered-columns', message: message('read.turned', { line }) }] };
};

type Line = {
  readonly row: PhysicalRow;
  readonly word: string;
  readonly label: Field;
  readonly labels: readonly Field[];
  readonly values: readonly Field[];
};

/** The folded labels of the table's columns. */
const columnWords = (table: TableId, known: readonly Edition[]): ReadonlyMap<string, string> => {
  const labels = known.flatMap(({ art20, requests, disputes }) => {
    if (table === 'art20') return art20.blocks.flatMap(({ columns }) => columns.map(({ label }) => label));
    const { columns, total } = table === 'requests' ? requests : disputes;
    return [...columns, total].map(({ label }) => label);
  });
  return new Map(labels.map((label) => [fold(label), fold(label)]));
};

/** One block: lines of labels, then a line for each column. */
const turnBlock = (
  heads: readonly PhysicalRow[],
  lines: readonly Line[],
  table: TableId,
  known: readonly Edition[],
): PhysicalRow[] | null => {
  if (new Set(lines.map(({ word }) => word)).size !== lines.length) return null;
  const isPlaced = [...heads, ...lines.map(({ row }) => row)].every(({ positions }) => positions === 'exact');
  const leaves = isPlaced ? leavesByPlace(heads, lines, table, known) : leavesByCount(heads, lines, table, known);
  if (leaves === null || new Set(leaves.map(({ leaf }) => leaf.key)).size !== leaves.length) return null;
  const [first] = lines;
  const others = heads.filter((head) => !leaves.some(({ leaf }) => leaf.labels.some((label) => head.fields.includes(label))));
  const header = toRow(lines.map(({ label }) => label));
  return [
    ...others,
    { ...header, line: first?.row.line ?? 0 },
    ...leaves.map(({ leaf, values }) => ({
      ...toRow([...leaf.labels.slice(-1), ...values]),
      positions: 'count' as const,
      isReshaped: true,
    })),
  ];
};

type TurnedRow = { readonly leaf: Leaf; readonly values: readonly Field[] };

/** For each column of the lines the deepest label above it that names a row. */
const leavesByPlace = (
  heads: readonly PhysicalRow[],
  lines: readonly Line[],
  table: TableId,
  known: readonly Edition[],
): TurnedRow[] | null => {
  const from = Math.max(...lines.map(({ label }) => label.column)) + 1;
  const width = Math.max(...lines.map(({ row }) => row.fields.length), ...heads.map(({ fields }) => fields.length));
  const found: TurnedRow[] = [];
  for (let column = from; column < width; column++) {
    const above = heads.flatMap(({ fields }) => fields.filter((field) => field.column === column && isFilled(field)));
    const last = above.at(-1);
    const leaf = last ? leafOf([last], table, known) : null;
    const values = lines.map(({ row }) => row.fields[column] ?? { text: '', line: row.line, column });
    if (leaf) found.push({ leaf, values });
    else if (values.some(isFilled) || (last && above.length > 0)) return null;
  }
  // Lines that end early, or have a single figure for several rows, may have lost what parted their figures.
  const isGlued = lines.some(({ row, values }) => row.fields.length < from + found.length || (values.length === 1 && found.length > 1));
  return found.length === 0 || isGlued ? null : found;
};

/** Without places: as many labels as every line has figures, on one line, or all rows of table 三 in the form's order and balanced. */
const leavesByCount = (
  heads: readonly PhysicalRow[],
  lines: readonly Line[],
  table: TableId,
  known: readonly Edition[],
): TurnedRow[] | null => {
  const named = heads.map((head) => partsOf(head).labels.flatMap((label) => leavesIn(label, table, known))).filter((row) => row.length > 0);
  const [leaves] = named;
  const ordered = named.length === 1 ? leaves : table === 'requests' ? inFormOrder(named.flat(), lines, known) : null;
  if (!ordered || lines.some(({ values }) => values.length !== ordered.length)) return null;
  return ordered.map((leaf, index) => ({ leaf, values: lines.flatMap(({ values }) => values.slice(index, index + 1)) }));
};

/** The row a text names, or those its words do. */
const leavesIn = (field: Field, table: TableId, known: readonly Edition[]): readonly Leaf[] => {
  const whole = leafOf([field], table, known);
  if (whole) return [whole];
  const words = field.text.split(' ').map((text) => leafOf([{ ...field, text }], table, known));
  return words.every((leaf) => leaf !== null) ? words : [];
};

const inFormOrder = (leaves: readonly Leaf[], lines: readonly Line[], known: readonly Edition[]): readonly Leaf[] | null => {
  for (const edition of known) {
    const keys = rowKeys(edition, 'requests');
    const own = keys.flatMap((key) => leaves.filter((leaf) => leaf.key === key));
    const others = leaves.filter(({ key }) => !keys.includes(key));
    if (own.length !== keys.length || new Set(own.map(({ key }) => key)).size !== keys.length) continue;
    if (others.some(({ isGroup }) => !isGroup)) continue;
    const columns = [...edition.requests.columns, edition.requests.total].map(({ label }) =>
      lines.find(({ word }) => word === fold(label)),
    );
    const figures = new Map(keys.map((key, row) => [key, columns.flatMap((line) => line?.values[row] ?? [])]));
    return requestsBalance(edition, figures) ? own : null;
  }
  return null;
};

/** Table 四 with a line for each of its fifteen figures: the group's label stands on the group's first line. */
const turnSingles = (lines: readonly Line[], known: readonly Edition[]): PhysicalRow[] | null => {
  const groups: { readonly leaf: Leaf; readonly byWord: Map<string, Field> }[] = [];
  for (const { labels, word, values } of lines) {
    const leaf = leafOf(labels.slice(0, -1), 'disputes', known);
    if (leaf) groups.push({ leaf, byWord: new Map() });
    const group = groups.at(-1);
    const [value] = values;
    if (!group || !value || values.length !== 1 || group.byWord.has(word)) return null;
    group.byWord.set(word, value);
  }
  const [edition] = known;
  if (!edition || new Set(groups.map(({ leaf }) => leaf.key)).size !== edition.disputes.groups.length) return null;
  const words = [...edition.disputes.columns, edition.disputes.total].map(({ label }) => fold(label));
  const rows = groups.map(({ leaf, byWord }) => ({ leaf, values: words.flatMap((word) => byWord.get(word) ?? []) }));
  if (rows.some(({ values }) => values.length !== words.length)) return null;
  return rows.map(({ leaf, values }) => ({ ...toRow([...leaf.labels.slice(-1), ...values]), isReshaped: true }));
};

const toRow = (fields: readonly Field[]): PhysicalRow => ({
  line: fields.find(isFilled)?.line ?? 0,
  fields: fields.map((field, column) => ({ ...field, column })),
  positions: 'none',
});
