// Entry in Excel: the pane beside Excel's own sheets. The library was loaded by the page before this. What only an open report needs is
// fetched after the first paint; with Excel's shared runtime this page lives on while the pane is closed.
import type { Lang } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { err, ok } from '#shared/result';
import type { Look } from './host/excel/office-look.ts';
import { type ExcelPage, startExcel } from './host/excel/start-excel.ts';
import { LazyPart } from './pane/LazyPart.tsx';
import { startPane } from './pane/start-pane.tsx';
import { createCommands } from './state/commands.ts';
import type { Desk } from './state/desk.ts';
import { createWatched } from './sync/watched.ts';

const page: ExcelPage = {
  Office: 'Office' in window ? Office : undefined,
  // Read when asked for: office.js brings the Excel namespace only after it knows where it runs.
  get Excel() {
    return 'Excel' in window ? Excel : undefined;
  },
  location: window.location,
};
const started = startExcel(page);
const commands = createCommands(Date.now);
const look = createWatched<Look | null>(null);
void started.then((excel) => {
  if (!excel.ok) return;
  excel.value.answerRibbon(commands.ask);
  excel.value.watchLook(window, look.set);
});

const makeHost = async (desk: Desk, lang: Lang) => {
  const excel = await started;
  return excel.ok ? ok(await excel.value.createHost({ reportId: desk.session.reportId, lang, onNotice: desk.tellNotice })) : excel;
};

const loadFrame = async () => {
  const [{ ExcelFrame }, { bindIn }] = await Promise.all([import('./pane/ExcelFrame.tsx'), import('./pane/excel-binding.ts')]);
  return { ExcelFrame, bindIn };
};

startPane({
  frame: (desk, actions) => (
    <LazyPart load={loadFrame}>
      {({ ExcelFrame, bindIn }) => <ExcelFrame desk={desk} makeHost={makeHost} bindIn={bindIn} commands={commands} {...actions} />}
    </LazyPart>
  ),
  prepare: () => Promise.all([loadFrame(), import('./host/excel/excel-host.ts')]),
  look,
  surroundings: {
    findLang: async () => {
      const excel = await started;
      return excel.ok ? excel.value.findLang() : null;
    },
    keepLang: (lang) => void started.then((excel) => excel.ok && excel.value.keepLang(lang)),
  },
  signInElsewhere: async () => {
    const excel = await started;
    return excel.ok ? excel.value.signInByDialog(new URL('./', document.baseURI)) : err(message('ribbon.dialog.none'));
  },
  // A renamed or mailed copy of the file finds its report again.
  findReport: async () => {
    const excel = await started;
    return excel.ok ? ((await excel.value.findBinding())?.report ?? null) : null;
  },
});
