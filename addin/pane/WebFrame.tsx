// The web page of an open report: the workbook fills the window, the pane stands beside it; on narrow windows one of the
// two is in sight. web.tsx chooses it.
import { Button, Tab, TabList } from '@fluentui/react-components';
import { PanelRightContract20Regular, PanelRightExpand20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Lang } from '#shared/i18n/translate';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { Bind, Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { DeskHead } from './DeskHead.tsx';
import { ReportPane } from './ReportPane.tsx';
import { useSay } from './words.tsx';

export type WebFrameProps = {
  readonly desk: Desk;
  /** Draws the workbook into the container. */
  readonly makeHost: (container: HTMLElement, desk: Desk, lang: Lang) => Promise<WorkbookHost>;
  readonly bindIn: (lang: Lang) => Bind;
  readonly onReports: () => void;
  readonly onSignOut: () => void;
  readonly peopleApi: PeopleApi;
};

export const WebFrame = ({ desk, makeHost, bindIn, onReports, onSignOut, peopleApi }: WebFrameProps) => {
  const { say, lang } = useSay();
  const container = useRef<HTMLDivElement>(null);
  const [isPaneOpen, setIsPaneOpen] = useState(true);
  // Only narrow windows show one side at a time; the style sheet decides which windows are narrow. What the person has to do comes first.
  const [side, setSide] = useState<'table' | 'pane'>('pane');
  const showTable = useCallback(() => setSide('table'), []);
  const showPane = useCallback(() => {
    setSide('pane');
    setIsPaneOpen(true);
  }, []);

  useEffect(() => {
    const room = container.current;
    if (!room) return;
    let isGone = false;
    let detach = () => {};
    makeHost(room, desk, lang).then((host) => {
      if (isGone) host.close();
      else detach = desk.attach(host, bindIn(lang));
    });
    return () => {
      isGone = true;
      detach();
      room.replaceChildren();
    };
  }, [desk, lang, makeHost, bindIn]);

  return (
    <div className={`np-web np-side-${side} ${isPaneOpen ? '' : 'np-pane-closed'}`}>
      <DeskHead desk={desk} api={peopleApi} onReports={onReports} onCell={showTable}>
        <Button
          className="np-wide-only"
          appearance="subtle"
          icon={isPaneOpen ? <PanelRightContract20Regular /> : <PanelRightExpand20Regular />}
          aria-expanded={isPaneOpen}
          aria-label={say(isPaneOpen ? 'pane.tab.hide' : 'pane.tab.show')}
          title={say(isPaneOpen ? 'pane.tab.hide' : 'pane.tab.show')}
          onClick={() => setIsPaneOpen(!isPaneOpen)}
        />
      </DeskHead>
      <main className="np-main">
        <div className="np-narrow-only np-side-tabs">
          <TabList selectedValue={side} onTabSelect={(_, { value }) => setSide(value === 'pane' ? 'pane' : 'table')}>
            <Tab value="table">{say('pane.tab.table')}</Tab>
            <Tab value="pane">{say('pane.tab.tasks')}</Tab>
          </TabList>
        </div>
        <div className="np-grid-room" ref={container} />
        <div className="np-pane-room">
          <ReportPane desk={desk} onCell={showTable} onPane={showPane} onReports={onReports} onSignOut={onSignOut} peopleApi={peopleApi} />
        </div>
      </main>
    </div>
  );
};
