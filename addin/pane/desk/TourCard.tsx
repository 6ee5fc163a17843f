// A short tour of the desk, once per person, to be skipped and to be asked for again. It stands in the flow of the page, takes no focus
// by itself and covers nothing; what a step speaks of is outlined. Top of DeskTab.tsx.
import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Role } from '#shared/access/can';
import type { Desk } from '../../state/desk.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { tourAsked } from '../../state/tour.ts';
import { useWatched } from '../../state/watched.ts';
import { useSay } from '../words.tsx';

export const TourCard = ({ desk, api, role }: { readonly desk: Desk; readonly api: PeopleApi; readonly role: Role }) => {
  const { say } = useSay();
  const [at, setAt] = useState<number | null>(null);
  const card = useRef<HTMLElement>(null);
  const asked = useWatched(tourAsked(desk));
  useEffect(() => {
    if (asked > 0) {
      setAt(0);
      card.current?.focus();
      return;
    }
    let isGone = false;
    // Where it cannot be asked nobody is shown around: the help still offers it.
    api.desk.isTourSeen().then((answer) => !isGone && answer.ok && !answer.value && setAt(0));
    return () => {
      isGone = true;
    };
  }, [api, asked]);
  const steps = STEPS[role];
  const step = at === null ? undefined : steps[at];
  useEffect(() => {
    const spoken = step && [...document.querySelectorAll(step.of)].find((element) => element.getClientRects().length > 0);
    if (!spoken) return;
    spoken.classList.add('np-toured');
    return () => spoken.classList.remove('np-toured');
  }, [step]);
  if (at === null || !step) return null;
  const end = () => {
    setAt(null);
    void api.desk.setTourSeen();
  };
  const isLast = at === steps.length - 1;
  return (
    <section ref={card} tabIndex={-1} className="np-tour" aria-label={say('help.tour.title')}>
      <div className="np-row">
        <h2 className="np-view-title">{say('help.tour.title')}</h2>
        <span className="np-quiet">{say('help.tour.step', { at: at + 1, count: steps.length })}</span>
      </div>
      <p aria-live="polite">{say(`help.tour.${step.key}`)}</p>
      <div className="np-actions">
        <Button size="small" appearance="primary" onClick={() => (isLast ? end() : setAt(at + 1))}>
          {say(isLast ? 'help.tour.done' : 'help.tour.next')}
        </Button>
        {at > 0 && (
          <Button size="small" onClick={() => setAt(at - 1)}>
            {say('help.tour.back')}
          </Button>
        )}
        {!isLast && (
          <Button size="small" appearance="subtle" onClick={end}>
            {say('help.tour.skip')}
          </Button>
        )}
      </div>
    </section>
  );
};

/** `of`: what the step speaks of. */
const STEP = {
  mine: { key: 'mine', of: '.np-own' },
  locked: { key: 'locked', of: '.np-selected' },
  saved: { key: 'saved', of: '.np-saved' },
  hand: { key: 'hand', of: '.np-hand' },
  verdict: { key: 'verdict', of: '.np-verdict' },
  board: { key: 'board', of: '.np-board-list' },
  give: { key: 'give', of: '.np-give' },
  bell: { key: 'bell', of: '.np-bell' },
  changes: { key: 'changes', of: '.np-since' },
  review: { key: 'review', of: '.np-sign' },
} as const;

const STEPS: Readonly<Record<Role, readonly (typeof STEP)[keyof typeof STEP][]>> = {
  preparer: [STEP.mine, STEP.locked, STEP.saved, STEP.hand],
  coordinator: [STEP.verdict, STEP.board, STEP.give, STEP.bell],
  reviewer: [STEP.verdict, STEP.changes, STEP.review],
  reader: [STEP.verdict, STEP.changes],
};
