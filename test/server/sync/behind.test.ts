// A room that lags behind the log, or does not know whether it wrote: nothing is told or acknowledged that is not on disk, and the
// later value stands.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { step1Frame, step2Frame } from '../../../server/sync/frames.ts';
import type { Client } from '../../client.ts';
import { REPORT, until } from '../../world.ts';
import { type NodesOptions, startNodes } from './nodes.ts';
import { randomOf } from './random.ts';
import { startWitness } from './witness.ts';

const CELLS = must(editionByKey('2021'), 'edition')
  .inputs.filter(({ kind }) => kind === 'count')
  .map(({ id }) => id);
const cell = (index: number): string => must(CELLS[index % CELLS.length], 'a cell');
const isAcknowledged = (client: Client): boolean => client.acknowledged() === client.sent() && client.provider.wsconnected;

/** Nodes that hear nothing of each other: a second node learns of the first one's edits from the log only. */
const deafNodes = async (options: NodesOptions = {}) => {
  const witness = startWitness();
  const made = await startNodes({
    count: 2,
    pollMilliseconds: 60_000,
    ...options,
    store: (store) => options.store?.(witness.on(store)) ?? witness.on(store),
  });
  await made.join('anna', 'coordinator');
  await made.join('bert', 'coordinator');
  made.bus.deliver = () => [];
  return { made, witness };
};

const withClient = (id: number): Y.Doc => {
  const doc = new Y.Doc();
  doc.clientID = id;
  return doc;
};

for (const [name, first, second] of [
  ['higher', 1000, 2000],
  ['lower', 2000, 1000],
] as const) {
  test(`the later value of one person stands although it was made at a node that lags behind (its client id is the ${name})`, async () => {
    const { made, witness } = await deafNodes();
    const early = await made.open('anna', 0, withClient(first));
    const late = await made.open('anna', 1, withClient(second));
    for (let index = 0; index < 10; index += 1) early.report.cells.set(cell(index), 57);
    await until(() => isAcknowledged(early), 'on disk');
    expect(late.report.cells.size).toBe(0);
    for (let index = 0; index < 10; index += 1) late.report.cells.set(cell(index), 60);
    await until(() => isAcknowledged(late), 'on disk');
    // The nodes hear of each other again.
    made.bus.deliver = (news) => [news];
    early.report.cells.set(cell(50), 1);
    await until(() => isAcknowledged(early), 'on disk');
    late.report.cells.set(cell(51), 1);
    await made.settled([early, late]);
    for (let index = 0; index < 10; index += 1) expect(early.report.cells.get(cell(index))).toBe(60);
    expect(await made.unlogged()).toEqual([]);
    expect(witness.faults).toEqual([]);
  });
}

test('a log that moves on at every second attempt: what is told and acknowledged is on disk, in order, once', async () => {
  let calls = 0;
  const { made, witness } = await deafNodes({
    store: (store) => ({
      ...store,
      append: async (edits) => {
        calls += 1;
        // Another node was quicker: its edit goes to the log right before this commit.
        if (calls % 2 === 0 && edits[0]) await store.append([{ ...edits[0], ...foreign(calls), after: null, changes: [], conflicts: [] }]);
        return store.append(edits);
      },
    }),
  });
  const [anna, bert] = [await made.open('anna'), await made.open('bert')];
  const random = randomOf(9);
  const last = new Map<string, number>();
  for (let value = 1; value <= 200; value += 1) {
    const place = cell(random.below(12));
    const desk = random.below(2) === 0 ? anna : bert;
    desk.report.cells.set(place, value);
    last.set(place, value);
    if (random.chance(0.3)) await until(() => isAcknowledged(desk), 'on disk');
    if (random.chance(0.2)) await made.settled([anna, bert]);
  }
  await made.settled([anna, bert]);
  expect(calls).toBeGreaterThan(20);
  expect(Math.min(witness.counts.updates, witness.counts.acks)).toBeGreaterThan(20);
  expect([...anna.closes, ...bert.closes]).toEqual([]);
  expect(witness.faults).toEqual([]);
});

test('a commit whose answer is lost: the edit is in the log once, and its author hears that it is', async () => {
  const random = randomOf(31);
  let lost = 0;
  const { made, witness } = await deafNodes({
    count: 1,
    store: (store) => ({
      ...store,
      append: async (edits) => {
        const seqs = await store.append(edits);
        if (!random.chance(0.3)) return seqs;
        lost += 1;
        throw new Error('the line to the database broke after the commit');
      },
    }),
  });
  const anna = await made.open('anna');
  for (let value = 1; value <= 40; value += 1) {
    while (!anna.provider.wsconnected) await made.heal(anna, 'anna');
    anna.report.cells.set(cell(value), value);
    await until(() => isAcknowledged(anna) || !anna.provider.wsconnected, 'on disk, or sent away');
  }
  while (!isAcknowledged(anna) || !anna.provider.synced) {
    if (!anna.provider.wsconnected) await made.heal(anna, 'anna');
    await until(() => isAcknowledged(anna) || !anna.provider.wsconnected, 'on disk, or sent away');
  }
  expect(lost).toBeGreaterThan(3);
  const rows = await made.store.audit(REPORT);
  for (let value = 1; value <= 40; value += 1)
    expect(rows.filter(({ place, after }) => place === cell(value) && after === String(value))).toHaveLength(1);
  expect(await made.unlogged()).toEqual([]);
  expect(witness.faults).toEqual([]);
});

test('commits that are slow: every snapshot is what the log says up to its number, and who asks is shown no more than that', async () => {
  const { made, witness } = await deafNodes({
    limits: { updatesPerSnapshot: 3, commitMilliseconds: 0 },
    store: (store) => ({
      ...store,
      append: async (edits) => {
        const seqs = await store.append(edits);
        // Meanwhile more comes in.
        for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        return seqs;
      },
    }),
  });
  const [anna, bert, asking] = [await made.open('anna'), await made.open('bert'), await made.socket('bert')];
  asking.socket.send(step2Frame(Uint8Array.of(0, 0)));
  for (let value = 1; value <= 300; value += 1) {
    asking.socket.send(step1Frame(Uint8Array.of(0)));
    (value % 2 === 0 ? anna : bert).report.cells.set(cell(value % 20), value);
    await new Promise((resolve) => setImmediate(resolve));
    if (value % 25 === 0) await made.settled([anna, bert]);
  }
  await made.settled([anna, bert]);
  expect(witness.counts.snapshots).toBeGreaterThan(5);
  expect(witness.faults).toEqual([]);
});

/** An edit nobody's client made: a client id of its own, one note. */
const foreign = (id: number) => {
  const doc = withClient(100_000 + id);
  doc.getMap('notes').set(cell(id), `附注${id}`);
  return { update: Y.encodeStateAsUpdate(doc), clients: [doc.clientID], author: 'anna' };
};
