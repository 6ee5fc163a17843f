// Who has which part of the report, until when, and how far they are; what nobody has yet. The coordinator changes it, everybody reads it.
// A tab of ReportPane.tsx.
import { Button, Field, Select } from '@fluentui/react-components';
import { LinkAdd16Regular, PersonAdd16Regular } from '@fluentui/react-icons';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { can } from '#shared/access/can';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { PersonEntry, ReportMember } from '#shared/protocol/http-people';
import type { Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useAccess, useMe, useReport, useSelection } from '../state/use-desk.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useWatched } from '../state/watched.ts';
import { AskView } from './AskView.tsx';
import { InvitationForm } from './InvitationForm.tsx';
import { MemberForm } from './MemberForm.tsx';
import { MemberItem } from './MemberItem.tsx';
import { Notice } from './Notice.tsx';
import { ReasonButton } from './ReasonButton.tsx';
import { ReportInvitations } from './ReportInvitations.tsx';
import { Unassigned } from './Unassigned.tsx';
import { useSay } from './words.tsx';
import './team.css';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly onCell: () => void };

type Opened = { readonly kind: 'member'; readonly id: string } | { readonly kind: 'add' } | { readonly kind: 'invite' } | null;

export const MembersTab = ({ desk, api, onCell }: Props) => {
  const { say, tell } = useSay();
  const report = useReport(desk)?.report;
  const me = useMe(desk);
  const access = useAccess(desk);
  const selected = useSelection(desk);
  const people = useWatched(desk.session.people);
  const { reportId } = desk.session;
  const { loaded, reload } = useLoaded(useCallback(() => api.members(reportId), [api, reportId]));
  const units = useLoaded(api.units);
  const [opened, setOpened] = useState<Opened>(null);
  const [told, setTold] = useState<Message | null>(null);
  const [seesInvitations, setSeesInvitations] = useState(false);
  // Somebody else may have changed who does what; the session is told at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of people is another question
  useEffect(() => {
    void reload();
  }, [people, reload]);
  if (!report) return null;
  const { edition } = report;
  const summary = { id: reportId, organ: report.organ ?? '', year: report.year ?? 0, edition: edition.key };
  const judged = can(me, 'manage', { kind: 'report' }, access);
  const reason = judged.ok ? null : tell(judged.error);
  const ownCell = selected !== null && edition.cellById.get(selected)?.sumOf === null ? selected : null;
  const done = async (sentence: Message) => {
    setOpened(null);
    setTold(sentence);
    await reload();
  };
  const cancel = () => setOpened(null);
  return (
    <div className="np-stack">
      {reason !== null && <p className="np-quiet">{reason}</p>}
      <div role="status">{told && <Notice kind="good">{tell(told)}</Notice>}</div>
      <AskView loaded={loaded} onRetry={reload}>
        {(members) => (
          <>
            <Unassigned desk={desk} edition={edition} members={members} onCell={onCell} />
            <div className="np-actions">
              <ReasonButton reason={reason} icon={<PersonAdd16Regular />} onClick={() => setOpened({ kind: 'add' })}>
                {say('team.member.add')}
              </ReasonButton>
              <ReasonButton reason={reason} icon={<LinkAdd16Regular />} onClick={() => setOpened({ kind: 'invite' })}>
                {say('team.member.invite')}
              </ReasonButton>
            </div>
            {opened?.kind === 'add' && (
              <AddMember
                api={api}
                members={members}
                form={(person) => (
                  <MemberForm
                    api={api}
                    report={reportId}
                    edition={edition}
                    year={report.year}
                    person={person}
                    member={null}
                    others={members}
                    selected={ownCell}
                    onDone={done}
                    onCancel={cancel}
                  />
                )}
                onCancel={cancel}
              />
            )}
            {opened?.kind === 'invite' && (
              <AskView loaded={units.loaded} onRetry={units.reload}>
                {(list) => (
                  <InvitationForm
                    api={api}
                    units={list}
                    reports={[summary]}
                    only={reportId}
                    asAdmin={false}
                    members={members}
                    selected={ownCell}
                    onMade={() => {}}
                    onCancel={cancel}
                  />
                )}
              </AskView>
            )}
            <ul className="np-lines-list">
              {members.map((member) => (
                <li key={member.id} className="np-person">
                  <MemberItem
                    desk={desk}
                    api={api}
                    edition={edition}
                    member={member}
                    forbidden={reason}
                    isOpen={opened?.kind === 'member' && opened.id === member.id}
                    onOpen={() =>
                      setOpened(opened?.kind === 'member' && opened.id === member.id ? null : { kind: 'member', id: member.id })
                    }
                  />
                  {opened?.kind === 'member' && opened.id === member.id && (
                    <MemberForm
                      api={api}
                      report={reportId}
                      edition={edition}
                      year={report.year}
                      person={member}
                      member={member}
                      others={members.filter(({ id }) => id !== member.id)}
                      selected={ownCell}
                      onDone={done}
                      onCancel={cancel}
                    />
                  )}
                </li>
              ))}
            </ul>
            {reason === null && (
              <details className="np-listed" onToggle={({ currentTarget }) => setSeesInvitations(currentTarget.open)}>
                <summary>{say('team.invite.sent')}</summary>
                {seesInvitations && <ReportInvitations api={api} report={summary} />}
              </details>
            )}
          </>
        )}
      </AskView>
    </div>
  );
};

type AddProps = {
  readonly api: PeopleApi;
  readonly members: readonly ReportMember[];
  readonly form: (person: PersonEntry) => ReactNode;
  readonly onCancel: () => void;
};

/** Somebody of the organisation who is not in the report yet. */
const AddMember = ({ api, members, form, onCancel }: AddProps) => {
  const { say, tell } = useSay();
  const { loaded, reload } = useLoaded(api.people);
  const [chosen, setChosen] = useState('');
  return (
    <AskView loaded={loaded} onRetry={reload}>
      {(people) => {
        const free = people.filter(({ id, admin }) => admin?.active !== false && !members.some((member) => member.id === id));
        const person = free.find(({ id }) => id === chosen);
        return (
          <div className="np-stack np-form">
            {free.length === 0 ? (
              <p>{tell(message('team.member.nobodyLeft'))}</p>
            ) : (
              <Field label={say('team.member.whom')}>
                <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
                  <option value="">{say('team.member.choose')}</option>
                  {free.map(({ id, name, unitName }) => (
                    <option key={id} value={id}>
                      {say('pane.list.hello', { name, unit: unitName })}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            {person ? (
              form(person)
            ) : (
              <div className="np-actions">
                <Button onClick={onCancel}>{say('pane.app.cancel')}</Button>
              </div>
            )}
          </div>
        );
      }}
    </AskView>
  );
};
