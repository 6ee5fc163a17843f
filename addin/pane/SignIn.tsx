// Sign-in by the link the coordinating office sent. Shown by App.tsx to everyone who is not signed in.
import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Account } from '../state/account.ts';
import { useWatched } from '../state/watched.ts';
import { Card } from './Card.tsx';
import { useSay } from './words.tsx';

export const SignIn = ({ account, onSignedIn }: { account: Account; onSignedIn: (report: string | null) => void }) => {
  const { say, tell } = useSay();
  const state = useWatched(account);
  const [link, setLink] = useState('');
  const isBusy = state.kind === 'signingIn';
  const fault = state.kind === 'signedOut' ? state.reason : null;
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const signedIn = await account.signIn(link);
    if (signedIn) onSignedIn(signedIn.report);
  };
  return (
    <Card title={say('pane.signIn.title')}>
      <form className="np-stack" onSubmit={enter}>
        <p className="np-quiet">{say('pane.signIn.hint')}</p>
        <Field
          label={say('pane.signIn.label')}
          validationState={fault ? 'error' : 'none'}
          {...(fault ? { validationMessage: tell(fault) } : {})}
        >
          <Input
            value={link}
            onChange={(_, { value }) => setLink(value)}
            autoComplete="off"
            spellCheck={false}
            disabled={isBusy}
            placeholder="https://…/web#/sign-in/…"
          />
        </Field>
        <div className="np-actions">
          <Button appearance="primary" type="submit" disabled={isBusy}>
            {isBusy ? <Spinner size="tiny" label={say('pane.signIn.busy')} /> : say('pane.signIn.enter')}
          </Button>
        </div>
      </form>
    </Card>
  );
};
