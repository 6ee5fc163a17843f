// The task pane of an open report, the same in Excel and beside the web grid: state, verdict, then checks, text, publishing.
import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { Commands } from '../state/commands.ts';
import type { Desk } from '../state/desk.ts';
import { viewAsked } from '../state/pane-way.ts';
import { pastYearsOf, yearBefore } from '../state/past-years.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useFindings, useMe, useSaved } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { ConflictTray } from './ConflictTray.tsx';
import { FindingList } from './FindingList.tsx';
import { LazyPart } from './LazyPart.tsx';
import { MoreTab } from './MoreTab.tsx';
import { Notice } from './Notice.tsx';
import { PaneTabs, tabKey, type View } from './PaneTabs.tsx';
import { ProseTab } from './ProseTab.tsx';
import { RefusedTray } from './RefusedTray.tsx';
import { ReviewHeldTray } from './ReviewHeldTray.tsx';
import { ReviewLine } from './ReviewLine.tsx';
import { SelectedLine } from './SelectedLine.tsx';
import { useTalk } from './talk/use-talk.ts';
import { VerdictLine } from './VerdictLine.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  /** Brings the workbook into sight where it shares the window with the pane. */
  readonly onCell: () => void;
  /** Brings the pane into sight, when something in the workbook asks for it. */
  readonly onPane: () => void;
  readonly onReports: () => void;
  readonly onSignOut: () => void;
  readonly peopleApi: PeopleApi;
  /** Commands from outside the pane, where there are any. */
  readonly commands?: Commands;
};

export const ReportPane = ({ desk, onCell, onPane, onReports, onSignOut, peopleApi, commands }: Props) => {
  const { say, tell } = useSay();
  const findings = useFindings(desk);
  const saved = useSaved(desk);
  const notice = useWatched(desk.notice);
  const [view, setView] = useState<View>('desk');
  const { role } = useMe(desk);
  const isJudged = findings.kind === 'ready';

  useEffect(() => {
    // The bell, the board or a finding in a line ask for a view.
    const way = viewAsked(desk);
    return way.subscribe(() => {
      setView(way.get().view);
      onPane();
    });
  }, [desk, onPane]);

  useEffect(() => {
    // The verdict also compares with last year, once its report has come.
    if (!isJudged) return;
    const past = pastYearsOf(desk, peopleApi);
    const compare = () => {
      const now = desk.report.get();
      if (now && past.get().kind === 'here') desk.compareWith(yearBefore(past.get(), now.report));
    };
    const stop = past.subscribe(compare);
    past.load();
    compare();
    return stop;
  }, [desk, peopleApi, isJudged]);

  useEffect(() => {
    // The sheet's prose pages, a finding or a person's face ask for a part of the text.
    let asked = desk.section.get().asked;
    return desk.section.subscribe(() => {
      const now = desk.section.get().asked;
      if (now === asked) return;
      asked = now;
      setView('prose');
      onPane();
    });
  }, [desk, onPane]);

  const showComments = useCallback(() => {
    setView('comments');
    onPane();
  }, [onPane]);
  useTalk(desk, showComments);

  useEffect(() => commands?.answer(['check', 'publish'], (command) => setView(command === 'publish' ? 'publish' : 'findings')), [commands]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isInField = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null;
      if (isInField || event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'z' && !event.shiftKey) desk.undo.undo();
      else desk.undo.redo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);

  const showFindings = useCallback(() => setView('findings'), []);
  const errors = findings.kind === 'ready' ? findings.result.counts.error : 0;
  return (
    <section className="np-pane" aria-label={say('pane.tab.all')}>
      <VerdictLine findings={findings} />
      <ReviewLine desk={desk} api={peopleApi} isBrief={view === 'desk'} />
      {(saved.kind === 'offline' || saved.kind === 'stopped') && (
        <Notice kind={saved.kind === 'offline' ? 'warn' : 'bad'} isAlert>
          {tell(saved.reason)}
        </Notice>
      )}
      <RefusedTray desk={desk} />
      <ReviewHeldTray desk={desk} onCell={onCell} />
      <ConflictTray desk={desk} onCell={onCell} />
      <PaneTabs view={view} role={role} errors={errors} onView={setView} />
      <div className="np-view" role="tabpanel" aria-label={say(tabKey(view, role))}>
        <div hidden={view !== 'findings'} className="np-stack">
          <FindingList desk={desk} onCell={onCell} onShow={showFindings} {...(commands ? { commands } : {})} />
        </div>
        {view === 'desk' && <LazyPart load={loadDesk}>{({ DeskTab }) => <DeskTab desk={desk} api={peopleApi} onCell={onCell} />}</LazyPart>}
        {view === 'prose' && <ProseTab desk={desk} api={peopleApi} onCell={onCell} />}
        {view === 'comments' && <LazyPart load={loadComments}>{({ CommentsTab }) => <CommentsTab desk={desk} onCell={onCell} />}</LazyPart>}
        {view === 'members' && (
          <LazyPart load={loadMembers}>{({ MembersTab }) => <MembersTab desk={desk} api={peopleApi} onCell={onCell} />}</LazyPart>
        )}
        {view === 'history' && (
          <LazyPart load={loadHistory}>{({ HistoryTab }) => <HistoryTab desk={desk} api={peopleApi} onCell={onCell} />}</LazyPart>
        )}
        {view === 'publish' && (
          <LazyPart load={loadPublish}>
            {({ PublishTab }) => <PublishTab desk={desk} api={peopleApi} onFindings={() => setView('findings')} />}
          </LazyPart>
        )}
        {view === 'more' && (
          <MoreTab
            desk={desk}
            api={peopleApi}
            onCell={onCell}
            onTour={() => setView('desk')}
            onReports={onReports}
            onSignOut={onSignOut}
            onImported={() => setView('findings')}
          />
        )}
      </div>
      <SelectedLine desk={desk} onHistory={() => setView('history')} />
      <div className="np-notice-line" role="status">
        {notice && (
          <div className="np-toast">
            <span>{tell(notice.message)}</span>
            <Button
              size="small"
              appearance="transparent"
              icon={<Dismiss16Regular />}
              aria-label={say('pane.refused.ok')}
              onClick={desk.dismissNotice}
            />
          </div>
        )}
      </div>
    </section>
  );
};

const loadDesk = () => import('./desk/DeskTab.tsx');
const loadComments = () => import('./talk/CommentsTab.tsx');
const loadMembers = () => import('./MembersTab.tsx');
const loadHistory = () => import('./HistoryTab.tsx');
const loadPublish = () => import('./PublishTab.tsx');
