// Days without a network, over closed pages: everything is there again, counted exactly, and merged on return.
import { describe, expect, test, vi } from 'vitest';
import { setSectionText } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { message } from '#shared/i18n/translate';
import { err, must, ok } from '#shared/result';
import { finished, openDatabase } from '../../../addin/sync/indexeddb.ts';
import type { Session } from '../../../addin/sync/session-state.ts';
import { A, B, CLERK, COORDINATOR, edition, FEES, isSaved, put, startFilledServer, ticketFor, until } from './desk.ts';
import { DAY, startComputer } from './offline.ts';

const isOffline = (session: Session) => until(session.saved, ({ kind }) => kind === 'offline');

describe('without a network', () => {
  test('days of work over several pages are pending exactly, survive each page, and are merged on return', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const first = await computer.open(COORDINATOR, server);
    await isSaved(first.session);
    put(first.session.report.get(), A, 1);
    await isSaved(first.session);
    await first.leave();
    computer.isOnline = false;
    const others = openReportDoc(server.doc);
    for (let day = 1; day <= 4; day += 1) {
      computer.clock += DAY;
      const page = await computer.open(COORDINATOR, server);
      await isOffline(page.session);
      const report = page.session.report.get();
      expect(report.cells.get(A)).toBe(day === 1 ? 1 : day - 1 + 10);
      // Cell A is one place however often it is changed; each day adds one more, the text counts once.
      expect(page.session.saved.get()).toMatchObject({ pending: day === 1 ? 0 : day + 1, reason: { key: 'sync.noServerKept' } });
      put(report, A, day + 10);
      put(report, must(edition.inputs[20 + day], 'input').id, day);
      setSectionText(report, '1', `${report.section('1').toString()}第${day}天。`, paneOrigin('typed'));
      expect(page.session.saved.get()).toMatchObject({ kind: 'offline', pending: day + 2 });
      await page.leave();
      setSectionText(others, '1', `同事${day}。${others.section('1').toString()}`, paneOrigin('typed'));
    }
    put(others, B, 7);
    computer.isOnline = true;
    const back = await computer.open(COORDINATOR, server);
    await isSaved(back.session);
    expect([others.cells.get(A), others.cells.get(B)]).toEqual([14, 7]);
    for (let day = 1; day <= 4; day += 1) {
      expect(others.cells.get(must(edition.inputs[20 + day], 'input').id)).toBe(day);
      expect(others.section('1').toString()).toContain(`第${day}天。`);
      expect(others.section('1').toString()).toContain(`同事${day}。`);
    }
    expect(back.session.report.get().cells.toJSON()).toEqual(others.cells.toJSON());
    const note = server.heard
      .flatMap((heard) => (heard === 'frame' ? [] : heard))
      .filter(({ place }) => place === A)
      .at(-1);
    expect(note).toEqual({ place: A, how: 'typed', at: new Date(Date.parse('2026-01-05T01:00:00Z') + 4 * DAY).toISOString(), seen: '1' });
    await back.leave();
    computer.isOnline = false;
    const again = await computer.open(COORDINATOR, server);
    expect(await isOffline(again.session)).toMatchObject({ pending: 0 });
    expect(again.session.report.get().cells.get(B)).toBe(7);
    await again.leave();
  });

  test('the stored report is on screen with names and rights before the server is asked', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(CLERK, server);
    await isSaved(page.session);
    await page.leave();
    const again = await computer.open(CLERK, server, { requestTicket: () => new Promise(() => {}) });
    await until(again.session.me, ({ id }) => id === CLERK.id);
    expect(again.session.report.get().meta.get('organ')).toBe('云岭市档案馆');
    expect(again.session.people.get()).toHaveLength(3);
    expect(again.session.saved.get()).toEqual({ kind: 'loading' });
    await again.leave();
    const store = await computer.store();
    expect(await store.reports(CLERK.id)).toMatchObject([{ id: 'r1', organ: '云岭市档案馆', year: 2023, role: 'preparer' }]);
    expect(await store.reports('somebody')).toEqual([]);
    store.close();
  });

  test('only what was acknowledged before the page went is not pending after', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    put(page.session.report.get(), A, 1);
    await isSaved(page.session);
    server.acknowledges = false;
    put(page.session.report.get(), B, 2);
    put(page.session.report.get(), FEES, '3.50');
    await server.until(() => openReportDoc(server.doc).cells.get(FEES) === '3.50');
    await page.leave();
    computer.isOnline = false;
    const again = await computer.open(COORDINATOR, server);
    expect(await isOffline(again.session)).toMatchObject({ pending: 2 });
    server.acknowledges = true;
    computer.isOnline = true;
    await isSaved(again.session);
    await again.leave();
    computer.isOnline = false;
    const last = await computer.open(COORDINATOR, server);
    expect(await isOffline(last.session)).toMatchObject({ pending: 0 });
    await last.leave();
  });

  test('two windows of one person keep and bring both their edits, the closed one by the other', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const [left, right] = [await computer.open(COORDINATOR, server), await computer.open(COORDINATOR, server)];
    await Promise.all([isSaved(left.session), isSaved(right.session)]);
    expect(left.session.report.get().doc.clientID).not.toBe(right.session.report.get().doc.clientID);
    computer.isOnline = false;
    server.dropAll();
    await Promise.all([isOffline(left.session), isOffline(right.session)]);
    put(left.session.report.get(), A, 1);
    put(right.session.report.get(), B, 2);
    await right.leave();
    expect(openReportDoc(server.doc).cells.has(B)).toBe(false);
    computer.isOnline = true;
    await server.until(() => openReportDoc(server.doc).cells.get(B) === 2);
    await isSaved(left.session);
    expect(openReportDoc(server.doc).cells.get(A)).toBe(1);
    await left.leave();
    computer.isOnline = false;
    const again = await computer.open(COORDINATOR, server);
    expect(await isOffline(again.session)).toMatchObject({ pending: 0 });
    await again.leave();
  });

  test('hundreds of keystrokes are kept as few rows, and each of them arrives', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    computer.isOnline = false;
    server.dropAll();
    await isOffline(page.session);
    const text = page.session.report.get().section('5');
    for (let count = 0; count < 600; count += 1) text.insert(text.length, String(count % 10));
    expect(page.session.saved.get()).toMatchObject({ pending: 1 });
    await page.leave();
    const store = await computer.store();
    const [name] = await store.copies(COORDINATOR.id, 'r1');
    const copy = await store.open(must(name, 'copy'), new (await import('yjs')).Doc());
    expect((await copy.own()).length).toBeLessThanOrEqual(200);
    copy.close();
    store.close();
    computer.isOnline = true;
    const back = await computer.open(COORDINATOR, server);
    await isSaved(back.session);
    expect(openReportDoc(server.doc).section('5').length).toBe(600);
    await back.leave();
  });

  test('where the browser keeps nothing, the session goes on in memory and asks not to close the page', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server, { offline: { person: COORDINATOR.id, store: Promise.resolve(null) } });
    await isSaved(page.session);
    expect(page.session.kept.get()).toBe(false);
    server.isOpen = false;
    server.dropAll();
    expect(await isOffline(page.session)).toMatchObject({ reason: { key: 'sync.lost' } });
    put(page.session.report.get(), A, 5);
    server.isOpen = true;
    await isSaved(page.session);
    expect(openReportDoc(server.doc).cells.get(A)).toBe(5);
    await page.leave();
  });

  test('a row that storage has damaged keeps neither the report nor the other edits from opening', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    computer.isOnline = false;
    server.dropAll();
    await isOffline(page.session);
    put(page.session.report.get(), A, 5);
    await page.leave();
    const database = await openDatabase('nianbao', () => {});
    const damaging = database.transaction('own', 'readwrite');
    damaging.objectStore('own').put({ copy: 'nianbao/u1/r1/1', id: '000', update: new Uint8Array([1, 200, 3]), touched: [] });
    await finished(damaging);
    database.close();
    computer.isOnline = true;
    const again = await computer.open(COORDINATOR, server);
    await isSaved(again.session);
    expect(openReportDoc(server.doc).cells.get(A)).toBe(5);
    await again.leave();
  });

  test('a storage that stops taking what it is told is no longer relied on, and the sentence says not to close the page', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const store = await computer.store();
    const page = await computer.open(COORDINATOR, server, { offline: { person: COORDINATOR.id, store: Promise.resolve(store) } });
    await isSaved(page.session);
    computer.isOnline = false;
    server.dropAll();
    expect(await isOffline(page.session)).toMatchObject({ reason: { key: 'sync.lostKept' } });
    store.close();
    put(page.session.report.get(), A, 5);
    await until(page.session.kept, (isKept) => !isKept);
    expect(['sync.lost', 'sync.noServer']).toContain((page.session.saved.get() as { reason: { key: string } }).reason.key);
    computer.isOnline = true;
    await server.until(() => openReportDoc(server.doc).cells.get(A) === 5);
    await page.leave();
  });

  test('a storage that never answers or fails half-way holds nobody up', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const working = await computer.store();
    const soon = (callback: () => void) => {
      const timer = setTimeout(callback, 20);
      return () => clearTimeout(timer);
    };
    const silent = await computer.open(COORDINATOR, server, {
      offline: { person: COORDINATOR.id, store: new Promise(() => {}) },
      newTimer: soon,
    });
    await isSaved(silent.session);
    const failing = await computer.open(COORDINATOR, server, {
      offline: { person: COORDINATOR.id, store: Promise.resolve({ ...working, open: () => Promise.reject(new Error('no space')) }) },
    });
    await isSaved(failing.session);
    put(failing.session.report.get(), A, 5);
    await isSaved(failing.session);
    expect([silent.session.kept.get(), failing.session.kept.get()]).toEqual([false, false]);
    await silent.leave();
    await failing.leave();
    working.close();
  });
});

