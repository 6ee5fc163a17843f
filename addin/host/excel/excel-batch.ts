// Runs batches against Excel, one after another: one sync each, postponed while a cell is edited, with a watchdog,
// because a sync has no time limit of its own. excel-host.ts and start-excel.ts are the users.

/** The part of Microsoft's `Excel` namespace we start from; everything else hangs on the context. */
export type ExcelApi = { readonly RequestContext: typeof Excel.RequestContext; readonly run: typeof Excel.run };

/** Why a batch did not happen. busy: a cell is being edited; silent: no answer in time; refused: Excel's own error code. */
export type BatchTrouble =
  | { readonly kind: 'busy' }
  | { readonly kind: 'silent'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly code: string };

export type BatchOutcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: BatchTrouble };

/** Queues actions on the context and returns what to pick from it after the sync. Must be repeatable. */
type BatchWork<T> = (context: Excel.RequestContext) => () => T;

export type BatchRunner = {
  /** Waits for the batches before it, then makes exactly one round trip. While a cell is edited it tries again until `close`. */
  readonly run: <T>(work: BatchWork<T>, options?: { readonly onBusy?: () => void }) => Promise<BatchOutcome<T>>;
  /** Lets the running batch end and refuses all others. */
  readonly close: () => void;
};

export type BatchSettings = {
  readonly watchdogMs?: number;
  /** First pause before another try while a cell is edited; doubled up to sixteen times this. */
  readonly retryMs?: number;
};

export const createBatchRunner = (excel: ExcelApi, { watchdogMs = WATCHDOG_MS, retryMs = RETRY_MS }: BatchSettings = {}): BatchRunner => {
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const once = async <T>(work: BatchWork<T>): Promise<BatchOutcome<T>> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<BatchOutcome<T>>((resolve) => {
      timer = setTimeout(() => resolve({ ok: false, trouble: { kind: 'silent', seconds: Math.round(watchdogMs / 1000) } }), watchdogMs);
    });
    try {
      return await Promise.race([silence, roundTrip(excel, work)]);
    } catch (error) {
      return { ok: false, trouble: troubleOf(error) };
    } finally {
      clearTimeout(timer);
    }
  };
  const patiently = async <T>(work: BatchWork<T>, onBusy: () => void): Promise<BatchOutcome<T>> => {
    for (let pause = retryMs; ; pause = Math.min(pause * 2, retryMs * 16)) {
      if (closed) return { ok: false, trouble: { kind: 'refused', code: 'Closed' } };
      const outcome = await once(work);
      if (outcome.ok || outcome.trouble.kind !== 'busy') return outcome;
      onBusy();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  return {
    run: (work, { onBusy = () => undefined } = {}) => {
      const outcome = last.then(() => patiently(work, onBusy));
      last = outcome.catch(() => undefined);
      return outcome;
    },
    close: () => {
      closed = true;
    },
  };
};

const roundTrip = async <T>(excel: ExcelApi, work: BatchWork<T>): Promise<BatchOutcome<T>> => {
  const context = new excel.RequestContext();
  const pick = work(context);
  // Queued outside, sent by an empty run: so it waits for cell editing, and yet no range is tracked (inside a run each
  // would cost three actions more, and a second message to be forgotten again).
  await excel.run({ delayForCellEdit: true, previousObjects: context }, async () => undefined);
  return { ok: true, value: pick() };
};

const troubleOf = (error: unknown): BatchTrouble => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
  // Anything without a code is a bug of ours, not an answer of Excel's.
  if (code === null) throw error;
  return BUSY_CODES.has(code) ? { kind: 'busy' } : { kind: 'refused', code };
};

const BUSY_CODES: ReadonlySet<string> = new Set(['InvalidOperationInCellEditMode', '5004', 'HostIsBusy']);
const WATCHDOG_MS = 30_000;
const RETRY_MS = 250;
