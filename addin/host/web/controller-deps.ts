// What the grid's controller needs of its surroundings, and what it can be asked to do. web-host.ts gives and asks.
import type { CellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import type { Lang, Message } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { Totals } from './calculation.ts';
import type { GridState } from './cell-face.ts';
import type { Frame } from './frame.ts';
import type { Screen } from './screen.ts';
import type { Place } from './selection.ts';

/** Where a comment goes: a cell, or a paragraph of a prose part (counted from 0). */
export type GridSpot =
  | { readonly kind: 'cell'; readonly cell: CellId }
  | { readonly kind: 'section'; readonly section: SectionKey; readonly paragraph: number };

export type ControllerDeps = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly screen: () => Screen | null;
  readonly state: () => GridState;
  /** Cells and the texts entered into them, in one go. */
  readonly onEntries: (entries: ReadonlyMap<FormCell, string>) => void;
  readonly onSelect: (cell: CellId | null, to: CellId | null) => void;
  readonly onTyping: (cell: CellId | null) => void;
  readonly onSheet: (key: SheetKey) => void;
  readonly onNotice: (sentence: Message, cell: CellId | null) => void;
  readonly onEditSection: (section: SectionKey, paragraph: number) => void;
  readonly onComment: (spot: GridSpot) => void;
  readonly onHistory: (cell: CellId) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly totalsWith: (entries: ReadonlyMap<FormCell, string>) => Totals | null;
};

export type Controller = {
  readonly sheet: () => SheetKey;
  readonly showSheet: (key: SheetKey) => void;
  readonly selectPlace: (key: SheetKey, place: Place) => void;
  /** Brings a place into view; selection and keyboard stay. */
  readonly showPlace: (key: SheetKey, place: Place) => void;
  /** Brings what is selected into view. */
  readonly showSelected: () => void;
  /** Something stands in another place or size: marks, bar, entry box and handle follow, nothing scrolls. */
  readonly refresh: () => void;
  /** The same where only what cells show has changed: nothing is measured. */
  readonly repaint: () => void;
  readonly focus: () => void;
  readonly close: () => void;
};
