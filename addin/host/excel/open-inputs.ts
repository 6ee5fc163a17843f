// Opens the cells people fill in once more where the protection refuses a write: a paste from another workbook brings its locks along, and
// nobody could type or write there any longer. write-sheets.ts calls it, and only after a refusal.
import { must } from '#shared/result';
import type { SheetKey } from '#shared/workbook/address';
import { protectSheet } from './draw-sheet.ts';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import type { SheetPlan } from './form-plan.ts';
import type { OpenSheets } from './open-sheets.ts';

/** A sheet refused a write: its cells are open again, or it is locked by somebody's password and what belongs there waits. */
export type OnRefused = (sheet: string, isOpenAgain: boolean) => void;

/** Writes to one sheet; `hold` keeps what it will not take and gives the answer instead. */
type Insist = <T>(key: SheetKey, write: () => Promise<BatchOutcome<T>>, hold: () => T) => Promise<BatchOutcome<T>>;

type Deps = { readonly runner: BatchRunner; readonly sheets: () => OpenSheets; readonly onRefused: OnRefused };

/** Where the protection refuses, the cells are opened again and it is tried once more; refused again, the sheet is written when it is next read. */
export const createInsistence = ({ runner, sheets, onRefused }: Deps): Insist => {
  const told = new Set<SheetKey>();
  return async (key, write, hold) => {
    const { plan, places, refusing } = sheets();
    const first = await write();
    if (first.ok) told.delete(key);
    if (!isDenied(first)) return first;
    const opened = await openInputs(runner, must(plan.sheetByKey.get(key), key));
    const second = opened.ok ? await write() : opened;
    if (!second.ok && !isDenied(second)) return second;
    if (!told.has(key)) onRefused(places.get(key)?.sheetName ?? key, second.ok);
    if (second.ok) return second;
    told.add(key);
    refusing.add(key);
    return { ok: true, value: hold() };
  };
};

/** Refused where a person has set a password. Lifting the protection empties the undo list; a cell nobody can write is worse. */
const openInputs = (runner: BatchRunner, plan: SheetPlan): Promise<BatchOutcome<void>> =>
  runner.run((context) => {
    const block = context.workbook.names.getItem(plan.blockName).getRange();
    block.worksheet.protection.unprotect();
    for (const { row, column, rows, columns } of plan.inputAreas) {
      block.getCell(row, column).getResizedRange(rows - 1, columns - 1).format.protection.locked = false;
    }
    protectSheet(block.worksheet, plan);
    return () => undefined;
  });

/** Whether Excel refused because of protection. */
export const isDenied = <T>(outcome: BatchOutcome<T>): boolean =>
  !outcome.ok && outcome.trouble.kind === 'refused' && outcome.trouble.code === 'AccessDenied';
