// The form's tables as they are printed: merged cells in rows, without the check rows and columns of the workbook. The HTML,
// DOCX and PDF publishers draw them, the readers of read-back/ match them.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition, TableId } from '../edition/types.ts';
import { must } from '../result.ts';
import type { FormCell } from '../workbook/form.ts';
import { layoutOf } from '../workbook/layout.ts';

/** block: coloured clause line; header: over columns; label: left of values; value: the place of a cell. */
type PrintedKind = 'block' | 'header' | 'label' | 'value';

export type PrintedCell = {
  /** Zero-based within the table. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly kind: PrintedKind;
  /** Empty for values. */
  readonly text: string;
  readonly cell: CellId | null;
};

export type PrintedTable = {
  readonly table: TableId;
  readonly heading: string;
  /** What each row begins: cells covered by a merge are left out. */
  readonly rows: readonly (readonly PrintedCell[])[];
  /** Rows that only hold headers and repeat on a new page; 0 where every block has its own. */
  readonly headRows: number;
  /** Twentieths of a point, as the official form has them. */
  readonly columnWidths: readonly number[];
};

/** One printed table of an edition. */
export const printedTable = (edition: Edition, table: TableId): PrintedTable => {
  const known = tablesByEdition.get(edition) ?? new Map<TableId, PrintedTable>();
  tablesByEdition.set(edition, known);
  const cached = known.get(table);
  if (cached) return cached;
  const made = makeTable(edition, table);
  known.set(table, made);
  return made;
};

const makeTable = (edition: Edition, table: TableId): PrintedTable => {
  const sheet = must(layoutOf(edition).sheetByKey.get(table), table);
  const cells = sheet.cells.flatMap((cell): PrintedCell[] => {
    const kind = KINDS[cell.role];
    return kind === undefined ? [] : [{ ...placeOf(cell), kind, text: cell.text, cell: cell.cell }];
  });
  const count = Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan));
  const rows = Array.from({ length: count }, (_, row) => cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column));
  const width = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  return {
    table,
    heading: must(
      edition.headings.find((heading) => heading.table === table),
      table,
    ).text,
    rows,
    headRows: table === 'art20' ? 0 : sheet.headRows - 1,
    columnWidths: widths(table, width),
  };
};

/** The sheet's row 0 is its heading; the printed table begins below it. */
const placeOf = ({ row, column, rowSpan, columnSpan }: FormCell) => ({ row: row - 1, column, rowSpan, columnSpan });

const widths = (table: TableId, count: number): number[] => {
  const official = OFFICIAL_WIDTHS[table];
  if (official.length === count) return [...official];
  return Array.from({ length: count }, () => Math.floor(TABLE_WIDTH / count));
};

const KINDS: Readonly<Partial<Record<FormCell['role'], PrintedKind>>> = {
  block: 'block',
  header: 'header',
  label: 'label',
  input: 'value',
  computed: 'value',
};

/** Width of the form's tables. */
const TABLE_WIDTH = 9740;

const OFFICIAL_WIDTHS: Readonly<Record<TableId, readonly number[]>> = {
  art20: [2435, 2435, 2435, 2435],
  requests: [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685],
  disputes: [649, 649, 649, 649, 649, 649, 649, 650, 650, 650, 650, 650, 650, 650, 650],
};

const tablesByEdition = new WeakMap<Edition, Map<TableId, PrintedTable>>();
