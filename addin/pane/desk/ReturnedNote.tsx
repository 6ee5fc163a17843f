// The reviewer's words on what came back, before anything else. Top of the clerk's and the coordinator's desk.
import type { Review } from '../../sync/session-state.ts';
import { Notice } from '../Notice.tsx';
import { momentText } from '../part-label.ts';
import { useSay } from '../words.tsx';

export const ReturnedNote = ({ review, nameOf }: { readonly review: Review | undefined; readonly nameOf: (id: string) => string }) => {
  const { say, lang } = useSay();
  if (review?.state !== 'returned') return null;
  const what = say(review.part === null ? 'desks.returned.report' : 'desks.returned.part');
  return (
    <Notice kind="warn">
      <strong>{say('desks.returned', { name: nameOf(review.by), when: momentText(review.at, lang), what })}</strong>
      {review.note !== '' && <blockquote className="np-words">{review.note}</blockquote>}
    </Notice>
  );
};
