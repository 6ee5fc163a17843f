// What an open report needs of its surroundings. The composition roots give it to session.ts; seat.ts takes what a line needs.
import type { Lang, Message } from '#shared/i18n/translate';
import type { TicketAnswer } from '#shared/protocol/http';
import type { Result } from '#shared/result';
import type { OfflineStore } from './offline-store.ts';
import type { NewTimer } from './reconnect.ts';

/**
 * retry: the server could not be asked; stop: asking again is pointless. `isLost`: the person has no access to the report any
 * more, so that nothing of it may stay on this computer.
 */
export type TicketFailure = { readonly kind: 'retry' | 'stop'; readonly reason: Message; readonly isLost?: boolean };

export type SessionDeps = {
  readonly reportId: string;
  /** The websocket base without the report, for example wss://host/sync. */
  readonly url: string;
  readonly requestTicket: () => Promise<Result<TicketAnswer, TicketFailure>>;
  /** Asks the server to let a conflict's value stand; null, or the reason why not. */
  readonly requestChoice?: (conflict: string, index: number) => Promise<Message | null>;
  /** The browser's storage, and whose copy of the report to open from it; null where it keeps nothing. */
  readonly offline?: { readonly person: string; readonly store: Promise<OfflineStore | null> };
  /** Language of the reasons in the refused list; Chinese unless told. */
  readonly lang?: Lang;
  readonly WebSocket?: typeof WebSocket;
  readonly newTimer?: NewTimer;
  /** Milliseconds since 1970: when an edit was made. */
  readonly now?: () => number;
  /** 0 ≤ n < 1, for the jitter between attempts. */
  readonly random?: () => number;
  /**
   * Calls `retry` when waiting has become pointless (the browser is online again) and `lost` when the line must be dead though nobody said so
   * (the browser has no network); returns the way to stop.
   */
  readonly onWake?: (retry: () => void, lost: () => void) => () => void;
};
