// A view whose code is fetched when it is first needed, with a way to try again where the network failed.
import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

type Props<T> = {
  /** The same function at every render of one part; another one is another part. */
  readonly load: () => Promise<T>;
  readonly children: (part: T) => ReactNode;
};

type Loaded<T> = { readonly kind: 'loading' } | { readonly kind: 'failed' } | Here<T>;

/** `load`: what brought it. Two screens at one place of the page share this state, and must not share their parts. */
type Here<T> = { readonly kind: 'here'; readonly part: T; readonly load: () => Promise<T> };

export const LazyPart = <T,>({ load, children }: Props<T>): ReactNode => {
  const { say } = useSay();
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another load
  useEffect(() => {
    let isGone = false;
    load().then(
      (part) => !isGone && setLoaded({ kind: 'here', part, load }),
      () => !isGone && setLoaded({ kind: 'failed' }),
    );
    return () => {
      isGone = true;
    };
  }, [load, tries]);
  if (loaded.kind === 'here' && loaded.load === load) return children(loaded.part);
  if (loaded.kind !== 'failed') return <Spinner className="np-pad" size="small" label={say('pane.app.loading')} />;
  const retry = () => {
    setLoaded({ kind: 'loading' });
    setTries(tries + 1);
  };
  return (
    <Notice kind="warn" isAlert actions={<Button onClick={retry}>{say('pane.app.retry')}</Button>}>
      {say('pane.app.partMissing')}
    </Notice>
  );
};
