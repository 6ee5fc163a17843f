// Faults on purpose, with counts: damaged frames, commits that fail, a server clock that jumps, thousands of reports nobody has open.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { createReport } from '../../../server/reports.ts';
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { openSocket } from '../../client.ts';
import { REPORT, until } from '../../world.ts';
import { noteFrame, startNodes, textOf } from './nodes.ts';
import { type Random, randomOf, sized } from './random.ts';

const CELLS = must(editionByKey('2021'), 'edition')
  .inputs.filter(({ kind }) => kind === 'count')
  .map(({ id }) => id);

const FRAMES = sized(5000, 100_000);
test(
  `[malformed] ${FRAMES} damaged frames: the server stays up, and neither document nor log nor list of conflicts changes`,
  async () => {
    const made = await startNodes({ limits: { rate: null, connectionsPerPerson: null } });
    await made.join('anna', 'coordinator');
    await made.join('mallory', 'reader');
    const anna = await made.open('anna');
    anna.report.doc.transact(() => {
      for (const cell of CELLS.slice(0, 20)) anna.report.cells.set(cell, 3);
      anna.report.section('1').insert(0, '全年收到申请三件。𠮷');
    });
    await made.settled([anna]);
    const before = textOf(anna.report);
    const seq = (await made.store.load(REPORT))?.seq;
    const random = randomOf(77);
    const good = goodFrames(anna.report.doc);
    const url = `${must(made.nodes[0], 'the node').url.replace('http', 'ws')}/sync/${REPORT}?ack=1&srv=1`;
    let sent = 0;
    let ended = 0;
    /** One connection after the other, each until it is sent away. */
    const strike = async (): Promise<void> => {
      while (sent < FRAMES) {
        const { socket, closed } = openSocket(url, 'mallory');
        let over = false;
        void closed.then(() => {
          over = true;
        });
        await new Promise((resolve) => socket.once('open', resolve).once('close', resolve));
        while (!over && sent < FRAMES && socket.readyState === socket.OPEN) {
          // Several at once: those behind the one that ends the connection must not be heard.
          for (let burst = 0; burst < 8; burst += 1) {
            socket.send(damaged(random, good));
            sent += 1;
          }
          await Promise.race([closed, new Promise((resolve) => socket.once('message', resolve))]);
        }
        socket.terminate();
        ended += 1;
      }
    };
    await Promise.all(Array.from({ length: 16 }, strike));
    expect(sent).toBeGreaterThanOrEqual(FRAMES);
    expect(ended).toBeGreaterThan(FRAMES / 100);
    await until(() => must(made.nodes[0], 'the node').rooms.count().connections === 1, 'only anna is left');
    anna.report.cells.set(must(CELLS[0], 'a cell'), 4);
    await made.settled([anna]);
    anna.report.cells.set(must(CELLS[0], 'a cell'), 3);
    await made.settled([anna]);
    expect(textOf(anna.report)).toBe(before);
    expect((await made.store.load(REPORT))?.seq).toBe(must(seq, 'a number') + 2);
    expect(await made.store.openConflicts(REPORT)).toEqual([]);
    expect(anna.closes).toEqual([]);
  },
  sized(60_000, 900_000),
);

test('commits that fail at random: everybody is sent away with 1013, comes back, and nothing acknowledged is lost', async () => {
  let failed = 0;
  let failing = true;
  const random = randomOf(5);
  const made = await startNodes({
    store: (store) => ({
      ...store,
      append: async (edits) => {
        if (failing && random.chance(0.25)) {
          failed += 1;
          throw new Error('no space left on the disk');
        }
        return store.append(edits);
      },
    }),
  });
  await made.join('anna', 'coordinator');
  const anna = await made.open('anna');
  const promised = new Map<string, number>();
  for (let value = 1; value <= 60; value += 1) {
    const cell = must(CELLS[value % 20], 'a cell');
    while (!anna.provider.wsconnected) await made.heal(anna, 'anna');
    anna.report.cells.set(cell, value);
    await until(() => anna.acknowledged() === anna.sent() || !anna.provider.wsconnected, 'on disk, or sent away');
    if (anna.provider.wsconnected) promised.set(cell, value);
  }
  failing = false;
  if (!anna.provider.wsconnected) await made.heal(anna, 'anna');
  await made.settled([anna]);
  expect(failed).toBeGreaterThan(5);
  expect(new Set(anna.closes.map(({ code }) => code))).toEqual(new Set([1013]));
  const stored = must(await must(made.nodes[0], 'the node').rooms.read(REPORT), 'the report');
  for (const [cell, value] of promised) expect(Number(stored.cells.get(cell as never)?.value)).toBeGreaterThanOrEqual(value);
  expect(await made.unlogged()).toEqual([]);
});

