// The in-memory workbook behind the test host: sheets, names, settings, selection; formulas by HyperFormula.
// Coercion here is our reading of Excel's manners, not Excel itself (docs/excel.md says so).
import { HyperFormula } from 'hyperformula';
import type { RangeBounds } from '#shared/workbook/address';
import {
  type Content,
  cellsOf,
  emptySheet,
  isLocked,
  keyOf,
  mergeAt,
  type Plain,
  placeOf,
  type SheetModel,
  styleOf,
} from './sheet-model.ts';
import { WireError } from './wire-error.ts';

export type NameModel = { readonly name: string; formula: string; visible: boolean };

export type WorkbookModel = {
  readonly sheets: SheetModel[];
  readonly names: Map<string, NameModel>;
  readonly settings: Map<string, unknown>;
  /** Who saved the file last. */
  lastAuthor: string;
  /** How formulas are calculated, as Excel tells it. */
  readonly calculation: { mode: 'Automatic' | 'Manual'; state: 'Done' | 'Calculating' | 'Pending' };
  /** From here formulas go on showing what they show now, until `calculate`; one entered meanwhile is calculated at once. */
  readonly holdCalculation: (kind: 'manual' | 'running') => void;
  readonly calculate: () => void;
  active: SheetModel;
  selection: { sheet: SheetModel; bounds: RangeBounds };
  readonly addSheet: (name: string) => SheetModel;
  readonly renameSheet: (sheet: SheetModel, name: string) => void;
  readonly deleteSheet: (sheet: SheetModel) => void;
  readonly findSheet: (nameOrId: string) => SheetModel | null;
  /** Enters something as a person or a program would: "=…" is a formula, a leading apostrophe makes text, "" empties. */
  readonly enter: (sheet: SheetModel, row: number, column: number, entry: Plain) => void;
  /** Writes a block; null leaves a cell alone. Refuses locked cells on a protected sheet. */
  readonly write: (sheet: SheetModel, bounds: RangeBounds, block: readonly (readonly unknown[])[]) => void;
  readonly valueAt: (sheet: SheetModel, row: number, column: number) => Plain;
  readonly formulaAt: (sheet: SheetModel, row: number, column: number) => Plain;
};

