// A sign-in link for somebody who is here already, made by an administrator. PersonList.tsx opens it.
import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { NewInvitationAnswer, PersonEntry } from '#shared/protocol/http-people';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { useSay } from './words.tsx';

export const LinkForm = ({ api, person, onCancel }: { api: PeopleApi; person: PersonEntry; onCancel: () => void }) => {
  const { say } = useSay();
  const [days, setDays] = useState('7');
  const [made, setMade] = useState<NewInvitationAnswer | null>(null);
  const deed = useDeed();
  const make = async () => {
    const link = await deed.run(() => api.invite({ person: person.id, days: Number(days) }));
    if (link) setMade(link.value);
  };
  return (
    <div className="np-stack np-form">
      {made ? (
        <InvitationLink made={made} whom={person.name} />
      ) : (
        <>
          <p className="np-quiet">{say('team.link.personHint', { name: person.name })}</p>
          <DaysField days={days} onDays={setDays} />
        </>
      )}
      <FaultNotice deed={deed} />
      <div className="np-actions">
        {!made && (
          <Button appearance="primary" disabledFocusable={deed.isBusy} onClick={make}>
            {say('team.link.make')}
          </Button>
        )}
        <Button onClick={onCancel}>{say(made ? 'team.close' : 'pane.app.cancel')}</Button>
      </div>
    </div>
  );
};

/** How long a link may wait to be used. */
export const DaysField = ({ days, onDays }: { days: string; onDays: (days: string) => void }) => {
  const { say } = useSay();
  return (
    <Field label={say('team.link.days')}>
      <Select value={days} onChange={(_, { value }) => onDays(value)}>
        {DAYS.map((count) => (
          <option key={count} value={count}>
            {say('team.link.daysOption', { count })}
          </option>
        ))}
      </Select>
    </Field>
  );
};

const DAYS = [1, 3, 7, 14, 30, 60];
