// What keeps the server small: slow readers are dropped, idle reports leave memory, fast senders are read slowly.
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { must } from '#shared/result';
import { ackFrame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { openSocket } from '../../client.ts';
import { REPORT, until, world } from '../../world.ts';

const CELL = 'requests/new/natural' as CellId;

/** An own document and the frames of `count` edits of one cell. */
const editFrames = (count: number): Uint8Array[] => {
  const doc = new Y.Doc();
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)));
  for (let value = 1; value <= count; value += 1) doc.getMap('cells').set(CELL, value);
  return frames;
};

test('a reader who stops reading is closed while others go on', async () => {
  const made = await world({}, { limits: { unreadBytes: 256 * 1024, rate: null } });
  await made.join('anna', 'coordinator');
  const slow = await made.socket('anna');
  slow.socket.send(step2Frame(Uint8Array.of(0, 0)));
  await until(() => slow.frames.some((frame) => Buffer.compare(frame, ackFrame(1)) === 0), 'the slow one is in');
  slow.socket.pause();
  const anna = await made.open('anna');
  const text = anna.report.section('5');
  let rounds = 0;
  const room = must(await made.server.rooms.open(REPORT), 'the room');
  await until(
    () => {
      if (rounds < 400 && room.connections.size === 2) {
        rounds += 1;
        text.delete(0, text.length);
        text.insert(0, `${rounds}`.padEnd(60_000, '字'));
      }
      return room.connections.size === 1;
    },
    'the slow reader is dropped',
    20_000,
  );
  await until(() => anna.acknowledged() === anna.sent(), 'anna goes on');
  slow.socket.resume();
  expect((await slow.closed).code).not.toBe(1000);
});

test('whoever sends faster than allowed is read more slowly, and nothing is lost', async () => {
  const made = await world({}, { limits: { rate: { framesPerSecond: 500, burstFrames: 20, bytesPerSecond: 1e6, burstBytes: 1e6 } } });
  await made.join('anna', 'coordinator');
  const raw = await made.socket('anna');
  raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  const frames = editFrames(200);
  const isAcknowledged = (count: number) => raw.frames.some((frame) => Buffer.compare(frame, ackFrame(count)) === 0);
  for (const frame of frames.slice(0, 199)) raw.socket.send(frame);
  await until(() => isAcknowledged(200), 'what came in one piece is taken');
  raw.socket.send(must(frames[199], 'the last'));
  await until(() => isAcknowledged(201), 'all 201 are acknowledged');
  expect((await made.server.rooms.read(REPORT))?.cells.get(CELL)?.value).toBe(200);
});

test('whoever sends faster than allowed waits; everybody else of the report goes on meanwhile', async () => {
  // One frame an hour after the first 60: the pause outlasts the test.
  const rate = { framesPerSecond: 1 / 3600, burstFrames: 60, bytesPerSecond: 1e6, burstBytes: 1e6 };
  const made = await world({}, { limits: { rate } });
  await made.join('anna', 'coordinator');
  await made.join('bert', 'coordinator');
  const raw = await made.socket('anna');
  const isAcknowledged = (count: number) => raw.frames.some((frame) => Buffer.compare(frame, ackFrame(count)) === 0);
  const frames = editFrames(62);
  raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  for (const frame of frames.slice(0, 60)) raw.socket.send(frame);
  await until(() => isAcknowledged(61), 'the first 61 are taken');
  raw.socket.send(must(frames[60], 'a frame'));
  const bert = await made.open('bert');
  for (let value = 1; value <= 40; value += 1) {
    bert.report.cells.set('requests/new/company', value);
    await until(() => bert.acknowledged() === bert.sent(), 'bert goes on');
  }
  expect(isAcknowledged(62)).toBe(false);
  expect((await made.server.rooms.read(REPORT))?.cells.get(CELL)?.value).toBe(60);
  expect(raw.socket.readyState).toBe(WebSocket.OPEN);
});

test('a report nobody has open leaves memory with a snapshot, and is complete when opened again', async () => {
  const made = await world({}, { limits: { idleMilliseconds: 50 } });
  await made.join('anna', 'coordinator');
  const anna = await made.open('anna');
  for (let value = 1; value <= 20; value += 1) anna.report.cells.set(CELL, value);
  await until(() => anna.acknowledged() === anna.sent(), 'all is on disk');
  anna.close();
  await until(() => made.server.rooms.count().rooms === 0, 'the room is gone');
  await until(async () => (await made.server.store.load(REPORT))?.updates.length === 0, 'the log is a snapshot');
  expect((await made.open('anna')).report.cells.get(CELL)).toBe(20);
});

test('a long log is replaced by a snapshot while people work', async () => {
  const made = await world({}, { limits: { updatesPerSnapshot: 10 } });
  await made.join('anna', 'coordinator');
  const anna = await made.open('anna');
  for (let value = 1; value <= 60; value += 1) {
    anna.report.cells.set(CELL, value);
    await until(() => anna.acknowledged() === anna.sent(), 'on disk');
  }
  const stored = must(await made.server.store.load(REPORT), 'the report');
  expect(stored.snapshot).not.toBeNull();
  expect(stored.updates.length).toBeLessThan(12);
  expect((await made.server.store.audit(REPORT)).filter(({ person }) => person === 'anna').length).toBe(60);
});

