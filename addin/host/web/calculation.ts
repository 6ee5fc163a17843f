// The live totals: loads the formula engine after the first paint and runs it once per burst of changes.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { Edition } from '#shared/edition/types';

/** What every formula cell shows, keyed `${sheetKey}!${A1}`. */
export type Totals = ReadonlyMap<string, string | number>;
export type Calc = {
  readonly evaluateForm: (edition: Edition, inputs: ReadonlyMap<CellId, CellValue>, statedCount?: number) => Totals;
};

export type Calculation = {
  /** Something changed; `run` follows. */
  readonly request: () => void;
  /** The engine, once it is here. */
  readonly engine: () => Calc | null;
  readonly close: () => void;
};

export const createCalculation = (
  loadCalc: () => Promise<Calc>,
  run: (calc: Calc) => void,
  /** Told when the engine could not be loaded (its file is fetched only now); the next request tries again. */
  onFailure: () => void,
): Calculation => {
  let calc: Calc | null = null;
  let isLoading = false;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastRun = 0;
  const load = async () => {
    isLoading = true;
    try {
      calc = await loadCalc();
    } catch {
      onFailure();
    }
    isLoading = false;
    if (calc) request();
  };
  const request = () => {
    if (isClosed || timer !== null || isLoading) return;
    const wait = calc === null ? FIRST_PAINT : Math.max(0, lastRun + FRAME - performance.now());
    timer = setTimeout(() => {
      timer = null;
      if (calc === null) {
        void load();
        return;
      }
      run(calc);
      lastRun = performance.now();
    }, wait);
  };
  return {
    request,
    engine: () => calc,
    close: () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};

/** Milliseconds: one drawn frame, and long enough after building for the empty form to be on the screen. */
const FRAME = 16;
const FIRST_PAINT = 30;
