// Which own updates the server has on disk. connection.ts feeds it; the session reads 已保存 from it.
import type { Touch } from './touch.ts';
import { placeName } from './touch.ts';

/** An update this person made, in this window or in another one of theirs; `id` is unique for ever. */
export type OwnUpdate = { readonly id: string; readonly update: Uint8Array; readonly touched: readonly Touch[] };

export type Ledger = {
  /** An own update was made, connected or not. */
  readonly record: (own: OwnUpdate) => void;
  /** What the next update-carrying frame is the first to carry. */
  readonly uncovered: () => readonly OwnUpdate[];
  /** An update-carrying frame left on this connection: it carries everything recorded so far. */
  readonly frameSent: () => void;
  /** The first n frames of this connection are on disk. The answer is what thereby got there. */
  readonly acknowledged: (n: number) => readonly OwnUpdate[];
  /** The connection ended: what it did not acknowledge must be sent again on the next, which counts from 0. */
  readonly connectionClosed: () => void;
  readonly unacknowledged: () => readonly OwnUpdate[];
  /** One update in place of all: only while none of them is under way. */
  readonly fold: (folded: OwnUpdate) => void;
  /** Places with an edit the server has not acknowledged; a part of the text is one place. */
  readonly pending: () => number;
  /** Everything made and everything sent is on disk. */
  readonly isSettled: () => boolean;
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
    // Entries are in order, so those without a frame are the last ones.
    uncovered: () => (uncovered === 0 ? [] : entries.slice(-uncovered).map(({ own }) => own)),
    frameSent: () => {
      sent += 1;
      for (const entry of uncovered === 0 ? [] : entries.slice(-uncovered)) entry.frame = sent;
      uncovered = 0;
    },
    acknowledged: (n) => {
      onDisk = Math.min(Math.max(onDisk, n), sent);
      const firstOpen = entries.findIndex(({ frame }) => frame === null || frame > onDisk);
      const count = firstOpen === -1 ? entries.length : firstOpen;
      const done = entries.slice(0, count).map(({ own }) => own);
      if (count > 0) entries = entries.slice(count);
      return done;
    },
    connectionClosed: () => {
      for (const entry of entries) entry.frame = null;
      uncovered = entries.length;
      sent = 0;
      onDisk = 0;
    },
    unacknowledged: () => entries.map(({ own }) => own),
    fold: (folded) => {
      entries = [{ own: folded, frame: null }];
      uncovered = 1;
    },
    pending: () => countPlaces(entries.map(({ own }) => own)),
    isSettled: () => entries.length === 0 && sent === onDisk,
  };
};

/** How many places these updates changed, as a person would count them: cells, notes, parts of the text. */
export const countPlaces = (own: readonly OwnUpdate[]): number => {
  const places = new Set<string>();
  for (const { touched } of own) for (const touch of touched) places.add(placeName(touch));
  // An update that left every value as it was is still something to be sent.
  return own.length === 0 ? 0 : Math.max(places.size, 1);
};
