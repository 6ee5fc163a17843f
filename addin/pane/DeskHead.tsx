// The line above an open report: what it is, whether it is saved, who is here. Shared by the web frame and Excel's pane.
import { Button } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Desk } from '../state/desk.ts';
import { useReport, useSaved } from '../state/use-desk.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { People } from './People.tsx';
import { SavedSign } from './SavedSign.tsx';
import { useSay } from './words.tsx';

export const DeskHead = ({ desk, onReports, children }: { desk: Desk; onReports: () => void; children?: ReactNode }) => {
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
        <LanguageSwitch />
        {children}
      </div>
    </header>
  );
};
