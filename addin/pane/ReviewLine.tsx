// Where the report and one's own part stand, who brought them there, when and with which words; and the steps open now. Stands under the
// verdict in ReportPane.tsx.
import { useCallback, useState } from 'react';
import type { Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useMe } from '../state/use-desk.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useWatched } from '../state/watched.ts';
import type { Review } from '../sync/session-state.ts';
import { AskView } from './AskView.tsx';
import { momentText } from './part-label.ts';
import { StepButtons } from './StepButtons.tsx';
import { useSay } from './words.tsx';
import './review.css';

/** `isBrief`: where the desk below has the steps and words already. */
export const ReviewLine = ({ desk, api, isBrief = false }: { desk: Desk; api: PeopleApi; isBrief?: boolean }) => {
  const { say } = useSay();
  const me = useMe(desk);
  const reviews = useWatched(desk.session.reviews);
  const people = useWatched(desk.session.people);
  const [isOpen, setIsOpen] = useState(false);
  const whole = reviews.find(({ part }) => part === null);
  const own = me.role === 'preparer' ? (reviews.find(({ part }) => part === me.id) ?? null) : undefined;
  const preparers = people.filter(({ role }) => role === 'preparer');
  const submitted = preparers.filter(({ id }) => reviews.some(({ part, state }) => part === id && state === 'submitted')).length;
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? say('team.invite.unknown');
  const state = whole?.state ?? 'draft';
  const isOwnOpen = own !== undefined && state !== 'approved' && state !== 'published';
  return (
    <section className="np-review" aria-label={say('team.review.title')}>
      <details className="np-review-state" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <span role="status">
            <span className={`np-state np-state-${state}`}>{say(`team.report.${state}`)}</span>
            {isOwnOpen && (
              <span className={`np-state np-state-${own?.state ?? 'draft'}`}>
                {say('team.review.own', { state: say(`team.state.${own?.state ?? 'draft'}`) })}
              </span>
            )}
            {own === undefined && (state === 'draft' || state === 'returned') && preparers.length > 0 && (
              <span className="np-quiet">{say('team.review.parts', { submitted, count: preparers.length })}</span>
            )}
          </span>
        </summary>
        {isOpen && <Steps desk={desk} api={api} nameOf={nameOf} reviews={reviews} />}
      </details>
      {!isBrief && (
        <>
          {isOwnOpen && <StepButtons desk={desk} api={api} part={me.id} name={me.name} />}
          <StepButtons desk={desk} api={api} part={null} name="" />
          {whole && <Told review={whole} nameOf={nameOf} />}
          {own && isOwnOpen && <Told review={own} nameOf={nameOf} />}
        </>
      )}
    </section>
  );
};

/** Who took the last step, when, and why. */
const Told = ({ review: { by, at, note }, nameOf }: { review: Review; nameOf: (id: string) => string }) => {
  const { say, lang } = useSay();
  return (
    <p className="np-review-told np-quiet">
      {say('team.review.by', { name: nameOf(by), when: momentText(at, lang) })}
      {note !== '' && <q className="np-note">{note}</q>}
    </p>
  );
};

type StepsProps = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly nameOf: (id: string) => string;
  /** As of now; another list is another question. */
  readonly reviews: readonly Review[];
};

const Steps = ({ desk, api, nameOf, reviews }: StepsProps) => {
  const { say, lang } = useSay();
  const { reportId } = desk.session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every step
  const { loaded, reload } = useLoaded(useCallback(() => api.reviews(reportId), [api, reportId, reviews]));
  return (
    <AskView loaded={loaded} onRetry={reload}>
      {({ steps }) =>
        steps.length === 0 ? (
          <p className="np-quiet">{say('team.review.noSteps')}</p>
        ) : (
          <ol className="np-plain" aria-label={say('team.review.steps')}>
            {[...steps].reverse().map(({ part, state, by, at, note }) => (
              <li key={`${part} ${at} ${state}`}>
                {part === null
                  ? say(`team.report.${state}`)
                  : say('team.review.partOf', { name: nameOf(part), state: say(`team.state.${state}`) })}
                <span className="np-quiet"> {say('team.review.by', { name: nameOf(by), when: momentText(at, lang) })}</span>
                {note !== '' && <q className="np-note">{note}</q>}
              </li>
            ))}
          </ol>
        )
      }
    </AskView>
  );
};
