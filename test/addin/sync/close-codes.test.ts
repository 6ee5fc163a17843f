// Why a line ended decides what comes next: a new ticket at once, a fresh document, a list, or rest.
import { describe, expect, test } from 'vitest';
import { openReportDoc } from '#shared/document/schema';
import { message } from '#shared/i18n/translate';
import { err, ok } from '#shared/result';
import type { SavedState } from '../../../addin/sync/session-state.ts';
import { A, CLERK, COORDINATOR, isSaved, openAs, put, startFilledServer, ticketFor, until } from './desk.ts';

describe('close codes', () => {
  test.each([4401, 4403])(
    '[%i] a new ticket is asked for at once, without a wait and without saying offline; the document stays',
    async (code) => {
      const server = await startFilledServer();
      const waits: number[] = [];
      let me = COORDINATOR;
      const session = openAs(COORDINATOR, server, {
        requestTicket: async () => ok(ticketFor(me)),
        newTimer: (callback, milliseconds) => {
          if (milliseconds < 20_000) waits.push(milliseconds);
          const timer = setTimeout(callback, milliseconds > 5000 ? milliseconds : 1);
          return () => clearTimeout(timer);
        },
      });
      await isSaved(session);
      const report = session.report.get();
      const states: SavedState['kind'][] = [];
      session.saved.subscribe(() => states.push(session.saved.get().kind));
      me = { ...CLERK, id: COORDINATOR.id };
      server.acknowledges = false;
      put(report, A, 5);
      server.dropAll(code);
      server.acknowledges = true;
      await until(session.me, ({ role }) => role === 'preparer');
      await isSaved(session);
      expect(openReportDoc(server.doc).cells.get(A)).toBe(5);
      expect(session.report.get()).toBe(report);
      expect(waits).toEqual([]);
      expect(states).not.toContain('offline');
    },
  );

  test('[4401] a ticket refused again before anything came of it waits like any other failure', async () => {
    const server = await startFilledServer();
    let asked = 0;
    const waits: number[] = [];
    const session = openAs(COORDINATOR, server, {
      requestTicket: async () => {
        asked += 1;
        return ok(ticketFor(COORDINATOR));
      },
      newTimer: (callback, milliseconds) => {
        if (milliseconds < 20_000) waits.push(milliseconds);
        const timer = setTimeout(callback, milliseconds > 5000 ? milliseconds : 1);
        return () => clearTimeout(timer);
      },
    });
    await isSaved(session);
    server.expires = true;
    server.dropAll(4401);
    await until(session.saved, ({ kind }) => kind === 'offline');
    expect(waits.length).toBeGreaterThan(0);
    expect(asked).toBeGreaterThanOrEqual(2);
    server.expires = false;
    await isSaved(session);
  });

  test('[4413] what is too large is listed and the document read again', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    await isSaved(session);
    const before = session.report.get();
    server.acknowledges = false;
    server.gate = () => 'tooLarge';
    put(before, A, 5);
    await until(session.saved, ({ kind }) => kind === 'offline');
    server.gate = () => null;
    server.acknowledges = true;
    await until(session.refused, (list) => list.length === 1);
    await isSaved(session);
    expect(session.refused.get()).toMatchObject([{ cell: A, value: '5' }]);
    expect(session.report.get()).not.toBe(before);
  });

  test('the report is gone: no further attempt, and what was not saved is counted', async () => {
    const server = await startFilledServer();
    let asked = 0;
    let isGone = false;
    const session = openAs(COORDINATOR, server, {
      requestTicket: async () => {
        asked += 1;
        return isGone ? err({ kind: 'stop', isLost: true, reason: message('access.reader') } as const) : ok(ticketFor(COORDINATOR));
      },
    });
    await isSaved(session);
    isGone = true;
    server.acknowledges = false;
    put(session.report.get(), A, 5);
    server.dropAll(4403);
    expect(await until(session.saved, ({ kind }) => kind === 'stopped')).toMatchObject({ pending: 1, reason: { key: 'access.reader' } });
    expect(asked).toBe(2);
    expect(session.report.get().cells.get(A)).toBe(5);
  });
});

describe('what the server tells beside the document', () => {
  test('conflicts and reviews replace the lists before; review states reach can()', async () => {
    const server = await startFilledServer();
    const chosen: unknown[] = [];
    const session = openAs(CLERK, server, {
      requestChoice: async (...choice) => {
        chosen.push(choice);
        return message('sync.busy');
      },
    });
    await isSaved(session);
    const values = [
      { person: 'u2', name: '周宁', value: '5', at: '2026-01-05T01:00:00Z' },
      { person: 'u3', name: '何川', value: null, at: '2026-01-06T01:00:00Z' },
    ];
    server.send({ type: 'conflicts', conflicts: [{ id: 'c1', place: A, values, openedAt: '2026-01-06T01:00:00Z' }] });
    await until(session.conflicts, (list) => list.length === 1);
    expect(session.conflicts.get()[0]?.values).toEqual(values);
    expect(await session.choose('c1', 1)).toEqual(message('sync.busy'));
    expect(chosen).toEqual([['c1', 1]]);
    server.send({ type: 'conflicts', conflicts: [] });
    await until(session.conflicts, (list) => list.length === 0);
    server.send({
      type: 'reviews',
      reviews: [
        { part: null, state: 'returned', by: 'u1', at: '2026-01-06T01:00:00Z', note: '' },
        { part: 'u2', state: 'submitted', by: 'u2', at: '2026-01-06T01:00:00Z', note: '' },
      ],
    });
    await until(session.reviews, (list) => list.length === 2);
    expect(session.access.get().reportState).toBe('returned');
    expect(session.access.get().partStates?.get('u2')).toBe('submitted');
  });
});
