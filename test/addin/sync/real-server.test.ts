// The session and the binding against the project's own server: what one person types reaches the other's sheet, and
// rights that changed while somebody was away end in the list of refused edits.

import * as v from 'valibot';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { TicketAnswer } from '#shared/protocol/http';
import { ok } from '#shared/result';
import { createMemoryHost } from '../../../addin/host/memory-host.ts';
import { bindWorkbook } from '../../../addin/sync/bind-workbook.ts';
import { openSession } from '../../../addin/sync/session.ts';
import { REPORT, type World, world } from '../../world.ts';
import { A, B, isSaved, put, until } from './desk.ts';

const openAs = (there: World, person: string) => {
  let isOnline = true;
  const session = openSession({
    reportId: REPORT,
    url: `${there.server.url.replace('http', 'ws')}/sync`,
    WebSocket: NodeWebSocket as unknown as typeof WebSocket,
    requestTicket: async () => {
      if (!isOnline) throw new Error('offline');
      const { body } = await there.call('POST', `/api/reports/${REPORT}/tickets`, person, {});
      return ok(v.parse(TicketAnswer, body));
    },
    newTimer: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds > 5000 ? milliseconds : milliseconds / 20);
      return () => clearTimeout(timer);
    },
  });
  const host = createMemoryHost();
  const binding = bindWorkbook({ session, host, lang: 'zh', onNotice: () => {} });
  onTestFinished(() => {
    binding.close();
    session.close();
  });
  return {
    session,
    host,
    binding,
    setOnline: (value: boolean) => {
      isOnline = value;
    },
  };
};

test('a figure typed in one sheet is saved and stands in the other', async () => {
  const there = await world();
  await there.join('lin', 'coordinator');
  await there.join('zhou', 'preparer', ['requests/carriedIn']);
  const [lin, zhou] = [openAs(there, 'lin'), openAs(there, 'zhou')];
  await Promise.all([isSaved(lin.session), isSaved(zhou.session), until(zhou.binding.edition, (edition) => edition !== null)]);
  await until(lin.binding.edition, (edition) => edition !== null);
  lin.host.type(A, '3');
  zhou.host.type(B, '4');
  zhou.host.type(A, '9');
  await Promise.all([isSaved(lin.session), isSaved(zhou.session)]);
  while (zhou.host.value(A) !== 3 || lin.host.value(B) !== 4) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(zhou.session.refused.get()).toEqual([]);
  expect(zhou.session.people.get().map(({ id }) => id)).toContain('lin');
});

test('after a break of the line people see each other at once, and not when presence is next renewed', async () => {
  const there = await world();
  await there.join('lin', 'coordinator');
  await there.join('zhou', 'preparer', ['requests/new']);
  const [lin, zhou] = [openAs(there, 'lin'), openAs(there, 'zhou')];
  const seenBy = ({ session }: typeof lin) =>
    [...session.awareness.get().getStates().values()].flatMap(({ user }) => (user?.id ? [String(user.id)] : [])).sort();
  const bothSeen = () => vi.waitFor(() => expect([seenBy(lin), seenBy(zhou)]).toEqual([BOTH, BOTH]), { timeout: 5000, interval: 5 });
  await bothSeen();
  zhou.setOnline(false);
  await there.join('zhou', 'preparer', ['requests/carriedIn']);
  await vi.waitFor(() => expect(seenBy(lin)).toEqual(['lin']), { timeout: 5000, interval: 5 });
  zhou.setOnline(true);
  await bothSeen();
});

test('rights withdrawn while away: the edit is listed with its value, the permitted one arrives, the sheet follows', async () => {
  const there = await world();
  await there.join('lin', 'coordinator');
  await there.join('zhou', 'preparer', ['requests/new', 'requests/carriedIn']);
  const zhou = openAs(there, 'zhou');
  await Promise.all([isSaved(zhou.session), until(zhou.binding.edition, (edition) => edition !== null)]);
  zhou.setOnline(false);
  await there.join('zhou', 'preparer', ['requests/carriedIn']);
  await until(zhou.session.saved, ({ kind }) => kind === 'offline');
  put(zhou.session.report.get(), A, 5);
  put(zhou.session.report.get(), B, 6);
  zhou.setOnline(true);
  const [edit] = await until(zhou.session.refused, (list) => list.length > 0);
  expect(edit).toMatchObject({ cell: A, value: '5' });
  await isSaved(zhou.session);
  await zhou.binding.settled();
  expect([zhou.host.value(A), zhou.host.value(B)]).toEqual([null, 6]);
  const lin = await there.open('lin');
  expect([lin.report.cells.get(A), lin.report.cells.get(B)]).toEqual([undefined, 6]);
});

const BOTH = ['lin', 'zhou'];
