// One thing done at the server by a button or a form: busy meanwhile, and the server's sentence where it was refused. The views of people,
// review and history use it.
import { useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import type { Asked, Fault } from './ask-server.ts';

export type Deed = {
  readonly isBusy: boolean;
  readonly fault: Fault | null;
  /** Says no by itself, before anybody is asked. */
  readonly refuse: (reason: Message) => void;
  readonly clear: () => void;
  /** The answer, or null where it was refused (the reason is in `fault`) or another one is still under way. */
  readonly run: <T>(deed: () => Asked<T>) => Promise<{ readonly value: T } | null>;
};

export const useDeed = (): Deed => {
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  return {
    isBusy,
    fault,
    refuse: (reason) => setFault({ kind: 'refused', status: null, type: null, reason, body: null }),
    clear: () => setFault(null),
    run: async (deed) => {
      if (isBusy) return null;
      setIsBusy(true);
      const answer = await deed();
      setIsBusy(false);
      setFault(answer.ok ? null : answer.error);
      return answer.ok ? { value: answer.value } : null;
    },
  };
};
