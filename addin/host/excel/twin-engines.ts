// E1: what the sheets' totals show is compared with what HyperFormula makes of the very inputs read in the same round trip, so
// that events may come late or in any order. watch-sheets.ts hands over every reading; excel-host.ts passes the faults on.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { readCellValue } from '#shared/cell/cell-value';
import type { Edition } from '#shared/edition/types';
import type { SheetKey } from '#shared/workbook/address';
import type { SheetFault } from '../sheet-fault.ts';
import { readEntry } from './cell-text.ts';
import type { StandingBlock } from './find-sheets.ts';

/** How Excel calculates, read together with the blocks. */
export type CalculationNow = { readonly isManual: boolean; readonly isDone: boolean };

type Evaluate = (edition: Edition, inputs: ReadonlyMap<CellId, CellValue>) => ReadonlyMap<CellId, number>;

export type TwinEngines = {
  /** Takes a block as just read. False where Excel is still calculating: the reading says nothing, another one is due. */
  readonly take: (edition: Edition, block: StandingBlock, calculation: CalculationNow) => boolean;
  /** The sheet's formulas were just written again: what was read before says nothing any more. */
  readonly forget: (key: SheetKey) => void;
  /** Whether a calculation of this sheet was under way when it was last read. */
  readonly isAwaited: (key: SheetKey) => boolean;
  readonly faults: () => readonly SheetFault[];
  readonly close: () => void;
};

export type TwinDeps = {
  readonly onFaults: (faults: readonly SheetFault[]) => void;
  /** The second engine; fetched with the first reading, as it is large. */
  readonly loadEvaluate?: () => Promise<Evaluate>;
};

export const createTwinEngines = ({ onFaults, loadEvaluate = importEvaluate }: TwinDeps): TwinEngines => {
  const readings = new Map<SheetKey, Reading>();
  const awaited = new Set<SheetKey>();
  let evaluate: Evaluate | null = null;
  let isLoading = false;
  let told = '[]';
  let now: readonly SheetFault[] = [];
  let isClosed = false;

  const judge = (): void => {
    if (isClosed || !evaluate) return;
    const judged = evaluate;
    now = [...readings.values()].flatMap((reading) => faultsOf(reading, judged(reading.edition, reading.inputs)));
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    onFaults(now);
  };
  const load = (): void => {
    if (isLoading) return;
    isLoading = true;
    loadEvaluate().then(
      (loaded) => {
        evaluate = loaded;
        judge();
      },
      // The code could not be fetched; the next reading tries again.
      () => {
        isLoading = false;
      },
    );
  };

  return {
    take: (edition, block, calculation) => {
      const { key } = block.plan.sheet;
      // A total may be behind for a moment only where Excel says so itself.
      if (!calculation.isManual && !calculation.isDone) {
        awaited.add(key);
        return false;
      }
      awaited.delete(key);
      const reading = readingOf(edition, block, calculation);
      if (reading === null) return true;
      readings.set(key, reading);
      if (evaluate) judge();
      else load();
      return true;
    },
    forget: (key) => {
      if (readings.delete(key)) judge();
    },
    isAwaited: (key) => awaited.has(key),
    faults: () => now,
    close: () => {
      isClosed = true;
    },
  };
};

type Reading = {
  readonly edition: Edition;
  readonly inputs: ReadonlyMap<CellId, CellValue>;
  readonly texts: ReadonlyMap<CellId, { readonly shown: string; readonly means: CellValue }>;
  readonly shown: ReadonlyMap<CellId, string | number | null>;
  readonly overwritten: ReadonlySet<CellId>;
  readonly isManual: boolean;
};

const readingOf = (edition: Edition, { plan, values, formulas }: StandingBlock, { isManual }: CalculationNow): Reading | null => {
  const totals = plan.fixed.filter(({ cell, formula }) => cell !== null && formula !== null);
  if (totals.length === 0) return null;
  const inputs = new Map<CellId, CellValue>();
  const texts = new Map<CellId, { shown: string; means: CellValue }>();
  for (const { cell, kind, form } of plan.inputs) {
    const stands = values[form.row]?.[form.column];
    const entry = readEntry(kind, stands);
    const read = entry === null ? null : readCellValue(kind, String(entry));
    if (!read?.ok || read.value === null) continue;
    inputs.set(cell, read.value);
    if (kind !== 'amount' && typeof stands === 'string') texts.set(cell, { shown: stands, means: read.value });
  }
  const shown = new Map<CellId, string | number | null>();
  const overwritten = new Set<CellId>();
  for (const { cell, row, column } of totals) {
    const stands = values[row]?.[column];
    if (cell === null) continue;
    if (!isFormula(formulas[row]?.[column])) overwritten.add(cell);
    shown.set(cell, typeof stands === 'number' ? stands : stands === '' || stands === undefined ? null : String(stands));
  }
  return { edition, inputs, texts, shown, overwritten, isManual };
};

/** The cause and not its consequences: a lost formula or a text explains the totals that count it. */
const faultsOf = (reading: Reading, computed: ReadonlyMap<CellId, number>): SheetFault[] => {
  const { shown, overwritten, texts, isManual } = reading;
  if (overwritten.size > 0) {
    return [...overwritten].map((cell) => ({
      kind: 'total',
      cell,
      shown: shown.get(cell) ?? null,
      computed: computed.get(cell) ?? 0,
      isOverwritten: true,
    }));
  }
  if (texts.size > 0) return [...texts].map(([cell, text]) => ({ kind: 'text', cell, ...text }));
  const different = [...shown].flatMap(([cell, value]) => {
    const right = computed.get(cell);
    // A total over blanks may be shown as nothing.
    return right === undefined || (value ?? 0) === right ? [] : [{ cell, shown: value, computed: right }];
  });
  const [first] = different;
  if (isManual && first) return [{ kind: 'manual', ...first, count: different.length }];
  return different.map((total) => ({ kind: 'total', ...total, isOverwritten: false }));
};

const isFormula = (entry: unknown): boolean => typeof entry === 'string' && entry.startsWith('=');

const importEvaluate = async (): Promise<Evaluate> => (await import('#shared/calc/evaluate')).evaluate;
