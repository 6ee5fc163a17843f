// Sessions over a browser's storage that can be closed and opened again, with and without a network, at any hour.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { message } from '#shared/i18n/translate';
import { err, must, ok } from '#shared/result';
import { openOfflineStore } from '../../../addin/sync/offline-indexeddb.ts';
import type { OfflineStore } from '../../../addin/sync/offline-store.ts';
import type { SessionDeps } from '../../../addin/sync/session-deps.ts';
import type { MemberInfo, Session } from '../../../addin/sync/session-state.ts';
import { COORDINATOR, isSaved, openAs, startFilledServer, ticketFor, until } from './desk.ts';
import type { SmallServer } from './small-server.ts';

/** A computer with an empty browser storage, a clock and a network plug. */
export type Computer = {
  clock: number;
  isOnline: boolean;
  epoch: number;
  /** Opens the report as this person; each time a new page over the same storage. */
  readonly open: (me: MemberInfo, server: SmallServer, more?: Partial<SessionDeps>) => Promise<Page>;
  readonly store: () => Promise<OfflineStore>;
};

export type Page = {
  readonly session: Session;
  /** Closes the page after the browser has written what it was told. */
  readonly leave: () => Promise<void>;
};

export const startComputer = (): Computer => {
  globalThis.indexedDB = new IDBFactory();
  const store = async () => must(await openOfflineStore(() => computer.clock), 'storage');
  const computer: Computer = {
    clock: Date.parse('2026-01-05T01:00:00Z'),
    isOnline: true,
    epoch: 1,
    store,
    open: async (me, server, more = {}) => {
      const kept = await store();
      const session = openAs(me, server, {
        offline: { person: me.id, store: Promise.resolve(kept) },
        now: () => computer.clock,
        requestTicket: async () =>
          computer.isOnline ? ok(ticketFor(me, computer.epoch)) : err({ kind: 'retry', reason: message('sync.noServer') } as const),
        ...more,
      });
      return {
        session,
        leave: async () => {
          await kept.settled();
          session.close();
          kept.close();
        },
      };
    },
  };
  return computer;
};

/** A computer and a server, with the coordinator's first page open and everything saved. */
export const openFirstPage = async (): Promise<{ readonly server: SmallServer; readonly computer: Computer; readonly page: Page }> => {
  const server = await startFilledServer();
  const computer = startComputer();
  const page = await computer.open(COORDINATOR, server);
  await isSaved(page.session);
  return { server, computer, page };
};

/** Pulls the plug; resolves when these pages have noticed. */
export const cutOff = async (computer: Computer, server: SmallServer, ...pages: readonly Page[]): Promise<void> => {
  computer.isOnline = false;
  server.dropAll();
  await Promise.all(pages.map(({ session }) => isOffline(session)));
};

/** Resolves with what the session says of itself once it is without a network. */
export const isOffline = (session: Session) => until(session.saved, ({ kind }) => kind === 'offline');

export const DAY = 86_400_000;
