// Departments, offices, subordinate organs: added, renamed, taken out of use. Second tab of PeopleScreen.tsx.
import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { type Unit, UnitName } from '#shared/protocol/http-people';
import type { Asked } from '../state/ask-server.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { Notice } from './Notice.tsx';
import type { Directory } from './PeopleScreen.tsx';
import { useSay } from './words.tsx';

type Props = { readonly api: PeopleApi; readonly directory: Directory; readonly onChanged: () => Promise<void> };

export const UnitList = ({ api, directory: { units, people }, onChanged }: Props) => {
  const { say, tell } = useSay();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [told, setTold] = useState<Message | null>(null);
  const deed = useDeed();
  const change = async (unit: Unit, active: boolean) => {
    const changed = await deed.run(() => api.changeUnit(unit.id, { active }));
    if (!changed) return;
    setTold(message(active ? 'team.unit.isBack' : 'team.unit.isOut', { name: unit.name }));
    await onChanged();
  };
  const saved = async (sentence: Message) => {
    setRenaming(null);
    setTold(sentence);
    await onChanged();
  };
  return (
    <div className="np-stack">
      <NameForm
        label={say('team.unit.new')}
        button={say('team.unit.add')}
        start=""
        save={api.addUnit}
        told="team.unit.added"
        onSaved={saved}
      />
      <div role="status">{told && <Notice kind="info">{tell(told)}</Notice>}</div>
      <FaultNotice deed={deed} />
      {units.length === 0 && <p className="np-quiet">{say('team.unit.none')}</p>}
      <ul className="np-lines-list">
        {units.map((unit) => {
          const count = people.filter((person) => person.unit === unit.id && person.admin?.active !== false).length;
          return (
            <li key={unit.id} className="np-person">
              <div className="np-person-line">
                <span className="np-person-text">
                  <strong>{unit.name}</strong>
                  <span className="np-quiet">{unit.active ? say('team.unit.people', { count }) : say('team.unit.out')}</span>
                </span>
                <span className="np-person-deeds">
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-expanded={renaming === unit.id}
                    aria-label={say('team.unit.renameOf', { name: unit.name })}
                    onClick={() => setRenaming(renaming === unit.id ? null : unit.id)}
                  >
                    {say('team.unit.rename')}
                  </Button>
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={say(unit.active ? 'team.unit.stopOf' : 'team.unit.useOf', { name: unit.name })}
                    onClick={() => change(unit, !unit.active)}
                  >
                    {say(unit.active ? 'team.unit.stop' : 'team.unit.use')}
                  </Button>
                </span>
              </div>
              {renaming === unit.id && (
                <NameForm
                  label={say('team.unit.newName', { name: unit.name })}
                  button={say('team.save')}
                  start={unit.name}
                  save={(name) => api.changeUnit(unit.id, { name })}
                  told="team.unit.renamed"
                  onSaved={saved}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

type NameProps = {
  readonly label: string;
  readonly button: string;
  readonly start: string;
  readonly save: (name: string) => Asked<Unit>;
  readonly told: 'team.unit.added' | 'team.unit.renamed';
  readonly onSaved: (told: Message) => Promise<void>;
};

const NameForm = ({ label, button, start, save, told, onSaved }: NameProps) => {
  const [name, setName] = useState(start);
  const deed = useDeed();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const called = v.safeParse(UnitName, name);
    if (!called.success) {
      deed.refuse(name.trim() === '' ? message('team.noName') : message('team.badName', { value: name.trim() }));
      return;
    }
    const saved = await deed.run(() => save(called.output));
    if (!saved) return;
    setName('');
    await onSaved(message(told, { name: saved.value.name }));
  };
  return (
    <form className="np-stack" onSubmit={submit}>
      <div className="np-team-head">
        <Field label={label}>
          <Input value={name} maxLength={80} autoComplete="off" onChange={(_, { value }) => setName(value)} />
        </Field>
        <Button type="submit" disabledFocusable={deed.isBusy}>
          {button}
        </Button>
      </div>
      <FaultNotice deed={deed} />
    </form>
  );
};
