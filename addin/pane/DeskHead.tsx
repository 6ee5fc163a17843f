// The line above an open report: what it is, whether it is saved, who is here. Shared by the web frame and Excel's pane.
import { Button } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useReport, useSaved } from '../state/use-desk.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { People } from './People.tsx';
import { QuietPart } from './QuietPart.tsx';
import { SavedSign } from './SavedSign.tsx';
import { FollowLine } from './talk/FollowLine.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly onReports: () => void;
  /** Brings the workbook into sight where it shares the window with the pane. */
  readonly onCell: () => void;
  readonly children?: ReactNode;
};

export const DeskHead = ({ desk, api, onReports, onCell, children }: Props) => {
  const { say } = useSay();
  const report = useReport(desk)?.report;
  const saved = useSaved(desk);
  const organ = report ? (report.organ ?? say('pane.desk.untitled')) : '';
  return (
    <header className="np-head">
      <Button
        appearance="subtle"
        icon={<ArrowLeft16Regular />}
        aria-label={say('pane.desk.reports')}
        title={say('pane.desk.reports')}
        onClick={onReports}
      />
      <h1 className="np-head-title" title={organ}>
        <span className="np-head-organ">{organ}</span>
        {report?.year && <span className="np-head-year">{say('pane.list.year', { year: report.year })}</span>}
      </h1>
      <div className="np-head-state">
        <SavedSign saved={saved} />
        <People desk={desk} />
        <QuietPart load={loadBell} room={<span className="np-bell" />}>
          {({ NoticeBell }) => <NoticeBell desk={desk} api={api} onCell={onCell} />}
        </QuietPart>
        <LanguageSwitch />
        {children}
      </div>
      <FollowLine desk={desk} />
    </header>
  );
};

const loadBell = () => import('./desk/NoticeBell.tsx');
