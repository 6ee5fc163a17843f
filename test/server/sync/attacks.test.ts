// Raw frames no honest client sends: each is refused by its rule, and neither document nor log nor anybody else notices.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { must } from '#shared/result';
import { ackFrame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { REPORT, until } from '../../world.ts';
import { attacks, value } from './attack-frames.ts';
import { noteFrame } from './nodes.ts';
import { byHand, CELL, idOf, scene, section, strike, updateFrom, writeNumbers } from './raw-edits.ts';

for (const { name, rule, code = 4422, as = 'mallory', frame } of attacks) {
  test(`[${rule}] is refused: ${name}`, async () => {
    const made = await scene();
    const before = Y.encodeStateAsUpdate(made.anna.report.doc);
    const log = must(await made.server.store.load(REPORT), 'the log').updates.length;
    const raw = await strike(made, as, frame(made));
    expect(await raw.closed).toEqual({ code, reason: rule });
    expect(raw.messages().at(-1)).toMatchObject({ type: 'refused', rule });
    expect(must(await made.server.store.load(REPORT), 'the log').updates.length).toBe(log);
    // Whoever opens the report next gets exactly what was there.
    const next = await made.open('anna');
    expect(Y.encodeStateAsUpdate(next.report.doc)).toEqual(before);
  });
}

test('a reviewer may give a reason in their own name, and nothing else', async () => {
  const made = await scene();
  await made.join('rita', 'reviewer');
  const rita = await made.open('rita');
  rita.report.reasons.set('reason-0003', { finding: 'Y4:x', text: '机构改革', by: 'rita', at: '2026-01-02' });
  await until(() => made.anna.report.reasons.size === 2, 'anna sees the reason');
  rita.report.cells.set(CELL, 8);
  await until(() => rita.closes.length === 1, 'rita is refused');
  expect(rita.closes[0]).toEqual({ code: 4422, reason: 'access' });
});

test('a figure pushed out by something deleted already is blank, and the audit log says so', async () => {
  const made = await scene();
  const raw = await made.socket('mallory');
  raw.socket.send(updateFrame(byHand(1, (e) => section(e, 77, 0, [{ origin: idOf(made.anna.report.cells, CELL), dead: 1 }]))));
  await until(() => !made.anna.report.cells.has(CELL), 'it is blank');
  expect((await made.server.store.audit(REPORT)).at(-1)).toMatchObject({ person: 'mallory', place: CELL, before: '3', after: null });
});

test('blanking a figure of another by deleting what it had overwritten changes nothing and disputes nothing', async () => {
  const made = await scene();
  const { anna } = made;
  const [client, clock] = idOf(anna.report.cells, 'disputes/review/upheld');
  anna.report.cells.set('disputes/review/upheld', 2);
  await until(() => anna.acknowledged() === anna.sent(), 'overwritten');
  const raw = await made.socket('mallory');
  const deletion = byHand(
    0,
    () => {},
    (e) => writeNumbers(e, [1, client, 1, clock, 1]),
  );
  raw.socket.send(noteFrame({ edits: [{ place: 'disputes/review/upheld', how: 'typed', at: '2026-01-15T08:00:00.000Z', seen: '1' }] }));
  raw.socket.send(updateFrame(deletion));
  await until(() => raw.frames.some((frame) => Buffer.compare(frame, ackFrame(1)) === 0), 'it is acknowledged');
  expect((await made.server.rooms.read(REPORT))?.cells.get('disputes/review/upheld' as never)?.value).toBe(2);
  expect(await made.server.store.openConflicts(REPORT)).toEqual([]);
});

test('after a refusal nothing more of that connection is heard', async () => {
  const made = await scene();
  const good = updateFrame(updateFrom(made.anna.report.doc, ({ cells }) => cells.set(CELL, 8)));
  const raw = await made.socket('mallory');
  raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  raw.socket.send(value(CELL, -1)(made));
  raw.socket.send(good);
  await raw.closed;
  expect((await made.server.rooms.read(REPORT))?.cells.get(CELL as never)?.value).toBe(3);
});

test('a frame beyond every limit ends the connection and nothing else', async () => {
  const made = await scene();
  const raw = await strike(made, 'mallory', new Uint8Array(17 * 1024 * 1024));
  expect((await raw.closed).code).toBe(1009);
  expect((await made.call('GET', '/healthz', null)).status).toBe(200);
});
