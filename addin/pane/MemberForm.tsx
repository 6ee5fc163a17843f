// Role, parts and due date of one person in the report; taking them out. Opened by MembersTab.tsx for whoever may.
import { Button } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Assignment, Role } from '#shared/access/can';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { ReportMember } from '#shared/protocol/http-people';
import { dayOf, proposedDue } from '../state/due.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { DueField } from './DueField.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { Notice } from './Notice.tsx';
import { PartPicker } from './PartPicker.tsx';
import { RoleField } from './RoleField.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly api: PeopleApi;
  readonly report: string;
  readonly edition: Edition;
  /** The year the report is on. */
  readonly year: number | null;
  readonly person: { readonly id: string; readonly name: string };
  /** Null: not in the report yet. */
  readonly member: ReportMember | null;
  readonly others: readonly ReportMember[];
  readonly selected: Assignment | null;
  readonly onDone: (told: Message) => Promise<void>;
  readonly onCancel: () => void;
};

export const MemberForm = ({ api, report, edition, year, person, member, others, selected, onDone, onCancel }: Props) => {
  const { say } = useSay();
  const [role, setRole] = useState<Role>(member?.role ?? 'preparer');
  const [assigned, setAssigned] = useState<readonly Assignment[]>(member?.assigned ?? []);
  const proposed = proposedDue(year, dayOf(new Date()));
  // Whoever has been in the report is not given a day they were not told.
  const [due, setDue] = useState(member ? (member.due ?? '') : (proposed ?? ''));
  const [isLeaving, setIsLeaving] = useState(false);
  const deed = useDeed();
  const { id, name } = person;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const change = { role, assigned: [...assigned], due: due === '' ? null : due };
    const saved = await deed.run(() => api.setMember(report, id, change));
    if (saved) await onDone(message(member ? 'team.member.changed' : 'team.member.added', { name }));
  };
  const takeOut = async () => {
    const gone = await deed.run(() => api.removeMember(report, id));
    if (gone) await onDone(message('team.member.gone', { name }));
  };
  return (
    <form className="np-stack np-form" onSubmit={save} aria-label={say('team.member.changeOf', { name })}>
      <RoleField role={role} onRole={setRole} />
      {(role === 'preparer' || assigned.length > 0) && (
        <PartPicker edition={edition} assigned={assigned} onChange={setAssigned} others={others} selected={selected} />
      )}
      <DueField due={due} onDue={setDue} proposed={proposed} />
      <FaultNotice deed={deed} />
      {isLeaving ? (
        <Notice
          kind="warn"
          actions={
            <div className="np-actions">
              <Button appearance="primary" disabledFocusable={deed.isBusy} onClick={takeOut}>
                {say('team.member.out')}
              </Button>
              <Button onClick={() => setIsLeaving(false)}>{say('pane.app.cancel')}</Button>
            </div>
          }
        >
          {say('team.member.outWarning', { name })}
        </Notice>
      ) : (
        <div className="np-actions np-actions-form">
          <Button appearance="primary" type="submit" disabledFocusable={deed.isBusy}>
            {say(member ? 'team.save' : 'team.member.add')}
          </Button>
          <Button onClick={onCancel}>{say('pane.app.cancel')}</Button>
          {member && (
            <Button appearance="subtle" onClick={() => setIsLeaving(true)}>
              {say('team.member.out')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
};
