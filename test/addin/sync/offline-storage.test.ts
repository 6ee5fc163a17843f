// A browser whose storage is absent, damaged, full or silent: nobody is held up by it, and what it cannot keep is said.
import { describe, expect, test } from 'vitest';
import { openReportDoc } from '#shared/document/schema';
import { finished, openDatabase } from '../../../addin/sync/indexeddb.ts';
import { A, COORDINATOR, isSaved, put, startFilledServer, until } from './desk.ts';
import { cutOff, isOffline, openFirstPage, startComputer } from './offline.ts';

describe('without a network', () => {
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
    const { server, computer, page } = await openFirstPage();
    await cutOff(computer, server, page);
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
