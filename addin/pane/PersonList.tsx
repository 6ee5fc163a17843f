// Everybody of the organisation: found by name or unit, added, changed, given a link, taken out. First tab of PeopleScreen.tsx.
import { Button, Field, Input } from '@fluentui/react-components';
import { PersonAdd16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { PersonEntry } from '#shared/protocol/http-people';
import type { PeopleApi } from '../state/people-api.ts';
import { LeaveForm } from './LeaveForm.tsx';
import { LinkForm } from './LinkForm.tsx';
import { Notice } from './Notice.tsx';
import type { Directory } from './PeopleScreen.tsx';
import { PersonForm } from './PersonForm.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly api: PeopleApi;
  readonly directory: Directory;
  readonly onChanged: () => Promise<void>;
  readonly onUnits: () => void;
};

/** What is open below a person's line; of nobody: the form for somebody new. */
type Opened = { readonly person: string | null; readonly form: 'change' | 'link' | 'leave' } | null;

export const PersonList = ({ api, directory, onChanged, onUnits }: Props) => {
  const { say, tell } = useSay();
  const { people, units } = directory;
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<Opened>(null);
  const [told, setTold] = useState<Message | null>(null);
  const here = people.filter(({ admin }) => admin?.active !== false);
  const left = people.filter(({ admin }) => admin?.active === false);
  const isFound = ({ name, unitName }: PersonEntry) => `${name} ${unitName}`.toLowerCase().includes(search.trim().toLowerCase());
  const done = async (sentence: Message) => {
    setOpened(null);
    setTold(sentence);
    await onChanged();
  };
  const item = (person: PersonEntry) => (
    <li key={person.id} className="np-person">
      <div className="np-person-line">
        <span className="np-person-text">
          <strong>{person.name}</strong>
          <span className="np-quiet">
            {[
              person.unitName,
              person.admin?.isAdmin ? say('team.person.admin') : '',
              person.admin?.active === false ? say('team.person.left') : '',
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </span>
        <span className="np-person-deeds">
          {(person.admin?.active === false ? LEFT_FORMS : FORMS).map((form) => {
            const isOpen = opened?.person === person.id && opened.form === form;
            return (
              <Button
                key={form}
                size="small"
                appearance="subtle"
                aria-expanded={form === 'back' ? undefined : isOpen}
                aria-label={say(`team.person.${form}Of`, { name: person.name })}
                onClick={async () => {
                  if (form !== 'back') return setOpened(isOpen ? null : { person: person.id, form });
                  const answer = await api.changePerson(person.id, { active: true });
                  return answer.ok ? done(message('team.person.isBack', { name: person.name })) : setTold(answer.error.reason);
                }}
              >
                {say(`team.person.${form}`)}
              </Button>
            );
          })}
        </span>
      </div>
      {opened?.person === person.id && opened.form === 'change' && (
        <PersonForm api={api} units={units} person={person} onDone={done} onCancel={() => setOpened(null)} />
      )}
      {opened?.person === person.id && opened.form === 'link' && <LinkForm api={api} person={person} onCancel={() => setOpened(null)} />}
      {opened?.person === person.id && opened.form === 'leave' && (
        <LeaveForm api={api} person={person} directory={directory} onDone={done} onCancel={() => setOpened(null)} />
      )}
    </li>
  );
  return (
    <div className="np-stack">
      <div className="np-team-head">
        <Field label={say('team.person.search')}>
          <Input value={search} onChange={(_, { value }) => setSearch(value)} autoComplete="off" />
        </Field>
        <Button
          appearance="primary"
          icon={<PersonAdd16Regular />}
          aria-expanded={opened !== null && opened.person === null}
          onClick={() => setOpened({ person: null, form: 'change' })}
        >
          {say('team.person.add')}
        </Button>
      </div>
      <div role="status">{told && <Notice kind="info">{tell(told)}</Notice>}</div>
      {opened?.person === null && units.length === 0 && (
        <Notice kind="info" actions={<Button onClick={onUnits}>{say('team.screen.units')}</Button>}>
          {say('team.person.unitFirst')}
        </Notice>
      )}
      {opened?.person === null && units.length > 0 && (
        <PersonForm api={api} units={units} person={null} onDone={done} onCancel={() => setOpened(null)} />
      )}
      <p className="np-quiet">{say('team.person.count', { count: here.length })}</p>
      <ul className="np-lines-list">{here.filter(isFound).map(item)}</ul>
      {here.length > 0 && !here.some(isFound) && <p className="np-quiet">{say('team.person.notFound', { search: search.trim() })}</p>}
      {left.length > 0 && (
        <details className="np-listed">
          <summary>{say('team.person.leftOnes', { count: left.length })}</summary>
          <ul className="np-lines-list">{left.filter(isFound).map(item)}</ul>
        </details>
      )}
    </div>
  );
};

const FORMS = ['change', 'link', 'leave'] as const;
const LEFT_FORMS = ['back'] as const;
