// Where the open workbook shows a total otherwise than the form's own formulas give it (E1). Hosts whose sheets are calculated by
// somebody else report them; state/sheet-findings.ts makes findings of them.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';

export type SheetFault =
  /** A total that shows something else than its formula gives here; `isOverwritten`: there is no formula in it any more. */
  | {
      readonly kind: 'total';
      readonly cell: CellId;
      readonly shown: string | number | null;
      readonly computed: number;
      readonly isOverwritten: boolean;
    }
  /** The workbook calculates only when told to, and `count` totals are behind; the first of them is named. */
  | {
      readonly kind: 'manual';
      readonly cell: CellId;
      readonly shown: string | number | null;
      readonly computed: number;
      readonly count: number;
    }
  /** A number entered as text: it looks right and is left out of every total. */
  | { readonly kind: 'text'; readonly cell: CellId; readonly shown: string; readonly means: CellValue };
