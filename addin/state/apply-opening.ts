// Writes last year's closing figures into a report just made, once its document is here. DeskScreen.tsx calls it.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { inputValues, type Report } from '#shared/report/report';
import type { Desk } from './desk.ts';

/** Fills only cells that are blank. Returns the way to give up waiting. */
export const applyOpening = (desk: Desk, opening: Report): (() => void) => {
  let stop = () => {};
  const look = () => {
    const now = desk.report.get();
    if (now === null || desk.session.saved.get().kind === 'loading') return;
    stop();
    const values = new Map<CellId, CellValue>();
    for (const [id, value] of inputValues(opening)) {
      const definition = now.report.edition.cellById.get(id);
      if (definition?.sumOf === null && (now.report.cells.get(id)?.value ?? null) === null) values.set(id, value);
    }
    setCells(now.doc, now.report.edition, values, paneOrigin('carriedOver'));
  };
  const stops = [desk.report.subscribe(look), desk.session.saved.subscribe(look)];
  stop = () => {
    for (const end of stops) end();
  };
  look();
  return stop;
};
