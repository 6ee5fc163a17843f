// The bell above an open report: how many notices are unread, the list behind it, and a short announcement of what arrives. DeskHead.tsx
// fetches it.
import { Button } from '@fluentui/react-components';
import { Alert20Filled, Alert20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Desk } from '../../state/desk.ts';
import { dayOf } from '../../state/due.ts';
import { dueNotice, foldNotices } from '../../state/notices.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useMe, useReport } from '../../state/use-desk.ts';
import { useWatched } from '../../state/watched.ts';
import { useSay } from '../words.tsx';
import { NoticeList } from './NoticeList.tsx';
import { noticeMessage } from './notice-message.ts';
import '#shared/i18n/rooms/desks';
import './notices.css';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly onCell: () => void };

export const NoticeBell = ({ desk, api, onCell }: Props) => {
  const { say, tell, lang } = useSay();
  const me = useMe(desk);
  const edition = useReport(desk)?.report.edition ?? null;
  const people = useWatched(desk.session.people);
  const reviews = useWatched(desk.session.reviews);
  const notices = useWatched(desk.session.notices);
  const [isOpen, setIsOpen] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const stateOf = (part: string | null) => reviews.find((review) => review.part === part)?.state ?? 'draft';
  const isDueOpen = me.role === 'preparer' && stateOf(me.id) !== 'submitted' && ['draft', 'returned'].includes(stateOf(null));
  const due = dueNotice(me.due ?? null, isDueOpen, dayOf(new Date()));
  const unread = notices.filter(({ isRead }) => !isRead).length + (due ? 1 : 0);
  const words = { edition, nameOf: (id: string) => people.find((person) => person.id === id)?.name ?? null, tell, lang };

  // What arrives while somebody works is said once at the foot of the pane; what was waiting is only counted.
  const known = useRef<ReadonlySet<string> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new list is news
  useEffect(() => {
    if (notices.length === 0) return;
    const before = known.current;
    known.current = new Set(notices.map(({ id }) => id));
    const [first] = foldNotices(
      notices.filter(({ id, isRead, report }) => !isRead && report === desk.session.reportId && !before?.has(id)),
    );
    if (before && first) desk.tellNotice({ message: noticeMessage(first, words), cell: null, section: null });
  }, [notices]);

  const close = useCallback(() => {
    setIsOpen(false);
    room.current?.querySelector('button')?.focus();
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !room.current?.contains(target)) setIsOpen(false);
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen, close]);
  return (
    <div className="np-bell" ref={room}>
      <Button
        appearance="subtle"
        icon={unread > 0 ? <Alert20Filled /> : <Alert20Regular />}
        aria-label={unread > 0 ? say('notices.bell', { count: unread }) : say('notices.bellNone')}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      />
      {unread > 0 && (
        <span className="np-bell-count" aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
      {isOpen && (
        <NoticeList desk={desk} api={api} notices={foldNotices(notices)} due={due} words={words} onCell={onCell} onClose={close} />
      )}
    </div>
  );
};
