// Somebody leaves: who takes over, what that moves, done in one step. PersonList.tsx opens it.
import { Button, Field, Select } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { editionByKey } from '#shared/edition/editions';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { ReportSummary } from '#shared/protocol/http';
import type { PersonEntry, ReportMember } from '#shared/protocol/http-people';
import { ok } from '#shared/result';
import type { Asked } from '../state/ask-server.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { Notice } from './Notice.tsx';
import type { Directory } from './PeopleScreen.tsx';
import { dayText, listText, partLabel } from './part-label.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly api: PeopleApi;
  readonly person: PersonEntry;
  readonly directory: Directory;
  readonly onDone: (told: Message) => Promise<void>;
  readonly onCancel: () => void;
};

type Place = { readonly report: ReportSummary; readonly member: ReportMember };

export const LeaveForm = ({ api, person, directory: { people, reports }, onDone, onCancel }: Props) => {
  const { say, tell, lang } = useSay();
  const [heir, setHeir] = useState('');
  const deed = useDeed();
  const load = useCallback(async (): Asked<readonly Place[]> => {
    const places: Place[] = [];
    for (const report of reports) {
      const members = await api.members(report.id);
      if (!members.ok) return members;
      const member = members.value.find(({ id }) => id === person.id);
      if (member) places.push({ report, member });
    }
    return ok(places);
  }, [api, reports, person.id]);
  const { loaded } = useLoaded(load);
  const heirs = people.filter(({ id, admin }) => id !== person.id && admin?.active !== false);
  const heirName = heirs.find(({ id }) => id === heir)?.name ?? null;
  const leave = async () => {
    const left = await deed.run(() => api.deactivate(person.id, heir === '' ? null : heir));
    if (!left) return;
    const count = left.value.length;
    await onDone(
      heirName === null || count === 0
        ? message('team.leave.done', { name: person.name, count })
        : message('team.leave.handed', { name: person.name, heir: heirName, count }),
    );
  };
  return (
    <fieldset className="np-stack np-form" aria-label={say('team.person.leaveOf', { name: person.name })}>
      <Notice kind="warn">{say('team.leave.warning', { name: person.name })}</Notice>
      <Field label={say('team.leave.heir')} hint={say('team.leave.heirHint')}>
        <Select value={heir} onChange={(_, { value }) => setHeir(value)}>
          <option value="">{say('team.leave.nobody')}</option>
          {heirs.map(({ id, name, unitName }) => (
            <option key={id} value={id}>
              {say('pane.list.hello', { name, unit: unitName })}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <p>{heirName === null ? say('team.leave.movesNowhere', { name: person.name }) : say('team.leave.moves', { heir: heirName })}</p>
        {loaded.kind === 'here' && (
          <ul className="np-plain np-moves">
            {loaded.value.map(({ report, member }) => {
              const edition = editionByKey(report.edition);
              const parts = member.assigned.map((assignment) => (edition ? partLabel(edition, assignment, tell) : assignment));
              return (
                <li key={report.id}>
                  {say('team.leave.place', {
                    report: `${report.organ} ${report.year}`,
                    role: say(`pane.role.${member.role}`),
                    parts: parts.length === 0 ? say('team.part.noneShort') : listText(parts, lang),
                  })}
                  {member.due !== null && <span className="np-quiet"> {say('team.due', { day: dayText(member.due, lang) })}</span>}
                </li>
              );
            })}
            <li className="np-quiet">{say('team.leave.elsewhere')}</li>
          </ul>
        )}
        {loaded.kind === 'failed' && <p className="np-quiet">{tell(loaded.reason)}</p>}
      </div>
      <FaultNotice deed={deed} />
      <div className="np-actions">
        <Button appearance="primary" disabledFocusable={deed.isBusy} onClick={leave}>
          {say(heirName === null ? 'team.leave.confirm' : 'team.leave.confirmHeir', { name: person.name, heir: heirName ?? '' })}
        </Button>
        <Button onClick={onCancel}>{say('pane.app.cancel')}</Button>
      </div>
    </fieldset>
  );
};
