// What the audit log says of an edit: place, old and new, exact steps in prose, how and when; and what clients may say of it (message 123).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openReportDoc } from '#shared/document/schema';
import { MAX_EDIT_NOTE } from '#shared/protocol/socket';
import { must } from '#shared/result';
import { replay } from '../../../server/store/replay.ts';
import type { AuditRow } from '../../../server/store/report-store.ts';
import { createChangeReader } from '../../../server/sync/changes.ts';
import { ackFrame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { REPORT, until } from '../../world.ts';
import { editWithNote, noteFrame, noteOnReturn, startNodes } from './nodes.ts';

const CELL = 'requests/new/natural';
const AT = '2026-01-15T08:00:00.000Z';

const scene = async (now?: () => number) => {
  const made = await startNodes(now ? { now } : {});
  await made.join('anna', 'coordinator');
  const anna = await made.open('anna');
  const last = async (): Promise<AuditRow> => must((await made.store.audit(REPORT)).at(-1), 'a row');
  return { made, anna, last };
};

test('a client that says nothing: live edits are logged as edited, those made away as offline', async () => {
  const { made, anna, last } = await scene();
  anna.report.cells.set(CELL, 3);
  await made.settled([anna]);
  expect(await last()).toMatchObject({ place: CELL, before: null, after: '3', how: 'edited', madeAt: null, person: 'anna', splices: null });
  await made.part(anna);
  anna.report.cells.delete(CELL);
  await made.heal(anna, 'anna');
  await made.settled([anna]);
  expect(await last()).toMatchObject({ place: CELL, before: '3', after: null, how: 'offline', madeAt: null });
});

test('a note says how and when each place was changed, for the next update only', async () => {
  const { made, anna, last } = await scene();
  editWithNote(anna, [{ place: CELL, how: 'pasted', at: AT, seen: null }], ({ cells }) => cells.set(CELL, 3));
  await made.settled([anna]);
  expect(await last()).toMatchObject({ place: CELL, how: 'pasted', madeAt: AT });
  anna.report.cells.set(CELL, 4);
  await made.settled([anna]);
  expect(await last()).toMatchObject({ place: CELL, after: '4', how: 'edited', madeAt: null });
});

test('several notes before one update count together; work of days is logged with its own times', async () => {
  const { made, anna } = await scene();
  await made.part(anna);
  anna.report.doc.transact(() => {
    anna.report.cells.set(CELL, 3);
    anna.report.section('1').insert(0, '三件。');
  });
  noteOnReturn(anna, [{ place: CELL, how: 'typed', at: AT, seen: null }]);
  noteOnReturn(anna, [{ place: 'section:1', how: 'undone', at: '2026-01-16T08:00:00.000Z' }]);
  await made.heal(anna, 'anna');
  await made.settled([anna]);
  const rows = (await made.store.audit(REPORT)).filter(({ person }) => person === 'anna');
  expect(rows.map(({ place, how, madeAt }) => [place, how, madeAt])).toEqual([
    [CELL, 'typed', AT],
    ['section:1', 'undone', '2026-01-16T08:00:00.000Z'],
  ]);
});

test('a clock that runs ahead, or wildly wrong, puts nothing into the future and changes no order', async () => {
  let clock = Date.parse(AT);
  const { made, anna } = await scene(() => clock);
  for (const [index, at] of ['2031-01-01T00:00:00.000Z', '1999-01-01T00:00:00.000Z', AT].entries()) {
    clock += 1000;
    editWithNote(anna, [{ place: CELL, how: 'typed', at, seen: index === 0 ? null : String(index) }], ({ cells }) =>
      cells.set(CELL, index + 1),
    );
    await made.settled([anna]);
  }
  const rows = (await made.store.audit(REPORT)).filter(({ place }) => place === CELL);
  expect(rows.map(({ madeAt }) => madeAt)).toEqual([null, '1999-01-01T00:00:00.000Z', AT]);
  expect(rows.map(({ at }) => at)).toEqual([...rows.map(({ at }) => at)].sort());
  expect(rows.every(({ at, madeAt }) => madeAt === null || madeAt <= at)).toBe(true);
});

test('a note is neither answered nor counted: the acknowledgement counts updates only', async () => {
  const { made } = await scene();
  const raw = await made.socket('anna');
  raw.socket.send(noteFrame({ edits: [] }));
  raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  raw.socket.send(noteFrame({ edits: [{ place: CELL, how: 'typed', at: AT }] }));
  raw.socket.send(updateFrame(Uint8Array.of(0, 0)));
  await until(() => raw.frames.some((frame) => Buffer.compare(frame, ackFrame(2)) === 0), 'two are acknowledged');
  expect(raw.frames.some((frame) => Buffer.compare(frame, ackFrame(3)) === 0)).toBe(false);
});

const place = (at: unknown, more: Record<string, unknown> = {}) => ({ edits: [{ place: CELL, how: 'typed', at, ...more }] });
for (const [name, note, rule = 'malformed'] of [
  ['is no JSON', '{"edits":'],
  ['is no object', '[]'],
  ['has no list', {}],
  ['names an unknown way', { edits: [{ place: CELL, how: 'forged', at: AT }] }],
  ['has no time', place(undefined)],
  ['has a time that is none', place('yesterday')],
  ['has a place of 121 characters', { edits: [{ place: 'x'.repeat(121), how: 'typed', at: AT }] }],
  ['saw more than a place can hold', place(AT, { seen: 'x'.repeat(4001) })],
  ['speaks of 2,001 edits', { edits: Array.from({ length: 2001 }, () => place(AT).edits[0]) }],
  ['is too long', JSON.stringify({ edits: [], more: 'x'.repeat(MAX_EDIT_NOTE) })],
] as const) {
  test(`[${rule}] is refused: a note that ${name}`, async () => {
    const { made } = await scene();
    const raw = await made.socket('anna');
    raw.socket.send(noteFrame(note));
    expect(await raw.closed).toEqual({ code: 4422, reason: rule });
  });
}

test('[malformed] a note whose text is not UTF-8, or shorter than it says, is refused', async () => {
  const { made } = await scene();
  for (const bytes of [
    [123, 2, 0xc3, 0x28],
    [123, 9, 0x7b, 0x7d],
  ]) {
    const raw = await made.socket('anna');
    raw.socket.send(Uint8Array.from(bytes));
    expect(await raw.closed).toEqual({ code: 4422, reason: 'malformed' });
  }
});

test('[too-large] notes without an update cannot pile up', async () => {
  const made = await startNodes({ limits: { notedLength: 500_000 } });
  await made.join('anna', 'coordinator');
  const raw = await made.socket('anna');
  const full = noteFrame({ edits: Array.from({ length: 1500 }, () => ({ place: CELL, how: 'typed', at: AT })) });
  for (let index = 0; index < 5; index += 1) raw.socket.send(full);
  expect(await raw.closed).toEqual({ code: 4413, reason: 'too-large' });
});

test('prose: the steps of the log lead from text to text, whatever several people do to it, characters of two parts included', () => {
  const piece = fc.constantFrom('公开', '申请三件，', '\n', 'a', '𠮷', '𠮷野家𠮶', '');
  const act = fc.record({ who: fc.nat(1), at: fc.nat(60), remove: fc.nat(5), insert: piece, swap: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
      const server = new Y.Doc();
      const report = openReportDoc(server);
      const reader = createChangeReader(report);
      const rows: AuditRow[] = [];
      const desks = [new Y.Doc(), new Y.Doc()];
      const outbox: Uint8Array[] = [];
      for (const desk of desks) desk.on('update', (update: Uint8Array, origin: unknown) => origin === 'server' || outbox.push(update));
      const send = (): void => {
        for (const update of outbox.splice(0)) {
          const touched = [{ kind: 'section', section: '1', removed: 'x', inserted: '𠮷' }] as const;
          const read = reader.begin(touched, () => ({ how: 'edited', madeAt: null }));
          Y.applyUpdate(server, update);
          for (const change of read()) rows.push({ ...change, number: rows.length + 1, seq: 1, at: AT, person: 'x', hash: '' });
        }
        for (const desk of desks) Y.applyUpdate(desk, Y.encodeStateAsUpdate(server), 'server');
      };
      for (const { who, at, remove, insert, swap } of acts) {
        const desk = must(desks[who], 'a desk');
        const text = desk.getText('section:1');
        const from = Math.min(at, text.length);
        desk.transact(() => {
          text.delete(from, Math.min(remove, text.length - from));
          text.insert(from, insert);
        });
        if (swap) send();
      }
      send();
      const told = replay(rows);
      expect(told.ok && (told.value.get('section:1') ?? '')).toBe(report.section('1').toString());
    }),
    { numRuns: 300 },
  );
});
