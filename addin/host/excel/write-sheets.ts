// Brings values, paragraphs and the title into the drawn sheets, one batch each. What belongs to a sheet that is gone or
// misshapen is held back and written when the sheet is whole again. excel-host.ts makes one.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { SectionKey } from '#shared/edition/types';
import { must } from '#shared/result';
import type { SheetKey } from '#shared/workbook/address';
import { plainParagraphs } from '#shared/workbook/file-marks';
import type { FormCell } from '#shared/workbook/form';
import { textEntry } from './cell-text.ts';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import type { SheetPlan } from './form-plan.ts';
import { createInsistence, isDenied, type OnRefused } from './open-inputs.ts';
import { formulaIn, type OpenSheets } from './open-sheets.ts';
import { rememberValues } from './reconcile.ts';
import { lostCells, queueInputs, queueParagraphs } from './write-cells.ts';

export type SheetWriter = {
  /** The cells that do not show what was written although Excel took it: most likely one of them is being edited. */
  readonly cells: (values: ReadonlyMap<CellId, CellValue | null>) => Promise<BatchOutcome<readonly CellId[]>>;
  readonly section: (section: SectionKey, paragraphs: readonly string[]) => Promise<BatchOutcome<void>>;
  readonly title: (organ: string, year: number | null) => Promise<BatchOutcome<void>>;
  /** The front sheet's count of totals the source states otherwise: a formula of the layout, or nothing. */
  readonly stated: (formula: string) => Promise<BatchOutcome<void>>;
  /** Writes what was held back for this sheet. */
  readonly bringUp: (key: SheetKey) => Promise<void>;
  /** Values held back: what the cells would show if their sheet could be written. */
  readonly held: () => ReadonlyMap<CellId, CellValue | null>;
};

export type WriterDeps = {
  readonly runner: BatchRunner;
  readonly sheets: () => OpenSheets;
  /** Called while a cell is being edited, with the number of changes that wait. */
  readonly onBusy: (count: number) => void;
  readonly onRefused: OnRefused;
};

