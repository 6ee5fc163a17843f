// What stands behind the bell: notices of the open report and of others, those that belong together folded, and what is due. Pure.
import type { NoticeSeen } from '#shared/protocol/notices';
import { type DueSign, dueSign } from './due.ts';

/** Several of one kind from one person about one report, the newest of them; `words` of all of them, of `assigned` the parts. */
export type NoticeShown = NoticeSeen & { readonly ids: readonly string[]; readonly allWords: readonly string[] };

/** Newest first; neighbours that say the same of one report are one, where both are read or both unread. */
export const foldNotices = (notices: readonly NoticeSeen[]): readonly NoticeShown[] => {
  const shown: NoticeShown[] = [];
  for (const notice of notices) {
    const last = shown.at(-1);
    if (last && notice.kind === 'assigned' && isSame(last, notice)) {
      shown[shown.length - 1] = { ...last, ids: [...last.ids, notice.id], allWords: [...partsOf(notice), ...last.allWords] };
    } else shown.push({ ...notice, ids: [notice.id], allWords: notice.kind === 'assigned' ? partsOf(notice) : [notice.words] });
  }
  return shown;
};

/** What is due soon or overdue; later days are not worth a notice. */
export const dueNotice = (due: string | null, isOpen: boolean, today: string): (DueSign & { readonly day: string }) | null => {
  if (due === null || !isOpen) return null;
  const sign = dueSign(due, today);
  return sign.kind === 'later' ? null : { ...sign, day: due };
};

const isSame = (a: NoticeSeen, b: NoticeSeen): boolean =>
  a.kind === b.kind && a.report === b.report && a.byName === b.byName && a.isRead === b.isRead;

const partsOf = ({ words }: NoticeSeen): readonly string[] => words.split(' ').filter((part) => part !== '');
