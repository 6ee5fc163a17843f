// Start-up inside Excel: waits for the library, judges whether this Excel is new enough, and hands out the host.
// taskpane.tsx calls it; on an Excel below the floor the page of advice takes over.
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { RibbonCommand } from '#shared/protocol/ribbon';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { Notice } from '../notice.ts';
import type { WorkbookHost } from '../workbook-host.ts';
import { createBatchRunner } from './excel-batch.ts';
import { type FileBinding, queueBinding } from './file-binding.ts';
import { queueFileLang, queueKeepLang } from './file-settings.ts';
import { type Look, type LookOffice, watchLook } from './office-look.ts';
import { answerRibbon } from './ribbon.ts';
import { type DialogOffice, signInByDialog } from './sign-in-dialog.ts';

/** What is needed of the page; `window` in the task pane. */
export type ExcelPage = {
  readonly Office?: typeof Office | undefined;
  readonly Excel?: typeof Excel | undefined;
  readonly location: { readonly replace: (url: string) => void };
};

export type StartedExcel = {
  /** Of Excel's own surface. */
  readonly lang: Lang;
  /** What was chosen in the open file, else Excel's own. */
  readonly findLang: () => Promise<Lang>;
  /** Notes the chosen language in the open file. */
  readonly keepLang: (lang: Lang) => void;
  /** Calls back with Excel's theme now and whenever it changes; null where Excel does not say. */
  readonly watchLook: (place: Pick<Window, 'addEventListener'>, onLook: (look: Look | null) => void) => void;
  /** Lets the ribbon's buttons and keys ask. */
  readonly answerRibbon: (ask: (command: RibbonCommand) => boolean) => void;
  /** Opens Office's own window for signing in and brings the link. */
  readonly signInByDialog: (base: URL) => Promise<Result<string, Message>>;
  /** The report the open file belongs to, or null: read once from the file, null too where Excel does not answer. */
  readonly findBinding: () => Promise<FileBinding | null>;
  readonly createHost: (deps: {
    readonly reportId: string;
    readonly lang: Lang;
    readonly onNotice: (notice: Notice) => void;
  }) => Promise<WorkbookHost>;
};

/** Waits for Excel. An Excel below ExcelApi 1.14 is led to too-old.html, beside telling the reason. */
export const startExcel = async (page: ExcelPage, { patienceMs = PATIENCE_MS } = {}): Promise<Result<StartedExcel, Message>> => {
  const office = page.Office;
  if (!office) return err(message('excel.noOffice'));
  const info = await answerOrNull(office.onReady(), patienceMs);
  if (!info) return err(message('excel.noOffice'));
  if (info.host !== office.HostType.Excel) return err(message('excel.notInExcel'));
  if (!office.context.requirements.isSetSupported('ExcelApi', EXCEL_API_FLOOR)) {
    page.location.replace(TOO_OLD_PAGE);
    return err(message('excel.tooOld'));
  }
  const excel = page.Excel;
  if (!excel) return err(message('excel.noOffice'));
  const lang = office.context.displayLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  return ok({
    lang,
    findLang: async () => {
      const kept = await createBatchRunner(excel).run(queueFileLang);
      return (kept.ok ? kept.value : null) ?? lang;
    },
    keepLang: (chosen) => void createBatchRunner(excel).run(queueKeepLang(chosen)),
    watchLook: (place, onLook) => watchLook(office as unknown as LookOffice, place, onLook),
    answerRibbon: (ask) => answerRibbon(office, ask),
    signInByDialog: (base) => signInByDialog(office as unknown as DialogOffice, base),
    findBinding: async () => {
      const binding = await createBatchRunner(excel).run(queueBinding);
      return binding.ok ? binding.value : null;
    },
    // The sheets' code comes when the first report is opened, after the pane stands.
    createHost: async (deps) => (await import('./excel-host.ts')).createExcelHost({ excel, ...deps }),
  });
};

const answerOrNull = async <T>(answer: PromiseLike<T>, ms: number): Promise<T | null> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const first = await Promise.race([answer, silence]);
  clearTimeout(timer);
  return first;
};

/** Excel 2021; what the add-in needs and no more. */
const EXCEL_API_FLOOR = '1.14';

const TOO_OLD_PAGE = './too-old.html';
const PATIENCE_MS = 30_000;