/** A new workbook with the one empty sheet every new file has. */
export const createWorkbook = (): WorkbookModel => {
  const engine = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3' });
  const engineSheet = (sheet: SheetModel): number => {
    const id = engine.getSheetId(sheet.name);
    if (id === undefined) throw new Error(`the engine does not know the sheet ${sheet.name}`);
    return id;
  };
  const store = (sheet: SheetModel, row: number, column: number, content: Content | null): void => {
    const key = keyOf(row, column);
    if (content === null) sheet.contents.delete(key);
    else sheet.contents.set(key, content);
    const shown = content === null ? null : content.kind === 'formula' ? content.text : engineValue(content.value);
    // Evaluated when somebody looks.
    if (!engine.isEvaluationSuspended()) engine.suspendEvaluation();
    engine.setCellContents({ sheet: engineSheet(sheet), row, col: column }, [[shown]]);
  };
  const sheets: SheetModel[] = [];
  const addSheet = (name: string): SheetModel => {
    if (name.length > 31 || /[\\/?*[\]:]/.test(name) || name === '') throw new WireError('InvalidArgument', `sheet name ${name}`);
    if (sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) {
      throw new WireError('ItemAlreadyExists', `A sheet named ${name} exists already.`);
    }
    const sheet = emptySheet(`{00000000-0000-0000-0000-${String(++lastId).padStart(12, '0')}}`, name);
    engine.addSheet(name);
    sheets.push(sheet);
    return sheet;
  };
  const first = addSheet('Sheet1');
  let held: Map<Content, Plain> | null = null;
  const workbook: WorkbookModel = {
    sheets,
    names: new Map(),
    settings: new Map(),
    lastAuthor: '',
    calculation: { mode: 'Automatic', state: 'Done' },
    holdCalculation: (kind) => {
      const shown = new Map<Content, Plain>();
      for (const sheet of sheets) {
        for (const [key, content] of sheet.contents) {
          const { row, column } = placeOf(key);
          if (content.kind === 'formula') shown.set(content, workbook.valueAt(sheet, row, column));
        }
      }
      held = shown;
      Object.assign(workbook.calculation, kind === 'manual' ? { mode: 'Manual', state: 'Pending' } : { state: 'Calculating' });
    },
    calculate: () => {
      held = null;
      workbook.calculation.state = 'Done';
    },
    active: first,
    selection: { sheet: first, bounds: { row: 0, column: 0, lastRow: 0, lastColumn: 0 } },
    addSheet,
    renameSheet: (sheet, name) => {
      engine.renameSheet(engineSheet(sheet), name);
      const old = `'${sheet.name.replaceAll("'", "''")}'!`;
      const now = `'${name.replaceAll("'", "''")}'!`;
      for (const [key, item] of workbook.names) workbook.names.set(key, { ...item, formula: item.formula.replaceAll(old, now) });
      for (const other of sheets) {
        for (const [key, content] of other.contents) {
          if (content.kind === 'formula') other.contents.set(key, { kind: 'formula', text: content.text.replaceAll(old, now) });
        }
      }
      sheet.name = name;
    },
    deleteSheet: (sheet) => {
      const old = `'${sheet.name.replaceAll("'", "''")}'!`;
      for (const [key, item] of workbook.names) {
        if (item.formula.includes(old)) workbook.names.set(key, { ...item, formula: '=#REF!' });
      }
      engine.removeSheet(engineSheet(sheet));
      sheets.splice(sheets.indexOf(sheet), 1);
      const [next] = sheets;
      if (workbook.active === sheet && next) workbook.active = next;
    },
    findSheet: (nameOrId) => sheets.find((sheet) => sheet.id === nameOrId || sheet.name.toLowerCase() === nameOrId.toLowerCase()) ?? null,
    enter: (sheet, row, column, entry) => {
      const merge = mergeAt(sheet, row, column);
      if (merge && (merge.row !== row || merge.column !== column)) return;
      store(sheet, row, column, contentOf(entry, styleOf(sheet, 'numberFormat', keyOf(row, column)) === '@'));
    },
    write: (sheet, bounds, block) => {
      const height = bounds.lastRow - bounds.row + 1;
      const width = bounds.lastColumn - bounds.column + 1;
      if (block.length !== height || block.some((line) => line.length !== width)) {
        throw new WireError('InvalidArgument', 'The number of rows or columns in the input array does not match the range.');
      }
      for (const { row, column, key } of cellsOf(bounds)) {
        const entry = block[row - bounds.row]?.[column - bounds.column];
        if (sheet.protectedWith !== null && isLocked(sheet, key)) throw new WireError('AccessDenied', 'The sheet is protected.');
        if (entry === null || entry === undefined) continue;
        if (typeof entry !== 'string' && typeof entry !== 'number' && typeof entry !== 'boolean')
          throw new WireError('InvalidArgument', 'cell value');
        workbook.enter(sheet, row, column, entry);
      }
    },
    valueAt: (sheet, row, column) => {
      const content = sheet.contents.get(keyOf(row, column));
      if (!content) return '';
      if (content.kind === 'value') return content.value;
      const shown = held?.get(content);
      if (shown !== undefined) return shown;
      if (engine.isEvaluationSuspended()) engine.resumeEvaluation();
      const value = engine.getCellValue({ sheet: engineSheet(sheet), row, col: column });
      if (value === null) return 0;
      return typeof value === 'object' ? String(value.value) : value;
    },
    formulaAt: (sheet, row, column) => {
      const content = sheet.contents.get(keyOf(row, column));
      if (!content) return '';
      return content.kind === 'formula' ? content.text : content.value;
    },
  };
  return workbook;
};

const contentOf = (entry: Plain, isTextCell: boolean): Content | null => {
  if (entry === '') return null;
  if (typeof entry !== 'string') return { kind: 'value', value: isTextCell ? String(entry) : entry };
  if (entry.startsWith("'")) return { kind: 'value', value: entry.slice(1) };
  if (isTextCell) return { kind: 'value', value: entry };
  if (/^[=+@-]/.test(entry) && !NUMBER.test(entry)) return { kind: 'formula', text: entry.startsWith('=') ? entry : `=${entry}` };
  if (NUMBER.test(entry)) return { kind: 'value', value: Number(entry.replaceAll(',', '')) };
  return { kind: 'value', value: entry };
};

/** The engine reads texts as entries, so a text gets its apostrophe back. */
const engineValue = (value: Plain): Plain => (typeof value === 'string' ? `'${value}` : value);

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

let lastId = 0;
