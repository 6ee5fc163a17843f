// What is due and unread over all reports of a person, above their list: each line opens its report. ReportList.tsx fetches it.
import { Alert16Filled, CalendarClock16Regular } from '@fluentui/react-icons';
import { dayOf, dueSign } from '../../state/due.ts';
import { foldNotices } from '../../state/notices.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { dayText, momentText } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { noticeMessage } from './notice-message.ts';
import '#shared/i18n/rooms/desks';
import '#shared/i18n/rooms/report';
import './notices.css';

type Props = { readonly api: Pick<PeopleApi, 'desk'>; readonly onOpen: (report: string) => void };

/** Nothing where nothing is new, or the server is away. */
export const NewsDigest = ({ api, onOpen }: Props) => {
  const { say, tell, lang } = useSay();
  const { loaded } = useLoaded(api.desk.notices);
  if (loaded.kind !== 'here') return null;
  const today = dayOf(new Date());
  const due = loaded.value.due.map((one) => ({ ...one, ...dueSign(one.day, today) })).filter(({ kind }) => kind !== 'later');
  const unread = foldNotices(loaded.value.notices.filter(({ isRead }) => !isRead));
  if (due.length + unread.length === 0) return null;
  const words = { edition: null, nameOf: () => null, tell, lang };
  return (
    <section className="np-news" aria-label={say('notices.title')}>
      <h2 className="np-view-title">{say('notices.title')}</h2>
      <ul className="np-notice-items">
        {due.map(({ report, organ, year, day, days, kind }) => (
          <li key={report}>
            <button type="button" className={`np-notice-item np-due-${kind}`} onClick={() => onOpen(report)}>
              <CalendarClock16Regular aria-hidden />
              <span>
                {kind === 'late'
                  ? say('notices.dueLate', { days, day: dayText(day, lang) })
                  : kind === 'today'
                    ? say('notices.dueToday')
                    : say('notices.dueSoon', { days, day: dayText(day, lang) })}
                <span className="np-quiet"> · {say('notices.other', { year, organ })}</span>
              </span>
            </button>
          </li>
        ))}
        {unread.slice(0, SHOWN).map((notice) => (
          <li key={notice.id}>
            <button type="button" className="np-notice-item" onClick={() => onOpen(notice.report)}>
              <Alert16Filled aria-hidden />
              <span>
                {tell(noticeMessage(notice, words))}
                <span className="np-quiet">
                  {' '}
                  · {momentText(notice.at, lang)} · {say('notices.other', { year: notice.year, organ: notice.organ })}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const SHOWN = 5;
