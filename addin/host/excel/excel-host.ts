// The Excel adapter of the WorkbookHost port. Sheets are drawn once and adopted ever after; writes go out as one batch;
// what people do is found by reading again. A write that Excel does not take rejects, and the binding tries it again.
import type { CellId } from '#shared/cell/cell-id';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { must } from '#shared/result';
import type { FileCopy } from '../file-copy.ts';
import type { Notice } from '../notice.ts';
import type { SheetFault } from '../sheet-fault.ts';
import type { HostEdit, WorkbookHost } from '../workbook-host.ts';
import { buildSheets } from './build-sheets.ts';
import { type BatchOutcome, type BatchSettings, type BatchTrouble, createBatchRunner, type ExcelApi } from './excel-batch.ts';
import { addHandlers, type Handler, removeHandlers } from './excel-events.ts';
import { queueKeepBase } from './file-base.ts';
import { serverHere } from './file-binding.ts';
import { type OpenSheets, openSheets } from './open-sheets.ts';
import { readInputs } from './read-inputs.ts';
import { placeOf, repairFault } from './repair-fault.ts';
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

/** What a rejected call of the host carries. */
class ExcelTrouble extends Error {
  readonly notice: Message;
  constructor(notice: Message) {
    super(notice.key);
    this.notice = notice;
  }
}

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
  const editListeners = new Set<(edits: readonly HostEdit[]) => void>();
  const selectListeners = new Set<(cell: CellId | null) => void>();
  let open: OpenSheets | null = null;
  let handlers: readonly Handler[] = [];
  let told: string | null = null;
  let statedTotals: ReadonlyMap<CellId, number> = new Map();
  let isOpened = false;
  let copy: FileCopy | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  const pauses = new Set<ReturnType<typeof setTimeout>>();
  let isClosed = false;

  /** The same trouble is told once until something works again. */
  const tell = (trouble: Message): void => {
    if (told === trouble.key || isClosed) return;
    told = trouble.key;
    onNotice({ message: trouble, cell: null, section: null });
  };
  const fail = (trouble: BatchTrouble): never => {
    const notice = troubleMessage(trouble);
    tell(notice);
    throw new ExcelTrouble(notice);
  };
  const faultListeners = new Set<(faults: readonly SheetFault[]) => void>();
  const twin = createTwinEngines({
    onFaults: (faults) => {
      for (const listener of [...faultListeners]) listener(faults);
    },
  });
  const watch = watchSheets({
    runner,
    twin,
    sheets: () => open,
    onEdits: (edits) => {
      if (!isClosed) for (const listener of [...editListeners]) listener(edits);
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

  const listen = (context: Excel.RequestContext): void => {
    if (handlers.length > 0) return;
    handlers = addHandlers(context, watch, (cell) => {
      for (const listener of [...selectListeners]) listener(cell);
    });
  };
  const onBusy = (count: number): void => tell(message('excel.waitingForCell', { count }));
  const standing = (): OpenSheets => must(open, 'built sheets');
  const writer = createSheetWriter({ runner, sheets: standing, onBusy });
  /** Rejects where Excel did not take it; otherwise whatever was told before is over. */
  const taken = <T>(outcome: BatchOutcome<T>): T => {
    if (!outcome.ok) return fail(outcome.trouble);
    told = null;
    return outcome.value;
  };

  return {
    kind: 'excel',
    build: async (edition, content, synced = null) => {
      const isOpening = !isOpened;
      open = openSheets(edition, content);
      const deps = { runner, lang, reportId, server, synced, isOpening, listen, onBusy: () => onBusy(content.cells.size) };
      const outcome = await buildSheets(open, content, {
        ...deps,
        tell: (sentence) => onNotice({ message: sentence, cell: null, section: null }),
      });
      if (!outcome.ok) {
        handlers = [];
        const { trouble } = outcome;
        const notice = trouble.kind === 'refused' ? message('excel.cannotBuild', { code: trouble.code }) : troubleMessage(trouble);
        tell(notice);
        throw new ExcelTrouble(notice);
      }
      told = null;
      isOpened = true;
      if (isOpening) copy = outcome.value;
      taken(await writer.stated(statedFormula(edition, statedTotals)));
      timer ??= setInterval(() => {
        open?.waiting.clear();
        void watch.reread();
      }, reconcileMs);
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
      const outcome = await readInputs(runner, standing());
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
    select: async (cell) => {
      const place = open && placeOf(open, cell);
      if (!place) return;
      const outcome = await runner.run((context) => {
        const block = context.workbook.names.getItem(place.plan.blockName).getRange();
        block.worksheet.activate();
        block.getCell(place.form.row, place.form.column).select();
        return () => undefined;
      });
      // Nothing is lost by a jump that did not happen: it is told and not thrown.
      if (!outcome.ok) tell(troubleMessage(outcome.trouble));
    },
    onEdit: (listener) => subscribe(editListeners, listener),
    onSelect: (listener) => subscribe(selectListeners, listener),
    onFaults: (listener) => {
      listener(twin.faults());
      return subscribe(faultListeners, listener);
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

const troubleMessage = (trouble: BatchTrouble): Message => {
  if (trouble.kind === 'silent') return message('excel.notAnswering', { seconds: trouble.seconds });
  return message('excel.failed', { code: trouble.kind === 'refused' ? trouble.code : 'busy' });
};

const subscribe = <T>(listeners: Set<T>, listener: T): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const RECONCILE_MS = 180_000;
const AGAIN_MS = 1500;
