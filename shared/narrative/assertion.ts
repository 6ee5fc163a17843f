// What the prose says about a figure, and what the reader hands out. The checks and the command line's JSON use it.
import type { CellId } from '../cell/cell-id.ts';
import type { SectionKey } from '../edition/types.ts';

/**
 * How the words were taken: `zero` a statement that there was none; `new`, `new+carriedIn`, `processed` the three meanings
 * of "received or handled N"; `carriedIn`, `carriedOut`; `value` any other cell or sum of cells; `sum` parts that
 * add up inside the prose; `percent` a share; `change` and `changePercent` how much more or (below 0) less than last year, `lastYear` what it
 * was then.
 */
export type ReadingName =
  | 'zero'
  | 'new'
  | 'new+carriedIn'
  | 'processed'
  | 'carriedIn'
  | 'carriedOut'
  | 'value'
  | 'sum'
  | 'percent'
  | 'change'
  | 'changePercent'
  | 'lastYear';

/** `wider`: the words speak of a whole city, county or all units together, so a difference from the tables is no fault. */
export type Scope = 'own' | 'wider';

/** A stretch of one paragraph, in UTF-16 units of the paragraph as held. */
export type ProseSpan = { readonly section: SectionKey; readonly paragraph: number; readonly start: number; readonly end: number };

export type Assertion = ProseSpan & {
  /** The words, as they stand in the paragraph. */
  readonly text: string;
  /** Source line, where known. */
  readonly line: number | null;
  /** The cells the reading adds up; for a disagreement the cells of every reading that was tried. Empty for sums among words. */
  readonly cells: readonly CellId[];
  readonly reading: ReadingName;
  readonly stated: number;
  /** What the cells (or the parts) give; null where they stand on blanks, which contradict nothing. */
  readonly actual: number | null;
  readonly agrees: boolean;
  readonly scope: Scope;
  /** Comparisons with last year: both figures. `last` is null where it is not given or not comparable; then nothing is checked. */
  readonly years?: { readonly now: number; readonly last: number | null };
  /** Where nothing agrees: another figure of the report that the number would fit. */
  readonly fits: { readonly reading: ReadingName; readonly cells: readonly CellId[] } | null;
};
