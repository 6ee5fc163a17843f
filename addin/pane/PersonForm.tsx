// Somebody's name, unit and whether they are an administrator; of somebody new (person null) or of somebody here. PersonList.tsx opens it.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { PersonName } from '#shared/protocol/http';
import type { PersonEntry, Unit } from '#shared/protocol/http-people';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly api: PeopleApi;
  readonly units: readonly Unit[];
  readonly person: PersonEntry | null;
  readonly onDone: (told: Message) => Promise<void>;
  readonly onCancel: () => void;
};

export const PersonForm = ({ api, units, person, onDone, onCancel }: Props) => {
  const { say } = useSay();
  const open = units.filter(({ id, active }) => active || id === person?.unit);
  const [name, setName] = useState(person?.name ?? '');
  const [unit, setUnit] = useState(person?.unit ?? open[0]?.id ?? '');
  const [isAdmin, setIsAdmin] = useState(person?.admin?.isAdmin ?? false);
  const deed = useDeed();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const called = v.safeParse(PersonName, name);
    if (!called.success) {
      deed.refuse(name.trim() === '' ? message('team.noName') : message('team.badName', { value: name.trim() }));
      return;
    }
    const wish = { name: called.output, unit, isAdmin };
    const saved = await deed.run(() => (person ? api.changePerson(person.id, wish) : api.addPerson(wish)));
    if (saved) await onDone(message(person ? 'team.person.changed' : 'team.person.added', { name: saved.value.name }));
  };
  return (
    <form
      className="np-stack np-form"
      onSubmit={save}
      aria-label={person ? say('team.person.changeOf', { name: person.name }) : say('team.person.add')}
    >
      <Field label={say('team.person.name')} required>
        <Input value={name} maxLength={60} autoFocus autoComplete="off" onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={say('team.person.unit')} required>
        <Select value={unit} onChange={(_, { value }) => setUnit(value)}>
          {open.map(({ id, name: unitName }) => (
            <option key={id} value={id}>
              {unitName}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox label={say('team.person.isAdmin')} checked={isAdmin} onChange={(_, { checked }) => setIsAdmin(checked === true)} />
      <FaultNotice deed={deed} />
      <div className="np-actions">
        <Button appearance="primary" type="submit" disabledFocusable={deed.isBusy}>
          {say(person ? 'team.save' : 'team.person.add')}
        </Button>
        <Button onClick={onCancel}>{say('pane.app.cancel')}</Button>
      </div>
    </form>
  );
};
