// Asking people for their parts: a few words, then a notice in their bell. BoardDesk.tsx and BoardItem.tsx open it.
import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { message } from '#shared/i18n/translate';
import type { Desk } from '../../state/desk.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useDeed } from '../../state/use-deed.ts';
import { FaultNotice } from '../FaultNotice.tsx';
import { useSay } from '../words.tsx';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly people: readonly string[]; readonly onDone: () => void };

export const ChaseForm = ({ desk, api, people, onDone }: Props) => {
  const { say } = useSay();
  const [words, setWords] = useState('');
  const deed = useDeed();
  const send = async () => {
    const sent = await deed.run(() => api.desk.chase(desk.session.reportId, { people: [...people], words }));
    if (!sent) return;
    const told = sent.value > 0 ? message('desks.chase.told', { count: sent.value }) : message('desks.chase.peace');
    desk.tellNotice({ message: told, cell: null, section: null });
    onDone();
  };
  return (
    <form
      className="np-stack np-chase"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={say('desks.chase.words')}>
        <Input size="small" value={words} maxLength={300} autoFocus onChange={(_, { value }) => setWords(value)} />
      </Field>
      <div className="np-actions">
        <Button size="small" appearance="primary" type="submit" disabledFocusable={deed.isBusy}>
          {say('desks.chase.send')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('pane.app.cancel')}
        </Button>
      </div>
      <FaultNotice deed={deed} />
    </form>
  );
};
