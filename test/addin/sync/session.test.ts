// The session over real sockets: saved means on disk, nothing made offline is lost, refused edits stay in sight.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setSectionText } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { message } from '#shared/i18n/translate';
import { err, ok } from '#shared/result';
import { A, B, CLERK, COORDINATOR, isSaved, OTHER, openAs, put, startFilledServer, ticketFor, until } from './desk.ts';

describe('saved', () => {
  test('says saved only when the server acknowledged every own update', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    expect(session.saved.get()).toEqual({ kind: 'loading' });
    await isSaved(session);
    server.acknowledges = false;
    put(session.report.get(), A, 1);
    put(session.report.get(), A, 2);
    expect(session.saved.get()).toEqual({ kind: 'saving', pending: 1 });
    await server.until(() => openReportDoc(server.doc).cells.get(A) === 2);
    expect(session.saved.get().kind).toBe('saving');
    server.acknowledges = true;
    await isSaved(session);
  });

  test('an acknowledgement lost with the connection is not counted: the next connection starts from 0', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    await isSaved(session);
    server.acknowledges = false;
    put(session.report.get(), A, 1);
    await server.until(() => openReportDoc(server.doc).cells.get(A) === 1);
    server.dropAll();
    const offline = await until(session.saved, ({ kind }) => kind === 'offline');
    expect(offline).toMatchObject({ pending: 1, reason: { key: 'sync.lost' } });
    await until(session.saved, ({ kind }) => kind === 'saving');
    server.acknowledges = true;
    await isSaved(session);
  });

  test('edits made offline stay and merge on return, each connection with a new ticket', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    const other = openAs(COORDINATOR, server);
    await Promise.all([isSaved(session), isSaved(other)]);
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(session.report.get(), A, 5);
    put(other.report.get(), B, 6);
    setSectionText(session.report.get(), '1', '甲', paneOrigin('typed'));
    setSectionText(other.report.get(), '1', '乙', paneOrigin('typed'));
    expect(session.saved.get()).toMatchObject({ kind: 'offline', pending: 2 });
    server.isOpen = true;
    await Promise.all([isSaved(session), isSaved(other)]);
    await until(session.saved, () => true);
    await server.until(() => openReportDoc(server.doc).section('1').length === 2);
    const held = openReportDoc(server.doc);
    expect([held.cells.get(A), held.cells.get(B)]).toEqual([5, 6]);
    expect([...held.section('1').toString()].sort()).toEqual(['乙', '甲']);
    expect(new Set(server.tickets).size).toBe(server.tickets.length);
  });

  test('an edit made while the connection opens never arrives before the offline edits it builds on', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    await isSaved(session);
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(session.report.get(), A, 1);
    server.greets = false;
    server.isOpen = true;
    // Synced as far as reading goes, but the server has not yet asked for what it lacks.
    await until(session.saved, ({ kind }) => kind === 'saving');
    put(session.report.get(), A, 2);
    server.greets = true;
    await isSaved(session);
    expect(openReportDoc(server.doc).cells.get(A)).toBe(2);
  });

  test('a ticket request that fails or never returns is tried again', async () => {
    const server = await startFilledServer();
    let asked = 0;
    const session = openAs(COORDINATOR, server, {
      newTimer: (callback) => {
        const timer = setTimeout(callback, 5);
        return () => clearTimeout(timer);
      },
      requestTicket: () => {
        asked += 1;
        if (asked === 1) return Promise.reject(new Error('no network'));
        if (asked === 2) return new Promise(() => {});
        return Promise.resolve(asked === 3 ? err({ kind: 'retry', reason: message('sync.busy') } as const) : ok(ticketFor(COORDINATOR)));
      },
    });
    expect((await until(session.saved, ({ kind }) => kind === 'offline')).kind).toBe('offline');
    await until(session.saved, ({ kind }) => kind !== 'offline');
    expect(asked).toBeGreaterThanOrEqual(4);
  });

  test('a ticket that is refused for good stops the session and keeps the count of what is unsaved', async () => {
    const server = await startFilledServer();
    let isAllowed = true;
    const session = openAs(COORDINATOR, server, {
      requestTicket: async () =>
        isAllowed ? ok(ticketFor(COORDINATOR)) : err({ kind: 'stop', reason: message('access.reader') } as const),
    });
    await isSaved(session);
    isAllowed = false;
    server.isOpen = false;
    server.dropAll(4403);
    await until(session.saved, ({ kind }) => kind === 'stopped');
    put(session.report.get(), A, 5);
    expect(session.saved.get()).toMatchObject({ kind: 'stopped', pending: 1, reason: { key: 'access.reader' } });
  });
});

