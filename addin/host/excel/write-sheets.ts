// Brings values, paragraphs and the title into the drawn sheets, one batch each. What belongs to a sheet that is gone or
// misshapen is held back and written when the sheet is whole again. excel-host.ts makes one.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { SectionKey } from '#shared/edition/types';
import { must } from '#shared/result';
import type { SheetKey } from '#shared/workbook/address';
import { plainParagraphs } from '#shared/workbook/file-marks';
import { paragraphEntries } from './block-entries.ts';
import { textEntry } from './cell-text.ts';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import { formulaIn, type OpenSheets } from './open-sheets.ts';
import { rememberValues } from './reconcile.ts';
import { lostCells, queueInputs } from './write-cells.ts';

export type SheetWriter = {
  /** The cells that do not show what was written although Excel took it: most likely one of them is being edited. */
  readonly cells: (values: ReadonlyMap<CellId, CellValue | null>) => Promise<BatchOutcome<readonly CellId[]>>;
  readonly section: (section: SectionKey, paragraphs: readonly string[]) => Promise<BatchOutcome<void>>;
  readonly title: (organ: string, year: number | null) => Promise<BatchOutcome<void>>;
  /** The front sheet's count of totals the source states otherwise: a formula of the layout, or nothing. */
  readonly stated: (formula: string) => Promise<BatchOutcome<void>>;
  /** Writes what was held back for this sheet. */
  readonly bringUp: (key: SheetKey) => Promise<void>;
};

export type WriterDeps = {
  readonly runner: BatchRunner;
  readonly sheets: () => OpenSheets;
  /** Called while a cell is being edited, with the number of changes that wait. */
  readonly onBusy: (count: number) => void;
};

export const createSheetWriter = ({ runner, sheets, onBusy }: WriterDeps): SheetWriter => {
  const heldCells = new Map<CellId, CellValue | null>();
  const heldSections = new Map<SectionKey, readonly string[]>();
  let heldStated: string | null = null;
  let heldTitle: readonly [string, number | null] | null = null;
  const lostBefore = new Set<CellId>();

  const cells: SheetWriter['cells'] = async (values) => {
    const { plan, known, broken, waiting } = sheets();
    const bySheet = new Map<SheetKey, Map<CellId, CellValue | null>>();
    for (const [cell, value] of values) {
      const key = plan.inputById.get(cell)?.sheet.sheet.key;
      if (key === undefined) continue;
      if (broken.has(key)) heldCells.set(cell, value);
      else bySheet.set(key, (bySheet.get(key) ?? new Map()).set(cell, value));
    }
    if (bySheet.size === 0) return { ok: true, value: [] };
    const outcome = await runner.run(
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
      { onBusy: () => onBusy(values.size) },
    );
    if (!outcome.ok) return outcome;
    // The second time, what Excel makes of the value is accepted.
    const fresh = outcome.value.filter((cell) => !lostBefore.has(cell));
    lostBefore.clear();
    for (const cell of fresh) lostBefore.add(cell);
    return { ok: true, value: fresh };
  };

  const section: SheetWriter['section'] = async (key, paragraphs) => {
    const { plan, known, waiting, broken } = sheets();
    const sheetPlan = must(plan.sheetByKey.get(key), key);
    if (broken.has(key)) {
      heldSections.set(key, paragraphs);
      return DONE;
    }
    return runner.run(
      (context) => {
        const block = context.workbook.names.getItem(sheetPlan.blockName).getRange();
        const entries = paragraphEntries(paragraphs, 1);
        block.getCell(1, 0).getResizedRange(entries.length - 1, 0).formulas = entries;
        // People may leave rows empty between paragraphs, so everything below the new text is emptied.
        const rest = sheetPlan.rows - 1 - entries.length;
        if (rest > 0)
          block
            .getCell(1 + entries.length, 0)
            .getResizedRange(rest - 1, 0)
            .clear('Contents');
        return () => {
          known.sections.set(key, plainParagraphs(paragraphs));
          waiting.delete(key);
        };
      },
      { onBusy: () => onBusy(1) },
    );
  };

  const title: SheetWriter['title'] = async (organ, year) => {
    const { plan, known, broken } = sheets();
    const cover = must(plan.sheetByKey.get('cover'), 'cover');
    if (broken.has('cover')) {
      heldTitle = [organ, year];
      return DONE;
    }
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
    const { plan, known, broken } = sheets();
    const cover = must(plan.sheetByKey.get('cover'), 'cover');
    const place = cover.sheet.cells.find(({ field }) => field === 'stated');
    if (!place || formula === known.stated) return DONE;
    if (broken.has('cover')) {
      heldStated = formula;
      return DONE;
    }
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
    const sheetPlan = sheets().plan.sheetByKey.get(key);
    const values = new Map<CellId, CellValue | null>();
    for (const { cell } of sheetPlan?.inputs ?? []) {
      const value = heldCells.get(cell);
      if (value === undefined) continue;
      values.set(cell, value);
      heldCells.delete(cell);
    }
    if (values.size > 0 && !(await cells(values)).ok) for (const [cell, value] of values) heldCells.set(cell, value);
    const own = sheetPlan?.sheet.section ?? null;
    const paragraphs = own === null ? undefined : heldSections.get(own);
    if (own !== null && paragraphs && (await section(own, paragraphs)).ok) heldSections.delete(own);
    if (key === 'cover' && heldStated !== null && (await stated(heldStated)).ok) heldStated = null;
    if (key === 'cover' && heldTitle && (await title(...heldTitle)).ok) heldTitle = null;
  };

  return { cells, section, title, stated, bringUp };
};

const DONE = { ok: true, value: undefined } as const;