export const createSheetWriter = ({ runner, sheets, onBusy, onRefused }: WriterDeps): SheetWriter => {
  const heldCells = new Map<CellId, CellValue | null>();
  const heldSections = new Map<SectionKey, readonly string[]>();
  let heldStated: string | null = null;
  let heldTitle: readonly [string, number | null] | null = null;
  const lostBefore = new Set<CellId>();

  const insist = createInsistence({ runner, sheets, onRefused });

  const writeCells = (bySheet: ReadonlyMap<SheetKey, ReadonlyMap<CellId, CellValue | null>>): Promise<BatchOutcome<readonly CellId[]>> => {
    const { plan, known, waiting } = sheets();
    return runner.run(
      (context) => {
        const areas = [...bySheet].flatMap(([key, own]) => {
          const sheetPlan = must(plan.sheetByKey.get(key), key);
          return queueInputs(context.workbook.names.getItem(sheetPlan.blockName).getRange(), sheetPlan, own);
        });
        return () => {
          const lost = new Set(lostCells(areas));
          for (const own of bySheet.values()) {
            rememberValues(known, new Map([...own].filter(([cell]) => !lost.has(cell) || lostBefore.has(cell))));
            for (const cell of own.keys()) waiting.delete(cell);
          }
          return [...lost];
        };
      },
      { onBusy: () => onBusy([...bySheet.values()].reduce((sum, own) => sum + own.size, 0)) },
    );
  };

  const cells: SheetWriter['cells'] = async (values) => {
    const { plan, broken, refusing } = sheets();
    const bySheet = new Map<SheetKey, Map<CellId, CellValue | null>>();
    for (const [cell, value] of values) {
      const key = plan.inputById.get(cell)?.sheet.sheet.key;
      if (key === undefined) continue;
      if (broken.has(key) || refusing.has(key)) heldCells.set(cell, value);
      else bySheet.set(key, (bySheet.get(key) ?? new Map()).set(cell, value));
    }
    if (bySheet.size === 0) return { ok: true, value: [] };
    const all = bySheet.size > 1 ? await writeCells(bySheet) : null;
    if (all && !isDenied(all)) return all.ok ? { ok: true, value: freshlyLost(all.value) } : all;
    // One sheet that refuses must not keep the others from what belongs to them.
    const lost: CellId[] = [];
    for (const [key, own] of bySheet) {
      const outcome = await insist<readonly CellId[]>(
        key,
        () => writeCells(new Map([[key, own]])),
        () => {
          for (const [cell, value] of own) heldCells.set(cell, value);
          return [];
        },
      );
      if (!outcome.ok) return outcome;
      lost.push(...outcome.value);
    }
    return { ok: true, value: freshlyLost(lost) };
  };

  /** The second time, what Excel makes of the value is accepted. */
  const freshlyLost = (lost: readonly CellId[]): readonly CellId[] => {
    const fresh = lost.filter((cell) => !lostBefore.has(cell));
    lostBefore.clear();
    for (const cell of fresh) lostBefore.add(cell);
    return fresh;
  };

  const section: SheetWriter['section'] = async (key, paragraphs) => {
    const { broken, refusing } = sheets();
    const hold = () => void heldSections.set(key, paragraphs);
    if (!broken.has(key) && !refusing.has(key)) return insist(key, () => writeSection(key, paragraphs), hold);
    hold();
    return DONE;
  };

  const writeSection: SheetWriter['section'] = (key, paragraphs) => {
    const { plan, known, waiting } = sheets();
    const sheetPlan = must(plan.sheetByKey.get(key), key);
    return runner.run(
      (context) => {
        const block = context.workbook.names.getItem(sheetPlan.blockName).getRange();
        queueParagraphs(block, sheetPlan, paragraphs);
        return () => {
          known.sections.set(key, plainParagraphs(paragraphs));
          waiting.delete(key);
        };
      },
      { onBusy: () => onBusy(1) },
    );
  };

  const title: SheetWriter['title'] = async (organ, year) => {
    const { broken, refusing } = sheets();
    const hold = () => {
      heldTitle = [organ, year];
    };
    if (!broken.has('cover') && !refusing.has('cover')) return insist('cover', () => writeTitle(organ, year), hold);
    hold();
    return DONE;
  };

  const writeTitle: SheetWriter['title'] = (organ, year) => {
    const { plan, known } = sheets();
    const cover = must(plan.sheetByKey.get('cover'), 'cover');
    return runner.run(
      (context) => {
        const block = context.workbook.names.getItem(cover.blockName).getRange();
        for (const cell of cover.sheet.cells) {
          if (cell.field === 'organ') block.getCell(cell.row, cell.column).formulas = [[textEntry(organ)]];
          if (cell.field === 'year') block.getCell(cell.row, cell.column).formulas = [[year ?? '']];
        }
        return () => {
          known.organ = organ;
          known.year = year;
        };
      },
      { onBusy: () => onBusy(1) },
    );
  };

  const stated: SheetWriter['stated'] = async (formula) => {
    const { plan, known, broken, refusing } = sheets();
    const cover = must(plan.sheetByKey.get('cover'), 'cover');
    const place = cover.sheet.cells.find(({ field }) => field === 'stated');
    if (!place || formula === known.stated) return DONE;
    const hold = () => {
      heldStated = formula;
    };
    if (!broken.has('cover') && !refusing.has('cover')) return insist('cover', () => writeStated(cover, place, formula), hold);
    hold();
    return DONE;
  };

  const writeStated = (cover: SheetPlan, place: FormCell, formula: string): Promise<BatchOutcome<void>> => {
    const { known } = sheets();
    return runner.run(
      (context) => {
        const block = context.workbook.names.getItem(cover.blockName).getRange();
        block.getCell(place.row, place.column).formulas = [[formulaIn(sheets())(formula)]];
        return () => {
          known.stated = formula;
        };
      },
      { onBusy: () => onBusy(1) },
    );
  };

  const bringUp: SheetWriter['bringUp'] = async (key) => {
    const { plan, refusing } = sheets();
    refusing.delete(key);
    const sheetPlan = plan.sheetByKey.get(key);
    const values = new Map<CellId, CellValue | null>();
    for (const { cell } of sheetPlan?.inputs ?? []) {
      const value = heldCells.get(cell);
      if (value === undefined) continue;
      values.set(cell, value);
      heldCells.delete(cell);
    }
    // Each is taken out before it is written: refused again, it is held again. What fails otherwise is put back and waits for the next reading.
    const give = async (write: () => Promise<BatchOutcome<unknown>>, putBack: () => void) => {
      if ((await write()).ok) return;
      putBack();
      refusing.add(key);
    };
    if (values.size > 0) {
      await give(
        () => cells(values),
        () => {
          for (const [cell, value] of values) if (!heldCells.has(cell)) heldCells.set(cell, value);
        },
      );
    }
    const own = sheetPlan?.sheet.section ?? null;
    const paragraphs = own === null ? undefined : heldSections.get(own);
    if (own !== null && paragraphs) {
      heldSections.delete(own);
      await give(
        () => section(own, paragraphs),
        () => {
          if (!heldSections.has(own)) heldSections.set(own, paragraphs);
        },
      );
    }
    if (key !== 'cover') return;
    const [formula, names] = [heldStated, heldTitle];
    heldStated = null;
    heldTitle = null;
    if (formula !== null) {
      await give(
        () => stated(formula),
        () => {
          heldStated ??= formula;
        },
      );
    }
    if (names) {
      await give(
        () => title(...names),
        () => {
          heldTitle ??= names;
        },
      );
    }
  };

  return { cells, section, title, stated, bringUp, held: () => heldCells };
};

const DONE = { ok: true, value: undefined } as const;
