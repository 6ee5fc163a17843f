// What happened to the report: to the selected cell, to a prose part, to everything; and the way back to a moment. A tab of ReportPane.tsx.
import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import type { HistoryRow } from '#shared/protocol/http-history';
import { SECTION_KEYS } from '#shared/report/report';
import type { Desk } from '../state/desk.ts';
import { type HistoryShown, lastRows, rowsOfPlace } from '../state/history-pages.ts';
import type { HistoryPage, PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { useReport, useSaved, useSelection } from '../state/use-desk.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { AskView } from './AskView.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { HistoryList } from './HistoryList.tsx';
import { sectionMessage } from './labels.ts';
import { useSay } from './words.tsx';
import './team.css';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly onCell: () => void };

type Scope = 'place' | 'all';

export const HistoryTab = ({ desk, api, onCell }: Props) => {
  const { say, tell } = useSay();
  const [scope, setScope] = useState<Scope>('place');
  const [section, setSection] = useState<SectionKey | null>(null);
  const selected = useSelection(desk);
  // Selecting a cell is asking for that cell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by the selection
  useEffect(() => setSection(null), [selected]);
  const place = section === null ? selected : (`section:${section}` as const);
  return (
    <div className="np-stack">
      <fieldset className="np-segments np-bare">
        <legend className="np-offstage">{say('team.history.scope')}</legend>
        {(['place', 'all'] as const).map((name) => (
          <label key={name} className="np-segment">
            <input type="radio" name="np-history-scope" checked={scope === name} onChange={() => setScope(name)} />
            {say(`team.history.${name}`)}
          </label>
        ))}
      </fieldset>
      {scope === 'place' && (
        <div className="np-places-line">
          <span className="np-quiet">{say('team.history.text')}</span>
          {SECTION_KEYS.map((key) => (
            <Button
              key={key}
              size="small"
              appearance={section === key ? 'primary' : 'subtle'}
              aria-pressed={section === key}
              aria-label={tell(sectionMessage(key))}
              onClick={() => setSection(section === key ? null : key)}
            >
              {say(`pane.part.${key}`)}
            </Button>
          ))}
        </div>
      )}
      {scope === 'all' ? (
        <WholeHistory desk={desk} api={api} onCell={onCell} />
      ) : place === null ? (
        <p className="np-quiet">{say('team.history.choose')}</p>
      ) : (
        <PlaceHistory key={place} desk={desk} api={api} place={place} onCell={onCell} />
      )}
    </div>
  );
};

/** The history over the wire, for this report. */
const useAskHistory = (desk: Desk, api: PeopleApi) => {
  const { reportId } = desk.session;
  return useCallback((page: HistoryPage) => api.history(reportId, page), [api, reportId]);
};

const PlaceHistory = ({ desk, api, place, onCell }: Props & { readonly place: CellId | `section:${SectionKey}` }) => {
  const ask = useAskHistory(desk, api);
  const { loaded, reload } = useLoaded(useCallback(() => rowsOfPlace(ask, place), [ask, place]));
  const report = useReport(desk)?.report;
  const isSaved = useSaved(desk).kind === 'saved';
  const section = SECTION_KEYS.find((key) => place === `section:${key}`);
  const now = JSON.stringify(section ? report?.sections[section] : report?.cells.get(place as CellId)?.value);
  // What is written here is in the history once the server has it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is another history
  useEffect(() => {
    if (isSaved) void reload();
  }, [now, isSaved, reload]);
  return (
    <AskView loaded={loaded} onRetry={reload}>
      {(rows) => <HistoryList desk={desk} api={api} rows={rows} place={place} onCell={onCell} onRestored={reload} />}
    </AskView>
  );
};

const WholeHistory = ({ desk, api, onCell }: Props) => {
  const { say } = useSay();
  const ask = useAskHistory(desk, api);
  const [more, setMore] = useState<HistoryShown | null>(null);
  const deed = useDeed();
  const { loaded, reload } = useLoaded(useCallback(() => lastRows(ask, null), [ask]));
  const again = async () => {
    await reload();
    setMore(null);
  };
  return (
    <AskView loaded={loaded} onRetry={reload}>
      {(first) => {
        const rows: readonly HistoryRow[] = more ? [...first.rows, ...more.rows.filter(({ number }) => number <= first.older)] : first.rows;
        const older = more?.older ?? first.older;
        const readOn = async () => {
          const page = await deed.run(() => lastRows(ask, older));
          if (page) setMore({ ...page.value, rows: [...(more?.rows ?? []), ...page.value.rows] });
        };
        return (
          <>
            <div className="np-row">
              <span className="np-quiet">{say('team.history.count', { count: first.count })}</span>
              <Button size="small" appearance="subtle" icon={<ArrowClockwise16Regular />} onClick={again}>
                {say('team.history.again')}
              </Button>
            </div>
            <HistoryList desk={desk} api={api} rows={rows} place={null} onCell={onCell} onRestored={again} />
            <FaultNotice deed={deed} />
            {older > 0 && (
              <div className="np-actions">
                <Button disabledFocusable={deed.isBusy} onClick={readOn}>
                  {say('team.history.older', { count: older })}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </AskView>
  );
};
