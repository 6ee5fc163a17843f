// Ends the open connections of a sign-in that has ended (signed out, a stolen refresh secret), on every node. The composition root makes it.
import { CLOSE } from '#shared/protocol/socket';
import type { Bus } from '../cluster/bus.ts';
import type { ReportStore } from '../store/report-store.ts';
import type { Rooms } from './rooms.ts';

export type SignedOut = {
  /** The sign-in ended in storage: its connections are closed at once, here and on the other nodes. */
  readonly ended: (signIn: string) => void;
  /** Whether this node has heard that it ended: for a connection that was let in a moment before. */
  readonly has: (signIn: string | null) => boolean;
  /** Asks storage which of the connections' sign-ins are still open, and closes the others. */
  readonly look: () => Promise<void>;
  readonly close: () => void;
};

export type SignedOutDeps = {
  readonly rooms: Pick<Rooms, 'opened'>;
  readonly store: Pick<ReportStore, 'openSignIns'>;
  readonly bus: Bus;
  /** News of another node was missed and storage could not be asked. */
  readonly onFault: (error: unknown) => void;
};

export const createSignedOut = ({ rooms, store, bus, onFault }: SignedOutDeps): SignedOut => {
  // What ended stays ended: forgetting the oldest is safe, since by then nobody is on the way in with it.
  const known = new Set<string>();

  const end = (signIn: string): void => {
    known.delete(signIn);
    known.add(signIn);
    const [oldest] = known;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    for (const room of rooms.opened()) {
      for (const connection of [...room.connections]) {
        if (connection.signIn === signIn) connection.close(SIGNED_OUT.close, SIGNED_OUT.why);
      }
    }
  };

  const look = async (): Promise<void> => {
    const asked = new Set<string>();
    for (const room of rooms.opened()) for (const { signIn } of room.connections) if (signIn !== null) asked.add(signIn);
    if (asked.size === 0) return;
    const open = new Set(await store.openSignIns([...asked]));
    for (const signIn of asked) if (!open.has(signIn)) end(signIn);
  };

  const close = bus.subscribe((news) => {
    if (news.kind === 'signedOut') end(news.signIn);
    else if (news.kind === 'missed') look().catch(onFault);
  });

  return {
    ended: (signIn) => {
      end(signIn);
      bus.publish({ kind: 'signedOut', signIn });
    },
    has: (signIn) => signIn !== null && known.has(signIn),
    look,
    close,
  };
};

/** Its client asks for a new ticket, and learns that it is signed out. */
export const SIGNED_OUT = { close: CLOSE.ticketExpired, why: 'signed-out' } as const;

const REMEMBERED = 10_000;
