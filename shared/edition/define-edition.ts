// Checks an edition's data and expands it into cells, identities and relations. The only place that knows how the
// three kinds of table grow from their data.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import type { CellKind } from '../cell/cell-value.ts';
import type { CellDefinition, Edition, EditionData, Identity, TableId, YearRelation } from './types.ts';

/** Expands edition data; throws where the data contradicts itself (a bug in the data file, found when the program starts). */
export const defineEdition = (data: EditionData): Edition =>
  assemble(data, data.id, { art20: data.id, requests: data.id, disputes: data.id });

/** A report whose tables follow different editions: `base` with some tables of `others`. Real reports of 2021 do this. The same mix is the same object. */
export const mixEditions = (base: Edition, others: Partial<Record<TableId, Edition>>): Edition => {
  const tables = { ...base.tables };
  let data: EditionData = base;
  const different: string[] = [];
  const sources: Edition[] = [];
  for (const table of TABLES) {
    const other = others[table];
    if (!other || other.tables[table] === base.tables[table]) continue;
    data = { ...data, [table]: other[table] };
    tables[table] = other.tables[table];
    different.push(`${table}=${other.tables[table]}`);
    sources.push(other);
  }
  if (different.length === 0) return base;
  const key = `${base.id}+${different.join('+')}`;
  const known = mixes.get(base) ?? [];
  const same = known.find((mix) => mix.edition.key === key && mix.sources.every((source, index) => source === sources[index]));
  if (same) return same.edition;
  const edition = assemble(data, key, tables);
  mixes.set(base, [...known, { edition, sources }]);
  return edition;
};

const assemble = (data: EditionData, key: string, tables: Readonly<Record<TableId, string>>): Edition => {
  const cells = [...art20Cells(data), ...requestCells(data), ...disputeCells(data)];
  const cellById = new Map(cells.map((cell) => [cell.id, cell]));
  if (cellById.size !== cells.length) throw new Error(`edition ${key}: a cell id stands twice`);
  for (const cell of cells) {
    for (const part of cell.sumOf ?? []) if (!cellById.has(part)) throw new Error(`edition ${key}: ${cell.id} sums the unknown ${part}`);
  }
  return Object.freeze({
    ...data,
    key,
    tables,
    cells,
    cellById,
    inputs: cells.filter((cell) => cell.sumOf === null),
    computed: cells.filter((cell) => cell.sumOf !== null),
    identities: [...requestIdentities(data), ...disputeIdentities(data)],
    yearRelations: [...stockRelations(data), ...openingRelations(data)],
    headings: [
      { key: '1', text: data.proseHeadings['1'], table: null },
      { key: '2', text: data.art20.heading, table: 'art20' },
      { key: '3', text: data.requests.heading, table: 'requests' },
      { key: '4', text: data.disputes.heading, table: 'disputes' },
      { key: '5', text: data.proseHeadings['5'], table: null },
      { key: '6', text: data.proseHeadings['6'], table: null },
    ],
  } satisfies Edition);
};

const art20Cells = ({ art20 }: EditionData): CellDefinition[] =>
  art20.blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.map((column) => ({
        id: toCellId('art20', row.key, column.key),
        table: 'art20' as const,
        row: row.key,
        column: column.key,
        kind: column.kind,
        rowLabels: [block.label, row.label],
        columnLabel: column.label,
        sumOf: null,
      })),
    ),
  );

const requestCells = ({ requests }: EditionData): CellDefinition[] => {
  const results = requests.rows.filter((row) => row.role === 'result');
  return requests.rows.flatMap((row) => {
    const cell = (column: string, columnLabel: string, sumOf: readonly CellId[] | null): CellDefinition => ({
      id: toCellId('requests', row.key, column),
      table: 'requests',
      row: row.key,
      column,
      kind: COUNT,
      rowLabels: row.path,
      columnLabel,
      sumOf,
    });
    const typed = requests.columns.map((column) =>
      cell(
        column.key,
        column.label,
        row.role === 'processed' ? results.map((result) => toCellId('requests', result.key, column.key)) : null,
      ),
    );
    const rowSum = requests.columns.map((column) => toCellId('requests', row.key, column.key));
    return [...typed, cell(requests.total.key, requests.total.label, rowSum)];
  });
};

