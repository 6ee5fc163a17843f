// The contract of notices and marks.
import { expect, test } from 'vitest';
import { KEPT_NOTICES, type NoticeRow } from '../../server/store/notice-store.ts';
import type { StoreUnderTest } from './store-fixture.ts';
import { begin } from './store-fixture.ts';

export const storeNoticesContract = (name: string, subject: () => StoreUnderTest): void => {
  test(`${name}: a person's notices come newest first, no more than asked for, and nobody else's`, async () => {
    const store = await begin(subject());
    await store.addNotices([notice('n1', 'bert'), notice('n2', 'anna')]);
    await store.addNotices([notice('n3', 'bert', { place: 'requests/new/natural', words: '请看“新收”' })]);
    await store.addNotices([]);
    expect(await store.notices('bert', 10)).toEqual([
      notice('n3', 'bert', { place: 'requests/new/natural', words: '请看“新收”' }),
      notice('n1', 'bert'),
    ]);
    expect((await store.notices('bert', 1)).map(({ id }) => id)).toEqual(['n3']);
    expect(await store.notices('nobody', 10)).toEqual([]);
    await store.close();
  });

  test(`${name}: only the newest ${KEPT_NOTICES} of a person are kept`, async () => {
    const store = await begin(subject());
    await store.addNotices([notice('mine', 'anna')]);
    await store.addNotices(Array.from({ length: KEPT_NOTICES }, (_, index) => notice(`n${index}`, 'bert')));
    await store.addNotices([notice('last', 'bert')]);
    const ids = (await store.notices('bert', 1000)).map(({ id }) => id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([KEPT_NOTICES, 'last', 'n1']);
    expect((await store.notices('anna', 10)).length).toBe(1);
    await store.close();
  });

  test(`${name}: notices for somebody unknown are refused, all of them`, async () => {
    const store = await begin(subject());
    await expect(store.addNotices([notice('n1', 'bert'), notice('n2', 'nobody')])).rejects.toThrow();
    expect(await store.notices('bert', 10)).toEqual([]);
    await store.close();
  });

  test(`${name}: some or all are marked as read, once, and only one's own`, async () => {
    const store = await begin(subject());
    await store.addNotices([notice('n1', 'bert'), notice('n2', 'bert'), notice('n3', 'anna')]);
    await store.readNotices('bert', ['n1', 'n3'], '2026-01-16T08:00:00.000Z');
    await store.readNotices('bert', [], '2026-01-17T08:00:00.000Z');
    await store.readNotices('bert', null, '2026-01-18T08:00:00.000Z');
    expect((await store.notices('bert', 10)).map(({ id, readAt }) => [id, readAt])).toEqual([
      ['n2', '2026-01-18T08:00:00.000Z'],
      ['n1', '2026-01-16T08:00:00.000Z'],
    ]);
    expect((await store.notices('anna', 10))[0]?.readAt).toBeNull();
    await store.close();
  });

  test(`${name}: a mark is kept per person and name, the last one`, async () => {
    const store = await begin(subject());
    expect(await store.mark('bert', 'look/r1')).toBeNull();
    await store.setMark('bert', 'look/r1', { value: '3', at: '2026-01-16T08:00:00.000Z' });
    await store.setMark('bert', 'look/r1', { value: '7', at: '2026-01-17T08:00:00.000Z' });
    await store.setMark('bert', 'tour', { value: '1', at: '2026-01-17T08:00:00.000Z' });
    expect(await store.mark('bert', 'look/r1')).toEqual({ value: '7', at: '2026-01-17T08:00:00.000Z' });
    expect(await store.mark('anna', 'look/r1')).toBeNull();
    await expect(store.setMark('nobody', 'tour', { value: '1', at: '2026-01-17T08:00:00.000Z' })).rejects.toThrow();
    await store.close();
  });
};

const notice = (id: string, person: string, more: Partial<NoticeRow> = {}): NoticeRow => ({
  id,
  person,
  report: 'r1',
  kind: 'assigned',
  by: 'anna',
  at: '2026-01-15T08:00:00.000Z',
  place: null,
  words: '',
  readAt: null,
  ...more,
});
