// The drawn form: sheets and their cells, with merges, labels and formulas. Made by layout.ts, drawn by web grid, Excel and .xlsx.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition, SectionKey, TableId } from '../edition/types.ts';
import type { CellAddress, SheetKey } from './address.ts';

/**
 * heading: title line of a sheet; block: coloured clause line; header: column header; label: row label;
 * input: typed cell; computed: total; check: live balance formula; checkHeader: label of a check row or column;
 * text: plain text; field: place on the cover that the document fills.
 */
export type FormRole = 'heading' | 'block' | 'header' | 'label' | 'input' | 'computed' | 'check' | 'checkHeader' | 'text' | 'field';

export type FormCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly role: FormRole;
  /** Fixed text; empty for inputs, formulas and fields. */
  readonly text: string;
  /** Set for inputs and computed cells. */
  readonly cell: CellId | null;
  /** Set for computed and check cells, beginning with "=". */
  readonly formula: string | null;
  /** For `field`: what the document puts here; stated is how many totals the source states otherwise. */
  readonly field: 'organ' | 'year' | 'stated' | null;
};

export type FormSheet = {
  readonly key: SheetKey;
  /** Tab name, at most 31 characters. */
  readonly name: string;
  /** prose: a heading in row 0, then one paragraph per row in column 0. */
  readonly kind: 'cover' | 'prose' | 'table';
  readonly table: TableId | null;
  readonly section: SectionKey | null;
  /** Widths in characters of the default font. */
  readonly columnWidths: readonly number[];
  readonly cells: readonly FormCell[];
  readonly rowCount: number;
  /** Rows above this one are headers (for freezing and repeating in print). */
  readonly headRows: number;
  readonly orientation: 'portrait' | 'landscape';
};

export type WorkbookLayout = {
  readonly edition: Edition;
  readonly sheets: readonly FormSheet[];
  readonly sheetByKey: ReadonlyMap<SheetKey, FormSheet>;
  readonly addressById: ReadonlyMap<CellId, CellAddress>;
};
