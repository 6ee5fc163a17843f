// The tables of the standard text as rows of fields: fixed words or the place of a cell. The publisher fills them,
// the strict reader matches them.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import type { CellDefinition, Edition, TableId } from '../edition/types.ts';
import { must } from '../result.ts';

/** A field of a standard row: the words that stand there, or the cell whose value does. */
type StandardField = string | CellDefinition;

export type StandardRow = readonly StandardField[];

/** The rows of one table as the standard text writes them. */
export const standardTable = (edition: Edition, table: TableId): readonly StandardRow[] => {
  const cached = tablesByEdition.get(edition) ?? {
    art20: art20Rows(edition),
    requests: requestRows(edition),
    disputes: disputeRows(edition),
  };
  tablesByEdition.set(edition, cached);
  return cached[table];
};

const art20Rows = (edition: Edition): StandardRow[] => {
  const { art20 } = edition;
  const width = 1 + Math.max(...art20.blocks.map((block) => block.columns.length));
  return art20.blocks.flatMap((block) => [
    padded([block.label], width),
    padded([art20.rowHeader, ...block.columns.map((column) => column.label)], width),
    ...block.rows.map((row) =>
      padded([row.label, ...block.columns.map((column) => cellOf(edition, toCellId('art20', row.key, column.key)))], width),
    ),
  ]);
};

const requestRows = (edition: Edition): StandardRow[] => {
  const { requests } = edition;
  const depth = Math.max(...requests.rows.map((row) => row.path.length));
  const columns = [...requests.columns.map((column) => column.key), requests.total.key];
  const width = depth + columns.length;
  let last: readonly string[] = [];
  const rows = requests.rows.map((row) => {
    const shared = row.path.findIndex((label, index) => index === row.path.length - 1 || last[index] !== label);
    last = row.path;
    const labels = row.path.map((label, index) => (index < shared ? '' : label));
    const values = columns.map((column) => cellOf(edition, toCellId('requests', row.key, column)));
    return padded([...padded(labels, Math.max(depth - 1, labels.length)), ...values], width);
  });
  return [...requests.textHead, ...rows];
};

const disputeRows = (edition: Edition): StandardRow[] => {
  const { disputes } = edition;
  const columns = [...disputes.columns.map((column) => column.key), disputes.total.key];
  return [
    ...disputes.textHead,
    disputes.groups.flatMap((group) => columns.map((column) => cellOf(edition, toCellId('disputes', group.key, column)))),
  ];
};

const padded = (fields: readonly StandardField[], width: number): StandardField[] => [
  ...fields,
  ...Array.from({ length: Math.max(0, width - fields.length) }, () => ''),
];

const cellOf = (edition: Edition, id: CellId): CellDefinition => must(edition.cellById.get(id), id);

const tablesByEdition = new WeakMap<Edition, Readonly<Record<TableId, readonly StandardRow[]>>>();
