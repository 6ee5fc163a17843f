// Which own updates the server has on disk. connection.ts feeds it; the session reads 已保存 from it.

/** A place an own update changed: a key of a root map, or a whole root text (key null). */
export type Touch = { readonly root: string; readonly key: string | null };

export type OwnUpdate = { readonly update: Uint8Array; readonly touched: readonly Touch[] };

export type Ledger = {
  /** An own update was made, connected or not. */
  readonly record: (own: OwnUpdate) => void;
  /** An update-carrying frame left on this connection: it carries everything recorded so far. */
  readonly frameSent: () => void;
  /** The first n frames of this connection are on disk. */
  readonly acknowledged: (n: number) => void;
  /** The connection ended: what it did not acknowledge must be sent again on the next, which counts from 0. */
  readonly connectionClosed: () => void;
  readonly unacknowledged: () => readonly OwnUpdate[];
  /** Own updates or frames still under way; 0 only when everything is on disk. */
  readonly pending: () => number;
};

export const createLedger = (): Ledger => {
  let entries: { readonly own: OwnUpdate; frame: number | null }[] = [];
  let uncovered = 0;
  let sent = 0;
  let onDisk = 0;
  return {
    record: (own) => {
      entries.push({ own, frame: null });
      uncovered += 1;
    },
    frameSent: () => {
      sent += 1;
      // Entries are in order, so those without a frame are the last ones.
      for (const entry of uncovered === 0 ? [] : entries.slice(-uncovered)) entry.frame = sent;
      uncovered = 0;
    },
    acknowledged: (n) => {
      onDisk = Math.min(Math.max(onDisk, n), sent);
      const firstOpen = entries.findIndex(({ frame }) => frame === null || frame > onDisk);
      entries = firstOpen === -1 ? [] : firstOpen === 0 ? entries : entries.slice(firstOpen);
    },
    connectionClosed: () => {
      for (const entry of entries) entry.frame = null;
      uncovered = entries.length;
      sent = 0;
      onDisk = 0;
    },
    unacknowledged: () => entries.map(({ own }) => own),
    pending: () => Math.max(entries.length, sent - onDisk),
  };
};

/**
 * A WebSocket class that reports every update-carrying frame it sends. It also holds back own updates until the
 * first SyncStep2 of the connection went out: that one contains them, and sent before it they could refer to
 * offline edits the server does not have yet.
 */
export const countingSocket = (Base: typeof WebSocket, onFrame: () => void): typeof WebSocket =>
  class extends Base {
    #caughtUp = false;

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array && data[0] === MESSAGE_SYNC ? data[1] : undefined;
      if (kind === UPDATE && !this.#caughtUp) return;
      if (kind === SYNC_STEP_2) this.#caughtUp = true;
      super.send(data);
      if (kind === UPDATE || kind === SYNC_STEP_2) onFrame();
    }
  };

const MESSAGE_SYNC = 0;
const SYNC_STEP_2 = 1;
const UPDATE = 2;
