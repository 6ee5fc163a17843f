// What is done to the cells of a selection at once: enter, empty, paste, copy, fill. Only open cells change; what was
// left out is said. controller.ts binds it to keys and clipboard.
import type { CellId } from '#shared/cell/cell-id';
import { readCellValue } from '#shared/cell/cell-value';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { RangeBounds } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import { namePlaces } from '../refused-entries.ts';
import type { GridState } from './cell-face.ts';
import { isOpenCell, textOf } from './cell-face.ts';
import { planPaste, readBlock, writeBlock } from './clipboard.ts';
import type { FormMap } from './form-map.ts';
import { cellsWithin } from './form-map.ts';

export type CellActionDeps = {
  readonly range: () => { readonly map: FormMap; readonly bounds: RangeBounds } | null;
  readonly state: () => GridState;
  readonly onEntries: (entries: ReadonlyMap<FormCell, string>) => void;
  readonly onNotice: (sentence: Message, cell: CellId | null) => void;
  /** Nothing of the selection may be changed. */
  readonly onRefused: () => void;
};

export type CellActions = {
  /** Enters texts; those that stand there already are left out. */
  readonly put: (entries: ReadonlyMap<FormCell, string>) => void;
  readonly clear: () => void;
  readonly paste: (text: string) => void;
  readonly copy: (isCut: boolean) => string;
  /** Repeats the first row (or column) of the range through it. */
  readonly fill: (direction: 'down' | 'right') => void;
};

export const createCellActions = ({ range, state, onEntries, onNotice, onRefused }: CellActionDeps): CellActions => {
  const isOpen = (cell: FormCell) => isOpenCell(state(), cell);
  const put = (entries: ReadonlyMap<FormCell, string>) => {
    const map = range()?.map;
    if (!map) return;
    const changed = new Map([...entries].filter(([cell, text]) => textOf(state(), map, cell) !== text));
    if (changed.size > 0) onEntries(changed);
  };
  const clear = () => {
    const now = range();
    if (!now) return;
    const cells = cellsWithin(now.map, now.bounds);
    const open = cells.filter(isOpen);
    put(new Map(open.map((cell) => [cell, ''])));
    if (open.length === 0) onRefused();
    else if (open.length < cells.length)
      onNotice(message('grid.clearSkipped', { taken: open.length, skipped: cells.length - open.length }), null);
  };
  return {
    put,
    clear,
    paste: (text) => {
      const now = range();
      if (!now || text === '') return;
      const { taken, skipped } = planPaste(now.map, now.bounds, readBlock(text.slice(0, LONGEST_PASTE)), isOpen);
      const { readable, refused } = sortOut(taken, state());
      const [only] = refused;
      // One bad text alone is entered like a typed one: the binding puts the cell back and says what is wrong with it.
      const isAlone = taken.size === 1 && skipped === 0;
      put(isAlone ? taken : readable);
      if (taken.size === 0) onRefused();
      else if (only && !isAlone) {
        const { edition, lang } = state();
        const places = namePlaces(edition, refused, lang);
        onNotice(message('grid.pasteRefused', { taken: readable.size, skipped, refused: refused.length, places }), only[0]);
      } else if (skipped > 0) onNotice(message('grid.pasteSkipped', { taken: taken.size, skipped }), null);
    },
    copy: (isCut) => {
      const now = range();
      if (!now) return '';
      const text = writeBlock(now.map, now.bounds, (cell) => textOf(state(), now.map, cell));
      if (isCut) clear();
      return text;
    },
    fill: (direction) => {
      const now = range();
      if (!now) return;
      const { map, bounds } = now;
      const entries = new Map<FormCell, string>();
      for (const cell of cellsWithin(map, bounds).filter(isOpen)) {
        const source = direction === 'down' ? map.at(bounds.row, cell.column) : map.at(cell.row, bounds.column);
        if (source && source !== cell && source.cell !== null) entries.set(cell, textOf(state(), map, source));
      }
      put(entries);
    },
  };
};

/** Which pasted texts their cells can hold. */
const sortOut = (taken: ReadonlyMap<FormCell, string>, { edition }: GridState) => {
  const readable = new Map<FormCell, string>();
  const refused: (readonly [CellId, string])[] = [];
  for (const [cell, text] of taken) {
    const kind = cell.cell === null ? undefined : edition.cellById.get(cell.cell)?.kind;
    if (cell.cell === null || kind === undefined || readCellValue(kind, text).ok) readable.set(cell, text);
    else refused.push([cell.cell, text]);
  }
  return { readable, refused };
};

/** Characters read from the clipboard: far more than the largest form. */
const LONGEST_PASTE = 200_000;
