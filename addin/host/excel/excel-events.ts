// The events of Excel the host listens to, registered with the batch that draws or adopts the sheets. excel-host.ts is the user.
import type { CellId } from '#shared/cell/cell-id';
import type { SheetWatch } from './watch-sheets.ts';

export type Handler = { readonly remove: () => void; readonly context: OfficeExtension.ClientRequestContext };

/** Queues the registrations. */
export const addHandlers = (
  context: Excel.RequestContext,
  watch: SheetWatch,
  onSelect: (cell: CellId | null, to: CellId | null) => void,
): readonly Handler[] => {
  const { worksheets } = context.workbook;
  return [
    // Back from another file: whatever happened here meanwhile, events or not.
    context.workbook.onActivated.add(async () => watch.reread()),
    worksheets.onChanged.add(async (event) => watch.changed(event)),
    worksheets.onCalculated.add(async (event) => watch.calculated(event.worksheetId)),
    worksheets.onActivated.add(async (event) => watch.activated(event.worksheetId)),
    worksheets.onSelectionChanged.add(async (event) => onSelect(...watch.cellsSelected(event.worksheetId, event.address))),
  ];
};

/** Nobody is left to hear whether Excel forgot them; they do nothing any more. */
export const removeHandlers = (handlers: readonly Handler[]): void => {
  for (const handler of handlers) handler.remove();
  const [first] = handlers;
  if (first) first.context.sync().then(undefined, () => undefined);
};
