// Sign-in by the link the coordinating office sent, as somebody new with a name, or by the office's identity provider. Shown by App.tsx
// to everyone who is not signed in.
import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import type { Account } from '../state/account.ts';
import type { Api } from '../state/api.ts';
import { useWatched } from '../state/watched.ts';
import { Card } from './Card.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly account: Account;
  readonly api: Pick<Api, 'ways' | 'startOidc'>;
  /** False where the browser forgets the sign-in with the pane; people are told. */
  readonly isKept?: boolean;
  /** Where this window cannot go to the provider: brings a sign-in link from another one. */
  readonly signInElsewhere?: () => Promise<Result<string, Message>>;
};

export const SignIn = ({ account, api, isKept = true, signInElsewhere }: Props) => {
  const { say, tell } = useSay();
  const state = useWatched(account);
  const [link, setLink] = useState('');
  const [name, setName] = useState('');
  const [way, setWay] = useState<string | null>(null);
  const isBusy = state.kind === 'signingIn';
  const invited = state.kind === 'nameNeeded' ? state.link : null;
  const fault = state.kind === 'signedOut' || state.kind === 'nameNeeded' ? state.reason : null;
  useEffect(() => {
    let isGone = false;
    void api.ways().then((answer) => {
      if (!isGone && answer.ok) setWay(answer.value.oidc);
    });
    return () => {
      isGone = true;
    };
  }, [api]);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    await (invited === null ? account.signIn(link) : account.signIn(invited, name));
  };
  const goToProvider = async () => {
    if (signInElsewhere) {
      const brought = await signInElsewhere();
      if (brought.ok) await account.signIn(brought.value);
      else account.signOut(brought.error);
      return;
    }
    const address = await (invited === null ? api.startOidc() : api.startOidc(invited, name));
    if (address.ok) location.assign(address.value);
    else account.signOut(address.error.reason);
  };
  return (
    <Card title={say(invited === null ? 'pane.signIn.title' : 'team.signIn.welcome')}>
      <form className="np-stack" onSubmit={enter}>
        <p className="np-quiet">{say(invited === null ? 'pane.signIn.hint' : 'sync.signIn.nameHint')}</p>
        <Field
          key={invited === null ? 'link' : 'name'}
          label={say(invited === null ? 'pane.signIn.label' : 'sync.signIn.name')}
          validationState={fault ? 'error' : 'none'}
          {...(fault ? { validationMessage: tell(fault) } : {})}
        >
          {invited === null ? (
            <Input
              value={link}
              onChange={(_, { value }) => setLink(value)}
              autoComplete="off"
              spellCheck={false}
              disabled={isBusy}
              placeholder="https://…/web#/sign-in/…"
            />
          ) : (
            <Input value={name} onChange={(_, { value }) => setName(value)} autoComplete="name" maxLength={40} disabled={isBusy} />
          )}
        </Field>
        {fault && invited === null && <p>{say('team.signIn.linkHelp')}</p>}
        <div className="np-actions">
          <Button appearance="primary" type="submit" disabled={isBusy}>
            {isBusy ? <Spinner size="tiny" label={say('pane.signIn.busy')} /> : say('pane.signIn.enter')}
          </Button>
          {way !== null && (
            <Button type="button" disabled={isBusy} onClick={goToProvider}>
              {say('sync.signIn.oidc', { way })}
            </Button>
          )}
        </div>
        {!isKept && <p className="np-quiet">{say('ribbon.signIn.notKept')}</p>}
      </form>
    </Card>
  );
};
