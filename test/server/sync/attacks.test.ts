// Raw frames no honest client sends: each is refused by its rule, and neither document nor log nor anybody else notices.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { openReportDoc } from '#shared/document/schema';
import { must } from '#shared/result';
import { ackFrame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { REPORT, until } from '../../world.ts';
import { noteFrame } from './nodes.ts';
import { byHand, CELL, copyOf, firstOf, idOf, OTHER, scene, section, strike, updateFrom, writeNumbers } from './raw-edits.ts';

type Scene = Awaited<ReturnType<typeof scene>>;
type Attack = {
  readonly name: string;
  readonly rule: string;
  readonly code?: number;
  readonly as?: string;
  readonly frame: (made: Scene) => Uint8Array | string;
};

const edit =
  (change: (report: ReturnType<typeof openReportDoc>) => void) =>
  ({ anna }: Scene): Uint8Array =>
    updateFrame(updateFrom(anna.report.doc, change));
const value = (key: string, entry: unknown) => edit(({ doc }) => doc.getMap('cells').set(key, entry));
const attacks: readonly Attack[] = [
  { name: 'a root outside the schema', rule: 'root', frame: edit(({ doc }) => doc.getMap('figures').set(CELL, 1)) },
  { name: 'a key that is no cell', rule: 'key', frame: value('requests/new/nobody', 1) },
  { name: 'a computed cell among the typed ones', rule: 'key', frame: value('requests/new/total', 1) },
  { name: 'a cell of another edition', rule: 'key', frame: value('requests/other/natural', 1) },
  { name: 'text where a count belongs', rule: 'value', frame: value(CELL, '3') },
  { name: 'a negative count', rule: 'value', frame: value(CELL, -1) },
  { name: 'a fraction', rule: 'value', frame: value(CELL, 1.5) },
  { name: 'NaN', rule: 'value', frame: value(CELL, Number.NaN) },
  { name: 'infinity', rule: 'value', frame: value(CELL, Number.POSITIVE_INFINITY) },
  { name: 'a number beyond the safe ones', rule: 'value', frame: value(CELL, 2 ** 53) },
  { name: 'a big integer', rule: 'value', frame: value(CELL, [10n ** 17n]) },
  { name: 'null as a value', rule: 'value', frame: value(CELL, null) },
  { name: 'a list as a value', rule: 'value', frame: value(CELL, [1, 2]) },
  { name: 'an amount as a number', rule: 'value', as: 'anna', frame: value('art20/fees/amount', 1.5) },
  { name: 'an unknown edition', rule: 'value', as: 'anna', frame: edit(({ meta }) => meta.set('edition', '1999')) },
  { name: 'another schema version', rule: 'value', as: 'anna', frame: edit(({ meta }) => meta.set('schema', 99)) },
  { name: 'a nested map', rule: 'shape', frame: value(CELL, new Y.Map()) },
  { name: 'a nested document', rule: 'shape', frame: value(CELL, new Y.Doc()) },
  { name: 'bytes', rule: 'shape', frame: value(CELL, new Uint8Array(4)) },
  { name: 'a list item in a map', rule: 'shape', frame: () => updateFrame(byHand(1, (e) => section(e, 77, 0, [{ root: 'cells' }]))) },
  {
    name: 'a map entry in a prose part',
    rule: 'shape',
    frame: () => updateFrame(byHand(1, (e) => section(e, 77, 0, [{ root: 'section:1', key: 'a' }]))),
  },
  { name: 'formatting in a prose part', rule: 'shape', frame: edit((report) => report.section('1').format(0, 2, { bold: true })) },
  {
    name: 'an embedded object in a prose part',
    rule: 'shape',
    frame: edit((report) => report.section('1').insertEmbed(0, { image: 'x' })),
  },
  {
    name: 'a collected struct',
    rule: 'gc',
    frame: () => updateFrame(byHand(1, (e) => writeNumbers(e, [1, 77, 0, 0, 3]))),
  },
  {
    name: 'a skipped range',
    rule: 'gap',
    frame: () => updateFrame(byHand(1, (e) => writeNumbers(e, [1, 77, 0, 10, 3]))),
  },
  {
    name: 'an item between two different cells',
    rule: 'shape',
    frame: ({ anna }) =>
      updateFrame(byHand(1, (e) => section(e, 77, 0, [{ origin: idOf(anna.report.cells, CELL), right: idOf(anna.report.cells, OTHER) }]))),
  },
  {
    name: 'an item that would hang on a figure of its author in another place',
    rule: 'malformed',
    frame: ({ anna }) => {
      const [client, clock] = idOf(anna.report.cells, OTHER);
      return updateFrame(
        byHand(1, (e) =>
          section(e, client, clock, [{ key: CELL, values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] }]),
        ),
      );
    },
    as: 'anna',
  },
  {
    name: 'two clients whose items wait for each other',
    rule: 'gap',
    frame: () =>
      updateFrame(
        byHand(2, (e) => {
          section(e, 78, 0, [{ origin: [77, 1] }, { key: CELL }]);
          section(e, 77, 0, [{ origin: [78, 1] }, { key: CELL }]);
        }),
      ),
  },
  {
    name: 'an item that refers to itself',
    rule: 'gap',
    frame: () => updateFrame(byHand(1, (e) => section(e, 77, 0, [{ origin: [77, 0] }]))),
  },
  {
    name: 'an item after one that does not exist',
    rule: 'shape',
    frame: () => updateFrame(byHand(1, (e) => section(e, 77, 0, [{ origin: [99, 0] }]))),
  },
  { name: 'a gap in the clocks', rule: 'gap', frame: () => updateFrame(byHand(1, (e) => section(e, 77, 5, [{ key: CELL }]))) },
  {
    name: 'one client in two parts of an update',
    rule: 'malformed',
    frame: () =>
      updateFrame(
        byHand(2, (e) => {
          section(e, 77, 0, [{ key: CELL }]);
          section(e, 77, 1, [{ key: OTHER }]);
        }),
      ),
  },
  {
    name: 'an item without content',
    rule: 'malformed',
    frame: () => updateFrame(byHand(1, (e) => section(e, 77, 0, [{ key: CELL, values: [] }]))),
  },
  {
    name: 'a client id that belongs to another person',
    rule: 'foreign-client',
    frame: ({ anna }) => {
      const doc = copyOf(anna.report.doc);
      doc.clientID = anna.report.doc.clientID;
      const before = Y.encodeStateVector(doc);
      doc.getMap('cells').set(CELL, 9);
      return updateFrame(Y.encodeStateAsUpdate(doc, before));
    },
  },
  {
    name: 'something known, repeated with a neighbour that would cut the prose of another in two',
    rule: 'malformed',
    frame: ({ anna }) => {
      const [client, clock] = idOf(anna.report.cells, CELL);
      const [, prose] = firstOf(anna.report.section('5'));
      return updateFrame(byHand(1, (e) => section(e, client, clock, [{ origin: [client, prose] }])));
    },
  },
  {
    name: 'something known, repeated with a neighbour nobody has',
    rule: 'malformed',
    frame: ({ anna }) => {
      const [client, clock] = idOf(anna.report.cells, CELL);
      return updateFrame(byHand(1, (e) => section(e, client, clock, [{ origin: [client, 9999] }])));
    },
  },
  {
    name: 'something known, repeated in another root',
    rule: 'malformed',
    frame: ({ anna }) => {
      const [client, clock] = idOf(anna.report.cells, CELL);
      return updateFrame(byHand(1, (e) => section(e, client, clock, [{ root: 'figures', key: CELL }])));
    },
  },
  {
    name: 'a deletion of something unknown',
    rule: 'unknown-delete',
    frame: () =>
      updateFrame(
        byHand(
          0,
          () => {},
          (e) => writeNumbers(e, [1, 77, 1, 0, 5]),
        ),
      ),
  },
  {
    name: 'delete ranges that overlap',
    rule: 'malformed',
    frame: ({ anna }) => {
      const [client] = idOf(anna.report.cells, CELL);
      return updateFrame(
        byHand(
          0,
          () => {},
          (e) => writeNumbers(e, [1, client, 2, 0, 2, 1, 2]),
        ),
      );
    },
  },
  { name: 'a cell assigned to nobody', rule: 'access', frame: value('disputes/review/upheld', 9) },
  { name: 'removing a figure of another table', rule: 'access', frame: edit(({ cells }) => cells.delete('disputes/review/upheld')) },
  { name: 'a prose part of another', rule: 'access', frame: edit((report) => report.section('5').insert(0, 'x')) },
  { name: 'removing another’s prose', rule: 'access', frame: edit((report) => report.section('5').delete(0, 1)) },
  { name: 'a note beside a cell of another', rule: 'access', frame: edit(({ notes }) => notes.set('disputes/review/upheld', 'x')) },
  { name: 'the organ’s name, by a preparer', rule: 'access', frame: edit(({ meta }) => meta.set('organ', '别的局')) },
  {
    name: 'a prose part beyond its length',
    rule: 'section-length',
    frame: edit((report) => report.section('1').insert(0, '字'.repeat(100_000))),
  },
  {
    name: 'changing a reason given',
    rule: 'append-only',
    as: 'anna',
    frame: edit(({ doc }) => doc.getMap('reasons').set('reason-0001', { text: 'x' })),
  },
  {
    name: 'pushing a reason out by something deleted already',
    rule: 'append-only',
    as: 'anna',
    frame: ({ anna }) =>
      updateFrame(byHand(1, (e) => section(e, 77, 0, [{ origin: idOf(anna.report.reasons as never, 'reason-0001'), dead: 1 }]))),
  },
  {
    name: 'pushing a figure of another out by something deleted already',
    rule: 'access',
    frame: ({ anna }) =>
      updateFrame(byHand(1, (e) => section(e, 77, 0, [{ origin: idOf(anna.report.cells, 'disputes/review/upheld'), dead: 1 }]))),
  },
  { name: 'removing a reason given', rule: 'append-only', as: 'anna', frame: edit(({ reasons }) => reasons.delete('reason-0001')) },
  {
    name: 'a reason in another’s name',
    rule: 'author',
    frame: edit(({ doc }) => doc.getMap('reasons').set('reason-0002', { text: 'x', by: 'anna' })),
  },
  { name: 'a live update over 1 MB', rule: 'too-large', code: 4413, frame: () => updateFrame(new Uint8Array(1024 * 1024 + 1)) },
  { name: 'a resync over 8 MB', rule: 'too-large', code: 4413, frame: () => step2Frame(new Uint8Array(8 * 1024 * 1024 + 1)) },
  { name: 'a text frame', rule: 'malformed', frame: () => 'hello' },
  { name: 'an unknown message', rule: 'malformed', frame: () => Uint8Array.of(9, 1, 2) },
  { name: 'an empty frame', rule: 'malformed', frame: () => new Uint8Array(0) },
  { name: 'a frame that ends early', rule: 'malformed', frame: (made) => value(CELL, 5)(made).subarray(0, 20) },
  { name: 'a frame with bytes left over', rule: 'malformed', frame: (made) => Uint8Array.from([...value(CELL, 5)(made), 0]) },
  {
    name: 'an update that ends early inside a whole frame',
    rule: 'malformed',
    frame: ({ anna }) => updateFrame(updateFrom(anna.report.doc, ({ cells }) => cells.set(CELL, 5)).slice(0, -4)),
  },
  { name: 'a damaged state vector', rule: 'malformed', frame: () => Uint8Array.of(0, 0, 2, 5, 1) },
  { name: 'a damaged awareness message', rule: 'malformed', frame: () => Uint8Array.of(1, 2, 5, 1) },
];

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