describe('refused edits', () => {
  test('a refused edit is listed with value and reason, the others are applied again to a fresh document', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    await isSaved(session);
    const before = session.report.get();
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(before, A, 5);
    put(before, B, 7);
    setSectionText(before, '1', '我的段落', paneOrigin('typed'));
    openReportDoc(server.doc).section('1').insert(0, '别人的');
    let refusals = 0;
    server.gate = (update) => {
      if (refusals > 0 || !changes(server.doc, update, A)) return null;
      refusals += 1;
      return { place: A, reason: '这一处由何川填写' };
    };
    server.isOpen = true;
    await until(session.report, (report) => report !== before);
    await isSaved(session);
    expect(session.refused.get()).toMatchObject([{ cell: A, value: '5', reason: '这一处由何川填写' }]);
    expect(session.refused.get()[0]?.place).toContain('本年新收');
    const now = session.report.get();
    expect([now.cells.get(A), now.cells.get(B)]).toEqual([undefined, 7]);
    expect(now.section('1').toString()).toContain('我的段落');
    expect(now.section('1').toString()).toContain('别人的');
    expect(openReportDoc(server.doc).cells.get(B)).toBe(7);
    session.dismissRefused(session.refused.get()[0]?.id ?? '');
    expect(session.refused.get()).toEqual([]);
  });

  test('an edit refused again after it was applied again is listed, not sent for ever', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    await isSaved(session);
    server.gate = (update) => (changes(server.doc, update, A) ? { place: null, reason: '不行' } : null);
    put(session.report.get(), A, 5);
    await until(session.refused, (list) => list.length > 0);
    await isSaved(session);
    expect(session.refused.get()).toMatchObject([{ cell: A, value: '5' }]);
    expect(openReportDoc(server.doc).cells.has(A)).toBe(false);
  });

  test('what rights no longer allow is listed with the owner and not sent again', async () => {
    const server = await startFilledServer();
    let me = COORDINATOR;
    const session = openAs(me, server, { requestTicket: async () => ok(ticketFor(me)) });
    await isSaved(session);
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(session.report.get(), A, 5);
    put(session.report.get(), B, 6);
    me = { ...CLERK, id: COORDINATOR.id };
    server.gate = (update) => (changes(server.doc, update, B) ? { place: null, reason: '无权' } : null);
    server.isOpen = true;
    await until(session.refused, (list) => list.length > 0);
    await isSaved(session);
    expect(session.refused.get()).toMatchObject([{ cell: B, value: '6' }]);
    expect(session.refused.get()[0]?.reason).toContain(OTHER.name);
    expect(openReportDoc(server.doc).cells.get(A)).toBe(5);
  });

  test('after a restore (a new epoch) what was not saved is listed and nothing is sent', async () => {
    const server = await startFilledServer();
    let epoch = 1;
    const session = openAs(COORDINATOR, server, { requestTicket: async () => ok(ticketFor(COORDINATOR, epoch)) });
    await isSaved(session);
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(session.report.get(), A, 5);
    epoch = 2;
    server.isOpen = true;
    await isSaved(session);
    expect(session.refused.get()).toEqual([]);
    expect(session.review.get()).toMatchObject([{ cell: A, mine: '5', now: null, base: null }]);
    expect(openReportDoc(server.doc).cells.has(A)).toBe(false);
  });
});

const changes = (doc: Y.Doc, update: Uint8Array, cell: string): boolean => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = copy.getMap('cells').get(cell);
  Y.applyUpdate(copy, update);
  return copy.getMap('cells').get(cell) !== before;
};
