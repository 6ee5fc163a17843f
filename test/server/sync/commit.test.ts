// Group commit and what follows it: one write for all reports, one merged update for everybody, the author included.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { must } from '#shared/result';
import type { Append } from '../../../server/store/report-store.ts';
import { createCommitter } from '../../../server/sync/commit.ts';
import { ackFrame, readFrame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { REPORT, until } from '../../world.ts';
import { startNodes } from './nodes.ts';

const edit = (report: string): Append => ({
  report,
  update: Uint8Array.of(0, 0),
  author: 'a',
  at: '',
  clients: [],
  changes: [],
  conflicts: [],
  after: null,
});

/** A room of a report that has one edit waiting. */
const source = (report: string, told: string[]) => ({
  take: () => [edit(report)],
  committed: () => void told.push(`${report} on disk`),
  failed: () => void told.push(`${report} failed`),
});

test('what arrives together in all reports is one write; what arrives meanwhile waits for the next, together', async () => {
  const writes: number[] = [];
  const finish: (() => void)[] = [];
  const told: string[] = [];
  const committer = createCommitter(
    async (edits) => {
      writes.push(edits.length);
      await new Promise<void>((resolve) => finish.push(resolve));
      return edits.map((_, index) => index + 1);
    },
    0,
    Date.now,
  );
  for (let index = 0; index < 50; index += 1) committer.request(source(`r${index}`, told));
  await until(() => writes.length === 1, 'the first write');
  for (let index = 0; index < 30; index += 1) committer.request(source(`s${index}`, told));
  expect(told).toEqual([]);
  must(finish[0], 'the first')();
  await until(() => writes.length === 2, 'the second write');
  expect(told.length).toBe(50);
  must(finish[1], 'the second')();
  await committer.drain();
  expect(writes).toEqual([50, 30]);
});

test('a report that stumbles over what it is told is given up alone; the others are told, and later edits are written', async () => {
  const told: string[] = [];
  const committer = createCommitter(async (edits) => edits.map(() => 1), 0, Date.now);
  committer.request({
    ...source('clumsy', told),
    committed: () => {
      throw new Error('stumbled');
    },
  });
  committer.request(source('steady', told));
  await committer.drain();
  committer.request(source('later', told));
  await committer.drain();
  expect(told).toEqual(['clumsy failed', 'steady on disk', 'later on disk']);
});

test('a report that cannot be written does not take the others with it', async () => {
  const told: string[] = [];
  const committer = createCommitter(
    async (edits) => {
      if (edits.some(({ report }) => report === 'bad')) throw new Error('no');
      return edits.map(() => 1);
    },
    0,
    Date.now,
  );
  for (const report of ['good', 'bad', 'fine']) committer.request(source(report, told));
  await committer.drain();
  expect(told.sort()).toEqual(['bad failed', 'fine on disk', 'good on disk']);
});

test('under load commits keep their distance; alone an edit does not wait; stopping does not either', async () => {
  let clock = 0;
  const began: number[] = [];
  const append = async (edits: readonly Append[]) => {
    began.push(clock);
    return edits.map(() => 1);
  };
  const committer = createCommitter(append, 60_000, () => clock);
  const told: string[] = [];
  committer.request(source('first', told));
  await until(() => told.length === 1, 'written at once');
  clock = 60_000;
  committer.request(source('second', told));
  await until(() => told.length === 2, 'at its leisure: at once');
  committer.request(source('third', told));
  await new Promise((resolve) => setImmediate(resolve));
  committer.request(source('fourth', told));
  expect(told.length).toBe(2);
  await committer.drain();
  expect(told.slice(2)).toEqual(['third on disk', 'fourth on disk']);
  expect(began).toEqual([0, 60_000, 60_000]);
});

test('a burst of commits may go ahead of the distance, and the time it took is made up for', async () => {
  let clock = 0;
  const began: number[] = [];
  const append = async (edits: readonly Append[]) => {
    began.push(clock);
    return edits.map(() => 1);
  };
  const committer = createCommitter(append, 60_000, () => clock, 3);
  const told: string[] = [];
  const commits = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const before = told.length;
      committer.request(source(`${clock}/${index}`, told));
      await until(() => told.length > before, 'written at once');
    }
  };
  await commits(3);
  clock = 120_000;
  await commits(2);
  committer.request(source('too early', told));
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).not.toContain('too early on disk');
  await committer.drain();
  expect(told).toContain('too early on disk');
  expect(began).toEqual([0, 0, 0, 120_000, 120_000, 120_000]);
});

