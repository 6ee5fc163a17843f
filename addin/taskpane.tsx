// Entry in Excel: the pane beside Excel's own sheets. The library was loaded by the page before this.
import type { Lang } from '#shared/i18n/translate';
import { ok } from '#shared/result';
import { type ExcelPage, startExcel } from './host/excel/start-excel.ts';
import { ExcelFrame } from './pane/ExcelFrame.tsx';
import { startPane } from './pane/start-pane.tsx';
import type { Bind, Desk } from './state/desk.ts';
import { bindWorkbook } from './sync/bind-workbook.ts';
import { rereadOnReturn } from './sync/reread-on-return.ts';

const page: ExcelPage = {
  Office: 'Office' in window ? Office : undefined,
  // Read when asked for: office.js brings the Excel namespace only after it knows where it runs.
  get Excel() {
    return 'Excel' in window ? Excel : undefined;
  },
  location: window.location,
};
const started = startExcel(page);

const makeHost = async (desk: Desk, lang: Lang) => {
  const excel = await started;
  return excel.ok ? ok(excel.value.createHost({ reportId: desk.session.reportId, lang, onNotice: desk.tellNotice })) : excel;
};

const bindIn =
  (lang: Lang): Bind =>
  (deps) =>
    rereadOnReturn(bindWorkbook({ ...deps, lang }), deps.session.saved, onReturn);

/** The person looks at the pane again, or begins to use it. */
const onReturn = (back: () => void): (() => void) => {
  const look = () => document.visibilityState === 'visible' && back();
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', back);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', back);
  };
};

startPane({
  frame: (desk, actions) => <ExcelFrame desk={desk} makeHost={makeHost} bindIn={bindIn} {...actions} />,
  // A renamed or mailed copy of the file finds its report again.
  findReport: async () => {
    const excel = await started;
    return excel.ok ? ((await excel.value.findBinding())?.report ?? null) : null;
  },
});
