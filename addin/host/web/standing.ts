// Where the person stands in the grid: which sheet, which range of each, and what is there. controller.ts moves it.
import type { CellId } from '#shared/cell/cell-id';
import type { RangeBounds, SheetKey } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { FormMap } from './form-map.ts';
import { cellsWithin } from './form-map.ts';
import type { Panel } from './frame.ts';
import { reveal } from './reveal.ts';
import type { Screen } from './screen.ts';
import type { Place, Selection } from './selection.ts';
import { at, boundsOf, edge } from './selection.ts';
import type { SheetView } from './sheet-view.ts';

/** What is where the person is. */
export type Spot = { readonly view: SheetView; readonly map: FormMap; readonly cell: FormCell | null; readonly panel: Panel };

export type Standing = {
  readonly sheet: () => SheetKey;
  /** False where it is shown already. */
  readonly turnTo: (key: SheetKey) => boolean;
  readonly selection: () => Selection;
  /** Takes the selection and says whether it means another cell or range than before. */
  readonly set: (next: Selection) => boolean;
  /** Null while nothing is drawn. */
  readonly here: () => Spot | null;
  readonly bounds: () => RangeBounds | null;
  readonly isOneCell: () => boolean;
  /** The figure at the other end of the range; null where the range is one cell. */
  readonly corner: () => CellId | null;
  /** Brings a place of the shown sheet into view. */
  readonly show: (place: Place) => void;
};

export const createStanding = (screen: () => Screen | null): Standing => {
  let sheet: SheetKey = 'cover';
  const selections = new Map<SheetKey, Selection>();
  /** A sheet opens at its first figure; front sheet and prose at the first thing under the heading. */
  const startOf = (key: SheetKey): Place => {
    const map = screen()?.view(key).map;
    const first = map?.sheet.cells.find(({ row }) => row > 0) ?? { row: 1, column: 0 };
    return map ? edge(map, { row: first.row, column: first.column }, 'start') : first;
  };
  const selection = (): Selection => selections.get(sheet) ?? at(startOf(sheet));
  const here = (): Spot | null => {
    const drawn = screen();
    if (!drawn) return null;
    const view = drawn.view(sheet);
    const { anchor } = selection();
    return { view, map: view.map, cell: view.map.at(anchor.row, anchor.column), panel: drawn.panel(sheet) };
  };
  const bounds = () => {
    const map = here()?.map;
    return map ? boundsOf(map, selection()) : null;
  };
  const corner = () => {
    const map = here()?.map;
    const { anchor, focus } = selection();
    const [one, other] = [map?.at(anchor.row, anchor.column), map?.at(focus.row, focus.column)];
    return one === other ? null : (other?.cell ?? null);
  };
  const asTold = () => JSON.stringify([selections.has(sheet), here()?.cell?.cell ?? null, corner()]);
  return {
    sheet: () => sheet,
    turnTo: (key) => {
      const isOther = key !== sheet;
      sheet = key;
      return isOther;
    },
    selection,
    set: (next) => {
      const before = asTold();
      selections.set(sheet, next);
      return asTold() !== before;
    },
    here,
    bounds,
    isOneCell: () => {
      const [map, range] = [here()?.map, bounds()];
      return map !== undefined && range !== null && cellsWithin(map, range).length === 1;
    },
    corner,
    show: (place) => {
      const now = here();
      const target = now?.map.at(place.row, place.column);
      const element = target && now?.view.element(target);
      if (now && element) reveal(now.panel.panel, now.view.table, element);
    },
  };
};
