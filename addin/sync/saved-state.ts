// Whether what was entered is safe, from what the session knows. Pure; session.ts asks after every event.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { SavedState } from './session-state.ts';

export type SavedFacts = {
  readonly pending: number;
  /** Everything made and sent is on the server's disk, and the document shown is the one connected. */
  readonly isSettled: boolean;
  readonly isOnline: boolean;
  readonly hasContent: boolean;
  /** The server has been heard of since the report was opened. */
  readonly wasOnline: boolean;
  readonly offline: Message | null;
  readonly stopped: Message | null;
  /** What is pending survives closing the page. */
  readonly isKept: boolean;
};

export const savedOf = (facts: SavedFacts): SavedState => {
  const { pending, stopped, offline } = facts;
  if (stopped) return { kind: 'stopped', pending, reason: stopped };
  if (offline) return { kind: 'offline', pending, reason: facts.isKept ? inKeeping(offline) : offline };
  if (!facts.hasContent || (!facts.wasOnline && pending === 0)) return { kind: 'loading' };
  return facts.isSettled && facts.isOnline ? { kind: 'saved' } : { kind: 'saving', pending };
};

/** The sentences that ask not to close the page say otherwise where nothing would be lost by it. */
const inKeeping = (reason: Message): Message => {
  if (reason.key === 'sync.lost') return message('sync.lostKept');
  return reason.key === 'sync.noServer' ? message('sync.noServerKept') : reason;
};
