// An open report in Excel's task pane: the sheets are Excel's, so only the pane is drawn. taskpane.tsx chooses it.
import { useEffect, useState } from 'react';
import type { Lang, Message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { Commands } from '../state/commands.ts';
import type { Bind, Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { DeskHead } from './DeskHead.tsx';
import { drawYearsIn } from './excel-years.ts';
import { FileCopyTray } from './FileCopyTray.tsx';
import { Notice } from './Notice.tsx';
import { OthersHere } from './OthersHere.tsx';
import { OtherWindow } from './OtherWindow.tsx';
import { ReportPane } from './ReportPane.tsx';
import { useSay } from './words.tsx';

export type ExcelFrameProps = {
  readonly desk: Desk;
  /** Excel's sheets, or why they cannot be used. */
  readonly makeHost: (desk: Desk, lang: Lang) => Promise<Result<WorkbookHost, Message>>;
  readonly bindIn: (lang: Lang) => Bind;
  readonly onReports: () => void;
  readonly onSignOut: () => void;
  readonly peopleApi: PeopleApi;
  /** The ribbon's. */
  readonly commands: Commands;
};

export const ExcelFrame = ({ desk, makeHost, bindIn, onReports, onSignOut, peopleApi, commands }: ExcelFrameProps) => {
  const { lang, tell } = useSay();
  const [fault, setFault] = useState<Message | null>(null);
  useEffect(() => {
    let isGone = false;
    let detach = () => {};
    setFault(null);
    makeHost(desk, lang).then((host) => {
      if (isGone) host.ok && host.value.close();
      else if (host.ok) {
        const separate = desk.attach(host.value, bindIn(lang));
        const stopYears = drawYearsIn(host.value, desk, peopleApi);
        detach = () => {
          stopYears();
          separate();
        };
      } else setFault(host.error);
    });
    return () => {
      isGone = true;
      detach();
    };
  }, [desk, lang, makeHost, bindIn, peopleApi]);
  return (
    <div className="np-excel">
      <DeskHead desk={desk} api={peopleApi} onReports={onReports} onCell={nothing} />
      {fault && (
        <Notice kind="bad" isAlert>
          {tell(fault)}
        </Notice>
      )}
      <OthersHere desk={desk} />
      <OtherWindow desk={desk} />
      <FileCopyTray desk={desk} />
      <main className="np-main">
        <ReportPane
          desk={desk}
          onCell={nothing}
          onPane={nothing}
          onReports={onReports}
          onSignOut={onSignOut}
          peopleApi={peopleApi}
          commands={commands}
        />
      </main>
    </div>
  );
};

const nothing = () => {};
