// The contract of the log: numbers, all or nothing, the order edits were judged in, who owns a client id, snapshots.
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import type { StoreUnderTest } from './store-fixture.ts';
import { addReport, begin, bytes, change, edit } from './store-fixture.ts';

export const storeLogContract = (name: string, subject: () => StoreUnderTest): void => {
  test(`${name}: edits are numbered per report, in their order`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2024);
    expect(await store.append([edit('r1', 2), edit('r2', 3), edit('r1', 4)])).toEqual([2, 2, 3]);
    expect((await store.load('r1'))?.updates.map(({ update }) => update[0])).toEqual([1, 2, 4]);
    expect(await store.append([])).toEqual([]);
    await store.close();
  });

  test(`${name}: one bad edit and none of the batch is kept`, async () => {
    const store = await begin(subject());
    await expect(store.append([edit('r1', 2, { changes: [change('meta/x', null, '1')] }), edit('nowhere', 3)])).rejects.toThrow('nowhere');
    expect((await store.load('r1'))?.updates.length).toBe(1);
    expect((await store.auditHead('r1')).count).toBe(0);
    expect(await store.append([edit('r1', 5)])).toEqual([2]);
    await store.close();
  });

  test(`${name}: an edit judged against an older state of the log is left out, with what it wanted to write`, async () => {
    const store = await begin(subject());
    expect(await store.append([edit('r1', 2, { after: 1 })])).toEqual([2]);
    const stale = edit('r1', 3, { after: 1, clients: [9], changes: [change('meta/x', null, '1')], at: '2026-02-01T00:00:00.000Z' });
    expect(await store.append([stale])).toEqual([null]);
    const loaded = must(await store.load('r1'), 'r1');
    expect([loaded.seq, loaded.updates.length, loaded.owners.has(9)]).toEqual([2, 2, false]);
    expect(loaded.row.updatedAt).toBe('2026-01-15T08:00:00.000Z');
    expect(await store.audit('r1')).toEqual([]);
    expect(await store.append([{ ...stale, after: 2 }])).toEqual([3]);
    await store.close();
  });

  test(`${name}: several edits of one commit follow each other; if the first is left out, so are those judged on top of it`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2024);
    const two = [edit('r1', 2, { after: 1 }), edit('r2', 3, { after: 1 }), edit('r1', 4, { after: 2 })];
    expect(await store.append(two)).toEqual([2, 2, 3]);
    // The second may also name the number the first one was judged against.
    expect(await store.append([edit('r1', 5, { after: 3 }), edit('r1', 6, { after: 3 })])).toEqual([4, 5]);
    const behind = [edit('r1', 7, { after: 4 }), edit('r2', 8, { after: 2 }), edit('r1', 9, { after: 5 }), edit('r1', 10)];
    expect(await store.append(behind)).toEqual([null, 3, null, 6]);
    expect((await store.load('r1'))?.updates.map(({ update }) => update[0])).toEqual([1, 2, 4, 5, 6, 10]);
    await store.close();
  });

  test(`${name}: an edit judged against a log longer than there is is left out`, async () => {
    const store = await begin(subject());
    expect(await store.append([edit('r1', 2, { after: 9 })])).toEqual([null]);
    await store.close();
  });

  test(`${name}: two writers racing for one report: every number once, the loser is told`, async () => {
    const store = await begin(subject());
    const answers = await Promise.all([2, 3, 4, 5].map((value) => store.append([edit('r1', value, { after: 1 })])));
    expect(answers.flat().filter((seq) => seq !== null)).toEqual([2]);
    const all = await Promise.all([...Array(20).keys()].map((value) => store.append([edit('r1', value)])));
    expect(
      all
        .flat()
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual([...Array(20).keys()].map((index) => index + 3));
    await store.close();
  });

  test(`${name}: a client id belongs to the person who wrote with it first`, async () => {
    const store = await begin(subject());
    await expect(store.append([edit('r1', 2, { author: 'bert', clients: [7] })])).rejects.toThrow('belongs to another person');
    await expect(store.append([edit('r1', 2, { clients: [8] }), edit('r1', 3, { author: 'bert', clients: [8] })])).rejects.toThrow();
    expect(await store.append([edit('r1', 2, { clients: [7, 9, 4294967295] })])).toEqual([2]);
    await addReport(store, 'r2', 2024);
    expect(await store.append([edit('r2', 2, { author: 'bert', clients: [9] })])).toEqual([2]);
    expect([...must(await store.load('r1'), 'r1').owners].sort(([a], [b]) => a - b)).toEqual([
      [7, 'anna'],
      [9, 'anna'],
      [4294967295, 'anna'],
    ]);
    await store.close();
  });

  test(`${name}: a snapshot stands for the edits up to its number, later ones stay, the audit log too`, async () => {
    const store = await begin(subject());
    const changes = [change('requests/new/natural', null, '3')];
    await store.append([edit('r1', 2, { changes }), edit('r1', 3)]);
    await store.compact('r1', 2, bytes(42));
    await store.compact('r1', 1, bytes(99));
    const loaded = must(await store.load('r1'), 'r1');
    expect([loaded.seq, loaded.snapshot?.seq, loaded.snapshot?.update[0]]).toEqual([3, 2, 42]);
    expect(loaded.updates.map(({ seq }) => seq)).toEqual([3]);
    expect(await store.append([edit('r1', 4)])).toEqual([4]);
    expect(await store.audit('r1')).toMatchObject([{ ...changes[0], number: 1, seq: 2, person: 'anna' }]);
    await expect(store.compact('r1', 99, bytes(1))).rejects.toThrow();
    await expect(store.compact('nowhere', 1, bytes(1))).rejects.toThrow('nowhere');
    await store.close();
  });

  test(`${name}: the rows after a number; none where there are none, null where a snapshot has replaced some`, async () => {
    const store = await begin(subject());
    await store.append([edit('r1', 2), edit('r1', 3, { author: 'bert' })]);
    const rows = must(await store.rowsAfter('r1', 1), 'rows');
    expect(rows.map(({ seq, author, update }) => [seq, author, [...update]])).toEqual([
      [2, 'anna', [2]],
      [3, 'bert', [3]],
    ]);
    expect(await store.rowsAfter('r1', 3)).toEqual([]);
    await store.compact('r1', 2, bytes(42));
    expect((await store.rowsAfter('r1', 2))?.map(({ seq }) => seq)).toEqual([3]);
    expect(await store.rowsAfter('r1', 1)).toBeNull();
    expect(await store.rowsAfter('nowhere', 0)).toBeNull();
    await store.close();
  });
};
