// Offline work, conflicts and restores against the project's own server: nothing lost, every state true, every row of the audit log
// with its author and the time it was made.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { setSectionText } from '#shared/document/commands';
import { hostOrigin, paneOrigin } from '#shared/document/origin';
import { message } from '#shared/i18n/translate';
import { TicketAnswer } from '#shared/protocol/http';
import { HistoryAnswer, type HistoryRow } from '#shared/protocol/http-history';
import { err, must, ok } from '#shared/result';
import { openSession } from '../../../addin/sync/session.ts';
import type { Session } from '../../../addin/sync/session-state.ts';
import { ADMIN_TOKEN, connectWorld, REPORT, temporaryFolder, until as untilTrue, type World, world } from '../../world.ts';
import { A, B, edition, FEES, isSaved, put, until } from './desk.ts';
import { type Computer, DAY, type Page, startComputer } from './offline.ts';

type Ask = (method: string, path: string, body?: unknown) => Promise<{ readonly status: number; readonly body: unknown }>;

/** A page on this computer, with the report open as `person`; each request goes over the plug of the computer. */
const openPage = async (computer: Computer, url: string, report: string, person: string, ask: Ask): Promise<Page> => {
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

const isOffline = (session: Session) => until(session.saved, ({ kind }) => kind === 'offline');

const historyOf = async (ask: Ask, report: string): Promise<readonly HistoryRow[]> => {
  const rows: HistoryRow[] = [];
  for (let from: number | null = 1; from !== null; ) {
    const page: HistoryAnswer = v.parse(HistoryAnswer, (await ask('GET', `/api/reports/${report}/history?from=${from}&limit=500`)).body);
    rows.push(...page.rows);
    from = page.next;
  }
  return rows;
};

describe('a server that dies', () => {
  test('killed mid-typing, days without it, pages closed and opened: 0 of all edits lost, states true, rows with author and time', {
    timeout: 90_000,
  }, async () => {
    const data = temporaryFolder();
    let server = await startChild(data, '0');
    const { url } = server;
    const computer = startComputer();
    computer.clock = Date.now() - 10 * DAY;
    const ask: Ask = async (method, path, body) =>
      (await connectWorld(url, { adminToken: ADMIN_TOKEN })).call(method, path, 'administrator', body);
    await ask('POST', '/api/reports', { id: 'r', edition: '2021', organ: '青禾市档案局', year: 2025 });
    const { me } = v.parse(TicketAnswer, (await ask('POST', '/api/reports/r/tickets', {})).body);
    const cells = edition.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);
    const wanted = new Map<string, number>();
    const type = (session: Session, index: number) => {
      const cell = must(cells[index % cells.length], 'cell');
      put(session.report.get(), cell, index);
      wanted.set(cell, index);
    };

    let page = await openPage(computer, url, 'r', me.id, ask);
    await isSaved(page.session);
    let index = 1;
    for (; index <= 60; index += 1) {
      type(page.session, index);
      if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (index === 40) server.child.kill('SIGKILL');
    }
    await server.exited;
    await isOffline(page.session);
    expect(page.session.kept.get()).toBe(true);
    const offlineFrom = computer.clock + DAY;
    for (let day = 1; day <= 3; day += 1) {
      await page.leave();
      computer.clock += DAY;
      page = await openPage(computer, url, 'r', me.id, ask);
      const { pending } = (await isOffline(page.session)) as { pending: number };
      const report = page.session.report.get();
      for (const [cell, value] of wanted) expect(report.cells.get(cell as typeof A), `${cell} on day ${day}`).toBe(value);
      for (const end = index + 20; index < end; index += 1) type(page.session, index);
      setSectionText(report, '1', `${report.section('1').toString()}第${day}天。`, paneOrigin('typed'));
      // Some of the first sixty were acknowledged before the server died; what follows is pending to the last place.
      expect(page.session.saved.get()).toMatchObject({ pending: pending + 20 + (day === 1 ? 1 : 0) });
    }
    server = await startChild(data, new URL(url).port);
    await isSaved(page.session);
    const report = page.session.report.get();
    const history = await historyOf(ask, 'r');
    const last = new Map(history.map((row) => [row.place, row]));
    for (const [cell, value] of wanted) {
      expect(report.cells.get(cell as typeof A)).toBe(value);
      expect(last.get(cell)).toMatchObject({ after: String(value), person: me.id });
    }
    expect(report.section('1').toString()).toBe('第1天。第2天。第3天。');
    const late = [...wanted].filter(([, value]) => value > 60).map(([cell]) => must(last.get(cell), cell));
    expect(late).toHaveLength(60);
    for (const row of late) {
      expect(row.how).toBe('typed');
      expect((Date.parse(must(row.madeAt, 'madeAt')) - offlineFrom) % DAY).toBe(0);
    }
    await page.leave();
    computer.isOnline = false;
    const again = await openPage(computer, url, 'r', me.id, ask);
    expect(await isOffline(again.session)).toMatchObject({ pending: 0 });
    await again.leave();
  });
});

