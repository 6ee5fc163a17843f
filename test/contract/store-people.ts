// The contract of units, people and their parts in reports.
import { expect, test } from 'vitest';
import type { StoreUnderTest } from './store-fixture.ts';
import { addReport, anna, begin, bert, openWithPeople } from './store-fixture.ts';

export const storePeopleContract = (name: string, subject: () => StoreUnderTest): void => {
  test(`${name}: units are added and renamed`, async () => {
    const store = await openWithPeople(subject());
    await store.saveUnit({ id: 'law', name: '政策法规科', active: false });
    expect(await store.unit('law')).toEqual({ id: 'law', name: '政策法规科', active: false });
    expect((await store.units()).map(({ id }) => id).sort()).toEqual(['law', 'office']);
    expect(await store.unit('nowhere')).toBeNull();
    await store.close();
  });

  test(`${name}: people are found by id and by what their identity provider calls them`, async () => {
    const store = await openWithPeople(subject());
    expect(await store.person('anna')).toEqual(anna);
    expect(await store.personBySubject('https://id.example 1')).toEqual(anna);
    expect(await store.personBySubject('https://id.example 2')).toBeNull();
    expect((await store.people()).map(({ id }) => id).sort()).toEqual(['anna', 'bert']);
    await store.savePerson({ ...bert, active: false });
    expect((await store.person('bert'))?.active).toBe(false);
    expect(await store.person('nobody')).toBeNull();
    await store.close();
  });

  test(`${name}: nobody belongs to a unit that does not exist, and two people never share a subject`, async () => {
    const store = await openWithPeople(subject());
    await expect(store.savePerson({ ...bert, unit: 'nowhere' })).rejects.toThrow();
    await expect(store.savePerson({ ...bert, subject: anna.subject })).rejects.toThrow();
    expect(await store.person('bert')).toEqual(bert);
    await store.close();
  });

  test(`${name}: a list of units and people is taken in whole or not at all`, async () => {
    const store = await openWithPeople(subject());
    const units = [
      { id: 'archive', name: '档案科', active: true },
      { id: 'office', name: '局办公室', active: true },
    ];
    const carl = { ...bert, id: 'carl', unit: 'archive' };
    await expect(store.savePeople(units, [carl, { ...bert, id: 'dora', unit: 'nowhere' }])).rejects.toThrow();
    expect([await store.unit('archive'), await store.person('carl'), (await store.unit('office'))?.name]).toEqual([null, null, '办公室']);
    await store.savePeople(units, [carl, { ...bert, name: '改名' }]);
    expect([await store.person('carl'), (await store.person('bert'))?.name]).toEqual([carl, '改名']);
    await store.close();
  });

  test(`${name}: people, their parts and their reports`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2026);
    const part = { person: 'bert', role: 'preparer', assigned: ['requests', 'section:1'], due: '2026-01-20' } as const;
    await store.setMember('r1', part);
    expect((await store.members('r1')).map(({ person, role }) => [person.id, role]).sort()).toEqual([
      ['anna', 'coordinator'],
      ['bert', 'preparer'],
    ]);
    const { role, assigned, due } = part;
    expect(await store.member('r1', 'bert')).toEqual({ person: bert, unitName: '法规科', role, assigned, due });
    await store.setMember('r1', { ...part, role: 'reader', assigned: [], due: null });
    expect(await store.member('r1', 'bert')).toEqual({ person: bert, unitName: '法规科', role: 'reader', assigned: [], due: null });
    expect((await store.reportsOf('anna')).map(({ row, role: mine }) => [row.id, mine])).toEqual([
      ['r2', 'coordinator'],
      ['r1', 'coordinator'],
    ]);
    await store.removeMember('r1', 'bert');
    expect(await store.member('r1', 'bert')).toBeNull();
    await expect(store.setMember('r1', { ...part, person: 'nobody' })).rejects.toThrow();
    await expect(store.setMember('nowhere', part)).rejects.toThrow();
    expect(await store.members('nowhere')).toEqual([]);
    await store.close();
  });

  test(`${name}: who leaves hands over every part: the stronger role, both's parts, the earlier date`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2024);
    await addReport(store, 'r3', 2023);
    await store.savePerson({ ...bert, id: 'carl', name: '卡尔' });
    await store.setMember('r1', { person: 'bert', role: 'preparer', assigned: ['requests', 'section:1'], due: '2026-01-18' });
    await store.setMember('r1', { person: 'carl', role: 'reader', assigned: ['section:1', 'disputes'], due: '2026-01-25' });
    await store.setMember('r2', { person: 'bert', role: 'preparer', assigned: ['art20'], due: null });
    await store.setMember('r3', { person: 'carl', role: 'reader', assigned: [], due: null });
    expect([...(await store.handOver('bert', 'carl'))].sort()).toEqual(['r1', 'r2']);
    expect((await store.person('bert'))?.active).toBe(false);
    expect([await store.member('r1', 'bert'), await store.member('r2', 'bert')]).toEqual([null, null]);
    expect(await store.member('r1', 'carl')).toMatchObject({ role: 'preparer', due: '2026-01-18' });
    expect([...((await store.member('r1', 'carl'))?.assigned ?? [])].sort()).toEqual(['disputes', 'requests', 'section:1']);
    expect(await store.member('r2', 'carl')).toMatchObject({ role: 'preparer', assigned: ['art20'], due: null });
    expect((await store.member('r3', 'carl'))?.role).toBe('reader');
    await store.close();
  });

  test(`${name}: who leaves without an heir leaves the parts open; an heir nobody knows changes nothing`, async () => {
    const store = await begin(subject());
    await store.setMember('r1', { person: 'bert', role: 'preparer', assigned: ['requests'], due: null });
    await expect(store.handOver('bert', 'nobody')).rejects.toThrow();
    await expect(store.handOver('bert', 'bert')).rejects.toThrow();
    await expect(store.handOver('nobody', 'bert')).rejects.toThrow();
    expect([(await store.person('bert'))?.active, (await store.member('r1', 'bert'))?.role]).toEqual([true, 'preparer']);
    expect(await store.handOver('bert', null)).toEqual(['r1']);
    expect((await store.members('r1')).map(({ person }) => person.id)).toEqual(['anna']);
    await store.close();
  });
};
