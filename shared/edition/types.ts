// The shape of an edition of the form. An edition file is only data of these types; define-edition.ts turns it into an Edition.
import type { CellId } from '../cell/cell-id.ts';
import type { CellKind } from '../cell/cell-value.ts';

export type TableId = 'art20' | 'requests' | 'disputes';

/** Parts of the report that are prose; `preamble` stands between title and section 一. */
export type SectionKey = 'preamble' | '1' | '5' | '6';

/** The six numbered headings of the report, in order. */
export type HeadingKey = '1' | '2' | '3' | '4' | '5' | '6';

type ColumnData = { readonly key: string; readonly label: string; readonly kind: CellKind };
type RowData = { readonly key: string; readonly label: string };

/** One block of table 二: a coloured line naming the clause, a line of headers, rows. */
export type BlockData = {
  readonly label: string;
  readonly columns: readonly ColumnData[];
  readonly rows: readonly RowData[];
  /** Column keys that state what there is, not what the year brought, beyond those the relations below name. */
  readonly stocks?: readonly string[];
  /** Y1: closing = last year's closing + plus − minus, column keys. */
  readonly stock?: { readonly closing: string; readonly plus: string; readonly minus: string };
  /** Y3: before = last year's before + last year's change, column keys. */
  readonly carried?: { readonly before: string; readonly change: string };
};

type BlocksData = {
  readonly heading: string;
  /** Header over the row labels (信息内容). */
  readonly rowHeader: string;
  readonly blocks: readonly BlockData[];
};

/** incoming: adds to the work of the year; result: one outcome; processed: computed sum of the results; closing: carried into next year. */
type MatrixRole = 'incoming' | 'result' | 'processed' | 'closing';

export type MatrixRowData = {
  readonly key: string;
  /** One to three labels from the outside in, for example 三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密. */
  readonly path: readonly string[];
  readonly role: MatrixRole;
  /** Y2: this row's cells equal last year's cells of the named row. */
  readonly opensWith?: string;
};

type MatrixColumnData = { readonly key: string; readonly label: string; readonly group?: string };

type MatrixData = {
  readonly heading: string;
  /** The sentence in the head cell that states the balance (R3). */
  readonly note: string;
  readonly columnsHeader: string;
  readonly columns: readonly MatrixColumnData[];
  readonly total: RowData;
  readonly rows: readonly MatrixRowData[];
  /** Header lines of the standard text, fields as published. */
  readonly textHead: readonly (readonly string[])[];
};

type GroupData = { readonly key: string; readonly path: readonly string[] };

type GroupsData = {
  readonly heading: string;
  readonly groups: readonly GroupData[];
  readonly columns: readonly RowData[];
  readonly total: RowData;
  readonly textHead: readonly (readonly string[])[];
};

export type EditionData = {
  /** The year the form came into force, for example "2021". */
  readonly id: string;
  /** The circular that prescribes the form. */
  readonly document: string;
  /** Reporting years the form is for; `to` null = still in force. */
  readonly years: { readonly from: number; readonly to: number | null };
  /** What follows organ and year in the title. */
  readonly titleSuffix: string;
  readonly art20: BlocksData;
  readonly requests: MatrixData;
  readonly disputes: GroupsData;
  /** Headings of the prose sections; tables carry their own heading. */
  readonly proseHeadings: { readonly '1': string; readonly '5': string; readonly '6': string };
};

export type CellDefinition = {
  readonly id: CellId;
  readonly table: TableId;
  readonly row: string;
  readonly column: string;
  readonly kind: CellKind;
  /** Official labels from the outside in; the block of table 二 first. */
  readonly rowLabels: readonly string[];
  readonly columnLabel: string;
  /** The cells this one is the sum of, or null for a typed cell. */
  readonly sumOf: readonly CellId[] | null;
};

type IdentityRule = 'R1' | 'R2' | 'R3' | 'R4';

/** One balance: the left cells add up to what the right cells add up to. */
export type Identity = {
  /** Rule and place, for example "R3:natural", "R1:new", "R4:review". */
  readonly id: string;
  readonly rule: IdentityRule;
  readonly left: readonly CellId[];
  readonly right: readonly CellId[];
};

/** A relation to last year's report: the cell equals the signed sum of cells of this and of last year. */
export type YearRelation = {
  readonly rule: 'Y1' | 'Y2' | 'Y3';
  readonly cell: CellId;
  readonly thisYear: readonly { readonly cell: CellId; readonly sign: 1 | -1 }[];
  readonly lastYear: readonly { readonly cell: CellId; readonly sign: 1 | -1 }[];
};

export type Edition = EditionData & {
  /** The id, or for a mixed report the id and the tables that differ: "2021+requests=2019". */
  readonly key: string;
  /** Which edition each table follows. */
  readonly tables: Readonly<Record<TableId, string>>;
  /** Every cell in the order of the form. */
  readonly cells: readonly CellDefinition[];
  readonly inputs: readonly CellDefinition[];
  readonly computed: readonly CellDefinition[];
  readonly cellById: ReadonlyMap<CellId, CellDefinition>;
  readonly identities: readonly Identity[];
  readonly yearRelations: readonly YearRelation[];
  /** The six headings with their official texts, in order. */
  readonly headings: readonly { readonly key: HeadingKey; readonly text: string; readonly table: TableId | null }[];
};
