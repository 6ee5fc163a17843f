// The gate at random: honest updates always pass, damaged ones never throw and never leave the document half changed.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { judge, rootNamesOf } from '../../../server/sync/gate.ts';
import { fuzzGate } from './gate-fuzz.ts';
import { randomOf, sized } from './random.ts';

const UPDATES = sized(500, 12_000);
const DAMAGED = sized(20_000, 500_000);
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

// What a damaged or forged update may do: nothing its sender may not do. A reader may do nothing, so nothing may change.
const anna = { id: 'anna', name: '安娜', role: 'coordinator', assigned: [] } as const;
const reader = { id: 'anna', name: '安娜', role: 'reader', assigned: [] } as const;
for (const principal of [anna, reader]) {
  test(
    `[malformed] ${DAMAGED} damaged updates of a ${principal.role}: none throws, none that passes leaves anything waiting, a reader changes nothing`,
    () => {
      const { updates, fresh } = subjectOf();
      const random = randomOf(42);
      let subject = fresh();
      const untouched = contentOf(subject.doc);
      let passed = 0;
      for (let round = 0; round < DAMAGED; round += 1) {
        const damaged = random.pick(updates).slice();
        for (let times = random.below(3) + 1; times > 0; times -= 1)
          damaged[random.below(damaged.length)] = random.below(random.pick([8, 256]));
        const update = random.chance(0.2) ? damaged.slice(0, random.below(damaged.length)) : damaged;
        const ownership = { owners: new Map<number, string>(), author: 'anna', newClientLimit: 500 };
        const answer = judge(subject.gate, principal, { people: [principal] }, ownership, update);
        if (!answer.ok) continue;
        passed += 1;
        Y.applyUpdate(subject.doc, update);
        expect(subject.doc.store.pendingStructs).toBeNull();
        expect(subject.doc.store.pendingDs).toBeNull();
        if (principal === reader || !answer.value.changesAnything) expect(contentOf(subject.doc), `round ${round}`).toBe(untouched);
        subject = fresh();
      }
      expect(contentOf(subject.doc)).toBe(untouched);
      expect(passed).toBeGreaterThan(0);
    },
    sized(30_000, 900_000),
  );
}

/** A document of two people with a deletion and characters of two halves, and what one of them would send: edits, and everything again. */
const subjectOf = () => {
  const base = new Y.Doc();
  base.clientID = 100;
  base.getMap('meta').set('edition', '2021');
  base.getMap('cells').set('requests/new/natural', 3);
  base.getText('section:1').insert(0, '收到𠮷𠮷申请三件。');
  const other = new Y.Doc();
  other.clientID = 90;
  Y.applyUpdate(other, Y.encodeStateAsUpdate(base));
  other.getText('section:1').insert(4, '县');
  other.getText('section:1').delete(7, 1);
  other.getMap('cells').set('requests/new/natural', 5);
  Y.applyUpdate(base, Y.encodeStateAsUpdate(other));
  const state = Y.encodeStateAsUpdate(base);
  const updates: Uint8Array[] = [state, state];
  base.on('update', (update: Uint8Array) => updates.push(update));
  base.getMap('cells').set('requests/new/natural', 4);
  base.getText('section:1').insert(2, '公开');
  base.getText('section:1').delete(0, 1);
  updates.push(Y.encodeStateAsUpdate(base));
  const fresh = () => {
    const doc = new Y.Doc();
    const report = openReportDoc(doc);
    const roots = rootNamesOf(report);
    Y.applyUpdate(doc, state);
    return { doc, gate: { report, roots, fallbackEdition: must(editionByKey('2021'), 'edition') } };
  };
  return { updates, fresh };
};

/** Everything a document says, and the names of its roots. */
const contentOf = (doc: Y.Doc): string => JSON.stringify([...doc.share].map(([name, type]) => [name, type.toJSON()]));