const disputeCells = ({ disputes }: EditionData): CellDefinition[] =>
  disputes.groups.flatMap((group) => {
    const cell = (column: string, columnLabel: string, sumOf: readonly CellId[] | null): CellDefinition => ({
      id: toCellId('disputes', group.key, column),
      table: 'disputes',
      row: group.key,
      column,
      kind: COUNT,
      rowLabels: group.path,
      columnLabel,
      sumOf,
    });
    const parts = disputes.columns.map((column) => toCellId('disputes', group.key, column.key));
    return [
      ...disputes.columns.map((column) => cell(column.key, column.label, null)),
      cell(disputes.total.key, disputes.total.label, parts),
    ];
  });

const requestIdentities = ({ requests }: EditionData): Identity[] => {
  const at = (row: string, column: string) => toCellId('requests', row, column);
  const columns = [...requests.columns.map((column) => column.key), requests.total.key];
  const rowsOf = (role: string) => requests.rows.filter((row) => row.role === role).map((row) => row.key);
  const [processed] = rowsOf('processed');
  if (processed === undefined) throw new Error('the table requests has no row that sums the results');
  const rows: Identity[] = requests.rows.map((row) => ({
    id: `R1:${row.key}`,
    rule: 'R1',
    left: [at(row.key, requests.total.key)],
    right: requests.columns.map((column) => at(row.key, column.key)),
  }));
  const sums: Identity[] = columns.map((column) => ({
    id: `R2:${column}`,
    rule: 'R2',
    left: [at(processed, column)],
    right: rowsOf('result').map((row) => at(row, column)),
  }));
  const balances: Identity[] = columns.map((column) => ({
    id: `R3:${column}`,
    rule: 'R3',
    left: rowsOf('incoming').map((row) => at(row, column)),
    right: [processed, ...rowsOf('closing')].map((row) => at(row, column)),
  }));
  return [...rows, ...sums, ...balances];
};

const disputeIdentities = ({ disputes }: EditionData): Identity[] =>
  disputes.groups.map((group) => ({
    id: `R4:${group.key}`,
    rule: 'R4',
    left: [toCellId('disputes', group.key, disputes.total.key)],
    right: disputes.columns.map((column) => toCellId('disputes', group.key, column.key)),
  }));

const stockRelations = ({ art20 }: EditionData): YearRelation[] =>
  art20.blocks.flatMap((block) => {
    const { stock, carried } = block;
    const y1: YearRelation[] = stock
      ? block.rows.map((row) => ({
          rule: 'Y1',
          cell: toCellId('art20', row.key, stock.closing),
          thisYear: [
            { cell: toCellId('art20', row.key, stock.plus), sign: 1 },
            { cell: toCellId('art20', row.key, stock.minus), sign: -1 },
          ],
          lastYear: [{ cell: toCellId('art20', row.key, stock.closing), sign: 1 }],
        }))
      : [];
    const y3: YearRelation[] = carried
      ? block.rows.map((row) => ({
          rule: 'Y3',
          cell: toCellId('art20', row.key, carried.before),
          thisYear: [],
          lastYear: [
            { cell: toCellId('art20', row.key, carried.before), sign: 1 },
            { cell: toCellId('art20', row.key, carried.change), sign: 1 },
          ],
        }))
      : [];
    return [...y1, ...y3];
  });

const openingRelations = ({ requests }: EditionData): YearRelation[] =>
  requests.rows.flatMap((row) => {
    const from = row.opensWith;
    if (from === undefined) return [];
    return [...requests.columns.map((column) => column.key), requests.total.key].map((column) => ({
      rule: 'Y2' as const,
      cell: toCellId('requests', row.key, column),
      thisYear: [],
      lastYear: [{ cell: toCellId('requests', from, column), sign: 1 as const }],
    }));
  });

// Layout and engine are kept per edition object; a mix made anew for every report would be laid out and compiled anew.
const mixes = new WeakMap<Edition, readonly { readonly edition: Edition; readonly sources: readonly Edition[] }[]>();

const COUNT: CellKind = 'count';
const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];
