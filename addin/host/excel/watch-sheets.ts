// Follows what people do in the workbook. An event is only a hint that a sheet may have changed: the block is read again
// and only differences are told; texts and formulas that are gone are put back. Echoes need no other rule than that.

import type { CellId } from '#shared/cell/cell-id';
import { splitCellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { readA1Range, type SheetKey } from '#shared/workbook/address';
import { cellAt, layoutOf } from '#shared/workbook/layout';
import type { Notice } from '../notice.ts';
import type { HostEdit } from '../workbook-host.ts';
import type { BatchRunner } from './excel-batch.ts';
import { type FoundSheets, queueSheets, type StandingBlock } from './find-sheets.ts';
import { formulaIn, type OpenSheets, takePlaces } from './open-sheets.ts';
import { compareBlock, type Damage, hasItsShape, rememberEdits } from './reconcile.ts';
import { restoreFixed, spellingKey } from './restore-fixed.ts';
import type { CalculationNow, TwinEngines } from './twin-engines.ts';

export type WatchDeps = {
  readonly runner: BatchRunner;
  readonly sheets: () => OpenSheets | null;
  readonly onEdits: (edits: readonly HostEdit[]) => void;
  readonly onNotice: (notice: Notice) => void;
  readonly onTrouble: (trouble: Message) => void;
  /** A sheet that was broken is whole again, or one that refused may be written now. */
  readonly onWhole: (key: SheetKey) => void;
  readonly again: (work: () => void) => void;
  readonly twin: TwinEngines;
};

export type SheetWatch = {
  readonly changed: (event: Excel.WorksheetChangedEventArgs) => void;
  readonly activated: (worksheetId: string) => void;
  /** Excel has calculated a sheet: its totals are looked at. */
  readonly calculated: (worksheetId: string) => void;
  /** The cell at the beginning of a selected address, and the one at its other corner where there are more; null where it is none of ours. */
  readonly cellsSelected: (worksheetId: string, address: string) => readonly [CellId | null, CellId | null];
  /** Reads these sheets (all unless told) as soon as the batches before are through. */
  readonly reread: (keys?: Iterable<SheetKey>) => Promise<void>;
};

export const watchSheets = (deps: WatchDeps): SheetWatch => {
  const { runner, sheets, twin } = deps;
  const doubtful = new Set<SheetKey>();
  const due = new Set<SheetKey>();
  let reading: Promise<void> | null = null;

  const keyOf = (worksheetId: string): SheetKey | null => {
    for (const [key, place] of sheets()?.places ?? []) if (place.worksheetId === worksheetId) return key;
    return null;
  };
  const reread = (keys: Iterable<SheetKey> = sheets()?.plan.sheetByKey.keys() ?? []): Promise<void> => {
    for (const key of keys) doubtful.add(key);
    if (doubtful.size === 0) return Promise.resolve();
    reading ??= readDoubtful();
    return reading;
  };
  /** Looks at the totals of these sheets when some quiet has come: Excel tells of every calculation, ours included. */
  const later = (keys: Iterable<SheetKey>): void => {
    const isRunning = due.size > 0;
    for (const key of keys) due.add(key);
    if (isRunning || due.size === 0) return;
    deps.again(() => {
      const wanted = [...due];
      due.clear();
      void reread(wanted);
    });
  };
  const readDoubtful = async (): Promise<void> => {
    const keys = new Set<SheetKey>();
    const outcome = await runner.run((context) => {
      // From here on new hints start another reading.
      reading = null;
      for (const key of doubtful) keys.add(key);
      doubtful.clear();
      const open = sheets();
      if (!open) return () => null;
      const pick = queueSheets(context, open.plan, keys);
      const pickCalculation = queueCalculation(context);
      return () => ({ ...compareAll(open, pick(), keys, deps), calculation: pickCalculation(), edition: open.plan.edition });
    });
    if (!outcome.ok) {
      if (keys.size === 0) reading = null;
      for (const key of keys) doubtful.add(key);
      deps.onTrouble(message('excel.failed', { code: outcome.trouble.kind === 'refused' ? outcome.trouble.code : outcome.trouble.kind }));
      deps.again(() => void reread([]));
      return;
    }
    if (!outcome.value) return;
    const { edits, damaged, whole, calculation, edition } = outcome.value;
    if (edits.length > 0) deps.onEdits(edits);
    // After the edits are on their way: evaluating takes longer than all else here.
    const behind = whole.filter((block) => !twin.take(edition, block, calculation));
    if (behind.length > 0) later(keys);
    if (damaged.size === 0) return;
    const isRestored = await restoreFixed(damaged, deps);
    if (!isRestored) return;
    for (const key of damaged.keys()) twin.forget(key);
    later(damaged.keys());
  };

  return {
    reread,
    changed: (event) => {
      // Our own writes; what this lets through by mistake shows no difference when it is read.
      if (event.triggerSource === 'ThisLocalAddin') return;
      const open = sheets();
      const key = keyOf(event.worksheetId);
      if (!open || key === null) return;
      if (event.source === 'Remote') markWaiting(open, key, event.address);
      else void reread([key]);
    },
    activated: (worksheetId) => {
      const key = keyOf(worksheetId);
      const open = sheets();
      if (key === null || !open) return;
      for (const place of placesOn(open, key)) open.waiting.delete(place);
      void reread([key]);
    },
    calculated: (worksheetId) => {
      const key = keyOf(worksheetId);
      if (key === null) return;
      if (twin.isAwaited(key)) void reread([key]);
      else later([key]);
    },
    cellsSelected: (worksheetId, address) => {
      const open = sheets();
      const key = keyOf(worksheetId);
      const bounds = readA1Range(address.split(',')[0] ?? '');
      const place = key === null ? undefined : open?.places.get(key);
      if (!open || key === null || !place || !bounds) return [null, null];
      const at = (row: number, column: number) => cellAt(layoutOf(open.plan.edition), key, row - place.row, column - place.column);
      const first = at(bounds.row, bounds.column);
      const last = at(bounds.lastRow, bounds.lastColumn);
      return [first, first === null || last === first ? null : last];
    },
  };
};

type Compared = {
  readonly edits: readonly HostEdit[];
  readonly damaged: ReadonlyMap<SheetKey, readonly Damage[]>;
  /** The blocks that stand as they should. */
  readonly whole: readonly StandingBlock[];
};

/** Queues the question how Excel calculates and whether it is through. */
const queueCalculation = (context: Excel.RequestContext): (() => CalculationNow) => {
  const application = context.workbook.application.load('calculationMode,calculationState');
  return () => ({ isManual: application.calculationMode === 'Manual', isDone: application.calculationState === 'Done' });
};

/** Runs right after the sync, so that nothing can come between reading and remembering. */
const compareAll = (open: OpenSheets, found: FoundSheets, keys: ReadonlySet<SheetKey>, { onNotice, onWhole }: WatchDeps): Compared => {
  const before = new Map(open.places);
  takePlaces(open, found);
  const edits: HostEdit[] = [];
  const damaged = new Map<SheetKey, readonly Damage[]>();
  const whole: StandingBlock[] = [];
  for (const key of keys) {
    const block = found.blocks.get(key);
    const sheetName = open.places.get(key)?.sheetName ?? before.get(key)?.sheetName ?? key;
    const trouble = !block
      ? message('excel.sheetMissing', { sheet: sheetName })
      : hasItsShape(block)
        ? null
        : message('excel.shapeChanged', { sheet: sheetName });
    if (!block || trouble) {
      if (!open.broken.has(key) && trouble) onNotice({ message: trouble, cell: null, section: null });
      open.broken.add(key);
      continue;
    }
    if (open.broken.delete(key) || open.refusing.has(key)) onWhole(key);
    const compared = compareBlock(block, open.known, open.waiting, formulaIn(open), (form) => open.spellings.get(spellingKey(key, form)));
    rememberEdits(open.known, compared.edits);
    edits.push(...compared.edits);
    if (compared.damages.length > 0) damaged.set(key, compared.damages);
    whole.push(block);
  }
  return { edits, damaged, whole };
};

/** Cells and sections of a sheet, as they stand in `waiting`. */
const placesOn = ({ plan }: OpenSheets, key: SheetKey) => {
  const sheetPlan = plan.sheetByKey.get(key);
  return [...(sheetPlan?.inputs.map((input) => input.cell) ?? []), ...(sheetPlan?.sheet.section ? [sheetPlan.sheet.section] : [])];
};

const markWaiting = (open: OpenSheets, key: SheetKey, address: string): void => {
  const sheetPlan = open.plan.sheetByKey.get(key);
  const place = open.places.get(key);
  const bounds = readA1Range(address.split(',')[0] ?? '');
  if (!sheetPlan || !place) return;
  if (sheetPlan.sheet.section !== null) open.waiting.add(sheetPlan.sheet.section);
  for (const { cell, form } of sheetPlan.inputs) {
    const row = form.row + place.row;
    const column = form.column + place.column;
    const isInside = !bounds || (row >= bounds.row && row <= bounds.lastRow && column >= bounds.column && column <= bounds.lastColumn);
    if (isInside && splitCellId(cell)) open.waiting.add(cell);
  }
};
