// The Excel adapter of the WorkbookHost port. Sheets are drawn once and adopted ever after; writes go out as one batch;
// what people do is found by reading again. A write that Excel does not take rejects, and the binding tries it again.
import type { CellId } from '#shared/cell/cell-id';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Trend } from '#shared/picture/trend';
import { must } from '#shared/result';
import type { FileCopy } from '../file-copy.ts';
import type { Notice } from '../notice.ts';
import { cellLabel } from '../place-label.ts';
import type { SheetFault } from '../sheet-fault.ts';
import type { HostEdit, WorkbookHost } from '../workbook-host.ts';
import { buildSheets } from './build-sheets.ts';
import { type BatchOutcome, type BatchSettings, type BatchTrouble, createBatchRunner, type ExcelApi } from './excel-batch.ts';
import { addHandlers, type Handler, removeHandlers } from './excel-events.ts';
import { ExcelTrouble, troubleCode, troubleMessage } from './excel-trouble.ts';
import { queueKeepBase } from './file-base.ts';
import { serverHere } from './file-binding.ts';
import { keepCharts } from './keep-charts.ts';
import { createListeners } from './listeners.ts';
import { type OpenSheets, openSheets } from './open-sheets.ts';
import { readInputs } from './read-inputs.ts';
import { repairFault } from './repair-fault.ts';
import { selectCells } from './select-cells.ts';
import { statedFormula } from './stated-formula.ts';
import { createTwinEngines } from './twin-engines.ts';
import { watchSheets } from './watch-sheets.ts';
import { createSheetWriter } from './write-sheets.ts';

export type ExcelHostDeps = {
  readonly excel: ExcelApi;
  readonly lang: Lang;
  /** Written into the file, so that a renamed or mailed copy finds its report again. */
  readonly reportId: string | null;
  readonly onNotice: (notice: Notice) => void;
  readonly batch?: BatchSettings;
  /** The host of the pane's address, which tells servers apart; the page's own unless told. */
  readonly server?: string;
  /** Milliseconds between readings of all sheets, for changes Excel never told of. */
  readonly reconcileMs?: number;
  /** Milliseconds until a reading that failed is repeated, and of quiet until totals are looked at after a calculation. */
  readonly againMs?: number;
};

