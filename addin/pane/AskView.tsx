// Shows what was asked from the server: waiting, the reason why it is not here with a way to try again, or the view of it.
import { Button, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Loaded } from '../state/use-loaded.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

type Props<T> = { readonly loaded: Loaded<T>; readonly onRetry: () => void; readonly children: (value: T) => ReactNode };

export const AskView = <T,>({ loaded, onRetry, children }: Props<T>): ReactNode => {
  const { say, tell } = useSay();
  if (loaded.kind === 'here') return children(loaded.value);
  if (loaded.kind === 'loading') return <Spinner className="np-pad" size="small" label={say('pane.app.loading')} />;
  return (
    <Notice kind="bad" isAlert actions={<Button onClick={onRetry}>{say('pane.app.retry')}</Button>}>
      {tell(loaded.reason)}
    </Notice>
  );
};
