// What every store must do. Called once per adapter.
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import type { Append, PersonRow, ReportStore } from '../../server/store/report-store.ts';

/** `open` gives a fresh store; `reopen`, where the adapter survives its process, the same one opened again. */
export type StoreUnderTest = { readonly open: () => ReportStore; readonly reopen?: (store: ReportStore) => Promise<ReportStore> };

export const reportStoreContract = (name: string, subject: () => StoreUnderTest): void => {
  const anna: PersonRow = { id: 'anna', name: '安娜', unit: '办公室', colour: '#111111', active: true };
  const bert: PersonRow = { id: 'bert', name: '伯特', unit: '法规科', colour: '#222222', active: true };
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const edit = (report: string, value: number, more: Partial<Append> = {}): Append => ({
    report,
    update: bytes(value),
    author: 'anna',
    at: '2026-01-15T08:00:00.000Z',
    clients: [],
    changes: [],
    ...more,
  });
  const begin = async (id = 'r1', year = 2025): Promise<ReportStore> => {
    const store = subject().open();
    await store.savePerson(anna);
    await store.savePerson(bert);
    await add(store, id, year);
    return store;
  };
  const add = (store: ReportStore, id: string, year: number) =>
    store.createReport(
      id,
      { organ: '某局', year, edition: '2021' },
      [{ person: 'anna', role: 'coordinator', assigned: [] }],
      edit(id, 1, { clients: [7] }),
    );

  test(`${name}: a report begins with its first edit, numbered 1`, async () => {
    const store = await begin();
    const loaded = must(await store.load('r1'), 'r1');
    expect(loaded.row).toEqual({ id: 'r1', organ: '某局', year: 2025, edition: '2021', epoch: 1, updatedAt: '2026-01-15T08:00:00.000Z' });
    expect(loaded.snapshot).toBeNull();
    expect(loaded.updates.map(({ seq, author, update }) => [seq, author, [...update]])).toEqual([[1, 'anna', [1]]]);
    expect([...loaded.owners]).toEqual([[7, 'anna']]);
    await store.close();
  });

  test(`${name}: a taken id changes nothing`, async () => {
    const store = await begin();
    expect(await add(store, 'r1', 2024)).toBe(false);
    expect((await store.report('r1'))?.year).toBe(2025);
    expect((await store.load('r1'))?.updates.length).toBe(1);
    await store.close();
  });

  test(`${name}: edits are numbered per report, in their order`, async () => {
    const store = await begin();
    await add(store, 'r2', 2024);
    expect(await store.append([edit('r1', 2), edit('r2', 3), edit('r1', 4)])).toEqual([2, 2, 3]);
    expect((await store.load('r1'))?.updates.map(({ update }) => update[0])).toEqual([1, 2, 4]);
    await store.close();
  });

  test(`${name}: one bad edit and none of the batch is kept`, async () => {
    const store = await begin();
    await expect(store.append([edit('r1', 2), edit('nowhere', 3)])).rejects.toThrow('nowhere');
    expect((await store.load('r1'))?.updates.length).toBe(1);
    expect(await store.append([edit('r1', 5)])).toEqual([2]);
    await store.close();
  });

  test(`${name}: a client id belongs to the person who wrote with it first`, async () => {
    const store = await begin();
    await expect(store.append([edit('r1', 2, { author: 'bert', clients: [7] })])).rejects.toThrow('belongs to another person');
    await expect(store.append([edit('r1', 2, { clients: [8] }), edit('r1', 3, { author: 'bert', clients: [8] })])).rejects.toThrow();
    expect(await store.append([edit('r1', 2, { clients: [7, 9] })])).toEqual([2]);
    await add(store, 'r2', 2024);
    expect(await store.append([edit('r2', 2, { author: 'bert', clients: [9] })])).toEqual([2]);
    expect([...must(await store.load('r1'), 'r1').owners].sort()).toEqual([
      [7, 'anna'],
      [9, 'anna'],
    ]);
    await store.close();
  });

  test(`${name}: a snapshot stands for the edits up to its number, later ones stay, the audit log too`, async () => {
    const store = await begin();
    const changes = [{ place: 'requests/new/natural', before: null, after: '3', how: 'edit' as const }];
    await store.append([edit('r1', 2, { changes }), edit('r1', 3)]);
    await store.compact('r1', 2, bytes(42));
    await store.compact('r1', 1, bytes(99));
    const loaded = must(await store.load('r1'), 'r1');
    expect([loaded.snapshot?.seq, loaded.snapshot?.update[0]]).toEqual([2, 42]);
    expect(loaded.updates.map(({ seq }) => seq)).toEqual([3]);
    expect(await store.append([edit('r1', 4)])).toEqual([4]);
    expect(await store.audit('r1')).toEqual([{ ...changes[0], seq: 2, at: '2026-01-15T08:00:00.000Z', person: 'anna' }]);
    await store.close();
  });

  test(`${name}: people, their parts and their reports`, async () => {
    const store = await begin();
    await add(store, 'r2', 2026);
    await store.setMember('r1', { person: 'bert', role: 'preparer', assigned: ['requests', 'section:1'] });
    expect((await store.members('r1')).map(({ person, role }) => [person.id, role]).sort()).toEqual([
      ['anna', 'coordinator'],
      ['bert', 'preparer'],
    ]);
    expect(await store.member('r1', 'bert')).toEqual({ person: bert, role: 'preparer', assigned: ['requests', 'section:1'] });
    expect((await store.reportsOf('anna')).map(({ row, role }) => [row.id, role])).toEqual([
      ['r2', 'coordinator'],
      ['r1', 'coordinator'],
    ]);
    await store.removeMember('r1', 'bert');
    expect(await store.member('r1', 'bert')).toBeNull();
    await store.savePerson({ ...bert, active: false });
    expect((await store.person('bert'))?.active).toBe(false);
    expect(await store.person('nobody')).toBeNull();
    await store.close();
  });

  test(`${name}: a new title shows in the list, newest year first`, async () => {
    const store = await begin();
    await add(store, 'r2', 2024);
    await store.setTitle('r2', { organ: '另一局', year: 2026, edition: '2021' });
    expect((await store.reports()).map(({ id, organ, year }) => [id, organ, year])).toEqual([
      ['r2', '另一局', 2026],
      ['r1', '某局', 2025],
    ]);
    expect(await store.report('nowhere')).toBeNull();
    expect(await store.load('nowhere')).toBeNull();
    await store.close();
  });

  test(`${name}: what was appended is there when the store is opened again`, async ({ skip }) => {
    const { reopen } = subject();
    if (!reopen) return skip('this store ends with its process');
    const store = await begin();
    await store.append([edit('r1', 2, { clients: [11] })]);
    const again = await reopen(store);
    const loaded = must(await again.load('r1'), 'r1');
    expect(loaded.updates.map(({ update }) => update[0])).toEqual([1, 2]);
    expect(loaded.owners.get(11)).toBe('anna');
    await again.close();
  });
};
