// The Y.Doc of one report: root names and typed access. Inputs only; computed values are never stored.
import type * as Y from 'yjs';
import type { CellValue } from '../cell/cell-value.ts';
import type { SectionKey } from '../edition/types.ts';

/** Raised when the meaning of stored data changes; older clients are asked to reload. */
export const SCHEMA_VERSION = 1;

/** `figures`: what the finding said then (shared/check/reasons.ts); entries of the first version have none. */
export type ReasonEntry = {
  readonly finding: string;
  readonly figures?: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
};

/** Typed views of the root types of a report's document. Opening them creates nothing that would be sent. */
export type ReportDoc = {
  readonly doc: Y.Doc;
  /** Input cell id → value; a missing key is blank. */
  readonly cells: Y.Map<CellValue>;
  /** Computed cell id → the differing total an imported text states, until somebody adopts the formula's value. */
  readonly stated: Y.Map<number>;
  /** Cell id → note beside the number. */
  readonly notes: Y.Map<string>;
  readonly meta: Y.Map<string | number>;
  /** Unique id → reason for a finding left standing (reasons.ts); append-only. */
  readonly reasons: Y.Map<ReasonEntry>;
  /** Unique id → comment, answer or settlement (comments.ts); append-only. */
  readonly comments: Y.Map<unknown>;
  readonly section: (key: SectionKey) => Y.Text;
};

export const openReportDoc = (doc: Y.Doc): ReportDoc => ({
  doc,
  cells: doc.getMap('cells'),
  stated: doc.getMap('stated'),
  notes: doc.getMap('notes'),
  meta: doc.getMap('meta'),
  reasons: doc.getMap('reasons'),
  comments: doc.getMap('comments'),
  section: (key) => doc.getText(sectionRoot(key)),
});

export const sectionRoot = (key: SectionKey): `section:${SectionKey}` => `section:${key}`;

/** The section a root name stands for, or null. */
export const rootSection = (root: string): SectionKey | null => {
  const key = root.startsWith('section:') ? root.slice('section:'.length) : '';
  return key === 'preamble' || key === '1' || key === '5' || key === '6' ? key : null;
};

export const MAP_ROOTS = ['cells', 'stated', 'notes', 'meta', 'reasons', 'comments'] as const;
export type MapRoot = (typeof MAP_ROOTS)[number];

export const isMapRoot = (root: string): root is MapRoot => (MAP_ROOTS as readonly string[]).includes(root);

/** Paragraphs of a section text: lines, trimmed, empty ones left out. */
export const textToParagraphs = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
