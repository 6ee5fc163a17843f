// The notices behind the bell: what is due, then what people were told, newest first, each leading to its place. A part of NoticeBell.tsx.
import { Button } from '@fluentui/react-components';
import { CalendarClock20Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { SECTION_KEYS } from '#shared/report/report';
import type { Desk } from '../../state/desk.ts';
import type { DueSign } from '../../state/due.ts';
import type { NoticeShown } from '../../state/notices.ts';
import { askView } from '../../state/pane-way.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useDeed } from '../../state/use-deed.ts';
import { readConflictPlace } from '../../sync/conflict-place.ts';
import { FaultNotice } from '../FaultNotice.tsx';
import { dayText, momentText } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { type NoticeWords, noticeMessage } from './notice-message.ts';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly notices: readonly NoticeShown[];
  readonly due: (DueSign & { readonly day: string }) | null;
  readonly words: NoticeWords;
  readonly onCell: () => void;
  readonly onClose: () => void;
};

export const NoticeList = ({ desk, api, notices, due, words, onCell, onClose }: Props) => {
  const { say, tell, lang } = useSay();
  const list = useRef<HTMLElement>(null);
  const deed = useDeed();
  const { reportId } = desk.session;
  useEffect(() => list.current?.focus(), []);
  const read = (ids: readonly string[] | null) => void deed.run(() => api.desk.readNotices(ids));
  const follow = (notice: NoticeShown) => {
    if (!notice.isRead) read(notice.ids);
    onClose();
    if (notice.report !== reportId) {
      window.location.hash = `#/report/${notice.report}`;
      return;
    }
    const section = SECTION_KEYS.find((key) => notice.place === `section:${key}`);
    const cell = notice.place === null ? null : readConflictPlace(notice.place).cell;
    if (notice.kind === 'mentioned' && section) desk.openSection(section);
    else if (notice.kind === 'mentioned' && cell) {
      desk.selectCell(cell);
      onCell();
    } else askView(desk, 'desk');
  };
  return (
    <section ref={list} tabIndex={-1} className="np-notices" aria-label={say('notices.title')}>
      <div className="np-row">
        <h2 className="np-view-title">{say('notices.title')}</h2>
        <span className="np-actions">
          {notices.some(({ isRead }) => !isRead) && (
            <Button
              size="small"
              appearance="subtle"
              disabledFocusable={deed.isBusy}
              onClick={() => {
                read(null);
                // The button goes with the last unread one.
                list.current?.focus();
              }}
            >
              {say('notices.readAll')}
            </Button>
          )}
          <Button size="small" appearance="subtle" icon={<Dismiss16Regular />} aria-label={say('notices.close')} onClick={onClose} />
        </span>
      </div>
      <FaultNotice deed={deed} />
      {due && (
        <button
          type="button"
          className={`np-notice-item np-notice-due np-due-${due.kind}`}
          onClick={() => {
            onClose();
            askView(desk, 'desk');
          }}
        >
          <CalendarClock20Regular aria-hidden />
          <span>
            {due.kind === 'late'
              ? say('notices.dueLate', { days: due.days, day: dayText(due.day, lang) })
              : due.kind === 'today'
                ? say('notices.dueToday')
                : say('notices.dueSoon', { days: due.days, day: dayText(due.day, lang) })}
          </span>
        </button>
      )}
      {notices.length === 0 && !due && <p className="np-quiet np-pad">{say('notices.none')}</p>}
      <ul className="np-notice-items">
        {notices.map((notice) => {
          const isHere = notice.report === reportId;
          const said = notice.kind === 'assigned' ? '' : (notice.allWords[0] ?? '');
          return (
            <li key={notice.id}>
              <button type="button" className={`np-notice-item ${notice.isRead ? '' : 'np-unread'}`} onClick={() => follow(notice)}>
                <span className="np-unread-dot" aria-hidden />
                <span>
                  {!notice.isRead && <span className="np-offstage">{say('notices.unread')} </span>}
                  <span className="np-notice-said">{tell(noticeMessage(notice, isHere ? words : { ...words, edition: null }))}</span>
                  {said !== '' && <q className="np-words">{said}</q>}
                  <span className="np-quiet">
                    {momentText(notice.at, lang)}
                    {!isHere && ` · ${say('notices.other', { year: notice.year, organ: notice.organ })}`}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
