// Follows what people do in the workbook. An event is only a hint that a sheet may have changed: the block is read again
// and only differences are told; texts and formulas that are gone are put back. Echoes need no other rule than that.

import type { CellId } from '#shared/cell/cell-id';
import { splitCellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { must } from '#shared/result';
import { readA1Range, type SheetKey, toA1 } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import { cellAt, layoutOf } from '#shared/workbook/layout';
import type { Notice } from '../notice.ts';
import { cellLabel } from '../place-label.ts';
import type { HostEdit } from '../workbook-host.ts';
import type { BatchRunner } from './excel-batch.ts';
import { type FoundSheets, queueSheets } from './find-sheets.ts';
import { formulaIn, type OpenSheets, takePlaces } from './open-sheets.ts';
import { compareBlock, type Damage, hasItsShape, rememberEdits } from './reconcile.ts';

export type WatchDeps = {
  readonly runner: BatchRunner;
  readonly sheets: () => OpenSheets | null;
  readonly onEdits: (edits: readonly HostEdit[]) => void;
  readonly onNotice: (notice: Notice) => void;
  readonly onTrouble: (trouble: Message) => void;
  /** A sheet that was broken is whole again. */
  readonly onWhole: (key: SheetKey) => void;
  readonly again: (work: () => void) => void;
};

export type SheetWatch = {
  readonly changed: (event: Excel.WorksheetChangedEventArgs) => void;
  readonly activated: (worksheetId: string) => void;
  /** The cell at a selected address, or null where it is none of ours. */
  readonly cellSelected: (worksheetId: string, address: string) => CellId | null;
  /** Reads these sheets (all unless told) as soon as the batches before are through. */
  readonly reread: (keys?: Iterable<SheetKey>) => Promise<void>;
};

export const watchSheets = (deps: WatchDeps): SheetWatch => {
  const { runner, sheets } = deps;
  const doubtful = new Set<SheetKey>();
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
      return () => compareAll(open, pick(), keys, deps);
    });
    if (!outcome.ok) {
      if (keys.size === 0) reading = null;
      for (const key of keys) doubtful.add(key);
      deps.onTrouble(message('excel.failed', { code: outcome.trouble.kind === 'refused' ? outcome.trouble.code : outcome.trouble.kind }));
      deps.again(() => void reread([]));
      return;
    }
    if (!outcome.value) return;
    const { edits, damaged } = outcome.value;
    if (edits.length > 0) deps.onEdits(edits);
    if (damaged.size > 0) await restore(damaged, deps);
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
    cellSelected: (worksheetId, address) => {
      const open = sheets();
      const key = keyOf(worksheetId);
      const bounds = readA1Range(address.split(',')[0] ?? '');
      const place = key === null ? undefined : open?.places.get(key);
      if (!open || key === null || !place || !bounds) return null;
      return cellAt(layoutOf(open.plan.edition), key, bounds.row - place.row, bounds.column - place.column);
    },
  };
};

type Compared = { readonly edits: readonly HostEdit[]; readonly damaged: ReadonlyMap<SheetKey, readonly Damage[]> };

/** Runs right after the sync, so that nothing can come between reading and remembering. */
const compareAll = (open: OpenSheets, found: FoundSheets, keys: ReadonlySet<SheetKey>, { onNotice, onWhole }: WatchDeps): Compared => {
  const before = new Map(open.places);
  takePlaces(open, found);
  const edits: HostEdit[] = [];
  const damaged = new Map<SheetKey, readonly Damage[]>();
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
    if (open.broken.delete(key)) onWhole(key);
    const compared = compareBlock(block, open.known, open.waiting, formulaIn(open), (form) => open.spellings.get(spellingKey(key, form)));
    rememberEdits(open.known, compared.edits);
    edits.push(...compared.edits);
    if (compared.damages.length > 0) damaged.set(key, compared.damages);
  }
  return { edits, damaged };
};

const restore = async (damaged: ReadonlyMap<SheetKey, readonly Damage[]>, { runner, sheets, onNotice }: WatchDeps): Promise<void> => {
  const open = sheets();
  if (!open) return;
  const outcome = await runner.run((context) => {
    const mended = [...damaged].flatMap(([key, damages]) => {
      const block = context.workbook.names.getItem(must(open.plan.sheetByKey.get(key), key).blockName).getRange();
      return damages.map(({ form, entry, stands }) => {
        const range = block.getCell(form.row, form.column);
        range.formulas = [[entry]];
        return { key, form, stands, range: range.load('formulas') };
      });
    });
    return () => {
      // What writing does not change was no damage, but Excel's own spelling of our entry.
      for (const { key, form, stands, range } of mended) {
        if (range.formulas[0]?.[0] === stands) open.spellings.set(spellingKey(key, form), stands);
      }
    };
  });
  const code = outcome.ok ? null : outcome.trouble.kind === 'refused' ? outcome.trouble.code : outcome.trouble.kind;
  for (const [key, damages] of damaged) {
    const real = damages.filter(({ form, entry, stands }) => {
      const place = spellingKey(key, form);
      // Refused by protection: nobody can have typed there, so another wording is Excel's. Only a lost formula is told, once.
      if (code === 'AccessDenied') open.spellings.set(place, stands);
      return open.spellings.get(place) !== stands || (code !== null && isFormula(entry) && !isFormula(stands));
    });
    for (const notice of noticesOf(open, open.places.get(key)?.sheetName ?? key, real, code)) onNotice(notice);
  }
};

const isFormula = (entry: unknown): boolean => typeof entry === 'string' && entry.startsWith('=');

const spellingKey = (key: SheetKey, { row, column }: FormCell): string => `${key}:${row}:${column}`;

const noticesOf = (open: OpenSheets, sheet: string, damages: readonly Damage[], code: string | null): Notice[] => {
  const about = (sentence: Message, cell: CellId | null = null): Notice => ({ message: sentence, cell, section: null });
  if (damages.length === 0) return [];
  if (code !== null) return [about(message('excel.cannotRestore', { sheet, count: damages.length, code }))];
  if (damages.length > FEW) return [about(message('excel.restoredMany', { sheet, count: damages.length }))];
  return damages.map(({ form }) => {
    const place = placeText(open, sheet, form);
    if (form.field !== null) return about(message('excel.titleRestored', { place }));
    return about(
      form.formula === null ? message('excel.labelRestored', { place }) : message('excel.formulaRestored', { place }),
      form.cell,
    );
  });
};

const placeText = ({ plan }: OpenSheets, sheet: string, form: FormCell): string =>
  `${form.cell === null ? '' : `${cellLabel(plan.edition, form.cell)} `}（${sheet} ${toA1(form.row, form.column)}）`.trim();

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

const FEW = 3;
