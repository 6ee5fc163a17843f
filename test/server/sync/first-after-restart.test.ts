// Whoever comes first after a restart: shown the snapshot as it is stored, before the server has read it.
import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { openReportDoc } from '#shared/document/schema';
import { must } from '#shared/result';
import type { ReportStore } from '../../../server/store/report-store.ts';
import { step1Frame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import type { RawSocket } from '../../client.ts';
import { until, world } from '../../world.ts';

test('who has nothing gets the whole report, is asked what the server lacks, and what it then writes is taken in', async () => {
  const restarted = await world({ data: await withHistory() });
  const raw = await restarted.socket('anna', { query: '?ack=1' });
  raw.socket.send(step1Frame(Y.encodeStateVector(new Y.Doc())));
  await until(() => bodies(raw, 1).length === 1 && bodies(raw, 0).length === 1, 'shown and asked');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, must(bodies(raw, 1)[0], 'the report'));
  expect(openReportDoc(doc).cells.get(CELL)).toBe(30);
  // What the server asks by is what it has shown.
  expect(Y.decodeStateVector(must(bodies(raw, 0)[0], 'the question'))).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
  const before = Y.encodeStateVector(doc);
  openReportDoc(doc).cells.set(CELL, 31);
  raw.socket.send(step2Frame(Uint8Array.of(0, 0)));
  raw.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
  await until(() => bodies(raw, 2).length === 1, 'told');
  expect((await restarted.open('anna')).report.cells.get(CELL)).toBe(31);
});

test('an edit that comes before any question is judged against the report', async () => {
  const restarted = await world({ data: await withHistory() });
  const raw = await restarted.socket('anna', { query: '?ack=1' });
  const doc = new Y.Doc();
  doc.getMap('cells').set('not/a/cell', 1);
  raw.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
  expect((await raw.closed).code).toBe(4422);
});

test('who says nothing is asked all the same', async () => {
  const restarted = await world({ data: await withHistory() });
  const raw = await restarted.socket('anna', { query: '?ack=1' });
  await until(() => bodies(raw, 0).length === 1, 'asked');
});

test('a snapshot that cannot be read closes its report and nothing else', async () => {
  const damaged = (store: ReportStore): ReportStore => ({
    ...store,
    load: async (report) => {
      const stored = await store.load(report);
      return stored?.snapshot ? { ...stored, snapshot: { ...stored.snapshot, update: stored.snapshot.update.subarray(0, 40) } } : stored;
    },
  });
  const restarted = await world({ data: await withHistory() }, { store: damaged });
  const raw = await restarted.socket('anna', { query: '?ack=1' });
  expect((await raw.closed).code).toBe(1013);
  expect((await restarted.call('GET', '/api/reports', 'administrator')).status).toBe(200);
});

/** The data of a server that was stopped after some edits. */
const withHistory = async (): Promise<string> => {
  const first = await world();
  await first.join('anna', 'coordinator');
  const anna = await first.open('anna');
  for (let value = 1; value <= 30; value += 1) {
    anna.report.cells.set(CELL, value);
    await until(() => anna.acknowledged() === anna.sent(), 'on disk');
  }
  await first.server.close();
  return first.config.dataFolder;
};

/** The bodies of the messages of one step of the sync protocol that came in. */
const bodies = ({ frames }: RawSocket, step: number): readonly Uint8Array[] =>
  frames.flatMap((frame) =>
    frame[0] === 0 && frame[1] === step ? [decoding.readVarUint8Array(decoding.createDecoder(frame.slice(2)))] : [],
  );

const CELL = 'requests/new/natural' as CellId;
