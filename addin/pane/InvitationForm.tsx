// Making an invitation: for somebody new of a unit, into a report with a role and a part, or into none. The link is shown once. Used by
// administrators (InvitationList.tsx) and, for one report, by its coordinator (MembersTab.tsx).
import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Assignment, Role } from '#shared/access/can';
import { editionByKey } from '#shared/edition/editions';
import type { ReportSummary } from '#shared/protocol/http';
import type { NewInvitationAnswer, ReportMember, Unit } from '#shared/protocol/http-people';
import { dayOf, proposedDue } from '../state/due.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { DueField } from './DueField.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { DaysField } from './LinkForm.tsx';
import { PartPicker } from './PartPicker.tsx';
import { RoleField } from './RoleField.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly api: PeopleApi;
  readonly units: readonly Unit[];
  /** Reports to choose from; with `only` there is no choice. */
  readonly reports: readonly Pick<ReportSummary, 'id' | 'organ' | 'year' | 'edition'>[];
  readonly only?: string;
  /** Whether whoever invites is an administrator, who may also invite one, or into no report. */
  readonly asAdmin: boolean;
  readonly members?: readonly ReportMember[];
  readonly selected?: Assignment | null;
  readonly onMade: () => void;
  readonly onCancel: () => void;
};

export const InvitationForm = ({ api, units, reports, only, asAdmin, members = [], selected = null, onMade, onCancel }: Props) => {
  const { say } = useSay();
  const open = units.filter(({ active }) => active);
  const [unit, setUnit] = useState(open[0]?.id ?? '');
  const [report, setReport] = useState(only ?? '');
  const [role, setRole] = useState<Role>('preparer');
  const [assigned, setAssigned] = useState<readonly Assignment[]>([]);
  const [typedDue, setDue] = useState<string | null>(null);
  const [days, setDays] = useState('7');
  const [isAdmin, setIsAdmin] = useState(false);
  const [made, setMade] = useState<NewInvitationAnswer | null>(null);
  const deed = useDeed();
  const chosen = reports.find(({ id }) => id === report);
  const edition = editionByKey(chosen?.edition ?? '');
  const proposed = proposedDue(chosen?.year ?? null, dayOf(new Date()));
  const due = typedDue ?? proposed ?? '';
  const unitName = open.find(({ id }) => id === unit)?.name ?? '';
  const invite = async (event: FormEvent) => {
    event.preventDefault();
    const place = report === '' ? {} : { report, role, assigned: role === 'preparer' ? [...assigned] : [], due: due === '' ? null : due };
    const answer = await deed.run(() => api.invite({ unit, isAdmin, days: Number(days), ...place }));
    if (!answer) return;
    setMade(answer.value);
    onMade();
  };
  if (made) {
    return (
      <div className="np-stack np-form">
        <InvitationLink made={made} whom={say('team.invite.somebody', { unit: unitName })} />
        <div className="np-actions">
          <Button onClick={() => setMade(null)}>{say('team.invite.another')}</Button>
          <Button onClick={onCancel}>{say('team.close')}</Button>
        </div>
      </div>
    );
  }
  return (
    <form className="np-stack np-form" onSubmit={invite} aria-label={say('team.invite.title')}>
      <p className="np-quiet">{say('team.invite.hint')}</p>
      <Field label={say('team.person.unit')} required>
        <Select value={unit} onChange={(_, { value }) => setUnit(value)}>
          {open.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {only === undefined && (
        <Field label={say('team.invite.report')}>
          <Select
            value={report}
            onChange={(_, { value }) => {
              setReport(value);
              setAssigned([]);
            }}
          >
            <option value="">{say('team.invite.noReport')}</option>
            {reports.map(({ id, organ, year }) => (
              <option key={id} value={id}>
                {say('team.invite.reportOption', { organ, year })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {report !== '' && (
        <>
          <RoleField role={role} onRole={setRole} />
          {role === 'preparer' && edition && (
            <PartPicker edition={edition} assigned={assigned} onChange={setAssigned} others={members} selected={selected} />
          )}
          <DueField due={due} onDue={setDue} proposed={proposed} />
        </>
      )}
      <DaysField days={days} onDays={setDays} />
      {asAdmin && (
        <Checkbox label={say('team.person.isAdmin')} checked={isAdmin} onChange={(_, { checked }) => setIsAdmin(checked === true)} />
      )}
      <FaultNotice deed={deed} />
      <div className="np-actions np-actions-form">
        <Button appearance="primary" type="submit" disabledFocusable={deed.isBusy || unit === ''}>
          {say('team.invite.make')}
        </Button>
        <Button onClick={onCancel}>{say('pane.app.cancel')}</Button>
      </div>
    </form>
  );
};
