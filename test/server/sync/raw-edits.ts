// Updates as no honest client writes them, for the attacks on the gate.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { openReportDoc } from '#shared/document/schema';
import { must } from '#shared/result';
import { step2Frame } from '../../../server/sync/frames.ts';
import type { RawSocket } from '../../client.ts';
import { until, type World, world } from '../../world.ts';

export const CELL = 'requests/new/natural';
export const OTHER = 'requests/new/company';

/** A world in which mallory may write table 三 and section 一, and the report has a little content of anna's. */
export const scene = async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  await made.join('mallory', 'preparer', ['requests', 'section:1']);
  const anna = await made.open('anna');
  anna.report.doc.transact(() => {
    anna.report.cells.set(CELL, 3);
    anna.report.cells.set(OTHER, 4);
    anna.report.cells.set('disputes/review/upheld', 1);
    anna.report.section('1').insert(0, '收到申请三件。');
    anna.report.section('5').insert(0, '问题。');
    anna.report.reasons.set('reason-0001', { finding: 'Y1:x', text: '因为', by: 'anna', at: '2026-01-01' });
  });
  await until(() => anna.acknowledged() === 2, 'the content is on disk');
  return { ...made, anna };
};

/** Sends a frame as the person, who is caught up, and gives how the connection ended. */
export const strike = async (made: World, person: string, frame: Uint8Array | string): Promise<RawSocket> => {
  const raw = await made.socket(person);
  raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  raw.socket.send(frame);
  return raw;
};

/** What the server holds, as a document of the attacker's own. */
export const copyOf = (source: Y.Doc): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
  return doc;
};

/** The update a change makes on a copy of the report. */
export const updateFrom = (source: Y.Doc, change: (report: ReturnType<typeof openReportDoc>) => void): Uint8Array => {
  const doc = copyOf(source);
  const before = Y.encodeStateVector(doc);
  change(openReportDoc(doc));
  return Y.encodeStateAsUpdate(doc, before);
};

/** An update written by hand: `structs` writes everything after the number of clients; then an empty delete set. */
export const byHand = (
  clients: number,
  structs: (encoder: encoding.Encoder) => void,
  deletes?: (encoder: encoding.Encoder) => void,
): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients);
    structs(encoder);
    if (deletes) deletes(encoder);
    else encoding.writeVarUint(encoder, 0);
  });

/** One client's section with items {root, key} or {origin, rightOrigin} holding one number each. */
type HandItem = {
  readonly root?: string;
  readonly key?: string;
  readonly origin?: readonly [number, number];
  readonly right?: readonly [number, number];
  readonly values?: readonly number[];
  /** Without a value: deleted before it was sent, this many. */
  readonly dead?: number;
};
export const section = (encoder: encoding.Encoder, client: number, clock: number, items: readonly HandItem[]): void => {
  encoding.writeVarUint(encoder, items.length);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  for (const { root, key, origin, right, values = [1], dead } of items) {
    encoding.writeUint8(encoder, (dead === undefined ? 8 : 1) | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20));
    for (const id of [origin, right]) {
      if (!id) continue;
      encoding.writeVarUint(encoder, id[0]);
      encoding.writeVarUint(encoder, id[1]);
    }
    if (!origin && !right) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, root ?? 'cells');
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
    if (dead !== undefined) {
      encoding.writeVarUint(encoder, dead);
      continue;
    }
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeAny(encoder, value);
  }
};

/** The place in the document's clocks of the item that now holds an entry. */
export const idOf = ({ _map: items }: { readonly _map: Map<string, Y.Item> }, key: string): [number, number] => {
  const { client, clock } = must(items.get(key), key).id;
  return [client, clock];
};

/** The place in the document's clocks where a prose part begins. */
export const firstOf = ({ _start: item }: { readonly _start: Y.Item | null }): [number, number] => {
  const { client, clock } = must(item, 'the first item').id;
  return [client, clock];
};

/** Bare numbers, as the format has them. */
export const writeNumbers = (encoder: encoding.Encoder, numbers: readonly number[]): void => {
  for (const number of numbers) encoding.writeVarUint(encoder, number);
};