test('a server clock that jumps by hours in either direction stops nobody, and keeps saying that it is there', async () => {
  let shift = 0;
  const made = await startNodes({ now: () => Date.now() + shift, limits: { silenceMilliseconds: 60, pingMilliseconds: 100 } });
  await made.join('anna', 'coordinator');
  await made.join('bert', 'coordinator');
  const [anna, bert, watcher] = [await made.open('anna'), await made.open('bert'), await made.socket('bert')];
  for (const hours of [1, -1, 2, -3]) {
    shift += hours * 3_600_000;
    for (const cell of CELLS.slice(0, 10)) anna.report.cells.set(cell, hours + 10);
    await made.settled([anna, bert]);
    const heard = watcher.frames.length;
    await until(() => watcher.frames.length > heard + 2, 'the silence is broken');
  }
  expect([...anna.closes, ...bert.closes]).toEqual([]);
  expect(watcher.socket.readyState).toBe(1);
  expect(await made.unlogged()).toEqual([]);
});

const REPORTS = sized(100, 2000);
test(
  `${REPORTS} reports nobody has open any more leave memory, each with what was written in it`,
  async () => {
    const made = await startNodes({ limits: { idleMilliseconds: 200 } });
    const { rooms } = must(made.nodes[0], 'the node');
    const author = { id: 'anna', name: '安娜', role: 'coordinator', assigned: [] } as const;
    const ids = Array.from({ length: REPORTS }, (_, index) => `idle-${index}`);
    for (const [index, id] of ids.entries()) {
      await createReport(made.store, {
        id,
        title: { organ: '某局', year: 2025, edition: '2021' },
        members: [],
        author: 'anna',
        at: new Date().toISOString(),
      });
      await rooms.write(id, author, 'typed', ({ cells }) => void cells.set(must(CELLS[0], 'a cell'), index));
    }
    await until(() => rooms.count().rooms === 0, 'memory is empty', 60_000);
    for (const [index, id] of ids.entries()) {
      const stored = must(await made.store.load(id), id);
      expect(stored.updates.length).toBe(0);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, must(stored.snapshot, 'a snapshot').update);
      expect(doc.getMap('cells').get(must(CELLS[0], 'a cell'))).toBe(index);
    }
  },
  sized(60_000, 600_000),
);

/** Frames an honest client might send, to be damaged. */
const goodFrames = (doc: Y.Doc): readonly Uint8Array[] => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => updates.push(update));
  copy.getMap('cells').set(must(CELLS[0], 'a cell'), 9);
  copy.getText('section:1').insert(2, '公开');
  copy.getText('section:1').delete(0, 3);
  copy.getMap('meta').set('organ', '别的局');
  return [
    ...updates.map(updateFrame),
    step1Frame(Y.encodeStateVector(copy)),
    step2Frame(Y.encodeStateAsUpdate(copy)),
    awarenessFrame([{ client: copy.clientID, clock: 1, state: '{"cell":"x"}' }]),
    noteFrame({ edits: [{ place: CELLS[0], how: 'typed', at: '2026-01-15T08:00:00.000Z', seen: '3' }] }),
    Uint8Array.of(3),
  ];
};

const damaged = (random: Random, good: readonly Uint8Array[]): Uint8Array => {
  const kind = random.below(10);
  if (kind === 0) return Uint8Array.from({ length: random.below(60) }, () => random.below(256));
  if (kind === 1)
    return Uint8Array.from([random.pick([0, 1, 3, 121, 122, 123]), ...Array.from({ length: random.below(30) }, () => random.below(256))]);
  const frame = random.pick(good).slice();
  if (kind === 2) return frame.slice(0, random.below(frame.length));
  if (kind === 3) return Uint8Array.from([...frame, ...Array.from({ length: 1 + random.below(4) }, () => random.below(256))]);
  // Sizes that promise more than there is.
  if (kind === 4) frame.set([0xff, 0xff, 0xff, 0xff, 0x0f].slice(0, Math.max(0, frame.length - 2)), Math.min(2, frame.length));
  for (let times = random.below(4) + 1; times > 0 && frame.length > 0; times -= 1) frame[random.below(frame.length)] = random.below(256);
  return frame;
};
