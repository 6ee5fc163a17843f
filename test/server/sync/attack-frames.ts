// Frames no honest client sends, as data: attacks.test.ts sends each.
import * as Y from 'yjs';
import type { openReportDoc } from '#shared/document/schema';
import { step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { byHand, CELL, copyOf, firstOf, idOf, OTHER, type scene, section, updateFrom, writeNumbers } from './raw-edits.ts';

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
/** A frame that sets this entry among the cells. */
export const value = (key: string, entry: unknown) => edit(({ doc }) => doc.getMap('cells').set(key, entry));
/** The rule that refuses each, the code the connection ends with, and who tries. */
export const attacks: readonly Attack[] = [
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
