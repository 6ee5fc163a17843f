// An open report on screen. Opens the session, lets the platform's frame (web page or Excel pane) show it, closes it again.
import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { applyOpening } from '../state/apply-opening.ts';
import { type Desk, openDesk } from '../state/desk.ts';
import type { Opening as OpeningOf } from '../state/opening-year.ts';
import { givePast } from '../state/past-years.ts';
import { useReport, useSaved } from '../state/use-desk.ts';
import type { Judge } from '../state/watch-findings.ts';
import type { Session } from '../sync/session-state.ts';
import { Card } from './Card.tsx';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/report';

export type DeskScreenProps = {
  readonly reportId: string;
  readonly openSession: (reportId: string) => Session;
  readonly loadJudge: () => Promise<Judge>;
  /** What a report made a moment ago begins from. */
  readonly opening: OpeningOf | null;
  readonly onReports: () => void;
  readonly children: (desk: Desk) => ReactNode;
};

export const DeskScreen = ({ reportId, openSession, loadJudge, opening, onReports, children }: DeskScreenProps) => {
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    const opened = openDesk(openSession(reportId), loadJudge);
    setDesk(opened);
    const stopOpening = opening ? applyOpening(opened, opening.report) : () => {};
    if (opening) giveOpening(opened, opening);
    const onLeave = (event: BeforeUnloadEvent) => {
      const saved = opened.session.saved.get();
      // The browser asks whether to stay: what is neither on the server nor kept here would be gone.
      if ('pending' in saved && saved.pending > 0 && !opened.session.kept.get()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      stopOpening();
      opened.close();
      setDesk(null);
    };
  }, [reportId, openSession, loadJudge, opening]);
  return (
    <>
      {desk && children(desk)}
      {desk ? <Opening desk={desk} onReports={onReports} /> : null}
    </>
  );
};

/** The text the figures come from is what the checks compare with, until the page is closed: the server has not got it. */
const giveOpening = (desk: Desk, { last: { report, computed, isStored } }: OpeningOf): void => {
  if (!isStored && report.year !== null) givePast(desk, { year: report.year, report, computed, from: 'file' });
};

/** Covers the frame until the report's content is here, and says why where it does not come. */
const Opening = ({ desk, onReports }: { desk: Desk; onReports: () => void }) => {
  const { say, tell } = useSay();
  const saved = useSaved(desk);
  const now = useReport(desk);
  const [wasHere, setWasHere] = useState(false);
  useEffect(() => {
    if (now) setWasHere(true);
  }, [now]);
  if (now || wasHere) return null;
  const edition = desk.session.report.get().meta.get('edition');
  const reason = saved.kind === 'stopped' || saved.kind === 'offline' ? tell(saved.reason) : null;
  const isUnknown = saved.kind === 'saved' && typeof edition === 'string';
  return (
    <div className="np-cover">
      <Card title={say(reason || isUnknown ? 'pane.desk.failed' : 'pane.desk.loading')}>
        {reason && (
          <Notice kind={saved.kind === 'stopped' ? 'bad' : 'warn'} isAlert>
            {reason}
          </Notice>
        )}
        {isUnknown && (
          <Notice kind="bad" isAlert>
            {say('pane.desk.unknownEdition', { edition })}
          </Notice>
        )}
        {saved.kind !== 'stopped' && !isUnknown && (
          <Spinner className="np-pad" label={say(saved.kind === 'offline' ? 'pane.desk.loadingSlow' : 'pane.app.loading')} />
        )}
        <div className="np-actions">
          <Button onClick={onReports}>{say('pane.desk.reports')}</Button>
        </div>
      </Card>
    </div>
  );
};
