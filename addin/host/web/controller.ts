// The person at the grid: selection, keys, mouse, clipboard, entry. Says what they entered; knows nothing of the port.
import type { SheetKey } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import { barContent, sumText } from './bar-content.ts';
import { createCellActions } from './cell-actions.ts';
import { faceOf, isOpenCell, refusalOf, textOf, typistsOf } from './cell-face.ts';
import type { Controller, ControllerDeps } from './controller-deps.ts';
import type { EntryWish } from './entry-box.ts';
import { createEntryBox } from './entry-box.ts';
import { cellsWithin, isSection, partsOf } from './form-map.ts';
import type { Command } from './keys.ts';
import { moved } from './moves.ts';
import { openPastePreview } from './paste-preview.ts';
import { createPointer } from './pointer.ts';
import { layOver } from './reveal.ts';
import type { Place, Selection } from './selection.ts';
import { at, boundsOf } from './selection.ts';
import { createSoftLock } from './soft-lock.ts';
import { createStanding } from './standing.ts';

export const createController = (deps: ControllerDeps): Controller => {
  const { frame, lang, state } = deps;
  const { box } = frame;
  const stand = createStanding(deps.screen);
  const { here, selection } = stand;
  let mayLeave = false;
  let pointed: FormCell | null = null;
  const focus = () => {
    box.focus({ preventScroll: true });
    mayLeave = false;
  };
  // Who only passes by with Tab is not led through every cell.
  box.addEventListener('focus', ({ relatedTarget }) => (mayLeave ||= relatedTarget !== null));
  const isOpen = (cell: FormCell) => isOpenCell(state(), cell);

  const repaint = () => {
    const now = here();
    if (!now) return;
    const { view, map, cell } = now;
    const range = new Set(cellsWithin(map, boundsOf(map, selection())));
    view.mark(cell, range, new Set(cell?.formula ? partsOf(map, cell.formula) : []), pointed);
    soft.refresh();
    // What others change does not touch an entry under way.
    if (entry.isEntering()) return;
    entry.refresh();
    showBar(null);
  };
  const refresh = () => {
    repaint();
    const now = here();
    if (!now || entry.isEntering()) return;
    const { view, map, cell, panel } = now;
    const element = cell && view.element(cell);
    if (element) layOver(box, panel.paper, element);
    const { lastRow, lastColumn } = boundsOf(map, selection());
    const corner = map.at(lastRow, lastColumn);
    pointer.place(panel.paper, corner?.cell ? (view.element(corner) ?? null) : null);
  };

  const showBar = (draft: string | null) => {
    const now = here();
    if (!now?.cell) return frame.setBar({ label: '', value: '', formula: '', parts: [], isSum: false });
    const { map, cell } = now;
    const use = {
      select: (part: FormCell) => {
        pointed = null;
        select(at({ row: part.row, column: part.column }));
        focus();
      },
      point: (part: FormCell | null) => {
        pointed = part;
        repaint();
      },
    };
    const range = cellsWithin(map, boundsOf(map, selection()));
    frame.setBar(barContent(state(), map, cell, range, draft, use));
    if (draft !== null) return;
    const face = faceOf(state(), map, cell);
    const sum = sumText(state(), map, range);
    frame.announce(sum === '' ? face.name : `${face.name}，${sum}`, cell.role === 'input' || isSection(stand.sheet()) ? face.reason : '');
  };

  const select = (next: Selection, moves: Place = next.focus) => {
    if (!here()) return;
    soft.dismiss();
    const isNews = stand.set(next);
    refresh();
    stand.show(moves);
    if (isNews) deps.onSelect(here()?.cell?.cell ?? null, stand.corner());
  };
  const showSheet = (key: SheetKey) => {
    entry.commit();
    soft.dismiss();
    const isOther = stand.turnTo(key);
    frame.show(key);
    refresh();
    if (!isOther) return;
    deps.onSheet(key);
    deps.onSelect(here()?.cell?.cell ?? null, stand.corner());
  };

  const soft = createSoftLock({ document: frame.root.ownerDocument, lang, typistsOf: (cell) => typistsOf(state(), cell), focus });
  /** Does it, after a question where somebody is typing in the one selected cell. */
  const gently = (deed: () => void) => {
    const now = here();
    const element = now?.cell && now.view.element(now.cell);
    if (now?.cell && element && stand.isOneCell() && isOpen(now.cell) && !soft.isFree(now.cell)) {
      soft.ask(now.cell, element, now.panel.paper, deed);
    } else deed();
  };
  /** Of a prose sheet, below its heading. */
  const paragraph = (): number => Math.max(0, selection().anchor.row - 1);
  const refuse = (wish?: EntryWish) => {
    const cell = here()?.cell;
    const sheet = stand.sheet();
    if (!cell) return;
    if (isSection(sheet)) deps.onEditSection(sheet, paragraph());
    else if (!isOpen(cell)) deps.onNotice(refusalOf(state(), cell), cell.cell);
    else if (wish) gently(() => (wish.kind === 'type' ? entry.begin(wish.text) : entry.edit()));
  };

  const actions = createCellActions({
    range: () => {
      const [now, bounds] = [here(), stand.bounds()];
      return now && bounds && { map: now.map, bounds };
    },
    state,
    onEntries: deps.onEntries,
    onNotice: deps.onNotice,
    onRefused: refuse,
    totalsWith: deps.totalsWith,
    onPreview: (map, plan, take) => openPastePreview(frame.root, state(), map, plan, { take, focus }),
    onPasted: ({ row, column, lastRow, lastColumn }) =>
      select({ anchor: { row, column }, focus: { row: lastRow, column: lastColumn } }, { row, column }),
  });
  const comment = () => {
    const sheet = stand.sheet();
    const cell = here()?.cell?.cell;
    if (isSection(sheet)) deps.onComment({ kind: 'section', section: sheet, paragraph: paragraph() });
    else if (cell) deps.onComment({ kind: 'cell', cell });
  };

  const run = (command: Command): boolean => {
    const now = here();
    if (!now) return false;
    const sheet = stand.sheet();
    const isLeaving = command.kind === 'next' && mayLeave;
    mayLeave = command.kind === 'escape';
    const move = isLeaving ? null : moved(now.map, selection(), command, isOpen);
    if (command.kind === 'enter' && isSection(sheet)) deps.onEditSection(sheet, paragraph());
    else if (move) select(move.selection, move.moves);
    // After the last open cell Tab leaves the grid, as everywhere on a page.
    else if (command.kind === 'next') return false;
    else if (command.kind === 'edit') entry.edit();
    else if (command.kind === 'clear') gently(actions.clear);
    else if (command.kind === 'undo') deps.onUndo();
    else if (command.kind === 'redo') deps.onRedo();
    else if (command.kind === 'fill') gently(() => actions.fill(command.direction));
    else if (command.kind === 'comment') comment();
    else if (command.kind === 'menu') pointer.openMenu();
    return true;
  };

  const entry = createEntryBox({
    box,
    text: () => {
      const now = here();
      return now?.cell ? textOf(state(), now.map, now.cell) : '';
    },
    isOpen: () => {
      const cell = here()?.cell;
      return cell !== null && cell !== undefined && isOpen(cell) && soft.isFree(cell);
    },
    onRefused: refuse,
    onCommit: (text, after) => {
      const cell = here()?.cell;
      // A lock may have come while one was typing.
      if (cell && !isOpen(cell)) refuse();
      else if (cell) actions.put(new Map([[cell, text.trim()]]));
      if (after.kind === 'move') run(after.command);
    },
    onCommand: run,
    onPaste: (block) => gently(() => actions.paste(block)),
    onCopy: (isCut) => {
      const copied = actions.copy();
      if (isCut) gently(actions.clear);
      return copied;
    },
    onDraft: (draft) => {
      deps.onTyping(draft === null ? null : (here()?.cell?.cell ?? null));
      showBar(draft);
    },
  });

  const pointer = createPointer({
    frame,
    lang,
    cellOf: (target) => deps.screen()?.view(stand.sheet()).cellOf(target) ?? null,
    here,
    bounds: stand.bounds,
    isEntering: () => entry.isEntering(),
    isOpen,
    onPress: (place, extend) => {
      entry.commit();
      focus();
      select(extend ? { anchor: selection().anchor, focus: place } : at(place));
    },
    onDrag: (place) => select({ anchor: selection().anchor, focus: place }),
    onDouble: () => (isSection(stand.sheet()) ? refuse() : entry.edit()),
    onBlock: (block) => gently(() => actions.paste(block)),
    onFill: actions.fillOver,
    onNotice: (sentence) => deps.onNotice(sentence, null),
    menu: {
      copy: actions.copy,
      clear: () => gently(actions.clear),
      fill: (direction) => gently(() => actions.fill(direction)),
      comment,
      history: () => {
        const cell = here()?.cell?.cell;
        if (cell) deps.onHistory(cell);
      },
    },
    focus,
  });
  frame.onResize(refresh);

  return {
    sheet: stand.sheet,
    showSheet,
    selectPlace: (key, place) => {
      showSheet(key);
      select(at(place));
    },
    showPlace: (key, place) => {
      // Whoever is entering something stays where they are.
      if (entry.isEntering()) return;
      if (key !== stand.sheet()) showSheet(key);
      stand.show(place);
    },
    showSelected: () => stand.show(selection().focus),
    refresh,
    repaint,
    focus,
    close: () => {
      pointer.close();
      entry.close();
    },
  };
};
