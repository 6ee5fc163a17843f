// The gate at random: honest updates always pass, damaged ones never throw and never leave the document half changed.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { judge, rootNamesOf } from '../../../server/sync/gate.ts';
import { fuzzGate } from './gate-fuzz.ts';
import { sized } from './random.ts';

const UPDATES = sized(500, 12_000);
for (const seed of [1, 2, 3, 4]) {
  test(
    `no honest update is refused and everybody ends with the same (seed ${seed}, ${UPDATES} updates)`,
    () => {
      const { updates, resyncs, refused, equal } = fuzzGate(seed, UPDATES);
      expect(refused).toEqual([]);
      expect(equal).toBe(true);
      expect(updates).toBeGreaterThanOrEqual(UPDATES);
      expect(resyncs).toBeGreaterThan(6);
    },
    sized(30_000, 900_000),
  );
}

test('[malformed] 5,000 damaged updates: none throws, none that passes leaves anything waiting', () => {
  const principal = { id: 'anna', name: '安娜', role: 'coordinator', assigned: [] } as const;
  const base = new Y.Doc();
  base.getMap('meta').set('edition', '2021');
  base.getMap('cells').set('requests/new/natural', 3);
  base.getText('section:1').insert(0, '收到申请三件。');
  const state = Y.encodeStateAsUpdate(base);
  const updates: Uint8Array[] = [];
  base.on('update', (update: Uint8Array) => updates.push(update));
  base.getMap('cells').set('requests/new/natural', 4);
  base.getText('section:1').insert(2, '公开');
  base.getText('section:1').delete(0, 1);
  let seed = 42;
  const next = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % limit;
  };
  const fresh = () => {
    const doc = new Y.Doc();
    const report = openReportDoc(doc);
    const roots = rootNamesOf(report);
    Y.applyUpdate(doc, state);
    return { doc, gate: { report, roots, fallbackEdition: must(editionByKey('2021'), 'edition') } };
  };
  let subject = fresh();
  const untouched = JSON.stringify(Y.encodeStateAsUpdate(subject.doc));
  let passed = 0;
  for (let round = 0; round < 5000; round += 1) {
    const damaged = must(updates[next(updates.length)], 'an update').slice();
    for (let times = next(3) + 1; times > 0; times -= 1) damaged[next(damaged.length)] = next(256);
    const update = next(4) === 0 ? damaged.slice(0, next(damaged.length)) : damaged;
    const ownership = { owners: new Map<number, string>(), author: 'anna', newClientLimit: 500 };
    const answer = judge(subject.gate, principal, { people: [principal] }, ownership, update);
    if (!answer.ok) continue;
    passed += 1;
    Y.applyUpdate(subject.doc, update);
    expect(subject.doc.store.pendingStructs).toBeNull();
    expect(subject.doc.store.pendingDs).toBeNull();
    subject = fresh();
  }
  expect(JSON.stringify(Y.encodeStateAsUpdate(subject.doc))).toBe(untouched);
  expect(passed).toBeGreaterThan(0);
});
