// The contract of history: the audit log and its chain, conflicts, review steps.
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import { beginChain, verifyChain } from '../../server/store/audit-chain.ts';
import type { ConflictRow, ReviewRow } from '../../server/store/report-store.ts';
import type { StoreUnderTest } from './store-fixture.ts';
import { AT, addReport, begin, bytes, change, edit, LATER } from './store-fixture.ts';

export const storeHistoryContract = (name: string, subject: () => StoreUnderTest): void => {
  test(`${name}: changes are numbered per report and chained, whatever batches they come in`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2024, { changes: [change('meta/organ', null, '"某局"', { how: 'created' })] });
    const splices = [
      { at: 0, removed: '', inserted: '（一）' },
      { at: 3, removed: '旧', inserted: '新' },
    ];
    await store.append([
      edit('r1', 2, { changes: [change('requests/new/natural', null, '3'), change('requests/new/company', '1', null)] }),
      edit('r2', 3, {
        author: 'bert',
        at: LATER,
        changes: [change('section:1', '旧', '（一）新', { splices, how: 'pasted', madeAt: AT })],
      }),
      edit('r1', 4, { changes: [change('notes/requests/new/natural', null, '"含上年"')] }),
    ]);
    const [one, two] = [await store.audit('r1'), await store.audit('r2')];
    expect(one.map(({ number, seq, place }) => [number, seq, place])).toEqual([
      [1, 2, 'requests/new/natural'],
      [2, 2, 'requests/new/company'],
      [3, 3, 'notes/requests/new/natural'],
    ]);
    expect(two[1]).toMatchObject({ number: 2, seq: 2, at: LATER, person: 'bert', place: 'section:1', splices, how: 'pasted', madeAt: AT });
    for (const [report, rows] of [['r1', one] as const, ['r2', two] as const]) {
      const head = await store.auditHead(report);
      expect(head).toEqual({ count: rows.length, hash: rows.at(-1)?.hash });
      expect(verifyChain(report, rows, head)).toEqual({ ok: true, value: true });
    }
    await store.close();
  });

  test(`${name}: a log without changes ends where it begins`, async () => {
    const store = await begin(subject());
    expect(await store.auditHead('r1')).toEqual(beginChain('r1'));
    await store.close();
  });

  test(`${name}: any text survives: control characters, halves of characters, very long prose`, async () => {
    const store = await begin(subject());
    const texts = ['a\u0000b', 'half \ud83d', '\udc00', '𠀀😀', '\'"\\ \n\t', '字'.repeat(100_000), '\ufeff', ''];
    for (const text of texts) {
      const splices = [{ at: 0, removed: '', inserted: text }];
      await store.append([edit('r1', 2, { changes: [change('section:1', '', text, { splices })] })]);
    }
    const rows = await store.audit('r1');
    expect(verifyChain('r1', rows, await store.auditHead('r1'))).toEqual({ ok: true, value: true });
    expect(rows.map(({ splices }) => splices?.[0]?.inserted)).toEqual(texts);
    expect(rows[0]?.after).toBe('a\u0000b');
    await store.close();
  });

  test(`${name}: part of a log, from a number on, at most so many`, async () => {
    const store = await begin(subject());
    const changes = [1, 2, 3, 4, 5].map((value) => change('requests/new/natural', value === 1 ? null : `${value - 1}`, `${value}`));
    await store.append([edit('r1', 2, { changes })]);
    const numbers = async (from?: number, limit?: number) => (await store.audit('r1', from, limit)).map(({ number }) => number);
    expect(await numbers()).toEqual([1, 2, 3, 4, 5]);
    expect(await numbers(4)).toEqual([4, 5]);
    expect(await numbers(2, 2)).toEqual([2, 3]);
    expect(await numbers(9)).toEqual([]);
    expect(await store.audit('nowhere')).toEqual([]);
    await store.close();
  });

  test(`${name}: a conflict is opened, grows and is resolved in the commits of edits`, async () => {
    const store = await begin(subject());
    const open: ConflictRow = {
      id: 'c1',
      report: 'r1',
      place: 'requests/new/natural',
      values: [
        { person: 'anna', name: '安娜', value: '3', at: AT },
        { person: 'bert', name: '伯特', value: null, at: LATER },
      ],
      openedAt: LATER,
      resolvedBy: null,
      resolvedAt: null,
    };
    await store.append([edit('r1', 2, { conflicts: [open, { ...open, id: 'c0', openedAt: AT }] })]);
    expect((await store.openConflicts('r1')).map(({ id }) => id)).toEqual(['c0', 'c1']);
    expect(await store.conflict('r1', 'c1')).toEqual(open);
    const grown: ConflictRow = { ...open, values: [...open.values, { person: 'anna', name: '安娜', value: '5', at: LATER }] };
    await store.append([edit('r1', 3, { conflicts: [grown] })]);
    expect(await store.conflict('r1', 'c1')).toEqual(grown);
    const resolved: ConflictRow = { ...grown, resolvedBy: 'anna', resolvedAt: LATER };
    expect(await store.append([edit('r1', 4, { conflicts: [resolved], after: 1 })])).toEqual([null]);
    expect((await store.openConflicts('r1')).length).toBe(2);
    await store.append([edit('r1', 4, { conflicts: [resolved], after: 3 })]);
    expect((await store.openConflicts('r1')).map(({ id }) => id)).toEqual(['c0']);
    expect(await store.conflict('r1', 'c1')).toEqual(resolved);
    expect(await store.conflict('r2', 'c1')).toBeNull();
    await store.close();
  });

  test(`${name}: the review's steps in their order, and the latest of the report and of each part`, async () => {
    const store = await begin(subject());
    await addReport(store, 'r2', 2024);
    await store.append([edit('r1', 2, { changes: [change('requests/new/natural', null, '3')] })]);
    const head = await store.auditHead('r1');
    const step = (part: string | null, state: ReviewRow['state'], note = ''): ReviewRow => ({
      report: 'r1',
      part,
      state,
      by: 'anna',
      at: AT,
      note,
      head,
    });
    const steps = [step('bert', 'submitted'), step(null, 'submitted'), step('bert', 'returned', '请补充说明'), step(null, 'approved')];
    for (const each of steps) await store.addReviewStep(each);
    await store.addReviewStep({ ...step(null, 'submitted'), report: 'r2', head: beginChain('r2') });
    expect(await store.reviewSteps('r1')).toEqual(steps);
    const latest = await store.reviews('r1');
    expect(latest.find(({ part }) => part === null)).toEqual(steps[3]);
    expect(latest.find(({ part }) => part === 'bert')).toEqual(steps[2]);
    expect(latest.length).toBe(2);
    expect(await store.reviews('nowhere')).toEqual([]);
    await store.close();
  });

  test(`${name}: compaction takes nothing from the log of changes, and the chain goes on after it`, async () => {
    const store = await begin(subject());
    await store.append([edit('r1', 2, { changes: [change('requests/new/natural', null, '3')] })]);
    await store.compact('r1', 2, bytes(42));
    await store.append([edit('r1', 3, { changes: [change('requests/new/natural', '3', '4')] })]);
    const rows = await store.audit('r1');
    expect(rows.length).toBe(2);
    expect(verifyChain('r1', rows, must(await store.auditHead('r1'), 'head'))).toEqual({ ok: true, value: true });
    await store.close();
  });
};
