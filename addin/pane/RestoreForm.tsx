// Going back to a moment: one place or the whole report, what that will change, and only then doing it. Opened by HistoryList.tsx.
import { Button } from '@fluentui/react-components';
import { useCallback, useId, useState } from 'react';
import { can, type Target } from '#shared/access/can';
import { message } from '#shared/i18n/translate';
import { SECTION_KEYS } from '#shared/report/report';
import { ok } from '#shared/result';
import type { Asked } from '../state/ask-server.ts';
import type { Desk } from '../state/desk.ts';
import { type PlaceBack, placesBack, rowsAfter } from '../state/history-pages.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { useAccess, useMe, useReport } from '../state/use-desk.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { conflictValueText, readConflictPlace } from '../sync/conflict-place.ts';
import { AskView } from './AskView.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { historyPlace } from './history-place.ts';
import { momentText } from './part-label.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  /** As it stood after the row with this number. */
  readonly number: number;
  /** When that was; empty: before anything stood here. */
  readonly moment: string;
  /** The place that may be set back on its own; null: only everything. */
  readonly place: string | null;
  readonly onDone: () => Promise<void>;
  readonly onCancel: () => void;
};

export const RestoreForm = ({ desk, api, number, moment, place, onDone, onCancel }: Props) => {
  const { say, tell, lang } = useSay();
  const me = useMe(desk);
  const access = useAccess(desk);
  const edition = useReport(desk)?.report.edition ?? null;
  const { reportId } = desk.session;
  const radios = useId();
  const [isWhole, setIsWhole] = useState(place === null);
  const deed = useDeed();
  const load = useCallback(async (): Asked<readonly PlaceBack[]> => {
    const rows = await rowsAfter((page) => api.history(reportId, page), number);
    return rows.ok ? ok(placesBack(rows.value)) : rows;
  }, [api, reportId, number]);
  const { loaded, reload } = useLoaded(load);
  const allowed = (whole: boolean) => {
    const judged = can(me, 'restore', whole || place === null ? { kind: 'report' } : targetOf(place), access);
    return judged.ok ? null : tell(judged.error);
  };
  const reason = allowed(isWhole);
  const restore = async () => {
    if (reason !== null) return;
    const done = await deed.run(() => api.restore(reportId, { to: { number }, place: isWhole ? null : place }));
    if (!done) return;
    desk.tellNotice({ message: message('team.restore.done', { count: done.value }), cell: null, section: null });
    await onDone();
  };
  const choice = (whole: boolean, label: string) => (
    <label className="np-radio">
      <input type="radio" name={radios} checked={isWhole === whole} onChange={() => setIsWhole(whole)} />
      {label}
    </label>
  );
  return (
    <fieldset className="np-stack np-form" aria-label={say('team.restore.title')}>
      <p>
        <strong>{moment === '' ? say('team.restore.before') : say('team.restore.to', { when: momentText(moment, lang), number })}</strong>
      </p>
      <div>
        {place !== null && choice(false, say('team.restore.place', { place: historyPlace(edition, place, tell) }))}
        {choice(true, say('team.restore.whole'))}
      </div>
      {reason !== null && <p className="np-ink-bad">{reason}</p>}
      <AskView loaded={loaded} onRetry={reload}>
        {(all) => {
          const places = isWhole ? all : all.filter((one) => one.place === place);
          return (
            <>
              <p role="status">{places.length === 0 ? say('team.restore.same') : say('team.restore.count', { count: places.length })}</p>
              {places.length > 0 && (
                <ul className="np-plain np-moves">
                  {places.slice(0, SHOWN).map((one) => (
                    <li key={one.place}>
                      {historyPlace(edition, one.place, tell)}{' '}
                      <span className="np-quiet">
                        {one.kind === 'section'
                          ? say('team.restore.text')
                          : say('team.history.fromTo', {
                              from: conflictValueText(one.now) ?? say('team.history.blank'),
                              to: conflictValueText(one.back) ?? say('team.history.blank'),
                            })}
                      </span>
                    </li>
                  ))}
                  {places.length > SHOWN && <li className="np-quiet">{say('team.unassigned.more', { count: places.length - SHOWN })}</li>}
                </ul>
              )}
              <p className="np-quiet">{say('team.restore.hint')}</p>
              <FaultNotice deed={deed} />
              <div className="np-actions">
                <Button
                  size="small"
                  appearance="primary"
                  disabledFocusable={reason !== null || deed.isBusy || places.length === 0}
                  title={reason ?? undefined}
                  onClick={() => places.length > 0 && restore()}
                >
                  {say('team.restore.do', { count: places.length })}
                </Button>
                <Button size="small" onClick={onCancel}>
                  {say('pane.app.cancel')}
                </Button>
              </div>
            </>
          );
        }}
      </AskView>
    </fieldset>
  );
};

const targetOf = (place: string): Target => {
  const section = SECTION_KEYS.find((key) => place === `section:${key}`);
  if (section) return { kind: 'section', section };
  const { cell, root } = readConflictPlace(place);
  return cell === null || root === 'meta' ? { kind: 'meta' } : { kind: 'cell', cell };
};

const SHOWN = 12;
