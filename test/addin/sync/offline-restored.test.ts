// The report was brought back to an earlier state while somebody was away: what they made is listed, never sent by itself.
import { describe, expect, test, vi } from 'vitest';
import { setSectionText } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { must } from '#shared/result';
import { A, B, COORDINATOR, isSaved, put, startFilledServer, until } from './desk.ts';
import { cutOff, openFirstPage, startComputer } from './offline.ts';

describe('after a restore', () => {
  test('what was made before it is listed with mine, base and now; taken or left, also after the page was closed', async () => {
    const server = await startFilledServer();
    const computer = startComputer();
    put(openReportDoc(server.doc), A, 3);
    setSectionText(openReportDoc(server.doc), '1', '开头。', paneOrigin('typed'));
    const page = await computer.open(COORDINATOR, server);
    await isSaved(page.session);
    await cutOff(computer, server, page);
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
    const { server, computer, page: left } = await openFirstPage();
    const right = await computer.open(COORDINATOR, server);
    await isSaved(right.session);
    await cutOff(computer, server, left, right);
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
    const { server, computer, page } = await openFirstPage();
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
