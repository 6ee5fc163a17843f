// Offline work, conflicts and restores of two people against the project's own server: nothing lost, every state true, every row of the
// audit log with its author and the time it was made.
import { describe, expect, test, vi } from 'vitest';
import { setSectionText } from '#shared/document/commands';
import { hostOrigin } from '#shared/document/origin';
import { must } from '#shared/result';
import { REPORT, type World, world } from '../../world.ts';
import { A, B, FEES, isSaved, put, until } from './desk.ts';
import { type Computer, DAY, isOffline, startComputer } from './offline.ts';
import { type Ask, historyOf, openPage } from './real-desk.ts';

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