describe('two people', () => {
  const start = async () => {
    const there = await world();
    await there.join('lin', 'coordinator');
    await there.join('zhou', 'preparer', ['requests', 'section:1']);
    const askAs =
      (person: string): Ask =>
      (method, path, body) =>
        there.call(method, path, person, body);
    return { there, askAs };
  };
  const open = (there: World, computer: Computer, person: string, ask: Ask) => openPage(computer, there.server.url, REPORT, person, ask);

  test('values given without seeing each other are both kept with names, for everybody, until one is chosen', async () => {
    const { there, askAs } = await start();
    const computer = startComputer();
    const other: Computer = { ...computer, clock: Date.now() - DAY, isOnline: true };
    const away = { ...computer, clock: Date.now() - 2 * DAY, isOnline: true };
    const lin = await open(there, other, 'lin', askAs('lin'));
    let zhou = await open(there, away, 'zhou', askAs('zhou'));
    await Promise.all([isSaved(lin.session), isSaved(zhou.session)]);
    await zhou.leave();
    away.isOnline = false;
    zhou = await open(there, away, 'zhou', askAs('zhou'));
    await isOffline(zhou.session);
    put(zhou.session.report.get(), A, 5);
    put(zhou.session.report.get(), B, 6);
    await zhou.leave();
    put(lin.session.report.get(), A, 7);
    await isSaved(lin.session);
    away.isOnline = true;
    zhou = await open(there, away, 'zhou', askAs('zhou'));
    await isSaved(zhou.session);
    const [conflict] = await until(lin.session.conflicts, (list) => list.length > 0);
    await until(zhou.session.conflicts, (list) => list.length > 0);
    expect(lin.session.conflicts.get()).toHaveLength(1);
    expect(conflict).toMatchObject({
      place: A,
      values: [
        { person: 'lin', value: '7' },
        { person: 'zhou', value: '5' },
      ],
    });
    await vi.waitFor(() => expect([lin, zhou].map(({ session }) => session.report.get().cells.get(A))).toEqual([5, 5]));
    expect(await zhou.session.choose(must(conflict, 'conflict').id, 0)).toBeNull();
    await Promise.all([lin, zhou].map(({ session }) => until(session.conflicts, (list) => list.length === 0)));
    await vi.waitFor(() => expect([lin, zhou].map(({ session }) => session.report.get().cells.get(A))).toEqual([7, 7]));
    const rows = (await historyOf(askAs('lin'), REPORT)).filter(({ place }) => place === A);
    expect(rows.map(({ person, after }) => [person, after])).toEqual([
      ['lin', '7'],
      ['zhou', '5'],
      ['zhou', '7'],
    ]);
    // Where the other value would have won, the server writes the later one itself and says so.
    expect(rows[1]?.how === 'merged' || rows[1]?.madeAt === new Date(away.clock).toISOString()).toBe(true);
    await lin.leave();
    await zhou.leave();
  });

  test('a value that was in sight is no conflict, neither live nor after a break of the line', async () => {
    const { there, askAs } = await start();
    const computer = startComputer();
    computer.clock = Date.now() - DAY;
    const [lin, zhou] = [await open(there, computer, 'lin', askAs('lin')), await open(there, computer, 'zhou', askAs('zhou'))];
    await Promise.all([isSaved(lin.session), isSaved(zhou.session)]);
    put(lin.session.report.get(), A, 1);
    await vi.waitFor(() => expect(zhou.session.report.get().cells.get(A)).toBe(1));
    put(zhou.session.report.get(), A, 2);
    await isSaved(zhou.session);
    await vi.waitFor(() => expect(lin.session.report.get().cells.get(A)).toBe(2));
    computer.isOnline = false;
    await there.join('lin', 'coordinator');
    await there.join('zhou', 'preparer', ['requests']);
    await isOffline(zhou.session);
    put(zhou.session.report.get(), A, 3);
    computer.isOnline = true;
    await Promise.all([isSaved(lin.session), isSaved(zhou.session)]);
    await vi.waitFor(() => expect(lin.session.report.get().cells.get(A)).toBe(3));
    expect([lin.session.conflicts.get(), zhou.session.conflicts.get()]).toEqual([[], []]);
    await lin.leave();
    await zhou.leave();
  });

  test('[4409] after a restore what was not saved waits in the list, and is taken as an edit of now', async () => {
    const { there, askAs } = await start();
    const computer = startComputer();
    computer.clock = Date.now() - DAY;
    let zhou = await open(there, computer, 'zhou', askAs('zhou'));
    await isSaved(zhou.session);
    put(zhou.session.report.get(), A, 1);
    await isSaved(zhou.session);
    computer.isOnline = false;
    await there.join('zhou', 'preparer', ['requests']);
    await isOffline(zhou.session);
    put(zhou.session.report.get(), A, 5);
    put(zhou.session.report.get(), B, 6);
    await zhou.leave();
    await there.server.store.raiseEpoch(REPORT);
    await there.server.rooms.restored(REPORT);
    computer.isOnline = true;
    zhou = await open(there, computer, 'zhou', askAs('zhou'));
    const held = await until(zhou.session.review, (list) => list.length === 2);
    await isSaved(zhou.session);
    expect(zhou.session.report.get().cells.get(A)).toBe(1);
    expect(held.map(({ cell, mine, base }) => [cell, mine, base])).toEqual(
      expect.arrayContaining([
        [A, '5', '1'],
        [B, '6', null],
      ]),
    );
    expect(
      zhou.session.takeMine(
        must(
          held.find(({ cell }) => cell === A),
          'row',
        ).id,
      ),
    ).toBeNull();
    zhou.session.leaveMine(
      must(
        held.find(({ cell }) => cell === B),
        'row',
      ).id,
    );
    await isSaved(zhou.session);
    const rows = (await historyOf(askAs('lin'), REPORT)).filter(({ place }) => place === A || place === B);
    expect(rows.map(({ place, after, how }) => [place, after, how])).toEqual([
      [A, '1', 'typed'],
      [A, '5', 'merged'],
    ]);
    expect(zhou.session.conflicts.get()).toEqual([]);
    await zhou.leave();
  });

  test('how an edit was made reaches the audit log; taken out of the report, the copy on the computer goes', async () => {
    const { there, askAs } = await start();
    const computer = startComputer();
    computer.clock = Date.now() - DAY;
    const zhou = await open(there, computer, 'zhou', askAs('zhou'));
    await isSaved(zhou.session);
    const { cells, doc } = zhou.session.report.get();
    const { UndoManager } = await import('yjs');
    const manager = new UndoManager(cells, { trackedOrigins: new Set(['own']) });
    doc.transact(() => cells.set(A, 3), 'own');
    await isSaved(zhou.session);
    manager.undo();
    setSectionText(zhou.session.report.get(), '1', '一段。', hostOrigin('pasted'));
    await isSaved(zhou.session);
    const rows = (await historyOf(askAs('lin'), REPORT)).filter(({ person }) => person === 'zhou');
    expect(rows.map(({ place, how, after }) => [place, how, after])).toEqual([
      [A, 'typed', '3'],
      [A, 'undone', null],
      ['section:1', 'pasted', '一段。'],
    ]);
    expect(rows.every(({ madeAt }) => madeAt === new Date(computer.clock).toISOString())).toBe(true);
    await there.call('DELETE', `/api/reports/${REPORT}/members/zhou`, 'lin');
    await until(zhou.session.saved, ({ kind }) => kind === 'stopped');
    await vi.waitFor(async () => expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['nianbao']));
    await zhou.leave();
    expect(FEES).not.toBe(A);
  });
});

const startChild = async (data: string, port: string) => {
  const program = fileURLToPath(new URL('../../server/child-server.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', program], {
    env: {
      ...process.env,
      NIANBAO_DATA: data,
      NIANBAO_PORT: port,
      NIANBAO_HOST: '127.0.0.1',
      NIANBAO_DEMO: 'off',
      NIANBAO_LOG: 'error',
      NIANBAO_ADMIN_TOKEN: ADMIN_TOKEN,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  createInterface({ input: must(child.stdout, 'stdout') }).on('line', (line) => lines.push(line));
  await untilTrue(() => lines.length > 0 || child.exitCode !== null, 'the server started', 30_000);
  return { child, exited, url: must(lines[0], 'the address') };
};
