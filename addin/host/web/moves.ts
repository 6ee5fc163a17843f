// Where a command takes the selection. Pure; controller.ts carries the other commands out.
import type { FormCell } from '#shared/workbook/form';
import type { FormMap } from './form-map.ts';
import type { Command } from './keys.ts';
import type { Place, Selection } from './selection.ts';
import { at, edge, leap, nextOpen, step } from './selection.ts';

export type Move = { readonly selection: Selection /** What is to be in view. */; readonly moves: Place };

/** Null where the command is no move, or there is nowhere left to go. */
export const moved = (map: FormMap, { anchor, focus }: Selection, command: Command, isOpen: (cell: FormCell) => boolean): Move | null => {
  const go = (place: Place, extend: boolean): Move => ({ selection: extend ? { anchor, focus: place } : at(place), moves: place });
  switch (command.kind) {
    case 'move':
      return go((command.far ? leap : step)(map, command.extend ? focus : anchor, command.direction), command.extend);
    case 'edge':
      return go(edge(map, command.extend ? focus : anchor, command.which), command.extend);
    case 'page': {
      let place = command.extend ? focus : anchor;
      for (let count = 0; count < PAGE; count += 1) place = step(map, place, command.direction);
      return go(place, command.extend);
    }
    case 'enter':
      return go(step(map, anchor, command.back ? 'up' : 'down'), false);
    case 'next': {
      const place = nextOpen(map, anchor, command.back, isOpen);
      return place && go(place, false);
    }
    case 'escape':
      return go(anchor, false);
    case 'all':
      return { selection: { anchor: { row: 0, column: 0 }, focus: { row: map.rowCount - 1, column: map.columnCount - 1 } }, moves: anchor };
    case 'edit':
    case 'clear':
    case 'undo':
    case 'redo':
    case 'fill':
    case 'comment':
    case 'menu':
      return null;
  }
};

const PAGE = 10;
