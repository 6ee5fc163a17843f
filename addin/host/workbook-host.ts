// The port between a report's document and whatever shows its cells: memory, the web grid, or Excel.
// The binding (addin/sync/bind-workbook.ts) is the only user; one contract suite runs against every adapter.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Trend } from '#shared/picture/trend';
import type { Synced } from '#shared/workbook/file-marks';
import type { FileCopy } from './file-copy.ts';
import type { SheetFault } from './sheet-fault.ts';

/** What the document holds, as the host shows it. Totals are never part of it: the host's formulas make them. */
export type HostContent = {
  readonly cells: ReadonlyMap<CellId, CellValue>;
  readonly sections: Readonly<Record<SectionKey, readonly string[]>>;
  readonly organ: string;
  readonly year: number | null;
};

/**
 * Something a person did in the host. The text or value is as entered: the binding judges it. It is what stands there
 * when this is told, never an older value, or a late report of an own write would look like a new edit.
 */
export type HostEdit =
  | { readonly kind: 'cell'; readonly cell: CellId; readonly entry: string | number | boolean | null }
  | { readonly kind: 'section'; readonly section: SectionKey; readonly paragraphs: readonly string[] };

/** A cell a person may not write, and the sentence that says why (in the person's language). */
export type CellLock = { readonly cell: CellId; readonly reason: string };

/** Another person in a cell (`to`: the other corner of what they have selected), and whether they are entering something there. */
export type PresenceMark = {
  readonly cell: CellId;
  readonly to?: CellId | null;
  readonly name: string;
  readonly colour: string;
  readonly isTyping?: boolean;
};

/** What is drawn beside the values: who is where, which cells a finding speaks of, which totals the source stated otherwise. */
export type Decorations = {
  readonly presence: readonly PresenceMark[];
  readonly flagged: ReadonlyMap<CellId, 'error' | 'query' | 'hint'>;
  readonly stated: ReadonlyMap<CellId, number>;
  /** How many open conversations there are about a cell. */
  readonly commented?: ReadonlyMap<CellId, number>;
  /** The same of each paragraph of a prose part, counted from 0. Hosts that cannot show it leave it out. */
  readonly commentedText?: ReadonlyMap<SectionKey, ReadonlyMap<number, number>>;
  /** The two sides of the balance the person is looking at. */
  readonly sides?: ReadonlyMap<CellId, 'left' | 'right'>;
};

export type WorkbookHost = {
  readonly kind: 'memory' | 'web' | 'excel';
  /**
   * Draws the standard workbook for the edition with this content; where the sheets already stand they are adopted and brought to this
   * content. `synced`: all of the content is on the server.
   */
  readonly build: (edition: Edition, content: HostContent, synced?: Synced | null) => Promise<void>;
  /** What the file changed by itself, found by the first build and left standing in its places; null once taken. */
  readonly takeCopy?: () => FileCopy | null;
  /** Notes in the file what it has in common with the server now. */
  readonly keepSynced?: (content: HostContent, synced: Synced) => Promise<void>;
  /** Puts values into input cells (null empties one). One call per batch, however large. Causes no edit events. */
  readonly write: (values: ReadonlyMap<CellId, CellValue | null>) => Promise<void>;
  /** Shows a prose part, one paragraph per row. */
  readonly writeSection: (section: SectionKey, paragraphs: readonly string[]) => Promise<void>;
  /** Organ and year on the front sheet. */
  readonly writeTitle: (organ: string, year: number | null) => Promise<void>;
  /** The values standing in the input cells now, blank ones left out; unreadable entries as the text that stands there. */
  readonly read: () => Promise<ReadonlyMap<CellId, string | number>>;
  /** Replaces the set of locked input cells. */
  readonly lock: (locks: readonly CellLock[]) => Promise<void>;
  /** Replaces all decorations. Hosts that cannot show one leave it out. */
  readonly decorate: (decorations: Decorations) => Promise<void>;
  /** Draws the charts that stand beside the form, the years' among them where earlier ones are known; each once. Hosts without charts leave it out. */
  readonly drawYears?: (trend: Trend | null) => Promise<void>;
  /** Brings a cell into view and selects it. */
  readonly select: (cell: CellId) => Promise<void>;
  /** Selects several cells as one where that can be, the first of them otherwise. Hosts that draw both sides of a finding leave it out. */
  readonly selectAll?: (cells: readonly CellId[]) => Promise<void>;
  /** Brings a cell into view and leaves the selection and the keyboard where they are. */
  readonly show?: (cell: CellId) => Promise<void>;
  /** Calls back with what a person changed; several edits of one action (a paste) come in one call. Returns the way to stop. */
  readonly onEdit: (listener: (edits: readonly HostEdit[]) => void) => () => void;
  /**
   * Calls back with the cell a person selected, or null where it is no cell of the form; hosts that know add the other corner of a
   * selected range. Returns the way to stop.
   */
  readonly onSelect: (listener: (cell: CellId | null, to?: CellId | null) => void) => () => void;
  /** Calls back at every key while something is entered into a cell, and with null when that is over. Hosts that cannot tell leave it out. */
  readonly onTyping?: (listener: (cell: CellId | null) => void) => () => void;
  /** Calls back now and whenever they change with the totals the host shows otherwise than the form's formulas give (hosts that calculate by themselves). */
  readonly onFaults?: (listener: (faults: readonly SheetFault[]) => void) => () => void;
  /** Puts one of them right: writes the formula again, has everything calculated, or makes a number of a text. */
  readonly repair?: (fault: SheetFault) => Promise<void>;
  /** Ends events and timers. The drawn sheets stay. */
  readonly close: () => void;
};
