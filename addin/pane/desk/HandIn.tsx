// Handing one's part in: what is still open said before the button, and where the part is now. The foot of ClerkDesk.tsx.
import type { ReviewState } from '#shared/review/review';
import type { Desk } from '../../state/desk.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useMe } from '../../state/use-desk.ts';
import { Notice } from '../Notice.tsx';
import { listText } from '../part-label.ts';
import { StepButtons } from '../StepButtons.tsx';
import { useSay } from '../words.tsx';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly wholeState: ReviewState;
  readonly ownState: ReviewState;
  readonly left: { readonly blanks: number; readonly sections: number; readonly errors: number };
};

export const HandIn = ({ desk, api, wholeState, ownState, left }: Props) => {
  const { say, lang } = useSay();
  const me = useMe(desk);
  const open = [
    ...(left.blanks > 0 ? [say('desks.hand.blanks', { count: left.blanks })] : []),
    ...(left.sections > 0 ? [say('desks.hand.sections', { count: left.sections })] : []),
    ...(left.errors > 0 ? [say('desks.hand.errors', { count: left.errors })] : []),
  ];
  const told = () => {
    if (wholeState === 'approved' || wholeState === 'published') return <Notice kind="good">{say(`desks.hand.${wholeState}`)}</Notice>;
    if (ownState === 'submitted') return <Notice kind="good">{say('desks.hand.submitted')}</Notice>;
    if (wholeState === 'submitted') return <Notice kind="info">{say('desks.hand.whole')}</Notice>;
    return <p>{open.length === 0 ? say('desks.hand.ready') : say('desks.hand.open', { what: listText(open, lang) })}</p>;
  };
  return (
    <section className="np-desk-box np-hand" aria-label={say('desks.hand.title')}>
      <h2 className="np-view-title">{say('desks.hand.title')}</h2>
      {told()}
      <StepButtons desk={desk} api={api} part={me.id} name={me.name} />
    </section>
  );
};
