// What every store must do. Called once per adapter; the suites are put together from one file per part of the port.
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import type { StoreUnderTest } from './store-fixture.ts';
import { addReport, begin, bytes, edit } from './store-fixture.ts';
import { storeHistoryContract } from './store-history.ts';
import { storeLogContract } from './store-log.ts';
import { storeNoticesContract } from './store-notices.ts';
import { storePeopleContract } from './store-people.ts';
import { storeSignInContract } from './store-sign-in.ts';

export type { StoreUnderTest } from './store-fixture.ts';

export const reportStoreContract = (name: string, subject: () => StoreUnderTest): void => {
  storeReportsContract(name, subject);
  storeLogContract(name, subject);
  storeHistoryContract(name, subject);
  storePeopleContract(name, subject);
  storeNoticesContract(name, subject);
  storeSignInContract(name, subject);
};

const storeReportsContract = (name: string, subject: () => StoreUnderTest): void => {
  test(`${name}: a report begins with its first edit, numbered 1`, async () => {
    const store = await begin(subject());
    const loaded = must(await store.load('r1'), 'r1');
    expect(loaded.row).toEqual({ id: 'r1', organ: '某局', year: 2025, edition: '2021', epoch: 1, updatedAt: '2026-01-15T08:00:00.000Z' });
    expect([loaded.seq, loaded.snapshot]).toEqual([1, null]);
    expect(loaded.updates.map(({ seq, author, update }) => [seq, author, [...update]])).toEqual([[1, 'anna', [1]]]);
    expect([...loaded.owners]).toEqual([[7, 'anna']]);
    await store.close();
  });

  test(`${name}: a taken id changes nothing`, async () => {
    const store = await begin(subject());
    expect(await addReport(store, 'r1', 2024, { clients: [8] })).toBe(false);
    expect((await store.report('r1'))?.year).toBe(2025);
    expect((await store.load('r1'))?.updates.length).toBe(1);
    await store.close();
  });

  test(`${name}: a report of people nobody knows is not begun`, async () => {
    const store = await begin(subject());
    const stranger = { person: 'nobody', role: 'reader', assigned: [], due: null } as const;
    await expect(store.createReport('r2', { organ: '某局', year: 2025, edition: '2021' }, [stranger], edit('r2', 1))).rejects.toThrow();
    expect(await store.report('r2')).toBeNull();
    await store.close();
  });

  test(`${name}: a new title shows in the list, newest year first`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2024);
    await store.setTitle('r2', { organ: '另一局', year: 2026, edition: '2021' });
    expect((await store.reports()).map(({ id, organ, year }) => [id, organ, year])).toEqual([
      ['r2', '另一局', 2026],
      ['r1', '某局', 2025],
    ]);
    expect(await store.report('nowhere')).toBeNull();
    expect(await store.load('nowhere')).toBeNull();
    await store.close();
  });

  test(`${name}: the epoch rises one by one and for this report only`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2024);
    expect([await store.raiseEpoch('r1'), await store.raiseEpoch('r1')]).toEqual([2, 3]);
    expect([(await store.report('r1'))?.epoch, (await store.report('r2'))?.epoch]).toEqual([3, 1]);
    await expect(store.raiseEpoch('nowhere')).rejects.toThrow('nowhere');
    await store.close();
  });

  test(`${name}: what was appended is there when the store is opened again`, async ({ skip }) => {
    const { reopen } = subject();
    if (!reopen) return skip('this store ends with its process');
    const store = await begin(subject());
    await store.append([edit('r1', 2, { clients: [11] })]);
    const again = await reopen(store);
    await again.ping();
    const loaded = must(await again.load('r1'), 'r1');
    expect(loaded.updates.map(({ update }) => [...update])).toEqual([[...bytes(1)], [...bytes(2)]]);
    expect(loaded.owners.get(11)).toBe('anna');
    await again.close();
  });
};
