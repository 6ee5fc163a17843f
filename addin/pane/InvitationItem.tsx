// One invitation: to whom, into what, where it stands; withdrawn where still open. Used by InvitationList.tsx and ReportInvitations.tsx.
import { Button } from '@fluentui/react-components';
import { editionByKey } from '#shared/edition/editions';
import type { Invitation, PersonEntry, Unit } from '#shared/protocol/http-people';
import { dayText, momentText, partLabel } from './part-label.ts';
import { useSay } from './words.tsx';
import './review.css';

/** Names for what an invitation holds ids of. */
export type InvitationNames = {
  readonly people: readonly PersonEntry[];
  readonly units: readonly Unit[];
  readonly reports: readonly { readonly id: string; readonly organ: string; readonly year: number; readonly edition: string }[];
};

type ItemProps = { readonly invitation: Invitation; readonly names: InvitationNames; readonly onRevoke: (id: string) => void };

export const InvitationItem = ({ invitation, names: { people, units, reports }, onRevoke }: ItemProps) => {
  const { say, tell, lang } = useSay();
  const { id, state, person, unit, isAdmin, report, role, assigned, due, createdBy, createdAt, expiresAt, acceptedBy, acceptedAt } =
    invitation;
  const nameOf = (who: string | null) => people.find((one) => one.id === who)?.name ?? say('team.invite.unknown');
  const unitName = units.find((one) => one.id === unit)?.name ?? say('team.invite.unknown');
  const whom = person === null ? say('team.invite.somebody', { unit: unitName }) : nameOf(person);
  const into = reports.find((one) => one.id === report);
  const edition = editionByKey(into?.edition ?? '');
  const facts = [
    isAdmin ? say('team.person.admin') : '',
    report === null ? say('team.invite.noReport') : into ? say('team.invite.reportOption', into) : say('team.invite.otherReport'),
    role === null ? '' : say(`pane.role.${role}`),
    ...(edition ? assigned.map((assignment) => partLabel(edition, assignment, tell)) : []),
    due === null ? '' : say('team.due', { day: dayText(due, lang) }),
  ].filter((fact) => fact !== '');
  const when = state === 'accepted' ? acceptedAt : state === 'open' || state === 'expired' ? expiresAt : null;
  return (
    <li className="np-person">
      <div className="np-person-line">
        <span className="np-person-text">
          <strong>{whom}</strong>
          <span className={`np-state np-state-${state}`}>
            {say(`team.invite.${state}`, { name: nameOf(acceptedBy), when: when === null ? '' : momentText(when, lang) })}
          </span>
          <span className="np-quiet">{facts.join(' · ')}</span>
          <span className="np-quiet">
            {say('team.invite.by', {
              name: people.find((one) => one.id === createdBy)?.name ?? say('team.invite.server'),
              when: momentText(createdAt, lang),
            })}
          </span>
        </span>
        {state === 'open' && (
          <Button size="small" aria-label={say('team.invite.revokeOf', { whom })} onClick={() => onRevoke(id)}>
            {say('team.invite.revoke')}
          </Button>
        )}
      </div>
    </li>
  );
};
