// News waiting to be told to the other nodes: the newest of each kind, packed into as few notifications as they fit in.
import { unreachable } from '#shared/result';
import { awarenessFrame, type PresenceEntry, readAwareness, readFrame } from '../sync/frames.ts';
import type { BusNews } from './bus.ts';
import { PAYLOAD_BYTES, type Wire, writePayload } from './payload.ts';

export type Outbox = {
  /** False where it is nothing to tell. */
  readonly put: (news: BusNews) => boolean;
  /** The next payloads, at most a burst of them. */
  readonly take: () => readonly string[];
  readonly isEmpty: () => boolean;
};

export const createOutbox = (node: string): Outbox => {
  const waiting = new Map<string, Wire>();

  const put = (news: BusNews): boolean => {
    switch (news.kind) {
      // The commit itself tells them.
      case 'committed':
      case 'missed':
        return false;
      case 'presence': {
        const entries = readAwareness(news.state) ?? [];
        // One by one: a newer state replaces the older one, and no person's is too long for a notification.
        for (const entry of entries) keep(`${entry.client}`, ['presence', news.report, bodyOf(entry)]);
        return entries.length > 0;
      }
      case 'notices':
        keep(news.person, [news.kind, news.report, news.person]);
        return true;
      case 'signedOut':
        keep('', [news.kind, news.signIn]);
        return true;
      case 'access':
      case 'conflicts':
      case 'restored':
      case 'asked':
        keep('', [news.kind, news.report]);
        return true;
      default:
        return unreachable(news);
    }
  };

  /** The newest replaces the older one and takes its place at the end. */
  const keep = (client: string, wire: Wire): void => {
    const key = `${wire[0]} ${wire[1]} ${client}`;
    waiting.delete(key);
    // While the line is down presence grows old; who is still there will say so again.
    if (waiting.size >= MOST_WAITING && wire[0] === 'presence') return;
    waiting.set(key, wire);
  };

  return {
    put,
    take: () => {
      const payloads: string[] = [];
      let pack: Wire[] = [];
      let bytes = 0;
      const close = (): void => {
        if (pack.length > 0) payloads.push(writePayload(node, pack));
        pack = [];
        bytes = 0;
      };
      for (const [key, wire] of waiting) {
        const size = Buffer.byteLength(JSON.stringify(wire)) + 1;
        if (size <= ROOM) {
          if (bytes + size > ROOM) close();
          if (payloads.length === BURST) break;
          pack.push(wire);
          bytes += size;
        }
        waiting.delete(key);
      }
      close();
      return payloads;
    },
    isEmpty: () => waiting.size === 0,
  };
};

const bodyOf = (entry: PresenceEntry): string => {
  const frame = readFrame(awarenessFrame([entry]));
  return frame?.kind === 'awareness' ? Buffer.from(frame.body).toString('base64') : '';
};

/** What the news of one payload may take, beside the node's name and the brackets. */
const ROOM = PAYLOAD_BYTES - 200;
const BURST = 32;
const MOST_WAITING = 20_000;
