// Somebody else's value covers an own one on this screen before the server had the own one: it is handed in on return, or listed.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { openReportDoc } from '#shared/document/schema';
import { TicketAnswer } from '#shared/protocol/http';
import { ok } from '#shared/result';
import { REPORT, until as untilTrue, world } from '../../world.ts';
import { A, B, CLERK, COORDINATOR, edition, isSaved, openAs, put, startFilledServer, until } from './desk.ts';
import { startComputer } from './offline.ts';
import type { SmallServer } from './small-server.ts';

/** A colleague whose value always wins where two meet. */
const colleague = (server: SmallServer) => {
  server.doc.clientID = 0xffff_ffff;
  return openReportDoc(server.doc).cells;
};

/** A line on which what the client sends gets lost while it is mute. */
const muteLine = () => {
  const line = { isMute: false, cut: () => {} };
  class Line extends NodeWebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      line.cut = () => this.terminate();
    }

    override send(data: Parameters<NodeWebSocket['send']>[0]): void {
      if (!line.isMute) super.send(data);
    }
  }
  return { line, WebSocket: Line as unknown as typeof WebSocket };
};

const shows = (session: ReturnType<typeof openAs>, value: number) =>
  new Promise<void>((resolve) => {
    const { cells, doc } = session.report.get();
    const look = () => cells.get(A) === value && resolve();
    doc.on('update', look);
    look();
  });

test('a value covered before it was refused is listed all the same', async () => {
  const server = await startFilledServer();
  const session = openAs(CLERK, server);
  await isSaved(session);
  server.gate = () => {
    server.gate = () => null;
    return { place: A, reason: '这一处由何川填写' };
  };
  // Both are on their way at the same time: the client hears of 7 before its own 5 is turned away.
  put(session.report.get(), A, 5);
  colleague(server).set(A, 7);
  await until(session.refused, (list) => list.length === 1);
  expect(session.refused.get()).toMatchObject([{ cell: A, value: '5', reason: '这一处由何川填写' }]);
  await isSaved(session);
  expect(session.report.get().cells.get(A)).toBe(7);
});

test('a line that breaks before the server had a covered value: it is handed in on return, in sight of what its author saw', async () => {
  const server = await startFilledServer();
  const { line, WebSocket } = muteLine();
  const session = openAs(COORDINATOR, server, { WebSocket });
  await isSaved(session);
  line.isMute = true;
  put(session.report.get(), A, 5);
  put(session.report.get(), B, 6);
  colleague(server).set(A, 7);
  await shows(session, 7);
  expect(session.saved.get()).toMatchObject({ kind: 'saving', pending: 2 });
  line.isMute = false;
  server.dropAll();
  await until(session.saved, ({ kind }) => kind === 'offline');
  await isSaved(session);
  expect(openReportDoc(server.doc).cells.toJSON()).toMatchObject({ [A]: 5, [B]: 6 });
  const notes = server.heard.flatMap((heard) => (heard === 'frame' ? [] : heard));
  expect(notes.filter(({ place }) => place === A).at(-1)).toMatchObject({ how: 'typed', seen: null });
});

test('a page closed before the server had a covered value: the next page hands it in', async () => {
  const server = await startFilledServer();
  const computer = startComputer();
  const { line, WebSocket } = muteLine();
  const page = await computer.open(COORDINATOR, server, { WebSocket });
  await isSaved(page.session);
  line.isMute = true;
  put(page.session.report.get(), A, 5);
  colleague(server).set(A, 7);
  await shows(page.session, 7);
  await page.leave();
  const again = await computer.open(COORDINATOR, server);
  await isSaved(again.session);
  expect(openReportDoc(server.doc).cells.get(A)).toBe(5);
  await again.leave();
});

test("[conflict] at the project's own server: both values are in dispute, whichever of them covered the other", async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  await made.join('bert', 'coordinator');
  const { line, WebSocket } = muteLine();
  const session = openAs(COORDINATOR, { url: `${made.server.url.replace('http', 'ws')}/sync` } as SmallServer, {
    reportId: REPORT,
    requestTicket: async () => ok(v.parse(TicketAnswer, (await made.call('POST', `/api/reports/${REPORT}/tickets`, 'anna', {})).body)),
    WebSocket,
  });
  await isSaved(session);
  const bert = await made.open('bert');
  const cells = edition.inputs.flatMap(({ id, kind }) => (kind === 'count' ? [id] : [])).slice(0, 10);
  line.isMute = true;
  for (const cell of cells) put(session.report.get(), cell, 5);
  for (const cell of cells) put(bert.report, cell, 7);
  bert.report.section('1').insert(0, '到此');
  await untilTrue(() => session.report.get().section('1').toString() === '到此', 'anna heard it all');
  line.isMute = false;
  line.cut();
  await until(session.conflicts, (list) => list.length === cells.length);
  for (const { values } of session.conflicts.get())
    expect(values.map(({ person, value }) => `${person} ${value}`)).toEqual(['bert 7', 'anna 5']);
  await isSaved(session);
  await untilTrue(() => cells.every((cell) => bert.report.cells.get(cell) === 5), 'the later one stands everywhere');
  expect((await made.server.store.audit(REPORT)).filter(({ person, after }) => person === 'anna' && after === '5')).toHaveLength(
    cells.length,
  );
});
