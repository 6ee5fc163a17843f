// Days without a network, over closed pages: everything is there again, counted exactly, and merged on return.
import { describe, expect, test } from 'vitest';
import { setSectionText } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { must } from '#shared/result';
import { A, B, CLERK, COORDINATOR, edition, FEES, isSaved, put, startFilledServer, until } from './desk.ts';
import { cutOff, DAY, isOffline, openFirstPage, startComputer } from './offline.ts';

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
    const { server, computer, page } = await openFirstPage();
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
    const { server, computer, page: left } = await openFirstPage();
    const right = await computer.open(COORDINATOR, server);
    await isSaved(right.session);
    expect(left.session.report.get().doc.clientID).not.toBe(right.session.report.get().doc.clientID);
    await cutOff(computer, server, left, right);
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
    const { server, computer, page } = await openFirstPage();
    await cutOff(computer, server, page);
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
});