describe('after a restore', () => {
  test('what was made before it is listed with mine, base and now; taken or left, also after the page was closed', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    put(openReportDoc(server.doc), A, 3);
    setSectionText(openReportDoc(server.doc), '1', '开头。', paneOrigin('typed'));
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    computer.isOnline = false;
    server.dropAll();
    await isOffline(page.session);
    put(page.session.report.get(), A, 5);
    put(page.session.report.get(), B, 6);
    setSectionText(page.session.report.get(), '1', '开头。我补的一句。', paneOrigin('typed'));
    await page.leave();
    computer.epoch = 2;
    put(openReportDoc(server.doc), A, 4);
    setSectionText(openReportDoc(server.doc), '1', '新的开头。', paneOrigin('typed'));
    computer.isOnline = true;
    const back = await computer.open(COORDINATOR, server);
    await until(back.session.review, (list) => list.length === 3);
    await isSaved(back.session);
    expect(openReportDoc(server.doc).cells.get(A)).toBe(4);
    await vi.waitFor(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      expect(names).toContain('nianbao/u1/r1/2');
      expect(names).not.toContain('nianbao/u1/r1/1');
    });
    await back.leave();
    const again = await computer.open(COORDINATOR, server);
    await isSaved(again.session);
    const held = again.session.review.get();
    expect(held).toMatchObject([
      { cell: B, mine: '6', now: null, base: null },
      { cell: A, mine: '5', now: '4', base: '3' },
      { section: '1', mine: '开头。我补的一句。', now: '新的开头。', base: '开头。' },
    ]);
    const idOf = (index: number) => must(held[index], 'row').id;
    expect(again.session.takeMine(idOf(1))).toBeNull();
    again.session.leaveMine(idOf(0));
    expect(again.session.takeMine(idOf(2))).toBeNull();
    await isSaved(again.session);
    expect(openReportDoc(server.doc).cells.get(A)).toBe(5);
    expect(openReportDoc(server.doc).cells.has(B)).toBe(false);
    expect(openReportDoc(server.doc).section('1').toString()).toBe('新的开头。我补的一句。');
    expect(again.session.review.get()).toEqual([]);
    await again.leave();
    const last = await computer.open(COORDINATOR, server);
    await isSaved(last.session);
    expect(last.session.review.get()).toEqual([]);
    await last.leave();
  });

  test('what a window closed meanwhile had made is listed by the other one', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const [left, right] = [await computer.open(COORDINATOR, server), await computer.open(COORDINATOR, server)];
    await Promise.all([isSaved(left.session), isSaved(right.session)]);
    computer.isOnline = false;
    server.dropAll();
    await Promise.all([isOffline(left.session), isOffline(right.session)]);
    put(left.session.report.get(), A, 1);
    put(right.session.report.get(), B, 2);
    await right.leave();
    computer.epoch = 2;
    computer.isOnline = true;
    const held = await until(left.session.review, (list) => list.length === 2);
    expect(held.map(({ cell, mine }) => [cell, mine])).toEqual([
      [A, '1'],
      [B, '2'],
    ]);
    await isSaved(left.session);
    expect(openReportDoc(server.doc).cells.size).toBe(0);
    await left.leave();
  });

  test('[4409] while the page is open: nothing of the older state is sent, the list has it', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    server.acknowledges = false;
    server.gate = () => ({ place: null, reason: 'nothing may come' });
    computer.epoch = 2;
    server.dropAll(4409);
    await until(page.session.saved, ({ kind }) => kind === 'offline');
    put(page.session.report.get(), A, 5);
    server.gate = () => null;
    server.acknowledges = true;
    await until(page.session.review, (list) => list.length === 1);
    await isSaved(page.session);
    expect(page.session.review.get()).toMatchObject([{ cell: A, mine: '5' }]);
    expect(openReportDoc(server.doc).cells.has(A)).toBe(false);
    put(page.session.report.get(), A, 5);
    await isSaved(page.session);
    await page.leave();
  });
});

