// The Excel adapter of the WorkbookHost port. Sheets are drawn once and adopted ever after; writes go out as one batch;
// what people do is found by reading again. A write that Excel does not take rejects, and the binding tries it again.
import type { CellId } from '#shared/cell/cell-id';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { must } from '#shared/result';
import type { Notice } from '../notice.ts';
import type { HostEdit, WorkbookHost } from '../workbook-host.ts';
import { buildSheets } from './build-sheets.ts';
import { readEntry } from './cell-text.ts';
import { type BatchOutcome, type BatchSettings, type BatchTrouble, createBatchRunner, type ExcelApi } from './excel-batch.ts';
import { queueSheets } from './find-sheets.ts';
import { type OpenSheets, openSheets } from './open-sheets.ts';
import { hasItsShape, rememberEdits } from './reconcile.ts';
import { watchSheets } from './watch-sheets.ts';
import { createSheetWriter } from './write-sheets.ts';

export type ExcelHostDeps = {
  readonly excel: ExcelApi;
  readonly lang: Lang;
  /** Written into the file, so that a renamed or mailed copy finds its report again. */
  readonly reportId: string | null;
  readonly onNotice: (notice: Notice) => void;
  readonly batch?: BatchSettings;
  /** Milliseconds between readings of all sheets, for changes Excel never told of. */
  readonly reconcileMs?: number;
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
  batch = {},
  reconcileMs = RECONCILE_MS,
}: ExcelHostDeps): WorkbookHost => {
  const runner = createBatchRunner(excel, batch);
  const editListeners = new Set<(edits: readonly HostEdit[]) => void>();
  const selectListeners = new Set<(cell: CellId | null) => void>();
  let open: OpenSheets | null = null;
  let handlers: readonly { readonly remove: () => void; readonly context: OfficeExtension.ClientRequestContext }[] = [];
  let told: string | null = null;
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
  const watch = watchSheets({
    runner,
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
      }, AGAIN_MS);
      pauses.add(pause);
    },
  });

  const listen = (context: Excel.RequestContext): void => {
    if (handlers.length > 0) return;
    const { worksheets } = context.workbook;
    handlers = [
      // Back from another file: whatever happened here meanwhile, events or not.
      context.workbook.onActivated.add(async () => watch.reread()),
      worksheets.onChanged.add(async (event) => watch.changed(event)),
      worksheets.onActivated.add(async (event) => watch.activated(event.worksheetId)),
      worksheets.onSelectionChanged.add(async (event) => {
        const cell = watch.cellSelected(event.worksheetId, event.address);
        for (const listener of [...selectListeners]) listener(cell);
      }),
    ];
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
    build: async (edition, content) => {
      open = openSheets(edition, content);
      const outcome = await buildSheets(open, content, { runner, lang, reportId, listen, onBusy: () => onBusy(content.cells.size) });
      if (!outcome.ok) {
        handlers = [];
        const { trouble } = outcome;
        const notice = trouble.kind === 'refused' ? message('excel.cannotBuild', { code: trouble.code }) : troubleMessage(trouble);
        tell(notice);
        throw new ExcelTrouble(notice);
      }
      told = null;
      timer ??= setInterval(() => {
        open?.waiting.clear();
        void watch.reread();
      }, reconcileMs);
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
      const { plan, known, waiting } = standing();
      const tables = new Set(plan.sheets.filter(({ inputs }) => inputs.length > 0).map(({ sheet }) => sheet.key));
      const outcome = await runner.run((context) => {
        const pick = queueSheets(context, plan, tables);
        return () => {
          for (const block of pick().blocks.values()) {
            if (!hasItsShape(block)) continue;
            for (const { cell, kind, form } of block.plan.inputs) {
              const entry = readEntry(kind, block.values[form.row]?.[form.column]);
              rememberEdits(known, [{ kind: 'cell', cell, entry }]);
              waiting.delete(cell);
            }
          }
          // Cells of a sheet that is gone keep what they last showed: a deleted sheet is not 200 emptied cells.
          return new Map([...known.cells].map(([cell, entry]) => [cell, typeof entry === 'boolean' ? String(entry) : entry]));
        };
      });
      if (!outcome.ok) return fail(outcome.trouble);
      // The caller takes the values; texts, formulas and titles are looked after here.
      void watch.reread();
      return outcome.value;
    },
    // Data cells stay open in Excel (protecting clears the undo list): the binding puts back what a person may not write.
    lock: async () => undefined,
    decorate: async () => undefined,
    select: async (cell) => {
      const input = open && (open.plan.inputById.get(cell) ?? computedPlace(open, cell));
      if (!input) return;
      const outcome = await runner.run((context) => {
        const block = context.workbook.names.getItem(input.sheet.blockName).getRange();
        block.worksheet.activate();
        block.getCell(input.form.row, input.form.column).select();
        return () => undefined;
      });
      // Nothing is lost by a jump that did not happen: it is told and not thrown.
      if (!outcome.ok) tell(troubleMessage(outcome.trouble));
    },
    onEdit: (listener) => subscribe(editListeners, listener),
    onSelect: (listener) => subscribe(selectListeners, listener),
    close: () => {
      isClosed = true;
      if (timer) clearInterval(timer);
      for (const pause of pauses) clearTimeout(pause);
      editListeners.clear();
      selectListeners.clear();
      runner.close();
      const [first] = handlers;
      for (const handler of handlers) handler.remove();
      // Nobody is left to hear whether Excel forgot the handlers; they do nothing any more.
      if (first) first.context.sync().then(undefined, () => undefined);
      handlers = [];
    },
  };
};

const computedPlace = ({ plan }: OpenSheets, cell: CellId) => {
  for (const sheet of plan.sheets) {
    const form = sheet.fixed.find((fixed) => fixed.cell === cell);
    if (form) return { sheet, form };
  }
  return null;
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
