// Sessions with the project's own server over a browser's storage: what the tests of offline work against it share.
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { message } from '#shared/i18n/translate';
import { TicketAnswer } from '#shared/protocol/http';
import { HistoryAnswer, type HistoryRow } from '#shared/protocol/http-history';
import { err, ok } from '#shared/result';
import { openSession } from '../../../addin/sync/session.ts';
import type { Session } from '../../../addin/sync/session-state.ts';
import type { Computer, Page } from './offline.ts';

export type Ask = (method: string, path: string, body?: unknown) => Promise<{ readonly status: number; readonly body: unknown }>;

/** A page on this computer, with the report open as `person`; each request goes over the plug of the computer. */
export const openPage = async (computer: Computer, url: string, report: string, person: string, ask: Ask): Promise<Page> => {
  const store = await computer.store();
  const session: Session = openSession({
    reportId: report,
    url: `${url.replace('http', 'ws')}/sync`,
    WebSocket: NodeWebSocket as unknown as typeof WebSocket,
    offline: { person, store: Promise.resolve(store) },
    now: () => computer.clock,
    requestTicket: async () => {
      if (!computer.isOnline) return err({ kind: 'retry', reason: message('sync.noServer') } as const);
      const { status, body } = await ask('POST', `/api/reports/${report}/tickets`, {});
      return status === 201
        ? ok(v.parse(TicketAnswer, body))
        : err({ kind: 'stop', isLost: true, reason: message('access.reader') } as const);
    },
    requestChoice: async (conflict, index) => {
      const { status } = await ask('POST', `/api/reports/${report}/conflicts/${conflict}`, { choice: index });
      return status === 204 ? null : message('sync.busy');
    },
    newTimer: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds > 5000 ? milliseconds : milliseconds / 20);
      return () => clearTimeout(timer);
    },
  });
  onTestFinished(session.close);
  return {
    session,
    leave: async () => {
      await store.settled();
      session.close();
      store.close();
    },
  };
};

/** Every row of the report's history. */
export const historyOf = async (ask: Ask, report: string): Promise<readonly HistoryRow[]> => {
  const rows: HistoryRow[] = [];
  for (let from: number | null = 1; from !== null; ) {
    const page: HistoryAnswer = v.parse(HistoryAnswer, (await ask('GET', `/api/reports/${report}/history?from=${from}&limit=500`)).body);
    rows.push(...page.rows);
    from = page.next;
  }
  return rows;
};