/** Makes the host; nothing is sent before `build`. Presence and findings are shown by the pane, not drawn into the file. */
export const createExcelHost = ({
  excel,
  lang,
  reportId,
  onNotice,
  server = serverHere(),
  batch = {},
  reconcileMs = RECONCILE_MS,
  againMs = AGAIN_MS,
}: ExcelHostDeps): WorkbookHost => {
  const runner = createBatchRunner(excel, batch);
  const editListeners = createListeners<[readonly HostEdit[]]>();
  const selectListeners = createListeners<[CellId | null, (CellId | null)?]>();
  let open: OpenSheets | null = null;
  let handlers: readonly Handler[] = [];
  let told: string | null = null;
  let statedTotals: ReadonlyMap<CellId, number> = new Map();
  let isOpened = false;
  let years: Trend | null | undefined;
  let copy: FileCopy | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  const pauses = new Set<ReturnType<typeof setTimeout>>();
  let isClosed = false;

  /** The same trouble is told once until something works again. */
  const tell = (trouble: Message): void => {
    if (told === trouble.key || isClosed) return;
    told = trouble.key;
    onNotice(plain(trouble));
  };
  const fail = (trouble: BatchTrouble): never => {
    const notice = troubleMessage(trouble);
    tell(notice);
    throw new ExcelTrouble(notice);
  };
  const faultListeners = createListeners<[readonly SheetFault[]]>();
  const twin = createTwinEngines({
    onFaults: faultListeners.tell,
  });
  const watch = watchSheets({
    runner,
    twin,
    sheets: () => open,
    onEdits: (edits) => {
      if (!isClosed) editListeners.tell(edits);
    },
    onNotice: (notice) => {
      if (!isClosed) onNotice(notice);
    },
    onTrouble: tell,
    onWhole: (key) => void writer.bringUp(key),
    again: (work) => {
      if (isClosed) return;
      const pause = setTimeout(() => {
        pauses.delete(pause);
        work();
      }, againMs);
      pauses.add(pause);
    },
  });

  let isListening = false;
  const listen = (context: Excel.RequestContext): void => {
    if (handlers.length > 0) return;
    handlers = addHandlers(context, watch, selectListeners.tell);
  };
  /** Events that were heard before stay. */
  const forget = (): void => {
    if (!isListening) handlers = [];
  };
  const onBusy = (count: number): void => tell(message('excel.waitingForCell', { count }));
  const standing = (): OpenSheets => must(open, 'built sheets');
  const writer = createSheetWriter({
    runner,
    sheets: standing,
    onBusy,
    onRefused: (sheet, isOpenAgain) => onNotice(plain(message(isOpenAgain ? 'excel.openedAgain' : 'excel.sheetLocked', { sheet }))),
  });
  /** Rejects where Excel did not take it; otherwise whatever was told before is over. */
  const taken = <T>(outcome: BatchOutcome<T>): T => {
    if (!outcome.ok) return fail(outcome.trouble);
    told = null;
    return outcome.value;
  };

  /** Nothing is lost by a jump that did not happen: it is told and not thrown. */
  const select = async (cells: readonly CellId[]): Promise<void> => {
    const [first] = cells;
    if (!open || !first) return;
    const outcome = await selectCells(runner, open, cells);
    if (!outcome.ok) tell(troubleMessage(outcome.trouble));
    else if (outcome.value)
      onNotice({ message: message('excel.rowHidden', { place: cellLabel(open.plan.edition, first) }), cell: first, section: null });
  };
  /** The workbook is whole without them, so a chart that could not be drawn is told and no more. */
  const drawCharts = async (): Promise<void> => {
    if (!open || !isOpened || years === undefined) return;
    const trouble = await keepCharts(runner, open, years);
    if (trouble) tell(message('excel.noCharts', { code: troubleCode(trouble) }));
  };

  return {
    kind: 'excel',
    build: async (edition, content, synced = null) => {
      const isOpening = !isOpened;
      open = openSheets(edition, content);
      const deps = { runner, lang, reportId, server, synced, isOpening, listen, forget, onBusy: () => onBusy(content.cells.size) };
      const outcome = await buildSheets(open, content, {
        ...deps,
        tell: (sentence) => onNotice(plain(sentence)),
      });
      if (!outcome.ok) {
        const { trouble } = outcome;
        const notice = trouble.kind === 'refused' ? message('excel.cannotBuild', { code: trouble.code }) : troubleMessage(trouble);
        tell(notice);
        throw new ExcelTrouble(notice);
      }
      isListening = true;
      const { late } = outcome.value;
      taken(await writer.cells(late.cells));
      for (const [section, paragraphs] of late.sections) taken(await writer.section(section, paragraphs));
      taken(await writer.stated(statedFormula(edition, statedTotals)));
      // Only now: were the file built again before, what it changed by itself would not be left standing.
      isOpened = true;
      if (isOpening) copy = outcome.value.copy;
      void drawCharts();
      timer ??= setInterval(() => {
        open?.waiting.clear();
        void watch.reread();
      }, reconcileMs);
    },
    drawYears: (trend) => {
      years = trend;
      return drawCharts();
    },
    takeCopy: () => {
      const found = copy;
      copy = null;
      return found;
    },
    keepSynced: async (content, synced) => {
      taken(
        await runner.run((context) => {
          queueKeepBase(context, content, synced);
          return () => undefined;
        }),
      );
    },
    write: async (values) => {
      const outcome = await writer.cells(values);
      // A sheet may be gone: looking again tells, and what belongs to it is then held back.
      if (!outcome.ok) void watch.reread();
      const lost = taken(outcome);
      if (lost.length > 0) throw new ExcelTrouble(message('excel.waitingForCell', { count: lost.length }));
    },
    writeSection: async (section, paragraphs) => taken(await writer.section(section, paragraphs)),
    writeTitle: async (organ, year) => taken(await writer.title(organ, year)),
    read: async () => {
      const outcome = await readInputs(runner, standing(), writer.held());
      if (!outcome.ok) return fail(outcome.trouble);
      // The caller takes the values; texts, formulas and titles are looked after here.
      void watch.reread();
      return outcome.value;
    },
    // Data cells stay open in Excel (protecting clears the undo list): the binding puts back what a person may not write.
    lock: async () => undefined,
    // The front sheet counts the totals the source states otherwise, as the web's and the file's do.
    decorate: async ({ stated }) => {
      statedTotals = stated;
      if (open) taken(await writer.stated(statedFormula(open.plan.edition, stated)));
    },
    select: (cell) => select([cell]),
    selectAll: (cells) => select(cells),
    onEdit: editListeners.add,
    onSelect: selectListeners.add,
    onFaults: (listener) => {
      listener(twin.faults());
      return faultListeners.add(listener);
    },
    repair: async (fault) => {
      const outcome = await repairFault(fault, standing(), runner, writer);
      taken<unknown>(outcome);
      await watch.reread();
    },
    close: () => {
      isClosed = true;
      if (timer) clearInterval(timer);
      for (const pause of pauses) clearTimeout(pause);
      editListeners.clear();
      selectListeners.clear();
      faultListeners.clear();
      twin.close();
      runner.close();
      removeHandlers(handlers);
      handlers = [];
    },
  };
};

const plain = (sentence: Message): Notice => ({ message: sentence, cell: null, section: null });

const RECONCILE_MS = 180_000;
const AGAIN_MS = 1500;
