// Something asked from the server for a view: loading, here, or why not; asked again on demand. The views of people and history use it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import type { Asked } from './ask-server.ts';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: Message }
  | { readonly kind: 'here'; readonly value: T };

/** `load` must be the same function as long as the question is the same. While it is asked again the last answer stays in sight. */
export const useLoaded = <T>(load: () => Asked<T>): { readonly loaded: Loaded<T>; readonly reload: () => Promise<void> } => {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' });
  const asked = useRef(0);
  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await load();
    // An older answer never covers a newer one.
    if (mine === asked.current) {
      setLoaded((before) => {
        if (answer.ok) return { kind: 'here', value: answer.value };
        return before.kind === 'here' && answer.error.kind === 'unreachable' ? before : { kind: 'failed', reason: answer.error.reason };
      });
    }
  }, [load]);
  useEffect(() => {
    setLoaded({ kind: 'loading' });
    void reload();
    return () => {
      asked.current += 1;
    };
  }, [reload]);
  return { loaded, reload };
};
