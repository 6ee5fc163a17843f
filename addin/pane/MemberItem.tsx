// One person of the report: role, parts, due date, how far their part is, and the steps open for it. A line of MembersTab.tsx.
import type { Edition } from '#shared/edition/types';
import type { ReportMember } from '#shared/protocol/http-people';
import type { Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useMe } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { dayText, listText, partLabel } from './part-label.ts';
import { ReasonButton } from './ReasonButton.tsx';
import { StepButtons } from './StepButtons.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly edition: Edition;
  readonly member: ReportMember;
  /** Why the person here may not change it. */
  readonly forbidden: string | null;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
};

export const MemberItem = ({ desk, api, edition, member, forbidden, isOpen, onOpen }: Props) => {
  const { say, tell, lang } = useSay();
  const me = useMe(desk);
  const review = useWatched(desk.session.reviews).find(({ part }) => part === member.id);
  const state = review?.state ?? 'draft';
  const parts = member.assigned.map((assignment) => partLabel(edition, assignment, tell));
  const isLate = member.due !== null && state !== 'submitted' && member.due < new Date().toISOString().slice(0, 10);
  return (
    <>
      <div className="np-person-line">
        <span className="np-person-text">
          <strong>{member.id === me.id ? say('pane.people.self', { name: member.name }) : member.name}</strong>
          <span className="np-quiet">{[member.unit, say(`pane.role.${member.role}`)].filter((part) => part !== '').join(' · ')}</span>
          {member.role === 'preparer' && (
            <>
              <span>{parts.length === 0 ? <em className="np-ink-bad">{say('team.part.none')}</em> : listText(parts, lang)}</span>
              <span className={`np-state np-state-${state}`}>
                {say(`team.state.${state}`)}
                {member.due !== null && (
                  <span className={isLate ? 'np-ink-bad' : ''}>
                    {' · '}
                    {say(isLate ? 'team.overdue' : 'team.due', { day: dayText(member.due, lang) })}
                  </span>
                )}
              </span>
            </>
          )}
          {member.role !== 'preparer' && member.due !== null && (
            <span className="np-quiet">{say('team.due', { day: dayText(member.due, lang) })}</span>
          )}
        </span>
        <ReasonButton reason={forbidden} isExpanded={isOpen} label={say('team.member.changeOf', { name: member.name })} onClick={onOpen}>
          {say('team.member.change')}
        </ReasonButton>
      </div>
      {member.role === 'preparer' && member.id !== me.id && <StepButtons desk={desk} api={api} part={member.id} name={member.name} />}
    </>
  );
};
