// What was changed since the person last looked: each place with its first and last value, who and when; and marking it as seen.
// A part of SupervisorDesk.tsx.
import { Button } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Edition } from '#shared/edition/types';
import { message } from '#shared/i18n/translate';
import { SECTION_KEYS } from '#shared/report/report';
import { ok } from '#shared/result';
import type { Asked } from '../../state/ask-server.ts';
import { type ChangeSince, changesSince } from '../../state/changes-since.ts';
import type { Desk } from '../../state/desk.ts';
import { rowsAfter } from '../../state/history-pages.ts';
import { askView } from '../../state/pane-way.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useDeed } from '../../state/use-deed.ts';
import { useReport } from '../../state/use-desk.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { readConflictPlace } from '../../sync/conflict-place.ts';
import { AskView } from '../AskView.tsx';
import { FaultNotice } from '../FaultNotice.tsx';
import { historyPlace } from '../history-place.ts';
import { Notice } from '../Notice.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import { listText, momentText } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { ChangeValues } from './ChangeValues.tsx';

type Looked = { readonly since: string | null; readonly count: number; readonly changes: readonly ChangeSince[] };

export const ChangesSince = ({ desk, api, edition, onCell }: { desk: Desk; api: PeopleApi; edition: Edition; onCell: () => void }) => {
  const { say, lang } = useSay();
  const { reportId } = desk.session;
  const deed = useDeed();
  const [shown, setShown] = useState(FIRST);
  const load = useCallback(async (): Asked<Looked> => {
    const look = await api.desk.look(reportId);
    if (!look.ok) return look;
    const { number, at, count } = look.value;
    if (number === null) return ok({ since: null, count, changes: [] });
    const rows = await rowsAfter((page) => api.history(reportId, page), number);
    return rows.ok ? ok({ since: at, count, changes: changesSince(rows.value) }) : rows;
  }, [api, reportId]);
  const { loaded, reload } = useLoaded(load);
  // While others go on editing the list grows by itself, once they pause.
  const now = useReport(desk);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the report asks anew
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => void reload(), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [now, reload]);
  const markSeen = async (count: number) => {
    if (!(await deed.run(() => api.desk.setLook(reportId, count)))) return;
    desk.tellNotice({ message: message('desks.look.marked'), cell: null, section: null });
    await reload();
  };
  return (
    <section className="np-desk-box np-since" aria-label={say('desks.look.title')}>
      <h2 className="np-view-title">{say('desks.look.title')}</h2>
      <AskView loaded={loaded} onRetry={reload}>
        {({ since, count, changes }) => (
          <>
            {since === null ? (
              <Notice kind="info">{say('desks.look.first')}</Notice>
            ) : (
              <p className="np-quiet">
                {changes.length === 0
                  ? say('desks.look.none', { when: momentText(since, lang) })
                  : say('desks.look.count', { when: momentText(since, lang), count: changes.length })}
              </p>
            )}
            {changes.length > 0 && (
              <ul className="np-changes">
                {changes.slice(0, shown).map((change) => (
                  <ChangeLine key={change.place} desk={desk} edition={edition} change={change} onCell={onCell} />
                ))}
              </ul>
            )}
            <div className="np-actions">
              {changes.length > shown && (
                <Button size="small" onClick={() => setShown(shown + MORE)}>
                  {say('desks.look.more', { count: Math.min(MORE, changes.length - shown) })}
                </Button>
              )}
              {(since === null || changes.length > 0) && (
                <Button size="small" icon={<Checkmark16Regular />} disabledFocusable={deed.isBusy} onClick={() => void markSeen(count)}>
                  {say('desks.look.seen')}
                </Button>
              )}
              <Button size="small" appearance="subtle" onClick={() => askView(desk, 'history')}>
                {say('desks.look.history')}
              </Button>
            </div>
          </>
        )}
      </AskView>
      <FaultNotice deed={deed} />
    </section>
  );
};

const ChangeLine = ({ desk, edition, change, onCell }: { desk: Desk; edition: Edition; change: ChangeSince; onCell: () => void }) => {
  const { say, tell, lang } = useSay();
  const { place, names, at, times } = change;
  const section = SECTION_KEYS.find((key) => place === `section:${key}`);
  const { cell } = readConflictPlace(place);
  const label = historyPlace(edition, place, tell);
  return (
    <li>
      <span className="np-change-place">
        <PlaceLink desk={desk} cell={cell !== null && edition.cellById.has(cell) ? cell : null} section={section ?? null} onCell={onCell}>
          {label}
        </PlaceLink>
      </span>
      <ChangeValues change={change} />
      <span className="np-quiet">
        {say('desks.look.by', { names: listText(names, lang), when: momentText(at, lang) })}
        {/* The history keeps a text stroke by stroke; how many there were tells nobody anything. */}
        {times > 1 && !change.isText && say('desks.look.times', { count: times })}
      </span>
    </li>
  );
};

const FIRST = 20;
const MORE = 50;
const PAUSE_MILLISECONDS = 3000;
