// The person at the grid: selection, keys, mouse, clipboard, entry. Says what they entered; knows nothing of the port.
import type { CellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import { cellLabel } from '../place-label.ts';
import { createCellActions } from './cell-actions.ts';
import type { GridState } from './cell-face.ts';
import { faceOf, isOpenCell, refusalOf, textOf } from './cell-face.ts';
import { createEntryBox } from './entry-box.ts';
import { cellsWithin, isSection, labelsAround, partsOf } from './form-map.ts';
import type { Frame } from './frame.ts';
import type { Command } from './keys.ts';
import { listenToMouse } from './mouse.ts';
import { layOver, reveal } from './reveal.ts';
import type { Screen } from './screen.ts';
import type { Place, Selection } from './selection.ts';
import { at, boundsOf, edge, leap, nextOpen, step } from './selection.ts';

export type ControllerDeps = {
  readonly frame: Frame;
  readonly screen: () => Screen | null;
  readonly state: () => GridState;
  /** Cells and the texts entered into them, in one go. */
  readonly onEntries: (entries: ReadonlyMap<FormCell, string>) => void;
  readonly onSelect: (cell: CellId | null) => void;
  readonly onSheet: (key: SheetKey) => void;
  readonly onNotice: (sentence: Message, cell: CellId | null) => void;
  readonly onEditSection: (section: SectionKey) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

export type Controller = {
  readonly sheet: () => SheetKey;
  readonly showSheet: (key: SheetKey) => void;
  readonly selectPlace: (key: SheetKey, place: Place) => void;
  /** The state changed under the selection: marks, bar and entry box follow, nothing scrolls. */
  readonly refresh: () => void;
  readonly focus: () => void;
  readonly close: () => void;
};

export const createController = (deps: ControllerDeps): Controller => {
  const { frame, state } = deps;
  const { box } = frame;
  let sheet: SheetKey = 'cover';
  let mayLeave = false;
  const selections = new Map<SheetKey, Selection>();

  const selection = (): Selection => selections.get(sheet) ?? at(startOf(sheet));
  /** A sheet opens at its first figure; front sheet and prose at the first thing under the heading. */
  const startOf = (key: SheetKey): Place => {
    const map = deps.screen()?.view(key).map;
    const first = map?.sheet.cells.find(({ row }) => row > 0) ?? { row: 1, column: 0 };
    return map ? edge(map, { row: first.row, column: first.column }, 'start') : first;
  };
  const here = () => {
    const screen = deps.screen();
    if (!screen) return null;
    const view = screen.view(sheet);
    const { anchor } = selection();
    return { view, map: view.map, cell: view.map.at(anchor.row, anchor.column), panel: screen.panel(sheet) };
  };
  const focus = () => box.focus({ preventScroll: true });

  const refresh = () => {
    const now = here();
    if (!now) return;
    const { view, map, cell, panel } = now;
    const range = new Set(cellsWithin(map, boundsOf(map, selection())));
    view.mark(cell, range, new Set(cell?.formula ? partsOf(map, cell.formula) : []));
    const element = cell && view.element(cell);
    // What others change does not touch an entry under way.
    if (entry.isEntering()) return;
    if (element) layOver(box, panel.paper, element);
    entry.refresh();
    showBar(null);
  };

  const showBar = (draft: string | null) => {
    const now = here();
    if (!now?.cell) {
      frame.setBar('', '');
      return;
    }
    const { map, cell } = now;
    const face = faceOf(state(), map, cell);
    const label = cell.cell !== null ? cellLabel(state().edition, cell.cell) : labelsAround(map, cell).join('，') || cell.text;
    const shown = cell.formula === null ? face.text : `${face.text}　${cell.formula}`;
    frame.setBar(label, draft ?? (label === cell.text ? '' : shown));
    if (draft === null) frame.announce(face.name, cell.role === 'input' || isSection(sheet) ? face.reason : '');
  };

  const select = (next: Selection, moves: Place = next.focus) => {
    const now = here();
    if (!now) return;
    const before = now.cell;
    selections.set(sheet, next);
    refresh();
    const target = now.map.at(moves.row, moves.column);
    const element = target && now.view.element(target);
    if (element) reveal(now.panel.panel, now.view.table, element);
    const cell = now.map.at(next.anchor.row, next.anchor.column);
    if (cell !== before || !selections.has(sheet)) deps.onSelect(cell?.cell ?? null);
  };

  const showSheet = (key: SheetKey) => {
    entry.commit();
    const changed = key !== sheet;
    sheet = key;
    frame.show(key);
    refresh();
    if (!changed) return;
    deps.onSheet(key);
    deps.onSelect(here()?.cell?.cell ?? null);
  };

  const refuse = () => {
    const now = here();
    if (!now?.cell) return;
    if (isSection(sheet)) deps.onEditSection(sheet);
    else deps.onNotice(refusalOf(state(), now.cell), now.cell.cell);
  };

  const isOpen = (cell: FormCell) => isOpenCell(state(), cell);
  const actions = createCellActions({
    range: () => {
      const now = here();
      return now && { map: now.map, bounds: boundsOf(now.map, selection()) };
    },
    state,
    onEntries: deps.onEntries,
    onNotice: deps.onNotice,
    onRefused: refuse,
  });

  const run = (command: Command): boolean => {
    const now = here();
    if (!now) return false;
    const { map } = now;
    const { anchor, focus: end } = selection();
    const go = (place: Place, extend: boolean) => select(extend ? { anchor, focus: place } : at(place), place);
    const leaving = command.kind === 'next' && mayLeave;
    mayLeave = command.kind === 'escape';
    switch (command.kind) {
      case 'move':
        go((command.far ? leap : step)(map, command.extend ? end : anchor, command.direction), command.extend);
        return true;
      case 'edge':
        go(edge(map, command.extend ? end : anchor, command.which), command.extend);
        return true;
      case 'page': {
        let place = command.extend ? end : anchor;
        for (let count = 0; count < PAGE; count += 1) place = step(map, place, command.direction);
        go(place, command.extend);
        return true;
      }
      case 'enter':
        if (isSection(sheet)) deps.onEditSection(sheet);
        else go(step(map, anchor, command.back ? 'up' : 'down'), false);
        return true;
      case 'next': {
        const place = leaving ? null : nextOpen(map, anchor, command.back, isOpen);
        // After the last open cell Tab leaves the grid, as everywhere on a page.
        if (place) go(place, false);
        return place !== null;
      }
      case 'edit':
        entry.edit();
        return true;
      case 'clear':
        actions.clear();
        return true;
      case 'escape':
        select(at(anchor));
        return true;
      case 'undo':
        deps.onUndo();
        return true;
      case 'redo':
        deps.onRedo();
        return true;
      case 'all':
        select({ anchor: { row: 0, column: 0 }, focus: { row: map.rowCount - 1, column: map.columnCount - 1 } }, anchor);
        return true;
      case 'fill':
        actions.fill(command.direction);
        return true;
    }
  };

  const entry = createEntryBox({
    box,
    text: () => {
      const now = here();
      return now?.cell ? textOf(state(), now.map, now.cell) : '';
    },
    isOpen: () => {
      const cell = here()?.cell;
      return cell !== null && cell !== undefined && isOpen(cell);
    },
    onRefused: refuse,
    onCommit: (text, after) => {
      const cell = here()?.cell;
      if (cell) actions.put(new Map([[cell, text.trim()]]));
      if (after.kind === 'move') run(after.command);
    },
    onCommand: run,
    onPaste: actions.paste,
    onCopy: actions.copy,
    onDraft: showBar,
  });

  const stopMouse = listenToMouse(frame.root, (target) => deps.screen()?.view(sheet).cellOf(target) ?? null, {
    onPress: (place, extend) => {
      entry.commit();
      focus();
      select(extend ? { anchor: selection().anchor, focus: place } : at(place));
    },
    onDrag: (place) => {
      if (box.ownerDocument.activeElement === box && !entry.isEntering()) select({ anchor: selection().anchor, focus: place });
    },
    onDouble: () => {
      if (isSection(sheet)) deps.onEditSection(sheet);
      else entry.edit();
    },
  });

  return {
    sheet: () => sheet,
    showSheet,
    selectPlace: (key, place) => {
      showSheet(key);
      select(at(place));
    },
    refresh,
    focus,
    close: () => {
      stopMouse();
      entry.close();
    },
  };
};

const PAGE = 10;
