// What a page leaves on the computer: refused edits until they are dismissed, copies as long as somebody may have them.
import { describe, expect, test, vi } from 'vitest';
import { openReportDoc } from '#shared/document/schema';
import { message } from '#shared/i18n/translate';
import { err, must, ok } from '#shared/result';
import { A, B, CLERK, COORDINATOR, isSaved, put, startFilledServer, ticketFor, until } from './desk.ts';
import { cutOff, isOffline, openFirstPage, startComputer } from './offline.ts';

describe('what stays on the computer', () => {
  test('refused edits stay in sight over pages until they are dismissed', async () => {
    const { server, computer, page } = await openFirstPage();
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
    const { server, computer, page } = await openFirstPage();
    await cutOff(computer, server, page);
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
    const { server, computer, page } = await openFirstPage();
    await cutOff(computer, server, page);
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