describe('what stays on the computer', () => {
  test('refused edits stay in sight over pages until they are dismissed', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    server.gate = () => {
      server.gate = () => null;
      return { place: A, reason: '这一处由何川填写' };
    };
    put(page.session.report.get(), A, 5);
    await until(page.session.refused, (list) => list.length === 1);
    await isSaved(page.session);
    await page.leave();
    const again = await computer.open(COORDINATOR, server);
    const [edit] = await until(again.session.refused, (list) => list.length === 1);
    expect(edit).toMatchObject({ cell: A, value: '5', reason: '这一处由何川填写' });
    await isSaved(again.session);
    expect(openReportDoc(server.doc).cells.has(A)).toBe(false);
    again.session.dismissRefused(must(edit, 'edit').id);
    await again.leave();
    const last = await computer.open(COORDINATOR, server);
    await isSaved(last.session);
    expect(last.session.refused.get()).toEqual([]);
    await last.leave();
  });

  test('a page closed between a refusal and the return brings the permitted edits and lists the other one once', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    computer.isOnline = false;
    server.dropAll();
    await isOffline(page.session);
    put(page.session.report.get(), A, 5);
    put(page.session.report.get(), B, 6);
    let refusals = 0;
    server.gate = () => {
      refusals += 1;
      if (refusals > 1) return null;
      computer.isOnline = false;
      return { place: A, reason: '不行' };
    };
    computer.isOnline = true;
    await until(page.session.saved, (saved) => saved.kind === 'offline' && saved.reason.key === 'sync.noServerKept' && refusals === 1);
    await page.leave();
    server.gate = (update) => {
      if (refusals > 1 || update.length === 2) return null;
      refusals += 1;
      return { place: A, reason: '不行' };
    };
    computer.isOnline = true;
    const back = await computer.open(COORDINATOR, server);
    await until(back.session.refused, (list) => list.length > 0);
    await isSaved(back.session);
    expect(back.session.refused.get()).toMatchObject([{ cell: A, value: '5' }]);
    expect([openReportDoc(server.doc).cells.get(A), openReportDoc(server.doc).cells.get(B)]).toEqual([undefined, 6]);
    await back.leave();
  });

  test('access lost for good: the copy goes, unless it holds edits the server has not got', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const gone = async () => err({ kind: 'stop', isLost: true, reason: message('access.reader') } as const);
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    await page.leave();
    const clean = await computer.open(COORDINATOR, server, { requestTicket: gone });
    await until(clean.session.saved, ({ kind }) => kind === 'stopped');
    await vi.waitFor(async () => expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['nianbao']));
    await clean.leave();

    let isLost = false;
    const dirty = await computer.open(COORDINATOR, server, { requestTicket: async () => (isLost ? gone() : ok(ticketFor(COORDINATOR))) });
    await isSaved(dirty.session);
    server.acknowledges = false;
    server.isOpen = false;
    isLost = true;
    server.dropAll();
    put(dirty.session.report.get(), A, 5);
    const stopped = await until(dirty.session.saved, ({ kind }) => kind === 'stopped');
    expect(stopped).toMatchObject({ pending: 1, reason: { key: 'sync.stoppedKept' } });
    await dirty.leave();
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain('nianbao/u1/r1/1');
  });

  test('signing out removes what the server has and says how much it has not', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    const other = await computer.open(CLERK, server);
    await Promise.all([isSaved(page.session), isSaved(other.session)]);
    computer.isOnline = false;
    server.dropAll();
    await isOffline(other.session);
    put(other.session.report.get(), A, 5);
    await page.leave();
    await other.leave();
    const store = await computer.store();
    expect(await store.forget(COORDINATOR.id)).toBe(0);
    expect(await store.forget(CLERK.id)).toBe(1);
    expect((await indexedDB.databases()).map(({ name }) => name).sort()).toEqual(['nianbao', 'nianbao/u2/r1/1']);
    store.close();
  });

  test("another person's copy is never opened, and edits are never sent in another's name", async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    computer.isOnline = false;
    server.dropAll();
    await isOffline(page.session);
    put(page.session.report.get(), A, 5);
    await page.leave();
    const other = await computer.open(CLERK, server);
    await isOffline(other.session);
    expect(other.session.report.get().cells.size).toBe(0);
    await other.leave();
    const mixed = await computer.open(COORDINATOR, server, { requestTicket: async () => ok(ticketFor(CLERK)) });
    await until(mixed.session.saved, ({ kind }) => kind === 'stopped');
    expect(openReportDoc(server.doc).cells.has(A)).toBe(false);
    await mixed.leave();
  });
});