test('stopping replaces a long log by a snapshot, so that the next start reads that', async () => {
  const first = await world();
  await first.join('anna', 'coordinator');
  const anna = await first.open('anna');
  for (let value = 1; value <= 60; value += 1) {
    anna.report.cells.set(CELL, value);
    await until(() => anna.acknowledged() === anna.sent(), 'on disk');
  }
  expect((await first.server.store.load(REPORT))?.snapshot).toBeNull();
  await first.server.close();
  const second = await world({ data: first.config.dataFolder });
  const stored = must(await second.server.store.load(REPORT), 'the report');
  expect([stored.updates.length, stored.snapshot?.seq]).toEqual([0, stored.seq]);
  expect((await second.open('anna')).report.cells.get(CELL)).toBe(60);
});

test('a person may not hold more connections than allowed', async () => {
  const made = await world({}, { limits: { connectionsPerPerson: 2 } });
  await made.join('anna', 'coordinator');
  await made.socket('anna');
  await made.socket('anna');
  const third = openSocket(`${made.server.url.replace('http', 'ws')}/sync/${REPORT}`, await made.ticket('anna'));
  await third.closed;
  expect(third.wasOpened()).toBe(false);
});

test('a peer that no longer answers pings is dropped', async () => {
  const made = await world({}, { limits: { pingMilliseconds: 60 } });
  await made.join('anna', 'coordinator');
  const dead = new WebSocket(
    `${made.server.url.replace('http', 'ws')}/sync/${REPORT}`,
    ['nianbao.v1', `ticket.${await made.ticket('anna')}`],
    { autoPong: false },
  );
  dead.on('error', () => {});
  const closed = new Promise((resolve) => dead.once('close', resolve));
  const alive = await made.socket('anna');
  expect(await closed).toBe(1006);
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
});

test('empty and duplicate updates count and are acknowledged, and leave no row in the log', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  const raw = await made.socket('anna');
  const [frame] = editFrames(1);
  raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  raw.socket.send(must(frame, 'a frame'));
  raw.socket.send(must(frame, 'a frame'));
  raw.socket.send(updateFrame(Uint8Array.of(0, 0)));
  await until(() => raw.frames.some((answer) => Buffer.compare(answer, ackFrame(4)) === 0), 'four are acknowledged');
  expect((await made.server.store.load(REPORT))?.updates.length).toBe(2);
});

test('a client that never answers what it is asked for may write all the same', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  const watcher = await made.open('anna');
  const raw = await made.socket('anna');
  for (const frame of editFrames(30)) raw.socket.send(frame);
  await until(() => raw.frames.some((answer) => Buffer.compare(answer, ackFrame(30)) === 0), 'all are acknowledged');
  await until(() => watcher.report.cells.get(CELL) === 30, 'and seen');
});

test('live edits that build on older ones still to come wait for them, in order, and are acknowledged with them', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  const doc = new Y.Doc();
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)));
  for (let value = 1; value <= 5; value += 1) doc.getMap('cells').set(CELL, value);
  const raw = await made.socket('anna');
  // The third before the first two, as of a client whose first two were made while it was away.
  for (const index of [2, 3, 4]) raw.socket.send(must(frames[index], 'a frame'));
  raw.socket.send(step2Frame(Y.encodeStateAsUpdate(doc)));
  await until(() => raw.frames.some((answer) => Buffer.compare(answer, ackFrame(4)) === 0), 'all are acknowledged');
  expect((await made.server.rooms.read(REPORT))?.cells.get(CELL)?.value).toBe(5);
});

test('[gap] edits that wait for older ones that do not come are refused in the end', async () => {
  const made = await world({}, { limits: { parkedMilliseconds: 50 } });
  await made.join('anna', 'coordinator');
  const raw = await made.socket('anna');
  raw.socket.send(must(editFrames(2)[1], 'the second'));
  expect(await raw.closed).toEqual({ code: 4422, reason: 'gap' });
});

test('[shape] what no older edit can make good is refused at once, also before the client has said what it has', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  const doc = new Y.Doc();
  doc.getMap('cells').set(CELL, new Y.Map());
  const raw = await made.socket('anna');
  raw.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
  expect(await raw.closed).toEqual({ code: 4422, reason: 'shape' });
});

test('[too-large] edits that wait for older ones that never come cannot pile up', async () => {
  const made = await world({}, { limits: { parkedBytes: 10_000 } });
  await made.join('anna', 'coordinator');
  const frames = editFrames(200).slice(1);
  const raw = await made.socket('anna');
  for (const frame of frames) raw.socket.send(frame);
  expect(await raw.closed).toEqual({ code: 4413, reason: 'too-large' });
});