test('who goes step by step is not made to wait: once everybody whom the last commit answered is back, the next is written', async () => {
  const writes: number[] = [];
  const told: string[] = [];
  const committer = createCommitter(
    async (edits) => {
      writes.push(edits.length);
      return edits.map(() => 1);
    },
    60_000,
    () => 0,
  );
  const [anna, bert, carl] = [{}, {}, {}];
  committer.request(source('a1', told), anna);
  committer.request(source('b1', told), bert);
  await until(() => told.length === 2, 'the first commit');
  for (let step = 2; step < 7; step += 1) {
    committer.request(source(`a${step}`, told), anna);
    await new Promise((resolve) => setImmediate(resolve));
    expect(told.length).toBe(2 * step - 2);
    committer.request(source(`b${step}`, told), bert);
    await until(() => told.length === 2 * step, 'both are back');
  }
  // Somebody who was not waiting for an answer gives no reason to hurry; nor does one of the two alone.
  committer.request(source('c1', told), carl);
  committer.request(source('a7', told), anna);
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(told.length).toBe(12);
  await committer.drain();
  expect(writes).toEqual([2, 2, 2, 2, 2, 2, 2]);
});

test('who sends without waiting for answers is written at the distance, as before', async () => {
  const told: string[] = [];
  const finish: (() => void)[] = [];
  const committer = createCommitter(
    async (edits) => {
      await new Promise<void>((resolve) => finish.push(resolve));
      return edits.map(() => 1);
    },
    60_000,
    () => 0,
  );
  const anna = {};
  committer.request(source('a1', told), anna);
  await until(() => finish.length === 1, 'the first commit began');
  committer.request(source('a2', told), anna);
  must(finish[0], 'the first')();
  await until(() => told.length === 1, 'the first commit');
  committer.request(source('a3', told), anna);
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(finish.length).toBe(1);
  const drained = committer.drain();
  await until(() => finish.length === 2, 'stopping does not wait');
  must(finish[1], 'the second')();
  await drained;
  expect(told).toEqual(['a1 on disk', 'a2 on disk', 'a3 on disk']);
});

test('edits of one commit reach everybody as one update, their author included; what is made for one who joins is for them alone', async () => {
  let held: (() => void) | null = null;
  let holding = false;
  const made = await startNodes({
    store: (store) => ({
      ...store,
      append: async (edits) => {
        if (holding) await new Promise<void>((resolve) => (held = resolve));
        return store.append(edits);
      },
    }),
  });
  await made.join('anna', 'coordinator');
  await made.join('bert', 'coordinator');
  const [anna, bert] = [await made.socket('anna'), await made.socket('bert')];
  for (const raw of [anna, bert]) raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  const updatesAt = ({ frames }: typeof anna) =>
    frames.flatMap((frame) => {
      const read = readFrame(frame);
      return read?.kind === 'update' ? [read.body] : [];
    });
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let value = 0; value < 6; value += 1) doc.getMap('cells').set('requests/new/natural', value);
  await until(() => [anna, bert].every(({ frames }) => frames.some((frame) => Buffer.compare(frame, ackFrame(1)) === 0)), 'both are in');
  holding = true;
  anna.socket.send(updateFrame(must(updates[0], 'the first')));
  await until(() => held !== null, 'the first commit began');
  for (const update of updates.slice(1)) anna.socket.send(updateFrame(update));
  anna.socket.send(Uint8Array.of(3));
  holding = false;
  must<() => void>(held, 'the first commit')();
  await until(() => anna.frames.some((frame) => Buffer.compare(frame, ackFrame(7)) === 0), 'all are acknowledged');
  for (const raw of [anna, bert]) {
    await until(() => updatesAt(raw).length === 2, 'two updates');
    const seen = new Y.Doc();
    for (const update of updatesAt(raw)) Y.applyUpdate(seen, update);
    expect(seen.getMap('cells').get('requests/new/natural')).toBe(5);
  }
  await made.open('bert');
  expect(updatesAt(bert).length).toBe(2);
  expect((await made.store.load(REPORT))?.updates.length).toBe(3);
});
