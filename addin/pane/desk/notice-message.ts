// A notice as a sentence. The bell's list and its short announcements use it.
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { NoticeShown } from '../../state/notices.ts';
import { historyPlace } from '../history-place.ts';
import { listText, partLabel } from '../part-label.ts';

/** `edition`: the form of the open report, for the names of places; null where the notice is of another report. */
export const noticeMessage = ({ kind, byName, place, allWords }: NoticeShown, { edition, nameOf, tell, lang }: NoticeWords): Message => {
  const name = byName === '' ? tell(message('notices.somebody')) : byName;
  switch (kind) {
    case 'assigned':
      return edition && allWords.length > 0
        ? message('notices.assigned', {
            name,
            parts: listText(
              [...new Set(allWords)].map((part) => partLabel(edition, part, tell)),
              lang,
            ),
          })
        : message('notices.assignedSome', { name });
    case 'submitted': {
      if (place === null) return message('notices.submitted.report', { name });
      const owner = nameOf(place);
      return owner === null || owner === byName
        ? message('notices.submitted.part', { name })
        : message('notices.submitted.partFor', { name, owner });
    }
    case 'returned':
      return message(place === null ? 'notices.returned.report' : 'notices.returned.part', { name });
    case 'mentioned':
      return message('notices.mentioned', { name, place: edition && place !== null ? historyPlace(edition, place, tell) : (place ?? '') });
    case 'approved':
    case 'published':
    case 'chased':
      return message(`notices.${kind}`, { name });
  }
};

export type NoticeWords = {
  readonly edition: Edition | null;
  readonly nameOf: (id: string) => string | null;
  readonly tell: (message: Message) => string;
  readonly lang: 'zh' | 'en';
};
