// The only import of HyperFormula: one engine per edition, built once from the layout's own formula texts and then
// reused by swapping inputs. evaluate.ts is the only caller.
import { HyperFormula, type RawCellContent } from 'hyperformula';
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import type { Edition } from '../edition/types.ts';
import { must } from '../result.ts';
import type { CellAddress, SheetKey } from '../workbook/address.ts';
import { toA1 } from '../workbook/address.ts';
import type { FormSheet } from '../workbook/form.ts';
import { layoutOf } from '../workbook/layout.ts';

export type Engine = {
  /** Brings the sheets to these inputs and, where given, to this count of totals stated otherwise; only what differs is written. */
  readonly load: (inputs: ReadonlyMap<CellId, CellValue>, statedCount?: number) => void;
  /** The value a formula cell shows now: a number or a text. An error value is a bug in a formula and throws. */
  readonly shownAt: (address: CellAddress) => number | string;
};

/** The edition's engine; it keeps the inputs of the last caller, so load, read and let go without awaiting between. */
export const engineOf = (edition: Edition): Engine => {
  const known = engines.get(edition);
  if (known) return known;
  const engine = buildEngine(edition);
  engines.set(edition, engine);
  return engine;
};

const buildEngine = (edition: Edition): Engine => {
  const { sheets, addressById } = layoutOf(edition);
  const formula = HyperFormula.buildFromSheets(Object.fromEntries(sheets.map((sheet) => [sheet.name, sheetContent(sheet)])), OPTIONS);
  const indexByKey = new Map<SheetKey, number>(
    sheets.map((sheet) => [sheet.key, must(formula.getSheetId(sheet.name), `sheet ${sheet.name}`)]),
  );
  const place = ({ sheet, row, column }: CellAddress) => ({ sheet: must(indexByKey.get(sheet), sheet), row, col: column });
  const inputs = edition.inputs.map(({ id, kind }) => ({ id, kind, at: place(must(addressById.get(id), id)) }));
  const statedAt = sheets.flatMap(({ key, cells }) =>
    cells.filter(({ field }) => field === 'stated').map(({ row, column }) => place({ sheet: key, row, column })),
  );
  const loaded = new Map<CellId, CellValue>();
  let loadedCount = 0;

  const load = (values: ReadonlyMap<CellId, CellValue>, statedCount = loadedCount): void => {
    if (statedCount !== loadedCount) {
      for (const at of statedAt) formula.setCellContents(at, statedCount);
      loadedCount = statedCount;
    }
    const changed = inputs.filter(({ id }) => values.get(id) !== loaded.get(id));
    if (changed.length === 0) return;
    formula.suspendEvaluation();
    try {
      for (const { id, kind, at } of changed) {
        const value = values.get(id);
        formula.setCellContents(at, value === undefined ? null : kind === 'amount' ? `'${value}` : value);
        if (value === undefined) loaded.delete(id);
        else loaded.set(id, value);
      }
    } catch (error) {
      // Half-swapped inputs must never answer for another report.
      engines.delete(edition);
      throw error;
    } finally {
      formula.resumeEvaluation();
    }
  };
  const shownAt = (address: CellAddress): number | string => {
    const value = formula.getCellValue(place(address));
    if (typeof value === 'number' || typeof value === 'string') return value;
    throw new Error(`no value at ${address.sheet}!${toA1(address.row, address.column)}: ${JSON.stringify(value)}`);
  };
  return { load, shownAt };
};

const sheetContent = (sheet: FormSheet): RawCellContent[][] => {
  const rows: RawCellContent[][] = [];
  for (const { row, column, formula } of sheet.cells) {
    if (formula === null) continue;
    const line = rows[row] ?? [];
    rows[row] = line;
    line[column] = formula;
  }
  return Array.from(rows, (line) => Array.from(line ?? [], (content) => content ?? null));
};

const engines = new WeakMap<Edition, Engine>();

// Whole numbers only, so no rounding of sums; no undo stack; text as Excel compares it.
const OPTIONS = { licenseKey: 'gpl-v3', undoLimit: 0, smartRounding: false, useStats: false } as const;
