// What is done to the cells of a selection at once: enter, empty, paste, copy, fill. Only open cells change, and none somebody else is
// typing in; what was left out is said. controller.ts binds it to keys, menu, mouse and clipboard.
import type { CellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { RangeBounds } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { Totals } from './calculation.ts';
import type { GridState } from './cell-face.ts';
import { isOpenCell, textOf, typistsOf } from './cell-face.ts';
import { type Block, writeBlock, writeHtmlBlock } from './clipboard.ts';
import type { FormMap } from './form-map.ts';
import { cellsWithin } from './form-map.ts';
import type { PastePlan } from './paste-plan.ts';
import { entriesOf, isDoubtful, planPaste, withTotals } from './paste-plan.ts';

type Range = { readonly map: FormMap; readonly bounds: RangeBounds };

export type CellActionDeps = {
  readonly range: () => Range | null;
  readonly state: () => GridState;
  readonly onEntries: (entries: ReadonlyMap<FormCell, string>) => void;
  readonly onNotice: (sentence: Message, cell: CellId | null) => void;
  /** Nothing of the selection may be changed. */
  readonly onRefused: () => void;
  /** What the totals will be with these entries; null while the engine is not here. */
  readonly totalsWith: (entries: ReadonlyMap<FormCell, string>) => Totals | null;
  /** Shows what a paste will do; `take` does it. */
  readonly onPreview: (map: FormMap, plan: PastePlan, take: () => void) => void;
  /** The cells a block was laid over. */
  readonly onPasted: (bounds: RangeBounds) => void;
};

export type CellActions = {
  /** Enters texts; those that stand there already, and cells that are not open, are left out. */
  readonly put: (entries: ReadonlyMap<FormCell, string>) => void;
  readonly clear: () => void;
  readonly paste: (block: Block | null) => void;
  readonly copy: () => Copied;
  /** Repeats the first row (or column) of the range through it; a single row takes what stands above it, a single column what stands left. */
  readonly fill: (direction: 'down' | 'right') => void;
  /** Repeats what stands in `source` through `target`, which contains it. */
  readonly fillOver: (source: RangeBounds, target: RangeBounds) => void;
};

export type Copied = { readonly text: string; readonly html: string };

export const createCellActions = (deps: CellActionDeps): CellActions => {
  const { range, state, onEntries, onNotice, onRefused } = deps;
  const isOpen = (cell: FormCell) => isOpenCell(state(), cell);
  const put = (entries: ReadonlyMap<FormCell, string>) => {
    const map = range()?.map;
    if (!map) return;
    const changed = new Map([...entries].filter(([cell, text]) => isOpen(cell) && textOf(state(), map, cell) !== text));
    if (changed.size > 0) onEntries(changed);
  };
  /** Without the cells others are typing in; says whose they are. */
  const leaveTyped = (cells: readonly FormCell[]): FormCell[] => {
    const typed = cells.map((cell) => [cell, typistsOf(state(), cell)] as const).filter(([, names]) => names.length > 0);
    const [first] = typed;
    const names = [...new Set(typed.flatMap(([, all]) => all))].join('、');
    if (first) onNotice(message('web.softLock.skipped', { count: typed.length, names }), first[0].cell);
    return cells.filter((cell) => !typed.some(([other]) => other === cell));
  };
  const clear = () => {
    const now = range();
    if (!now) return;
    const cells = cellsWithin(now.map, now.bounds);
    const open = cells.filter(isOpen);
    const free = open.length === 1 && cells.length === 1 ? open : leaveTyped(open);
    put(new Map(free.map((cell) => [cell, ''])));
    if (open.length === 0) onRefused();
    else if (open.length < cells.length)
      onNotice(message('grid.clearSkipped', { taken: free.length, skipped: cells.length - open.length }), null);
  };
  const fillOver = (source: RangeBounds, target: RangeBounds) => {
    const now = range();
    if (!now) return;
    const { map } = now;
    const [height, width] = [source.lastRow - source.row + 1, source.lastColumn - source.column + 1];
    const sourceOf = (cell: FormCell) =>
      map.at(source.row + ((cell.row - source.row) % height), source.column + ((cell.column - source.column) % width));
    const isInSource = ({ row, column }: FormCell) =>
      row >= source.row && row <= source.lastRow && column >= source.column && column <= source.lastColumn;
    const cells = cellsWithin(map, target).filter((cell) => cell.cell !== null && !isInSource(cell));
    const open = leaveTyped(cells.filter(isOpen));
    const entries = new Map<FormCell, string>();
    for (const cell of open) {
      const from = sourceOf(cell);
      if (from && from.cell !== null) entries.set(cell, textOf(state(), map, from));
    }
    put(entries);
    if (entries.size === 0 && cells.length > 0) onRefused();
    else if (open.length < cells.length)
      onNotice(message('web.fillSkipped', { taken: entries.size, skipped: cells.length - open.length }), null);
  };
  return {
    put,
    clear,
    fillOver,
    paste: (block) => {
      const now = range();
      if (!now || !block) return;
      const { map, bounds } = now;
      const planned = planPaste(state(), map, bounds, block);
      const plan = withTotals(planned, map.sheet.key, deps.totalsWith(entriesOf(planned)));
      const [only, second] = plan.lines;
      // One text alone is entered like a typed one: what is wrong with it, or whose the cell is, is said the same way.
      if (only && !second) {
        if (only.cell && (isOpen(only.cell) || only.outcome.kind === 'same')) put(new Map([[only.cell, only.text]]));
        else onRefused();
        return;
      }
      const take = () => {
        put(entriesOf(plan));
        const places = plan.lines.filter(({ cell }) => cell !== null).map(({ place }) => place);
        if (places.length > 0) deps.onPasted(boundsOfPlaces(places));
      };
      const isPlain = plan.cut.rows + plan.cut.columns === 0 && !plan.lines.some(({ outcome }) => isDoubtful(outcome));
      if (plan.lines.every(({ outcome }) => outcome.kind === 'formula')) onRefused();
      else if (isPlain) take();
      else deps.onPreview(map, plan, take);
    },
    copy: () => {
      const now = range();
      if (!now) return { text: '', html: '' };
      const show = (cell: FormCell) => textOf(state(), now.map, cell);
      return { text: writeBlock(now.map, now.bounds, show), html: writeHtmlBlock(now.map, now.bounds, show) };
    },
    fill: (direction) => {
      const now = range();
      if (!now) return;
      const { row, column, lastRow, lastColumn } = now.bounds;
      if (direction === 'down') {
        const first = row === lastRow ? row - 1 : row;
        fillOver({ row: first, column, lastRow: first, lastColumn }, { row: first, column, lastRow, lastColumn });
      } else {
        const first = column === lastColumn ? column - 1 : column;
        fillOver({ row, column: first, lastRow, lastColumn: first }, { row, column: first, lastRow, lastColumn });
      }
    },
  };
};

const boundsOfPlaces = (places: readonly { readonly row: number; readonly column: number }[]): RangeBounds => ({
  row: Math.min(...places.map(({ row }) => row)),
  column: Math.min(...places.map(({ column }) => column)),
  lastRow: Math.max(...places.map(({ row }) => row)),
  lastColumn: Math.max(...places.map(({ column }) => column)),
});
