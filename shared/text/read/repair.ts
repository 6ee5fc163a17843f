// What the reader says about a text beside its figures: every repair and every doubt. Used by all of text/read.
import type { Message } from '../../i18n/translate.ts';
import type { Report } from '../../report/report.ts';

/** The kinds the command line prints; the first five are the common ones. */
export const REPAIR_KINDS = [
  'shifted-row',
  'rehung-label',
  'rejoined-paragraph',
  'wrapped-label',
  'removed-mark',
  'misprinted-label',
  'wrapped-row',
  'split-digits',
  'inferred-label',
  'repeated-row',
  'reordered-columns',
  'removed-unit',
  'rejoined-title',
  'inferred-year',
  'unplaced-text',
  'missing-table',
  'doubtful-cell',
] as const;

export type RepairKind = (typeof REPAIR_KINDS)[number];

/** One thing the reader did to the text, or could not make out; `line` is 1-based. */
export type Repair = { readonly line: number | null; readonly kind: RepairKind; readonly message: Message };

/** A text that was read: the report and what had to be done to get it. */
export type ReadReport = {
  readonly report: Report;
  /** The title as the source has it, null where there is none. */
  readonly title: string | null;
  /** In the order of the source lines. */
  readonly repairs: readonly Repair[];
  /** Base64 of the file the report was first imported from; only where it was read from our own .json. */
  readonly source?: string;
};
